import { companyName } from '#binding/company/company-words.ts';
import { maySeeAction, mayWrite } from '#binding/rights.ts';
import { RecordMarks } from '#binding/record-marks.tsx';
import { BoundArea, BoundChoice, BoundDay, BoundProse, BoundText } from '#binding/bound-fields.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { useRecord } from '#binding/use-record.ts';
import { actionStanding } from '#domain/collective/action-states.ts';
import { ACTION_TYPES, checkAction, readAction, removeAction } from '#domain/collective/action.ts';
import { setAside } from '#domain/dossier/journal.ts';
import { dayAt } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toast.tsx';
import { ActionAfter } from './action-after.tsx';
import { ActionBudget } from './action-budget.tsx';
import { ActionCompanies } from './action-companies.tsx';
import { ActionEvidence } from './action-evidence.tsx';
import { ActionHandoffs } from './action-handoffs.tsx';
import { ActionMeetings } from './action-meetings.tsx';
import { ActionPeople } from './action-people.tsx';
import { isOverdue } from '#domain/collective/action-groups.ts';
import { actionTexts, actionTitle, periodOf } from '#binding/action/action-words.ts';
import { actionsModel } from './actions-model.ts';
import { exportAction } from './calendar-acts.ts';
import { t } from './messages.ts';
import { choicesFrom, moveOpenAction } from './state-moves.ts';
import { Moves } from '#binding/moves/moves.tsx';
import './actions.css';

interface PartProps {
  store: Store;
  record: OpenRecord;
}

/** An action: its state, what is planned, who takes part, what came out of it. */
export function ActionScreen({ store, doc }: { store: Store; doc: DocId }) {
  const words = t();
  const record = useRecord(store, doc);
  if (record?.kind === 'action') return <OpenAction store={store} record={record} />;
  return (
    <Page title={words.actionKicker} back={{ href: href.collective('actions'), label: words.backToActions }}>
      {record === undefined ? <Skeleton /> : <EmptyState title={words.absentTitle}>{words.absentText}</EmptyState>}
    </Page>
  );
}

