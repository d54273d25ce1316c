// One sheet of an .xlsx file: its cells as text where they stand, a merged cell said again in each row it covers.
import type { Sheet } from '#domain/xlsform/sheets.ts';
import type { DateStyles } from './xlsx-dates.ts';
import { xmlParts } from './xml.ts';

export interface SheetCaps {
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  readonly cell: number;
}

export interface RawSheet extends Sheet {
  /** Columns by row whose text stands in a merged cell that begins higher up. */
  readonly merged: ReadonlyMap<number, ReadonlySet<number>>;
}

export class TooLarge extends Error {}

interface SheetContext {
  readonly strings: readonly string[];
  readonly dates: DateStyles | null;
  readonly caps: SheetCaps;
  /** Cells that may still come, of all sheets together. */
  readonly budget: { cells: number };
}

/** Parts of XML between two pauses. */
const PAUSE = 20_000;

/** `AB12` -> column 27, row 11; null for anything else. */
function placeOf(reference: string): readonly [column: number, row: number] | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!found) return null;
  const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [column, Number(found[2]) - 1];
}

function cellText(type: string, style: string, raw: string, { strings, dates }: SheetContext): string {
  if (type === 's') return strings[Number(raw)] ?? '';
  if (type === 'b') return raw.trim() === '1' ? 'TRUE' : 'FALSE';
  // What a formula could not compute is told where cells have a meaning, and is nothing in a form.
  if (type === 'e') return dates ? raw : '';
  if (type !== '' && type !== 'n') return raw;
  const number = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(number)) return raw;
  // « 12.0 » is written 12 in the cell; the digits beyond the fifteenth are noise.
  return dates?.text(style, number) ?? String(Number(number.toPrecision(15)));
}

type Range = readonly [left: number, top: number, right: number, bottom: number];

function rangeOf(reference: string): Range | null {
  const [from = '', to = ''] = reference.split(':');
  const [start, end] = [placeOf(from), placeOf(to)];
  return start && end && [start[0], start[1], end[0], end[1]];
}

/** What a person merged over several rows holds for each of them; over several columns it is a title, and stays one. */
function spread(rows: Map<number, string[]>, ranges: readonly Range[], { caps, budget }: SheetContext) {
  const merged = new Map<number, Set<number>>();
  for (const [column, top, right, bottom] of ranges) {
    const text = rows.get(top)?.[column] ?? '';
    if (text === '' || right !== column) continue;
    if (bottom >= caps.rows) throw new TooLarge();
    for (let row = top + 1; row <= bottom; row += 1) {
      const cells = rows.get(row);
      // A row with nothing of its own is not a line.
      if (!cells) continue;
      budget.cells -= 1;
      if (budget.cells < 0) throw new TooLarge();
      while (cells.length < column) cells.push('');
      cells[column] = text;
      merged.set(row, (merged.get(row) ?? new Set()).add(column));
    }
  }
  return merged;
}

/** The cells of a sheet; it pauses now and then, and throws `TooLarge` and nothing else. */
export function* sheetRows(xml: string, context: SheetContext): Generator<void, Omit<RawSheet, 'name'>> {
  const { caps, budget } = context;
  const rows = new Map<number, string[]>();
  const ranges: Range[] = [];
  let [row, column, count] = [-1, -1, 0];
  let [type, style, value] = ['', '', ''];
  let inValue = false;
  const put = (): void => {
    const text = cellText(type, style, value, context).slice(0, caps.cell);
    if (text.trim() === '') return;
    budget.cells -= 1;
    if (budget.cells < 0 || row >= caps.rows || column >= caps.columns) throw new TooLarge();
    const cells = rows.get(row) ?? [];
    while (cells.length < column) cells.push('');
    cells[column] = text;
    rows.set(row, cells);
  };
  for (const part of xmlParts(xml)) {
    count += 1;
    if (count % PAUSE === 0) yield;
    if (part.kind === 'text') {
      if (inValue) value += part.text;
    } else if (part.name === 'row' && part.kind === 'open') {
      row = Number(part.attributes.get('r') ?? row + 2) - 1;
      if (!Number.isInteger(row) || row < 0) throw new TooLarge();
      column = -1;
    } else if (part.name === 'c' && part.kind === 'open') {
      const place = placeOf(part.attributes.get('r') ?? '');
      column = place ? place[0] : column + 1;
      if (place) row = place[1];
      [type, style, value] = [part.attributes.get('t') ?? '', part.attributes.get('s') ?? '', ''];
    } else if (part.name === 'c') put();
    else if (part.name === 'v' || part.name === 't') inValue = part.kind === 'open';
    else if (part.name === 'mergeCell' && part.kind === 'open' && context.dates) {
      const range = rangeOf(part.attributes.get('ref') ?? '');
      if (range) ranges.push(range);
    }
  }
  return { rows, merged: spread(rows, ranges, context) };
}
