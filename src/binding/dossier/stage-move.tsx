// The move that a screen's work leads to: at its foot once its guards hold, at its end what is missing otherwise.
import { useLocalDraft } from '#binding/use-local-draft.ts';
import { useState } from 'preact/hooks';
import { isDay, type Day } from '#domain/day.ts';
import { emptyMove } from '#domain/dossier/facts.ts';
import { GUARDS, unmetGuards } from '#domain/dossier/guards.ts';
import type { GuardId } from '#domain/dossier/guard-ids.ts';
import { moveDossier } from '#domain/dossier/moves.ts';
import { transitionsFrom, type DossierState, type Transition } from '#domain/dossier/states.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Icon } from '#ui/icon.tsx';
import { Section } from '#ui/section.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { showToast } from '#ui/toast.tsx';
import type { DossierCore } from './dossier-core.ts';
import { stateWords } from './dossier-words.ts';
import { t } from './messages.ts';
import './stage-move.css';

interface Stage {
  readonly transition: Transition;
  /** What the record still lacks; empty: the move may be made. */
  readonly missing: readonly GuardId[];
}

/** The move to a state from where the dossier stands; null when it does not lead there, or not for this role. */
export function stageOf(core: DossierCore, to: DossierState): Stage | null {
  const moves = transitionsFrom(core.standing.value.state, core.role.value);
  const transition = moves.find((one) => one.to === to);
  if (!transition) return null;
  const missing = unmetGuards(transition, core.facts()).filter((guard) => GUARDS[guard].asks === 'record');
  return { transition, missing };
}

interface MoveProps {
  core: DossierCore;
  transition: Transition;
  /** When it happened, if the record says so. */
  day: Day | null;
}

/** For the foot of a screen, once nothing is missing. */
export function StageMove({ core, transition, day }: MoveProps) {
  const [open, setOpen] = useState(false);
  return (
    <div class="stage-move">
      <p class="stage-move__ready">
        <Icon name="circle-check" />
        <span>{t().moveReady}</span>
      </p>
      <Button variant="primary" icon="arrow-right" onClick={() => setOpen(true)}>
        {t().moves[transition.to]}
      </Button>
      {open && <MoveForm core={core} transition={transition} day={day} onClose={() => setOpen(false)} />}
    </div>
  );
}

interface MissingProps {
  to: DossierState;
  guards: readonly GuardId[];
  /** Where on the screen a missing point is put right: the id of a section. */
  placeOf: Partial<Record<GuardId, string>>;
}

/** For the end of a screen, as long as something is missing. */
export function StageMissing({ to, guards, placeOf }: MissingProps) {
  return (
    <Section title={t().moveMissing(guards.length)} lead={t().moveGoal(stateWords(to))}>
      <ul class="stage-missing c-plain">
        {guards.map((guard) => (
          <li key={guard}>
            <Icon name="circle-dot" />
            {placeOf[guard] ? <a href={`#${placeOf[guard]}`}>{t().guards[guard]}</a> : <span>{t().guards[guard]}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface FormProps {
  core: DossierCore;
  transition: Transition;
  day: Day | null;
  onClose: () => void;
}

const EMPTY = { reason: '' };

function MoveForm({ core, transition, day, onClose }: FormProps) {
  const [when, setWhen] = useState<string>(day ?? core.today());
  const kept = useLocalDraft(core.store, `move:${core.record.doc}:${transition.to}`, EMPTY);
  const [tried, setTried] = useState(false);
  if (!kept) return null;
  const { reason } = kept.form;
  const move = { ...emptyMove(isDay(when) ? when : core.today()), reason };
  const wrong = !isDay(when) || unmetGuards(transition, core.facts(move)).includes('day-in-order');
  const record = (): void => {
    setTried(true);
    if (wrong) return;
    core.edit((draft) => moveDossier(draft, transition.to, move, core.store.now()));
    kept.clear();
    showToast({ text: t().movedToast(stateWords(transition.to)) });
    onClose();
  };
  return (
    <Dialog
      open
      title={t().moves[transition.to]}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" icon="check" onClick={record}>
            {t().record}
          </Button>
          <Button onClick={onClose}>{t().cancel}</Button>
        </>
      }
    >
      <DateField
        label={t().moveDay}
        hint={t().moveDayHint}
        value={when}
        max={core.today()}
        error={tried && wrong && t().guards['day-in-order']}
        onInput={setWhen}
      />
      <TextArea
        label={t().moveRemark}
        hint={t().moveRemarkHint}
        value={reason}
        onInput={(next) => kept.change({ reason: next })}
      />
    </Dialog>
  );
}
