// Any table that somebody brings: .csv in the encoding and with the separator it has, .xlsx with its sheets. It pauses
// between slices, so that the screen stays alive under a file of 20,000 lines.
import { fail, ok, type Result } from '#domain/result.ts';
import { type CsvDialect, csvText, csvRows } from './csv-dialect.ts';
import { type WorkbookFailure, xlsxSteps } from './read-xlsx.ts';
import type { RawSheet, SheetCaps } from './sheet-rows.ts';

const TABLE_CAPS: SheetCaps = { sheets: 60, rows: 60_000, columns: 300, cells: 3_000_000, cell: 20_000 };
/** More than 20,000 lines of the statistics office with all their columns; a larger file is not even read. */
export const LARGEST_TABLE = 32 * 1024 * 1024;

export interface TableFile {
  readonly sheets: readonly RawSheet[];
  /** How a .csv file was read; null for a workbook. */
  readonly dialect: CsvDialect | null;
}

export type TableFailure = WorkbookFailure | { readonly type: 'old-excel' | 'empty-file' };

const starts = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** Rows between two pauses. */
const PAUSE = 500;

function* csvSteps(bytes: Uint8Array): Generator<void, Result<TableFile, TableFailure>> {
  const { text, ...dialect } = csvText(bytes);
  if (text.includes('\0')) return fail({ type: 'not-a-workbook' });
  const rows = new Map<number, readonly string[]>();
  let cells = 0;
  for (const { line, row } of csvRows(text, dialect.separator)) {
    if (row.every((cell) => cell.trim() === '')) continue;
    cells += row.length;
    const tooLarge = rows.size >= TABLE_CAPS.rows || cells > TABLE_CAPS.cells || row.length > TABLE_CAPS.columns;
    if (tooLarge) return fail({ type: 'workbook-too-large' });
    rows.set(
      line,
      row.map((cell) => cell.slice(0, TABLE_CAPS.cell)),
    );
    if (rows.size % PAUSE === 0) yield;
  }
  if (rows.size === 0) return fail({ type: 'empty-file' });
  return ok({ sheets: [{ name: '', rows, merged: new Map() }], dialect });
}

function* xlsxTable(bytes: Uint8Array): Generator<void, Result<TableFile, TableFailure>> {
  const read = yield* xlsxSteps(bytes, { caps: TABLE_CAPS, largest: LARGEST_TABLE, dates: true });
  if (!read.ok) return read;
  const sheets = read.value.filter(({ rows }) => rows.size > 0);
  return sheets.length === 0 ? fail({ type: 'empty-file' }) : ok({ sheets, dialect: null });
}

function stepsOf(bytes: Uint8Array): Generator<void, Result<TableFile, TableFailure>> {
  return starts(bytes, 0x50, 0x4b) ? xlsxTable(bytes) : csvSteps(bytes);
}

/**
 * By what the file is, not by what it is called. It never throws, whatever the bytes are.
 * @param breathe gives the screen a turn
 */
export async function readTable(
  bytes: Uint8Array,
  breathe: () => Promise<void>,
): Promise<Result<TableFile, TableFailure>> {
  if (bytes.length === 0) return fail({ type: 'empty-file' });
  if (bytes.length > LARGEST_TABLE) return fail({ type: 'file-too-large' });
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return fail({ type: 'old-excel' });
  const steps = stepsOf(bytes);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await breathe();
  }
}