function OpenAction({ store, record }: PartProps) {
  const words = t();
  const view = record.view.value;
  const action = readAction(view);
  const { state } = actionStanding(view);
  const writable = mayWrite(store);
  const stake = action.stake && store.cards.stake.value.get(action.stake);
  const back = stake
    ? { href: href.stake(stake.doc), label: stake.title || words.untitledStake }
    : { href: href.collective('actions'), label: words.backToActions };
  if (!maySeeAction(store, action)) {
    return (
      <Page title={words.actionKicker} back={{ href: href.collective('actions'), label: words.backToActions }}>
        <EmptyState title={words.hiddenTitle} icon="lock">
          {words.hiddenText}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={actionTitle(action)}
      kicker={words.actionKicker}
      lead={periodOf(action)}
      back={back}
      wide
      actions={
        <Button icon="download" onClick={() => void exportAction(store, record.doc)}>
          {words.icsAction}
        </Button>
      }
      badges={
        <>
          <Badge tone="strong">{actionTexts().actionStates[state]}</Badge>
          <Badge>{actionTexts().actionTypes[action.type]}</Badge>
          {action.removed && <Badge tone="todo">{actionTexts().removed}</Badge>}
          {isOverdue({ end: action.end, state }, dayAt(store.now())) && (
            <Badge tone="todo" icon="clock">
              {actionTexts().overdue}
            </Badge>
          )}
          <RecordMarks store={store} record={record} />
        </>
      }
    >
      {!writable && <Banner tone="info">{words.readOnly}</Banner>}
      <FieldConflict
        store={store}
        record={record}
        field="gone"
        label={words.inPlan}
        words={(gone) => (gone === true ? actionTexts().removed : words.backInPlan)}
      />
      {action.removed && <Removed store={store} record={record} />}
      <Absent store={store} companies={action.companies.map(({ company }) => company)} />
      <div class="actions-columns">
        <fieldset class="c-sheet" disabled={!writable} aria-label={words.actionKicker}>
          <ActionMoves store={store} record={record} />
          <Plan store={store} record={record} />
          <ActionCompanies store={store} record={record} />
          <ActionAfter store={store} record={record} />
          <Outcome store={store} record={record} />
        </fieldset>
        <div class="c-sheet">
          <ActionMeetings store={store} record={record} />
          <ActionPeople store={store} record={record} />
          <ActionHandoffs store={store} record={record} />
          <fieldset class="c-sheet" disabled={!writable} aria-label={words.followUp}>
            <ActionBudget store={store} record={record} />
            <ActionEvidence store={store} record={record} />
          </fieldset>
        </div>
      </div>
    </Page>
  );
}

/** Taken out of its plan, here or on another device: it stands in no list, no calendar and no figure until it is put back. */
function Removed({ store, record }: PartProps) {
  const words = t();
  const putBack = (): void => {
    void record.edit((draft) => removeAction(draft, false));
    showToast({ text: words.backInPlan, undo: () => void record.edit((draft) => removeAction(draft, true)) });
  };
  return (
    <Banner
      tone="todo"
      title={actionTexts().removed}
      action={
        mayWrite(store) && (
          <Button icon="undo-2" onClick={putBack}>
            {words.putBackInPlan}
          </Button>
        )
      }
    >
      {words.removedText}
    </Banner>
  );
}

/** A company that was erased leaves its place in the action: what is left is shown, and what is not is said. */
function Absent({ store, companies }: { store: Store; companies: readonly DocId[] }) {
  const words = t();
  const absent = companies.filter((doc) => !store.cards.company.value.has(doc)).length;
  if (absent === 0) return null;
  return (
    <Banner tone="info" title={words.companyAbsent(absent)}>
      {words.companyAbsentText}
    </Banner>
  );
}

function Outcome(bound: PartProps) {
  const words = t();
  return (
    <>
      <Section title={words.result}>
        <BoundArea {...bound} field="result" label={words.result} hideLabel hint={words.resultHint} />
      </Section>
      <Section title={words.notes}>
        <BoundProse {...bound} field="notes" label={words.notes} hideLabel hint={words.notesHint} />
      </Section>
    </>
  );
}

function ActionMoves({ store, record }: PartProps) {
  const standing = actionStanding(record.view.value);
  return (
    <Moves
      store={store}
      standing={standing}
      states={actionTexts().actionStates}
      choices={choicesFrom(store, standing.state)}
      today={dayAt(store.now())}
      writable={mayWrite(store)}
      onMove={(to, move) => moveOpenAction(store, record, to, move)}
      onSetAside={(event) => void record.edit((draft) => setAside(draft, event, ''))}
    />
  );
}

function Plan({ store, record }: PartProps) {
  const words = t();
  const bound = { store, record };
  const action = readAction(record.view.value);
  const reversed = checkAction(action).some(({ type }) => type === 'end-before-start');
  return (
    <Section title={words.plan}>
      <BoundText {...bound} field="title" label={words.actionTitle} hint={words.actionTitleHint} required />
      <BoundChoice
        {...bound}
        field="type"
        label={words.type}
        layout="columns"
        options={ACTION_TYPES.map((value) => ({ value, label: actionTexts().actionTypes[value] }))}
        value={action.type}
      />
      <Belonging {...bound} />
      <BoundText {...bound} field="responsible" label={words.responsible} hint={words.responsibleHint} />
      <div class="actions-when">
        <BoundDay {...bound} field="start" label={words.start} />
        <BoundDay {...bound} field="end" label={words.end} error={reversed ? words.endBeforeStart : null} />
      </div>
    </Section>
  );
}

/** The stake and the dossier it serves. */
function Belonging({ store, record }: PartProps) {
  const words = t();
  const action = readAction(record.view.value);
  const stakes = actionsModel(store).stakes.value.map(({ doc, title }) => ({
    value: doc as string,
    label: title || words.untitledStake,
  }));
  const dossiers = [...store.cards.dossier.value.values()]
    .map(({ doc, company }) => ({ value: doc as string, label: companyName(store, company) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'fr'));
  return (
    <>
      <RecordChoice
        store={store}
        record={record}
        field="stake"
        label={words.stakeOf}
        none={words.stakeOfNone}
        chosen={action.stake}
        options={stakes}
      />
      <RecordChoice
        store={store}
        record={record}
        field="dossier"
        label={words.dossierOf}
        hint={words.dossierHint}
        none={words.dossierOfNone}
        chosen={action.dossier}
        options={dossiers}
      />
    </>
  );
}

interface RecordChoiceProps extends PartProps {
  field: string;
  label: string;
  hint?: string;
  none: string;
  chosen: DocId | null;
  options: readonly { readonly value: string; readonly label: string }[];
}

/** One record of several; what this device does not have stays chosen. */
function RecordChoice({ store, record, field, label, hint, none, chosen, options }: RecordChoiceProps) {
  const missing = chosen !== null && !options.some(({ value }) => value === chosen);
  return (
    <SelectField
      label={label}
      hint={hint}
      placeholder={none}
      value={chosen ?? ''}
      options={missing ? [...options, { value: chosen, label: t().absentTitle }] : options}
      onChange={(value) => void record.edit((draft) => draft.set(field, value || null))}
      below={
        <FieldConflict
          store={store}
          record={record}
          field={field}
          label={label}
          words={(value) => options.find((option) => option.value === value)?.label ?? none}
        />
      }
    />
  );
}
