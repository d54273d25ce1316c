// What the team settled for the headings of a file, so that nobody settles it twice.
import type { Json } from '#domain/json.ts';
import { valueOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import {
  COMPANY_COLUMNS,
  type ColumnMapping,
  type CompanyColumn,
  headingsKey,
  type RememberedColumns,
  rememberColumns,
} from './company-columns.ts';

/** The field that holds it. */
export function columnsKey(headings: readonly string[]): string {
  return `mapping/${headingsKey(headings)}/columns`;
}

/** The columns as they are kept, by heading; null is « not this one ». */
export function columnsJson(headings: readonly string[], mapping: ColumnMapping): Json {
  return Object.fromEntries(rememberColumns(headings, mapping));
}

export function columnsOf(kept: Json | undefined): RememberedColumns {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return new Map();
  const known: ReadonlySet<unknown> = new Set([...COMPANY_COLUMNS, null]);
  const entries = Object.entries(kept).filter(([, value]) => known.has(value));
  return new Map(entries as [string, CompanyColumn | null][]);
}

export function readColumns(view: RecordView, headings: readonly string[]): RememberedColumns {
  return columnsOf(valueOf(view, columnsKey(headings)));
}

export function writeColumns(draft: Draft, headings: readonly string[], mapping: ColumnMapping): void {
  draft.set(columnsKey(headings), columnsJson(headings, mapping));
}
