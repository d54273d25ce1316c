// The order and the groups of the table. Rows that are nearly in order are put in order quickly, so the last order is
// where the next one starts from.
import type { DocId } from '#domain/ids.ts';
import { BASSINS } from '#domain/territory/bassins.ts';
import { fold } from '#domain/text/fold.ts';
import { FAMILIES, type NetworkRow } from './network-rows.ts';

export const SORTS = ['name', 'commune', 'sector', 'size', 'dossier', 'score', 'links', 'ambassador'] as const;
export type SortKey = (typeof SORTS)[number];

export const GROUPS = ['', 'sector', 'commune', 'bassin', 'stage', 'advisor'] as const;
export type GroupKey = (typeof GROUPS)[number];

const SIZES: readonly string[] = ['', '0', '1-2', '3-5', '6-9', '10-19', '20+'];

const PLAIN = /^[\u0020-\u007e]*$/;
const nameKeys = new WeakMap<object, string>();
const wordKeys = new Map<string, string>();

/** Folded, figures by their value, and what is empty last: compared letter by letter it is the order of a directory. */
function keyOf(text: string): string {
  const folded = PLAIN.test(text) ? text.toLowerCase() : fold(text);
  const key = /\d/.test(folded) ? folded.replace(/\d+/g, (digits) => digits.padStart(8, '0')) : folded;
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

type Compare = (a: NetworkRow, b: NetworkRow) => number;

/** `sectorName` gives the word the screen shows, so that the order is the one a reader sees. */
function comparisons(sectorName: (id: string) => string): Readonly<Record<SortKey, Compare>> {
  return {
    name: (a, b) => compareTexts(nameKey(a), nameKey(b)),
    commune: (a, b) => compareTexts(wordKey(a.commune?.name ?? ''), wordKey(b.commune?.name ?? '')),
    sector: (a, b) => compareTexts(wordKey(sectorName(a.company.sector)), wordKey(sectorName(b.company.sector))),
    size: (a, b) => SIZES.indexOf(b.company.sizeBand) - SIZES.indexOf(a.company.sizeBand),
    dossier: (a, b) => FAMILIES.indexOf(b.family) - FAMILIES.indexOf(a.family),
    score: (a, b) => (b.dossier?.global ?? -1) - (a.dossier?.global ?? -1),
    links: (a, b) => b.links - a.links,
    ambassador: (a, b) => Number(b.ambassador) - Number(a.ambassador),
  };
}

/** A sorted copy; ties by name, then by id, so that every device shows the same order. */
export function sortedRows(
  rows: readonly NetworkRow[],
  sort: SortKey,
  reversed: boolean,
  sectorName: (id: string) => string,
): NetworkRow[] {
  const compare = comparisons(sectorName)[sort];
  const sign = reversed ? -1 : 1;
  return [...rows].sort(
    (a, b) => sign * compare(a, b) || compareTexts(nameKey(a), nameKey(b)) || (a.doc < b.doc ? -1 : 1),
  );
}

/** `rows` in the order they had, what is new behind: nearly sorted already. */
export function inLastOrder(rows: readonly NetworkRow[], last: readonly NetworkRow[]): NetworkRow[] {
  const byDoc = new Map(rows.map((row) => [row.doc, row]));
  const kept: NetworkRow[] = [];
  for (const { doc } of last) {
    const row = byDoc.get(doc);
    if (!row) continue;
    kept.push(row);
    byDoc.delete(doc);
  }
  return [...kept, ...byDoc.values()];
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
