// What the three faces of the network share: the selection, which is in the address, and everything computed from the
// cards. One record that arrives makes its own row and its own lines anew, and nothing else.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { roleOf } from '#binding/rights.ts';
import { maySeeConfidential } from '#domain/access/role.ts';
import { publicActions, publicStakes } from '#domain/collective/confidential.ts';
import { dayAt } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { Edge } from '#domain/network/links.ts';
import { createNetworkIndex, NO_RELATIONS } from '#domain/network/network-index.ts';
import type { NetworkCards, Relation } from '#domain/network/relations.ts';
import type { ActionCard, StakeCard } from '#domain/record/cards.ts';
import { currentAddress, navigate } from '#routing/router.ts';
import { href, parseRoute, type NetworkView } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { communeLines, type CommuneLine } from './commune-lines.ts';
import { createAnalysis, type Analysis } from './graph-analysis.ts';
import { createChoices, type NetworkChoices } from './network-choices.ts';
import { allDrawn, drawnOf, figuresOf, pairsOf, type Drawn, type NetworkFigures } from './network-figures.ts';
import {
  filterOf,
  NO_FILTER,
  orderOf,
  queryOf,
  selectedRows,
  type NetworkFilter,
  type NetworkOrder,
} from './network-filter.ts';
import { createRowReader, dossierByCompany, stakesByCompany, type NetworkRow } from './network-rows.ts';
import { createSorter, type SortKey } from './network-sort.ts';

export interface NetworkModel extends NetworkChoices {
  readonly filter: ReadonlySignal<NetworkFilter>;
  readonly order: ReadonlySignal<NetworkOrder>;
  /** Filter and order as the address writes them. */
  readonly query: ReadonlySignal<string>;
  /** INSEE code of the commune whose panel is open, or null. */
  readonly commune: ReadonlySignal<string | null>;
  /** The node of the graph that is looked at, or null. */
  readonly company: ReadonlySignal<DocId | null>;
  readonly lines: ReadonlySignal<boolean>;
  readonly stakes: ReadonlySignal<readonly StakeCard[]>;
  /** Collective actions that may be shown. */
  readonly actions: ReadonlySignal<ReadonlyMap<DocId, ActionCard>>;
  readonly rows: ReadonlySignal<readonly NetworkRow[]>;
  /** What passes the filter, in the order of the table. */
  readonly selected: ReadonlySignal<readonly NetworkRow[]>;
  /** Every line of the network. */
  readonly relations: ReadonlySignal<readonly Relation[]>;
  /** Lines and neighbours that belong to the selection. */
  readonly drawn: ReadonlySignal<Drawn>;
  readonly figures: ReadonlySignal<NetworkFigures>;
  /** Pairs of companies within the selection: sold to, known, sharing a stake. */
  readonly edges: ReadonlySignal<readonly Edge[]>;
  /** The same between their communes; worked out when something shows them. */
  readonly communeLines: ReadonlySignal<readonly CommuneLine[]>;
  readonly ambassadors: ReadonlySignal<readonly NetworkRow[]>;
  /** Places, communities and connectors, computed behind the screen. */
  readonly analysis: Analysis;
  /** The first rows are on the screen: now the lines are read, counted and kept up to date. */
  readLines(): void;
  change(part: Partial<NetworkFilter>): void;
  clearFilter(): void;
  arrange(part: Partial<NetworkOrder>): void;
  sortBy(key: SortKey): void;
  reverse(): void;
  showLines(on: boolean): void;
  chooseCommune(code: string | null): void;
  chooseCompany(doc: DocId | null): void;
}

// One per store, so that what was computed is still there after a look at a company.
const models = new WeakMap<Store, NetworkModel>();

export function networkModel(store: Store): NetworkModel {
  const model = models.get(store) ?? createModel(store);
  models.set(store, model);
  return model;
}

type Stakes = ReadonlyMap<DocId, StakeCard>;

const byDoc = <Card extends { readonly doc: DocId }>(cards: readonly Card[]): Map<DocId, Card> =>
  new Map(cards.map((card) => [card.doc, card]));

/** A confidential stake, and what is done for it, is the advisors' and coordinators' business. */
function visibleStakes(store: Store): Stakes {
  const all = store.cards.stake.value;
  return maySeeConfidential(roleOf(store)) ? all : byDoc(publicStakes(all.values()));
}

function visibleActions(store: Store): ReadonlyMap<DocId, ActionCard> {
  const all = store.cards.action.value;
  return maySeeConfidential(roleOf(store)) ? all : byDoc(publicActions(all.values(), store.cards.stake.value));
}

interface Place {
  readonly view: NetworkView;
  readonly query: URLSearchParams;
}

/** Where the network stands in the address; the last place while another screen is shown. */
function followPlace(): ReadonlySignal<Place> {
  let last: Place = { view: 'liste', query: new URLSearchParams() };
  let text = '';
  return computed(() => {
    const address = currentAddress.value;
    const route = parseRoute(address);
    if (route.name !== 'network' || address === text) return last;
    text = address;
    last = { view: route.view, query: new URL(address, 'http://here/').searchParams };
    return last;
  });
}

function followAddress() {
  const place = followPlace();
  const filter = computed(() => filterOf(place.value.query));
  const order = computed(() => orderOf(place.value.query));
  return { place, filter, order, query: computed(() => queryOf(filter.value, order.value)) };
}

