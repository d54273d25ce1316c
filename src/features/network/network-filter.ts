// What narrows the selection, and how it is written in the address: « back », a sent link and a saved view are one text.
import type { DocId } from '#domain/ids.ts';
import { fold } from '#domain/text/fold.ts';
import type { NetworkRow } from './network-rows.ts';
import { GROUPS, SORTS, type GroupKey, type SortKey } from './network-sort.ts';

export interface NetworkFilter {
  readonly text: string;
  readonly sector: string;
  readonly commune: string;
  readonly bassin: string;
  readonly size: string;
  /** A family, or '' for all. */
  readonly family: string;
  /** A dimension; with `band`. */
  readonly dimension: string;
  /** The id of a band, `none` for « non évalué », or '' for any score at all. */
  readonly band: string;
  readonly stake: string;
  readonly advisor: string;
  readonly partner: string;
  readonly ambassadors: boolean;
  /** The smallest id in a community of the graph. */
  readonly community: string;
  /** Rows somebody picked, as the beginnings of their ids, with dots between. */
  readonly chosen: string;
}

export const NO_FILTER: NetworkFilter = {
  text: '',
  sector: '',
  commune: '',
  bassin: '',
  size: '',
  family: '',
  dimension: '',
  band: '',
  stake: '',
  advisor: '',
  partner: '',
  ambassadors: false,
  community: '',
  chosen: '',
};

/** How the table shows the selection. */
export interface NetworkOrder {
  readonly sort: SortKey;
  readonly reversed: boolean;
  readonly group: GroupKey;
}

export const NO_ORDER: NetworkOrder = { sort: 'name', reversed: false, group: '' };

const WORDS: Readonly<Record<keyof NetworkFilter, string>> = {
  text: 'q',
  sector: 'secteur',
  commune: 'commune',
  bassin: 'bassin',
  size: 'effectif',
  family: 'etape',
  dimension: 'dimension',
  band: 'niveau',
  stake: 'enjeu',
  advisor: 'conseiller',
  partner: 'partenaire',
  ambassadors: 'ambassadeurs',
  community: 'groupe',
  chosen: 'choix',
};

/** The words of an address that say what is selected and how it is ordered, always in the same order. */
export function queryOf(filter: NetworkFilter, order: NetworkOrder = NO_ORDER): string {
  const query = new URLSearchParams();
  for (const [key, word] of Object.entries(WORDS) as [keyof NetworkFilter, string][]) {
    const value = filter[key];
    if (value === true) query.set(word, '1');
    else if (typeof value === 'string' && value !== '') query.set(word, value);
  }
  if (order.sort !== NO_ORDER.sort) query.set('tri', order.sort);
  if (order.reversed) query.set('sens', 'inverse');
  if (order.group !== '') query.set('par', order.group);
  return query.toString();
}

/** Reads them; what is not understood selects nothing away. */
export function filterOf(query: URLSearchParams): NetworkFilter {
  const text = (key: keyof NetworkFilter): string => query.get(WORDS[key]) ?? '';
  return {
    text: text('text'),
    sector: text('sector'),
    commune: text('commune'),
    bassin: text('bassin'),
    size: text('size'),
    family: text('family'),
    dimension: text('dimension'),
    band: text('dimension') === '' ? '' : text('band'),
    stake: text('stake'),
    advisor: text('advisor'),
    partner: text('partner'),
    ambassadors: text('ambassadors') === '1',
    community: text('community'),
    chosen: text('chosen'),
  };
}

export function orderOf(query: URLSearchParams): NetworkOrder {
  return {
    sort: SORTS.find((sort) => sort === query.get('tri')) ?? NO_ORDER.sort,
    reversed: query.get('sens') === 'inverse',
    group: GROUPS.find((group) => group === query.get('par')) ?? NO_ORDER.group,
  };
}

/** What the rows alone do not say. */
export interface FilterContext {
  /** The id of the band a score falls in, by the grid in use. */
  readonly bandOf: (score: number) => string;
  /** Members of the community asked for. */
  readonly community: ReadonlySet<DocId>;
}

export const NO_CONTEXT: FilterContext = { bandOf: () => '', community: new Set() };

/** Of a picked row so many characters of the id stand in the address: 48 bits of chance. */
const SHORT = 8;
/** More picked rows would not fit an address that can be sent. */
const MOST_CHOSEN = 400;

export function chosenText(docs: Iterable<DocId>): string {
  return Array.from(docs, (doc) => doc.slice(0, SHORT))
    .slice(0, MOST_CHOSEN)
    .join('.');
}

/** A card never changes, so its folded text is made once. */
const haystacks = new WeakMap<object, string>();

function haystackOf({ company, commune }: NetworkRow): string {
  const known = haystacks.get(company);
  if (known !== undefined) return known;
  const text = fold(`${company.name} ${company.head} ${commune?.name ?? ''}`);
  haystacks.set(company, text);
  return text;
}

type Test = (row: NetworkRow) => boolean;

function scoreTest({ dimension, band }: NetworkFilter, bandOf: FilterContext['bandOf']): Test {
  return ({ dossier }) => {
    const score = dossier?.scores[dimension] ?? null;
    if (score === null) return band === 'none';
    return band === '' || bandOf(score) === band;
  };
}

/** Only what is in use is asked of each row. */
function testsOf(filter: NetworkFilter, context: FilterContext): Test[] {
  const { sector, commune, bassin, size, family, stake, advisor, partner } = filter;
  const tests: Test[] = [];
  if (sector) tests.push((row) => row.company.sector === sector);
  if (commune) tests.push((row) => row.commune?.code === commune);
  if (bassin) tests.push((row) => row.bassin === bassin);
  if (size) tests.push((row) => row.company.sizeBand === size);
  if (family) tests.push((row) => row.family === family);
  if (filter.dimension) tests.push(scoreTest(filter, context.bandOf));
  if (stake) tests.push((row) => row.stakes.includes(stake as DocId));
  if (advisor) tests.push((row) => row.dossier?.advisor === advisor);
  if (partner) tests.push((row) => row.partners.includes(partner as DocId));
  if (filter.ambassadors) tests.push((row) => row.ambassador);
  if (filter.community) tests.push((row) => context.community.has(row.doc));
  if (filter.chosen) {
    const chosen = new Set(filter.chosen.split('.'));
    tests.push((row) => chosen.has(row.doc.slice(0, SHORT)));
  }
  const words = fold(filter.text)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length > 0) {
    tests.push((row) => {
      const text = haystackOf(row);
      return words.every((word) => text.includes(word));
    });
  }
  return tests;
}

export function selectedRows(
  rows: readonly NetworkRow[],
  filter: NetworkFilter,
  context: FilterContext = NO_CONTEXT,
): readonly NetworkRow[] {
  const tests = testsOf(filter, context);
  const [first, ...others] = tests;
  if (!first) return rows;
  return rows.filter(others.length === 0 ? first : (row) => first(row) && others.every((test) => test(row)));
}

/** How many of the filter's parts are in use; a dimension with its band is one. */
export function filterCount(filter: NetworkFilter): number {
  return Object.values({ ...filter, band: '' }).filter((value) => value !== '' && value !== false).length;
}
