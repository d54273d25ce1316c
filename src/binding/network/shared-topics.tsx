// « Trois autres dans la vallée ont ce besoin » : beside a company, and at the end of a visit.
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { companyName } from '#binding/company/company-words.ts';
import { mayWrite } from '#binding/rights.ts';
import { useNetworkSettings } from '#binding/settings/network-settings.ts';
import { emptyTopics, topicName } from '#binding/topic-words.ts';
import type { DocId } from '#domain/ids.ts';
import { sharedTopics, type Neighbour, type SharedTopic } from '#domain/network/neighbours.ts';
import type { StakeCard } from '#domain/record/cards.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { formatDistance, list } from '#i18n/format.ts';
import { frenchWithin } from '#i18n/french.ts';
import type { Store } from '#store/store.ts';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  company: DocId;
  /** Somebody outside the team listens: only those who agreed to be named are. */
  aloud?: boolean;
  /** Where a stake and a company open; without it they are only told. */
  hrefOf?: { readonly stake: (doc: DocId) => string; readonly company: (doc: DocId) => string };
}

/** Names told one by one; the rest is a number. */
const NAMES = 6;

export function SharedTopics(props: Props) {
  const { store, company } = props;
  const settings = useNetworkSettings(store);
  const topics = useMemo(
    () =>
      computed(() =>
        sharedTopics(
          company,
          {
            companies: store.cards.company.value,
            dossiers: store.cards.dossier.value.values(),
            // What is confidential is not told to the next company.
            stakes: [...store.cards.stake.value.values()].filter(({ confidential }) => !confidential),
            none: emptyTopics(store),
          },
          settings.value.stakeKm,
        ),
      ),
    [store, company, settings],
  ).value;
  if (topics.length === 0 || !mayWrite(store)) return null;
  const words = t();
  return (
    <Section title={words.title} lead={words.lead(formatDistance(settings.value.stakeKm))}>
      <RowList label={words.title}>
        {topics.map((shared) => (
          <Row
            key={shared.topic}
            icon="users"
            title={titleOf(topicName(store, shared.topic), shared.others.length)}
            meta={<Told {...props} shared={shared} />}
          />
        ))}
      </RowList>
      {props.aloud && <p class="c-small c-soft">{words.onlyNamed}</p>}
    </Section>
  );
}

function titleOf(topic: string, others: number): string {
  return others > 0 ? frenchWithin(`${topic} · ${t().others(others)}`, [topic]) : topic;
}

function Told(props: Props & { shared: SharedTopic }) {
  const { others, stakes } = props.shared;
  return (
    <>
      {others.length > 0 && <span>{props.aloud ? spoken(props.store, others) : <Names {...props} />}</span>}
      {stakes.map((stake) => (
        <span key={stake.doc}>
          {others.length > 0 && ' · '}
          <Stake {...props} stake={stake} />
        </span>
      ))}
    </>
  );
}

function Stake({ hrefOf, stake }: Props & { stake: StakeCard }) {
  const words = t().stake(stake.title || t().untitled);
  return hrefOf ? <a href={hrefOf.stake(stake.doc)}>{words}</a> : <>{words}</>;
}

function Names({ store, shared, hrefOf }: Props & { shared: SharedTopic }) {
  const words = t();
  const { others } = shared;
  const told = others.slice(0, NAMES);
  return (
    <>
      {told.map(({ company, km }, index) => {
        const name = companyName(store, company);
        return (
          <span key={company}>
            {index > 0 && ', '}
            {hrefOf ? <a href={hrefOf.company(company)}>{name}</a> : name} ({formatDistance(km)})
          </span>
        );
      })}
      {others.length > told.length && `, ${words.more(others.length - told.length)}`}
    </>
  );
}

/** Names of those who agreed; of the others how many in which commune. */
function spoken(store: Store, others: readonly Neighbour[]): string {
  const words = t();
  const named = others.filter((one) => one.named).map(({ company }) => companyName(store, company));
  const places = new Map<string, number>();
  for (const { commune, named: known } of others) {
    if (!known) places.set(commune, (places.get(commune) ?? 0) + 1);
  }
  const unnamed = [...places].map(([code, count]) => {
    const place = communeOf(code)?.name ?? code;
    return count === 1 ? words.unnamed(place) : words.unnamedOf(count, place);
  });
  return list([...named, ...unnamed]);
}
