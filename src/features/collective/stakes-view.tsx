import { mayWrite } from '#binding/rights.ts';
import { POSITIONS } from '#domain/collective/stake.ts';
import type { StakeCard } from '#domain/record/cards.ts';
import { formatDistance, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Row, RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { ENDED_STAKES, type CollectiveModel } from './collective-model.ts';
import { topicName } from './collective-words.ts';
import { t } from './messages.ts';
import type { TopicGroup } from '#domain/network/stake-proposals.ts';

interface Props {
  store: Store;
  model: CollectiveModel;
}

export function StakesView({ store, model }: Props) {
  const words = t();
  const open = model.stakes.value.filter(({ state }) => !ENDED_STAKES.includes(state));
  const ended = model.stakes.value.filter(({ state }) => ENDED_STAKES.includes(state));
  return (
    <>
      <Suggestions store={store} model={model} />
      <Section title={words.viewStakes} hideTitle>
        {open.length === 0 ? (
          <EmptyState title={words.stakesNoneTitle} icon="target">
            {words.stakesNoneText}
          </EmptyState>
        ) : (
          <StakeRows store={store} stakes={open} />
        )}
        {ended.length > 0 && (
          <Disclosure title={words.stakesClosed(ended.length)}>
            <StakeRows store={store} stakes={ended} />
          </Disclosure>
        )}
      </Section>
    </>
  );
}

function StakeRows({ store, stakes }: { store: Store; stakes: readonly StakeCard[] }) {
  const words = t();
  return (
    <RowList label={words.viewStakes}>
      {stakes.map((stake) => (
        <RowLink
          key={stake.doc}
          href={href.stake(stake.doc)}
          icon={stake.confidential ? 'lock' : 'target'}
          title={stake.title || words.untitledStake}
          meta={[stake.topic ? topicName(store, stake.topic) : words.noTopic, ...positionsOf(stake)].join(' · ')}
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

/** « Porteur : 2 », position by position. */
function positionsOf({ members }: StakeCard): string[] {
  const words = t();
  return POSITIONS.flatMap((position) => {
    const count = members.filter((member) => member.position === position).length;
    return count > 0 ? [words.positionCount(words.positions[position], count)] : [];
  });
}

function Suggestions({ store, model }: Props) {
  const words = t();
  const suggestions = model.suggestions.value;
  if (suggestions.length === 0 || !mayWrite(store)) return null;
  return (
    <Section title={words.suggestionsTitle} lead={words.suggestionsLead} framed>
      <RowList label={words.suggestionsTitle}>
        {suggestions.map((suggestion) => (
          <Row
            key={`${suggestion.topic} ${suggestion.companies[0]?.doc ?? ''}`}
            icon="lightbulb"
            title={words.suggestion(suggestion.companies.length, topicName(store, suggestion.topic))}
            meta={reasonsOf(suggestion)}
            action={
              <Button icon="plus" onClick={() => void model.begin(suggestion)}>
                {words.suggestionCreate}
              </Button>
            }
          />
        ))}
      </RowList>
    </Section>
  );
}

function reasonsOf({ companies, spread }: TopicGroup): string {
  const words = t();
  const names = list(companies.map(({ name, commune }) => words.companyAt(name, commune.name)));
  const near = spread < 0.05 ? words.suggestionSame : words.suggestionSpread(formatDistance(Math.ceil(spread)));
  return `${names} · ${near}`;
}
