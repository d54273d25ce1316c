// The order and the groups of the table.
import type { DocId } from '#domain/ids.ts';
import { BASSINS } from '#domain/territory/bassins.ts';
import { fold } from '#domain/text/fold.ts';
import { FAMILIES, type NetworkRow } from './network-rows.ts';

export const SORTS = ['name', 'commune', 'sector', 'size', 'dossier', 'score', 'links', 'ambassador'] as const;
export type SortKey = (typeof SORTS)[number];

export const GROUPS = ['', 'sector', 'commune', 'bassin', 'stage', 'advisor'] as const;
export type GroupKey = (typeof GROUPS)[number];

const SIZES: readonly string[] = ['', '0', '1-2', '3-5', '6-9', '10-19', '20+'];

const nameKeys = new WeakMap<object, string>();
const wordKeys = new Map<string, string>();

/** Folded, figures by their value, and what is empty last: compared letter by letter it is the order of a directory. */
function keyOf(text: string): string {
  const key = fold(text).replace(/\d+/g, (digits) => digits.padStart(8, '0'));
  return key === '' ? '\uffff' : key;
}

function nameKey({ company }: NetworkRow): string {
  const known = nameKeys.get(company);
  if (known !== undefined) return known;
  const key = keyOf(company.name);
  nameKeys.set(company, key);
  return key;
}

