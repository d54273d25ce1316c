// The one way to note a change of state by hand: the day, the reason, and what is in the way.
import { useState } from 'preact/hooks';
import type { CollectiveMove } from '#domain/collective/moves.ts';
import { isPlausibleDay, type Day } from '#domain/day.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

/** A move the table offers from here. */
export interface Choice<State extends string> {
  readonly to: State;
  /** What the reason is: a committee's decision, a reason that is asked for, or a mere detail. */
  readonly reason: 'decision' | 'required' | 'free';
}

/** What is in the way, and where it is put right. */
export interface Missing {
  readonly text: string;
  readonly href?: string;
}

interface DialogProps<State extends string> {
  choice: Choice<State>;
  /** The state it moves to, in a word. */
  state: string;
  today: Day;
  /** Checks and writes; what is in the way, or nothing when it is done. */
  onMove: (to: State, move: CollectiveMove) => Promise<readonly Missing[]>;
  onClose: () => void;
}

export function MoveDialog<State extends string>(props: DialogProps<State>) {
  const words = t();
  const [day, setDay] = useState<string>(props.today);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const [dayError, setDayError] = useState(false);
  const { choice } = props;
  const confirm = async (): Promise<void> => {
    const valid = isPlausibleDay(day);
    setDayError(!valid);
    if (!valid) return;
    const found = await props.onMove(choice.to, { day, reason });
    setMissing(found);
    if (found.length > 0) return;
    showToast({ text: words.movedTo(props.state) });
    props.onClose();
  };
  const reasonLabel = { decision: words.moveDecision, required: words.moveReasonRequired, free: words.moveReason };
  return (
    <Dialog
      open
      title={words.moveTo(props.state)}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{words.cancel}</Button>
          <Button variant="primary" icon="check" onClick={() => void confirm()}>
            {words.moveConfirm}
          </Button>
        </>
      }
    >
      <div class="c-stack">
        {missing.length > 0 && (
          <Banner tone="todo" title={words.guardsTitle} live>
            <ul>
              {missing.map(({ text, href }) => (
                <li key={text}>{href ? <a href={href}>{text}</a> : text}</li>
              ))}
            </ul>
          </Banner>
        )}
        <DateField
          label={words.moveDay}
          value={day}
          onInput={setDay}
          error={dayError && words.moveDayRequired}
          required
        />
        <TextArea
          label={reasonLabel[choice.reason]}
          required={choice.reason !== 'free'}
          value={reason}
          onInput={setReason}
        />
      </div>
    </Dialog>
  );
}
