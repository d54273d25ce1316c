import { useMemo } from 'preact/hooks';
import { mayWrite, roleOf } from '#binding/rights.ts';
import { RecordMarks } from '#binding/record-marks.tsx';
import { BoundProse } from '#binding/bound-fields.tsx';
import { useRecord } from '#binding/use-record.ts';
import { exitCriteria, type ExitCriterion } from '#domain/collective/exit-criteria.ts';
import { membersOfOne } from '#domain/collective/one-member.ts';
import { mayMoveStake, moveStake } from '#domain/collective/moves.ts';
import { stakeStanding, STAKE_TRANSITIONS, type StakeState } from '#domain/collective/stake-states.ts';
import { readStake } from '#domain/collective/stake.ts';
import { setAside } from '#domain/dossier/journal.ts';
import { dayAt } from '#domain/day.ts';
import { collectiveGridOf } from '#domain/grid/collective-grid.ts';
import type { DocId } from '#domain/ids.ts';
import type { RecordView } from '#domain/record/record.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { StakeActions } from './stake-actions.tsx';
import { t } from './messages.ts';
import type { Choice } from '#binding/moves/move-dialog.tsx';
import { Moves, type Act } from '#binding/moves/moves.tsx';
import { groupWords } from './group-messages.ts';
import { createGroupModel } from './group-model.ts';
import { stakeGrid } from './stake-grid.ts';
import { StakeGridSection } from './stake-grid-section.tsx';
import { StakeMembers } from './stake-members.tsx';
import { StakeReading } from './stake-reading.tsx';
import { StakeSubject } from './stake-subject.tsx';
import './collective.css';

/** A stake: its state, its subject, its companies, its actions. */
export function StakeScreen({ store, doc }: { store: Store; doc: DocId }) {
  const words = t();
  const record = useRecord(store, doc);
  const back = { href: href.collective('enjeux'), label: words.backToStakes };
  if (record === undefined) {
    return (
      <Page title={words.stakeKicker} back={back}>
        <Skeleton />
      </Page>
    );
  }
  if (record === null || record.kind !== 'stake') {
    return (
      <Page title={words.stakeKicker} back={back}>
        <EmptyState title={words.absentTitle}>{words.absentText}</EmptyState>
      </Page>
    );
  }
  return <OpenStake store={store} record={record} back={back} />;
}

interface OpenProps {
  store: Store;
  record: OpenRecord;
  back: { href: string; label: string };
}

function OpenStake({ store, record, back }: OpenProps) {
  const words = t();
  const view = record.view.value;
  const stake = readStake(view);
  const { state } = stakeStanding(view);
  const writable = mayWrite(store);
  const model = useMemo(() => createGroupModel(store, record), [store, record]);
  if (stake.confidential && !writable) {
    return (
      <Page title={words.stakeKicker} back={back}>
        <EmptyState title={words.hiddenTitle} icon="lock">
          {words.hiddenText}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={stake.title || words.untitledStake}
      kicker={words.stakeKicker}
      back={back}
      badges={
        <>
          <Badge tone="strong">{words.stakeStates[state] ?? state}</Badge>
          {stake.confidential && (
            <Badge tone="todo" icon="lock">
              {words.confidential}
            </Badge>
          )}
          <RecordMarks store={store} record={record} />
        </>
      }
      aside={
        <fieldset class="c-sheet" disabled={!writable} aria-label={words.progress}>
          <StakeMoves store={store} record={record} />
          <StakeGridSection store={store} record={record} model={model} />
          <StakeActions store={store} record={record} />
        </fieldset>
      }
    >
      {!writable && <Banner tone="info">{words.readOnly}</Banner>}
      <fieldset class="c-sheet" disabled={!writable} aria-label={words.stakeKicker}>
        <StakeMembers store={store} record={record} />
        <StakeReading store={store} record={record} model={model} />
        <StakeSubject store={store} record={record} />
        <Section title={words.notes}>
          <BoundProse
            store={store}
            record={record}
            field="notes"
            label={words.notes}
            hideLabel
            hint={words.notesHint}
          />
        </Section>
      </fieldset>
    </Page>
  );
}

interface PartProps {
  store: Store;
  record: OpenRecord;
}

function choicesFrom(store: Store, state: StakeState): Choice<StakeState>[] {
  return STAKE_TRANSITIONS.filter(
    (transition) => transition.from.includes(state) && transition.who.includes(roleOf(store)),
  ).map(({ to, guards }) => ({
    to,
    reason: guards.includes('decision-text') ? 'decision' : guards.includes('reason-given') ? 'required' : 'free',
  }));
}

/** Where in the grid of the group a criterion is answered. */
function placeOf(record: OpenRecord, { exit }: { exit: readonly ExitCriterion[] }, guard: string): string | undefined {
  const question = exit.find((one) => one.guard === guard)?.question;
  return question && href.stakeGrid(record.doc, question.dimension);
}

/** The group's grid went on in another version. */
function gridMoves(store: Store, view: RecordView): Act[] {
  const versionOf = (hash: unknown): string => {
    const file = store.grids.all.value.get(String(hash));
    return (file && collectiveGridOf(file)?.version) ?? '?';
  };
  return view.events
    .filter(({ type }) => type === 'grid-moved')
    .map((event) => ({ event, text: groupWords().moved(versionOf(event.body['from']), versionOf(event.body['to'])) }));
}

function StakeMoves({ store, record }: PartProps) {
  const words = t();
  const view = record.view.value;
  const standing = stakeStanding(view);
  return (
    <Moves
      store={store}
      standing={standing}
      states={words.stakeStates}
      sentence={words.stakeSentences[standing.state]}
      choices={choicesFrom(store, standing.state)}
      today={dayAt(store.now())}
      writable={mayWrite(store)}
      acts={gridMoves(store, view)}
      onMove={async (to, move) => {
        const now = record.view.value;
        const { confidential, members } = readStake(now);
        const stake = { confidential, members: membersOfOne(members, store.identities.value.of) };
        const facts = { stake, exit: exitCriteria(now, stakeGrid(store, now)?.grid ?? null), move };
        const allowed = mayMoveStake(roleOf(store), stakeStanding(now).state, to, facts);
        if (!allowed.ok) {
          if (allowed.error.type === 'guards') {
            return allowed.error.guards.map((guard) => ({
              text: words.guards[guard],
              href: placeOf(record, facts, guard),
            }));
          }
          return [{ text: allowed.error.type === 'wrong-role' ? words.wrongRole : words.notAllowed }];
        }
        const saved = await record.edit((draft) => void moveStake(draft, to, move));
        return saved.ok ? [] : [{ text: words.notSaved }];
      }}
      onSetAside={(event) => void record.edit((draft) => setAside(draft, event, ''))}
    />
  );
}