/** For the few words that many rows share: communes, sectors. */
function wordKey(text: string): string {
  const known = wordKeys.get(text);
  if (known !== undefined) return known;
  const key = keyOf(text);
  wordKeys.set(text, key);
  return key;
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** What a row is sorted by, read once: `sectorName` gives the word the screen shows, so that the order is a reader's. */
interface Ranked {
  readonly row: NetworkRow;
  readonly rank: number;
  readonly word: string;
  readonly name: string;
}

const RANKS: Partial<Record<SortKey, (row: NetworkRow) => number>> = {
  size: ({ company }) => -SIZES.indexOf(company.sizeBand),
  dossier: ({ family }) => -FAMILIES.indexOf(family),
  score: ({ dossier }) => -(dossier?.global ?? -1),
  links: ({ links }) => -(links ?? 0),
  ambassador: ({ ambassador }) => -Number(ambassador),
};

type Words = (id: string) => string;

const WORDS: Partial<Record<SortKey, (row: NetworkRow, sectorName: Words) => string>> = {
  commune: ({ commune }) => commune?.name ?? '',
  sector: ({ company }, sectorName) => sectorName(company.sector),
};

function ranking(sort: SortKey, sectorName: Words): (row: NetworkRow) => Ranked {
  const [rankOf, wordOf] = [RANKS[sort], WORDS[sort]];
  return (row) => {
    const name = nameKey(row);
    const word = sort === 'name' ? name : wordOf ? wordKey(wordOf(row, sectorName)) : '';
    return { row, rank: rankOf ? rankOf(row) : 0, word, name };
  };
}

type Compare = (a: Ranked, b: Ranked) => number;

/** Ties by name, then by id, so that every device shows the same order. */
function comparison(reversed: boolean): Compare {
  const sign = reversed ? -1 : 1;
  return (a, b) =>
    sign * (a.rank - b.rank || compareTexts(a.word, b.word)) ||
    compareTexts(a.name, b.name) ||
    (a.row.doc < b.row.doc ? -1 : 1);
}

/** A sorted copy. */
export function sortedRows(
  rows: readonly NetworkRow[],
  sort: SortKey,
  reversed: boolean,
  sectorName: Words,
): NetworkRow[] {
  return rows
    .map(ranking(sort, sectorName))
    .sort(comparison(reversed))
    .map(({ row }) => row);
}

/** As in a directory, whatever the table is sorted by. */
export const byName = (rows: readonly NetworkRow[]): NetworkRow[] => sortedRows(rows, 'name', false, (id) => id);

/** More rows than this that changed at once are sorted with all others. */
const FEW = 64;

/** Sorts again and again: a few rows that changed are put in their places among the others, which stay. */
export function createSorter(): typeof sortedRows {
  let known = new Map<DocId, NetworkRow>();
  let ranked: Ranked[] = [];
  let sorted: NetworkRow[] = [];
  let by = '';
  return (rows, sort, reversed, sectorName) => {
    // The words of sectors may have come since, or speak another language.
    const order = `${sort} ${reversed} ${sort === 'sector' ? rows.map(({ company }) => sectorName(company.sector)).join() : ''}`;
    const changed = rows.filter((row) => known.get(row.doc) !== row);
    const fresh = changed.filter(({ doc }) => !known.has(doc)).length;
    const last = by;
    const isPatch = order === last && changed.length <= FEW && known.size + fresh === rows.length;
    by = order;
    if (isPatch && changed.length === 0) return sorted;
    const [rankOf, compare] = [ranking(sort, sectorName), comparison(reversed)];
    if (isPatch) {
      const docs = new Set(changed.map(({ doc }) => doc));
      ranked = ranked.filter(({ row }) => !docs.has(row.doc));
      for (const row of changed) {
        const one = rankOf(row);
        ranked.splice(placeOf(ranked, one, compare), 0, one);
        known.set(row.doc, row);
      }
    } else {
      const before = order === last && fresh === 0 && known.size === rows.length ? sorted : rows;
      known = rowsByDoc(rows);
      // From the order they were in: mostly it stands, and is then only gone through.
      ranked = before.map((row) => rankOf(known.get(row.doc) ?? row)).sort(compare);
    }
    sorted = ranked.map(({ row }) => row);
    return sorted;
  };
}

/** Where a row belongs in a sorted list. */
function placeOf(sorted: readonly Ranked[], one: Ranked, compare: Compare): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other && compare(other, one) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface RowGroup {
  /** What the rows have in common; '' where they have no such thing. */
  readonly value: string;
  readonly rows: readonly NetworkRow[];
}

function valueOf(row: NetworkRow, group: GroupKey): string {
  if (group === 'sector') return row.company.sector;
  if (group === 'commune') return row.commune?.code ?? '';
  if (group === 'bassin') return row.bassin;
  if (group === 'stage') return row.family;
  return group === 'advisor' ? (row.dossier?.advisor ?? '') : '';
}

const FIXED: Partial<Record<GroupKey, readonly string[]>> = { bassin: BASSINS, stage: FAMILIES };

/** The rows, in their order, under what they have in common; groups by their name, without one last. */
export function groupedRows(
  rows: readonly NetworkRow[],
  group: GroupKey,
  nameOf: (value: string) => string,
): RowGroup[] {
  const found = new Map<string, NetworkRow[]>();
  for (const row of rows) {
    const value = valueOf(row, group);
    const known = found.get(value);
    if (known) known.push(row);
    else found.set(value, [row]);
  }
  const fixed = FIXED[group];
  const place = (value: string): string =>
    fixed ? String(fixed.indexOf(value)).padStart(3, '0') : value === '' ? '\uffff' : keyOf(nameOf(value));
  return [...found]
    .map(([value, of]): RowGroup => ({ value, rows: of }))
    .sort((a, b) => compareTexts(place(a.value), place(b.value)) || compareTexts(a.value, b.value));
}

/** What the table shows from top to bottom: headings of groups and rows; a closed group shows its heading only. */
export type TableLine =
  | { readonly type: 'group'; readonly value: string; readonly count: number; readonly open: boolean }
  | { readonly type: 'row'; readonly row: NetworkRow };

export function tableLines(groups: readonly RowGroup[], closed: ReadonlySet<string>): TableLine[] {
  const lines: TableLine[] = [];
  for (const { value, rows } of groups) {
    const open = !closed.has(value);
    lines.push({ type: 'group', value, count: rows.length, open });
    if (open) for (const row of rows) lines.push({ type: 'row', row });
  }
  return lines;
}

export const plainLines = (rows: readonly NetworkRow[]): TableLine[] => rows.map((row) => ({ type: 'row', row }));

/** For lists of docs that need the row again. */
export function rowsByDoc(rows: readonly NetworkRow[]): Map<DocId, NetworkRow> {
  return new Map(rows.map((row) => [row.doc, row]));
}