/** Nothing in a plain list is chosen or ordered by lines. */
function needsLines(view: NetworkView, { partner, community }: NetworkFilter, { sort }: NetworkOrder): boolean {
  return view !== 'liste' || sort === 'links' || partner !== '' || community !== '';
}

function partnersByCompany(relations: readonly Relation[], isPartner: (doc: DocId) => boolean): Map<DocId, DocId[]> {
  const found = new Map<DocId, DocId[]>();
  for (const { kind, from, to } of relations) {
    if (kind !== 'oriente' && kind !== 'amene') continue;
    const [company, partner] = isPartner(to) ? [from, to] : [to, from];
    if (!isPartner(partner)) continue;
    const known = found.get(company);
    if (!known) found.set(company, [partner]);
    else if (!known.includes(partner)) known.push(partner);
  }
  return found;
}

/** @param lined whether anything that is shown needs the lines: the first rows do not wait for them */
function followCards(store: Store, lined: ReadonlySignal<boolean>) {
  const stakes = computed(() => visibleStakes(store));
  const actions = computed(() => visibleActions(store));
  const cards = computed((): NetworkCards => ({
    companies: store.cards.company.value,
    partners: store.cards.partner.value,
    stakes: stakes.value,
    actions: actions.value,
    dossiers: store.cards.dossier.value,
  }));
  const index = createNetworkIndex();
  const read = computed(() => (lined.value ? index.read(cards.value) : NO_RELATIONS));
  const relations = computed(() => read.value.lines);
  const dossiers = computed(() => dossierByCompany(store.cards.dossier.value.values()));
  const stakesOf = computed(() => stakesByCompany(stakes.value.values()));
  const partnersOf = computed(() => {
    const partners = store.cards.partner.value;
    return partnersByCompany(relations.value, (doc) => partners.has(doc));
  });
  const readRows = createRowReader();
  const rows = computed(() =>
    readRows({
      companies: store.cards.company.value.values(),
      dossiers: dossiers.value,
      stakes: stakesOf.value,
      partners: partnersOf.value,
      links: lined.value ? read.value.degrees : null,
      today: dayAt(store.now()),
    }),
  );
  return { stakes, actions, read, relations, rows };
}

function createModel(store: Store): NetworkModel {
  const { place, filter, order, query } = followAddress();
  const choices = createChoices(store);
  const readLines = signal(false);
  const lined = computed(() => readLines.value || needsLines(place.value.view, filter.value, order.value));
  const { stakes, actions, read, relations, rows } = followCards(store, lined);
  const analysis = createAnalysis({ relations, rows, local: store.local });
  const sort = createSorter();
  const sortKey = computed(() => order.value.sort);
  const reversed = computed(() => order.value.reversed);
  const sorted = computed(() => sort(rows.value, sortKey.value, reversed.value, choices.sectorName));
  const filterText = computed(() => queryOf(filter.value));
  const selected = computed(() => {
    // The same words are the same filter, whatever else the address says.
    void filterText.value;
    const { community } = filter.peek();
    return selectedRows(sorted.value, filter.peek(), {
      bandOf: choices.bandOf,
      community: community ? analysis.membersWith(community as DocId) : new Set(),
    });
  });
  const drawn = computed(() => {
    const companies = store.cards.company.value;
    if (selected.value === sorted.value) {
      const collective = [...actions.value.values()].flatMap(({ doc, type }) => (type === 'collective' ? [doc] : []));
      return allDrawn(relations.value, [...stakes.value.keys(), ...collective, ...store.cards.partner.value.keys()]);
    }
    return drawnOf(read.value, selected.value, (doc) => companies.has(doc));
  });
  const edges = computed(() => pairsOf(drawn.value, selected.value, stakes.value.values()));
  const go = (next: NetworkFilter, arranged: NetworkOrder, replace: boolean): void =>
    navigate(href.network(place.peek().view, queryOf(next, arranged)), { replace });
  const [commune, company, lines] = [signal<string | null>(null), signal<DocId | null>(null), signal(false)];
  const arrange = (part: Partial<NetworkOrder>): void => go(filter.peek(), { ...order.peek(), ...part }, true);
  return {
    ...choices,
    filter,
    order,
    query,
    commune,
    company,
    lines,
    stakes: computed(() => [...stakes.value.values()]),
    actions,
    rows,
    selected,
    relations,
    drawn,
    figures: computed(() =>
      figuresOf(selected.value, lined.value ? drawn.value : null, (doc) => stakes.value.has(doc)),
    ),
    edges,
    communeLines: computed(() => {
      const places = new Map(selected.value.map((row) => [row.doc, row.commune]));
      return communeLines(edges.value, (doc) => places.get(doc) ?? null);
    }),
    ambassadors: computed(() => selected.value.filter(({ ambassador }) => ambassador)),
    analysis,
    readLines: () => void (readLines.value = true),
    change(part) {
      const next = { ...filter.peek(), ...part };
      // Each letter of a search is no step to go back to.
      go(
        next,
        order.peek(),
        Object.keys(part).every((key) => key === 'text'),
      );
    },
    clearFilter: () => go(NO_FILTER, order.peek(), false),
    arrange,
    sortBy: (key) => arrange({ sort: key, reversed: false }),
    reverse: () => arrange({ reversed: !order.peek().reversed }),
    showLines: (on) => void (lines.value = on),
    chooseCommune: (code) => void (commune.value = code),
    chooseCompany: (doc) => void (company.value = doc),
  };
}
