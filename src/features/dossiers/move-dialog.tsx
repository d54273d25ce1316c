// The form of a move: when, why, and what a decision of the committee must say. Problems are told beside their field.
import { stateWords } from '#binding/dossier/dossier-words.ts';
import { t as stage } from '#binding/dossier/messages.ts';
import { useLocalDraft } from '#binding/use-local-draft.ts';
import { useMemo, useState } from 'preact/hooks';
import type { GuardId } from '#domain/dossier/guard-ids.ts';
import { moveDossier } from '#domain/dossier/moves.ts';
import type { Outcome, Transition } from '#domain/dossier/states.ts';
import type { SessionCard } from '#domain/record/cards.ts';
import { formatDay } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { DossierModel } from './dossier-model.ts';
import { outcomeWords } from './dossier-words.ts';
import { t } from './messages.ts';
import {
  emptyDraft,
  emptyReserve,
  isDecision,
  moveDraftKey,
  moveProblems,
  toMove,
  type MoveDraft,
} from './move-form.ts';

interface DialogProps {
  model: DossierModel;
  transition: Transition;
  title: string;
  onClose: () => void;
}

export function MoveDialog({ model, transition, title, onClose }: DialogProps) {
  const form = useMoveDraft(model, transition);
  const [tried, setTried] = useState(false);
  if (!form) return null;
  const { draft, change } = form;
  const problems = moveProblems(transition, draft, model.facts(toMove(draft)));
  const record = (): void => {
    setTried(true);
    if (problems.length > 0) return;
    model.edit((doc) => moveDossier(doc, transition.to, toMove(draft), model.store.now()));
    form.clear();
    showToast({ text: t().movedToast(stateWords(transition.to)) });
    onClose();
  };
  const errorOf = (...ids: GuardId[]): string | false => {
    const found = tried && ids.find((id) => problems.includes(id));
    return found ? stage().guards[found] : false;
  };
  const part = { model, transition, draft, change, errorOf };
  return (
    <Dialog
      open
      title={title}
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
        value={draft.day}
        max={model.today()}
        error={errorOf('day-in-order')}
        onInput={(day) => change({ day })}
      />
      {transition.outcomes.length > 1 && <OutcomeField {...part} />}
      {isDecision(transition) && <SessionField {...part} />}
      <ReasonField {...part} />
      {isDecision(transition) && <AsideField {...part} />}
      {transition.guards.includes('reserves-assigned') && <ReserveFields {...part} />}
    </Dialog>
  );
}

/** What was typed and not written yet waits on this tablet; a day that nobody chose is today's. */
function useMoveDraft({ store, record, today }: DossierModel, transition: Transition) {
  const day = today();
  const empty = useMemo(() => ({ ...emptyDraft(transition, day), begunOn: day }), [transition, day]);
  const kept = useLocalDraft<typeof empty>(store, moveDraftKey(record.doc, transition), empty);
  if (!kept) return null;
  const { begunOn, ...draft } = kept.form;
  return {
    draft: draft.day === begunOn ? { ...draft, day } : draft,
    change: (part: Partial<MoveDraft>): void =>
      kept.change(part.day === undefined && draft.day === begunOn ? { ...part, day, begunOn: day } : part),
    clear: kept.clear,
  };
}

interface PartProps {
  model: DossierModel;
  transition: Transition;
  draft: MoveDraft;
  change: (part: Partial<MoveDraft>) => void;
  errorOf: (...ids: GuardId[]) => string | false;
}

function OutcomeField({ transition, draft, change, errorOf }: PartProps) {
  return (
    <ChoiceRows
      legend={t().outcome}
      options={transition.outcomes.map((outcome) => ({ value: outcome, label: outcomeWords(outcome) }))}
      value={draft.outcome === '' ? null : draft.outcome}
      error={errorOf('outcome-chosen')}
      onChange={(outcome) => change({ outcome: outcome as Outcome })}
    />
  );
}

function ReasonField({ transition, draft, change, errorOf }: PartProps) {
  const { guards } = transition;
  const required = guards.includes('reason-given') || guards.includes('decision-text');
  const label = guards.includes('decision-text') ? t().decision : required ? t().reason : t().remark;
  return (
    <TextArea
      label={label}
      hint={t().reasonHint}
      required={required}
      value={draft.reason}
      error={errorOf('reason-given', 'decision-text', 'followed-up')}
      onInput={(reason) => change({ reason })}
    />
  );
}

function sessionWords(session: SessionCard): string {
  return session.date ? t().sessionOf(formatDay(session.date), session.place) : t().sessionUndated;
}

/** Sessions with this dossier on their agenda first, then the newest. */
function SessionField({ model, draft, change, errorOf }: PartProps) {
  const { doc } = model.record;
  const sessions = [...model.store.cards.session.value.values()].sort(
    (a, b) =>
      Number(b.files.includes(doc)) - Number(a.files.includes(doc)) || (b.date ?? '').localeCompare(a.date ?? ''),
  );
  return (
    <SelectField
      label={t().session}
      required
      hint={sessions.length === 0 ? t().noSession : undefined}
      value={draft.session}
      options={sessions.map((session) => ({ value: session.doc, label: sessionWords(session) }))}
      error={errorOf('session-exists')}
      onChange={(session) => change({ session })}
    />
  );
}

function AsideField({ draft, change, errorOf }: PartProps) {
  return (
    <>
      <ChoiceRows
        legend={t().aside}
        layout="columns"
        options={[
          { value: 'no', label: t().asideNobody },
          { value: 'yes', label: t().asideSome },
        ]}
        value={draft.someoneAside === null ? null : draft.someoneAside ? 'yes' : 'no'}
        error={errorOf('aside-stated')}
        onChange={(value) => change({ someoneAside: value === 'yes' })}
      />
      {draft.someoneAside && (
        <TextField
          label={t().asideNames}
          hint={t().asideHint}
          value={draft.asideNames}
          onInput={(asideNames) => change({ asideNames })}
        />
      )}
    </>
  );
}

function ReserveFields({ model, draft, change, errorOf }: PartProps) {
  const set = (index: number, part: Partial<MoveDraft['reserves'][number]>): void =>
    change({ reserves: draft.reserves.map((row, at) => (at === index ? { ...row, ...part } : row)) });
  const error = errorOf('reserves-assigned');
  return (
    <fieldset class="dossier-reserves">
      <legend>{t().reservesAsked}</legend>
      {draft.reserves.map((row, index) => (
        // Rows have no name of their own before they are written.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} class="dossier-reserves__row">
          <TextField
            label={t().reserveText}
            value={row.text}
            error={index === 0 && error}
            onInput={(text) => set(index, { text })}
          />
          <TextField label={t().reserveOwner} value={row.owner} onInput={(owner) => set(index, { owner })} />
          <DateField label={t().reserveDue} value={row.due} onInput={(due) => set(index, { due })} />
          {draft.reserves.length > 1 && (
            <Button
              variant="plain"
              icon="x"
              onClick={() => change({ reserves: draft.reserves.filter((_, at) => at !== index) })}
            >
              {t().removeReserve}
            </Button>
          )}
        </div>
      ))}
      <Button icon="plus" onClick={() => change({ reserves: [...draft.reserves, emptyReserve(model.today())] })}>
        {t().addReserve}
      </Button>
    </fieldset>
  );
}
