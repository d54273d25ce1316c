// The stakes, from the first hint to what the group does: columns on a desktop, one list after the other on a tablet.
import { topicName } from '#binding/topic-words.ts';
import { TAKING_PART } from '#domain/collective/accompanied.ts';
import { ACTIVE_MEMBERS_FOR_PLAN } from '#domain/collective/moves.ts';
import type { StakeCard } from '#domain/record/cards.ts';
import { frenchWithin } from '#i18n/french.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Figure, FigureRow } from '#ui/figure.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { OPEN_PHASES, type CollectiveModel } from './collective-model.ts';
import { t } from './messages.ts';
import { StakeProposals } from './stake-proposals.tsx';

interface Props {
  store: Store;
  model: CollectiveModel;
}

export function StakesView({ store, model }: Props) {
  const words = t();
  const phases = model.phases.value;
  const open = OPEN_PHASES.map((phase) => ({ phase, stakes: phases.get(phase) ?? [] }));
  const ended = phases.get('fini') ?? [];
  const openCount = open.reduce((sum, { stakes }) => sum + stakes.length, 0);
  return (
    <>
      {model.count.value > 0 && (
        <FigureRow>
          <Figure label={words.openStakes} value={openCount} />
          <Figure label={words.accompanied} value={model.accompanied.value} detail={words.accompaniedOnce} />
        </FigureRow>
      )}
      {openCount === 0 ? (
        <EmptyState title={words.stakesNoneTitle} icon="target">
          {words.stakesNoneText}
        </EmptyState>
      ) : (
        <div class="stakes-board">
          {open.map(({ phase, stakes }) => (
            <section key={phase} class={`stakes-column ${stakes.length === 0 ? 'stakes-column--empty' : ''}`}>
              <h2 class="stakes-column__title">
                {words.phases[phase]} <span class="c-soft">{stakes.length}</span>
              </h2>
              {stakes.length === 0 ? (
                <p class="c-soft">{words.phaseNone}</p>
              ) : (
                <StakeRows store={store} stakes={stakes} label={words.phases[phase]} />
              )}
            </section>
          ))}
        </div>
      )}
      <StakeProposals store={store} />
      {ended.length > 0 && (
        <Section title={words.phases.fini} hideTitle>
          <Disclosure title={words.stakesClosed(ended.length)}>
            <StakeRows store={store} stakes={ended} label={words.phases.fini} />
          </Disclosure>
        </Section>
      )}
    </>
  );
}

function metaOf(store: Store, stake: StakeCard): string {
  const topic = stake.topic ? topicName(store, stake.topic) : t().noTopic;
  return frenchWithin([topic, groupOf(stake), proposedBy(store, stake)].filter(Boolean).join(' · '), [topic]);
}

function StakeRows({ store, stakes, label }: { store: Store; stakes: readonly StakeCard[]; label: string }) {
  const words = t();
  return (
    <RowList label={label}>
      {stakes.map((stake) => (
        <RowLink
          key={stake.doc}
          href={href.stake(stake.doc)}
          icon={stake.confidential ? 'lock' : 'target'}
          title={stake.title || words.untitledStake}
          meta={metaOf(store, stake)}
          badges={
            <>
              <Badge tone="strong">{words.stakeStates[stake.state] ?? stake.state}</Badge>
              {stake.confidential && (
                <Badge tone="todo" icon="lock">
                  {words.confidential}
                </Badge>
              )}
            </>
          }
        />
      ))}
    </RowList>
  );
}

/** How many take part, and how many carry it: a plan waits for three of those. */
function groupOf({ members }: StakeCard): string {
  const words = t();
  const part = members.filter(({ position }) => TAKING_PART.has(position)).length;
  const active = members.filter(({ position }) => position === 'porteur' || position === 'actif').length;
  if (part === 0) return words.groupWaiting(members.filter(({ position }) => position !== 'non').length);
  return words.groupActive(part, active, ACTIVE_MEMBERS_FOR_PLAN);
}

function proposedBy(store: Store, { partner }: StakeCard): string {
  const name = partner && store.cards.partner.value.get(partner)?.name;
  return name ? t().proposedBy(name) : '';
}
