// The aids that come with the app, and how to find them. A dynamic import keeps the file out of the first load.
import { fold } from '#domain/text/fold.ts';
import type { Day } from '#domain/day.ts';
import { LEVELS, NATURES, type Catalogue, type Level, type Nature, type Programme } from './programme.ts';
import { standingOf, type Standing } from './standing.ts';

let loaded: Promise<Catalogue> | null = null;

/** The shipped catalogue, read once; a test proves that it is whole. */
export function loadCatalogue(): Promise<Catalogue> {
  return (loaded ??= readShipped().catch((error: unknown) => {
    loaded = null;
    throw error;
  }));
}

async function readShipped(): Promise<Catalogue> {
  const [file, { parseCatalogue }] = await Promise.all([
    import('./programmes.json', { with: { type: 'json' } }),
    import('./parse-catalogue.ts'),
  ]);
  const parsed = parseCatalogue(file.default);
  if (!parsed.ok) throw new Error(`the shipped catalogue: ${JSON.stringify(parsed.error.problems)}`);
  return parsed.value;
}

export function programmeOf(catalogue: Catalogue, id: string): Programme | null {
  return catalogue.programmes.find((programme) => programme.id === id) ?? null;
}

/** The name, or the id itself when this catalogue does not hold it: what a plan names is never blank. */
export function programmeName(catalogue: Catalogue, id: string): string {
  return programmeOf(catalogue, id)?.name ?? id;
}

const RANK: Readonly<Record<Standing, number>> = {
  verified: 0,
  secondary: 0,
  'to-check': 1,
  'not-open': 2,
  expired: 3,
};

const place = <Value>(list: readonly Value[], value: Value): number => list.indexOf(value) + 1 || list.length + 1;
const cheapest = (programme: Programme): number =>
  Math.min(...programme.natures.map((nature) => place(NATURES, nature)));
/** Advice and what costs nothing stand before money. */
const isAdvice = (programme: Programme): boolean => cheapest(programme) <= place(NATURES, 'prix');

/** Open and believed first, advice before money, near before far (the order of PRODUCT 3); then by name. */
export function inOrder(programmes: readonly Programme[], today: Day): Programme[] {
  return [...programmes].sort(
    (a, b) =>
      RANK[standingOf(a, today)] - RANK[standingOf(b, today)] ||
      Number(isAdvice(b)) - Number(isAdvice(a)) ||
      place(LEVELS, a.level) - place(LEVELS, b.level) ||
      (a.deposit.closes ?? '9').localeCompare(b.deposit.closes ?? '9') ||
      fold(a.name).localeCompare(fold(b.name)) ||
      a.id.localeCompare(b.id),
  );
}

/** Those that answer to one of a suggestion's tags, in order; expired ones last, never left out without a word. */
export function programmesForTags(catalogue: Catalogue, tags: readonly string[], today: Day): Programme[] {
  const wanted = new Set(tags);
  return inOrder(
    catalogue.programmes.filter((programme) => programme.tags.some((tag) => wanted.has(tag))),
    today,
  );
}

export interface AidFilter {
  readonly query?: string;
  readonly nature?: Nature | null;
  readonly level?: Level | null;
  /** Any of them. */
  readonly tags?: readonly string[];
}

/** Every word of the query stands somewhere in the card; accents and case do not count. */
export function findProgrammes(catalogue: Catalogue, filter: AidFilter, today: Day): Programme[] {
  const words = fold(filter.query ?? '')
    .split(' ')
    .filter(Boolean);
  const tags = filter.tags ?? [];
  const found = catalogue.programmes.filter(
    (programme) =>
      (!filter.nature || programme.natures.includes(filter.nature)) &&
      (!filter.level || programme.level === filter.level) &&
      (tags.length === 0 || programme.tags.some((tag) => tags.includes(tag))) &&
      words.every((word) => wordsOf(programme).includes(word)),
  );
  return inOrder(found, today);
}

function wordsOf(programme: Programme): string {
  const { name, body, summary, tags, natures, contact, eligibility } = programme;
  const conditions = eligibility.conditions.map(({ text }) => text);
  return fold([name, body, contact.body, summary, ...tags, ...natures, ...conditions].join(' '));
}
