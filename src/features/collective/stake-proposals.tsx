// The stakes that answers propose, told in a line each; what they rest on and what can be done stand on their own page.
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { mayWrite } from '#binding/rights.ts';
import { useNetworkSettings } from '#binding/settings/network-settings.ts';
import { emptyTopics, topicName } from '#binding/topic-words.ts';
import { stakeProposals } from '#domain/network/proposals.ts';
import { formatDistance } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';

/** Lines before the page of all proposals. */
const SHOWN = 3;

export function StakeProposals({ store }: { store: Store }) {
  const words = t();
  const settings = useNetworkSettings(store);
  const proposals = useMemo(
    () =>
      computed(() =>
        stakeProposals(
          {
            companies: store.cards.company.value,
            dossiers: store.cards.dossier.value.values(),
            stakes: store.cards.stake.value.values(),
            none: emptyTopics(store),
          },
          settings.value,
        ),
      ),
    [store, settings],
  ).value;
  if (!mayWrite(store)) return null;
  return (
    <Section
      title={words.suggestionsTitle}
      lead={proposals.length === 0 ? words.suggestionsNone : words.suggestionsLead}
      framed
      actions={
        <LinkButton href={href.proposals()} icon="lightbulb">
          {words.suggestionsAll}
        </LinkButton>
      }
    >
      {proposals.length > 0 && (
        <RowList label={words.suggestionsTitle}>
          {proposals.slice(0, SHOWN).map(({ key, topic, companies, spread }) => (
            <RowLink
              key={key}
              href={href.proposals()}
              icon="lightbulb"
              title={topicName(store, topic)}
              meta={[
                words.suggestion(companies.length),
                spread < 0.05 ? words.suggestionSame : words.suggestionSpread(formatDistance(spread)),
              ].join(' · ')}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}
