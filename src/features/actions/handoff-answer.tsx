import { useState } from 'preact/hooks';
import { answerHandoff, HANDOFF_ANSWERS, type HandoffAnswer } from '#domain/collective/handoff.ts';
import { dayAt, isPlausibleDay } from '#domain/day.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
  /** The row of the handoff. */
  handoff: string;
  onClose: () => void;
}

/** What the partner answered, the day, and a word. A new answer takes the place of an older one; both stay in the log. */
export function AnswerDialog({ store, record, handoff, onClose }: Props) {
  const words = t();
  const [answer, setAnswer] = useState<HandoffAnswer | null>(null);
  const [day, setDay] = useState<string>(dayAt(store.now()));
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const keep = async (): Promise<void> => {
    setAsked(true);
    if (!answer || !isPlausibleDay(day)) return;
    const saved = await record.edit((draft) => void answerHandoff(draft, handoff, { answer, note, day }));
    if (!saved.ok) return showToast({ tone: 'danger', text: words.notSaved });
    showToast({ text: words.answerNoted(words.answers[answer]) });
    onClose();
  };
  return (
    <Dialog
      open
      title={words.noteAnswer}
      onClose={onClose}
      actions={
        <Button variant="primary" icon="check" onClick={() => void keep()}>
          {words.noteAnswer}
        </Button>
      }
    >
      <div class="c-stack">
        <ChoiceRows
          legend={words.answer}
          required
          error={asked && !answer && words.answerMissing}
          options={HANDOFF_ANSWERS.map((value) => ({ value, label: words.answers[value] }))}
          value={answer}
          onChange={(value) => setAnswer(HANDOFF_ANSWERS.find((one) => one === value) ?? null)}
        />
        <DateField
          label={words.day}
          required
          value={day}
          error={asked && !isPlausibleDay(day) && words.dayNeeded}
          onInput={setDay}
        />
        <TextArea label={words.answerNote} value={note} onInput={setNote} />
      </div>
    </Dialog>
  );
}
