// Who let what in and out, and when (PRODUCT R14): rows of the team's settings, which nobody takes away.
import { numberOf, rowIds, textOf, valueOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { putRow } from '#domain/record/rows.ts';

export const EXPORTED_THINGS = ['companies', 'network', 'stakes', 'actions'] as const;
export type ExportedThing = (typeof EXPORTED_THINGS)[number];

export interface ImportEntry {
  readonly type: 'import';
  readonly id: string;
  /** Name of the file as the person had it. */
  readonly file: string;
  readonly created: number;
  readonly updated: number;
  readonly refused: number;
  /** Companies and fields left as somebody had written them since; null while it was not taken back. */
  readonly undone: { readonly kept: number } | null;
}

export interface ExportEntry {
  readonly type: 'export';
  readonly id: string;
  readonly file: string;
  readonly what: string;
  readonly format: string;
  readonly count: number;
  /** Left out: confidential, or asked not to be contacted again. */
  readonly left: number;
  /** Fields about people were in it. */
  readonly personal: boolean;
}

export type ExchangeEntry = ImportEntry | ExportEntry;

/** With the writer and the moment that the record itself gives. */
export type LoggedEntry = ExchangeEntry & { readonly at: number; readonly tag: string };

export function writeEntry(draft: Draft, { type, id, ...entry }: ExchangeEntry, now: number): void {
  const { undone, ...fields } = entry as typeof entry & { undone?: ImportEntry['undone'] };
  putRow(draft, type, id, fields, now);
  if (undone) draft.set(`${type}/${id}/kept`, undone.kept);
}

function readImport(view: RecordView, id: string): ImportEntry {
  const row = `import/${id}`;
  const count = (field: string): number => numberOf(view, `${row}/${field}`) ?? 0;
  const kept = numberOf(view, `${row}/kept`);
  return {
    type: 'import',
    id,
    file: textOf(view, `${row}/file`),
    created: count('created'),
    updated: count('updated'),
    refused: count('refused'),
    undone: kept === null ? null : { kept },
  };
}

function readExport(view: RecordView, id: string): ExportEntry {
  const row = `export/${id}`;
  return {
    type: 'export',
    id,
    file: textOf(view, `${row}/file`),
    what: textOf(view, `${row}/what`),
    format: textOf(view, `${row}/format`),
    count: numberOf(view, `${row}/count`) ?? 0,
    left: numberOf(view, `${row}/left`) ?? 0,
    personal: valueOf(view, `${row}/personal`) === true,
  };
}

/** The newest first. */
export function readEntries(view: RecordView): LoggedEntry[] {
  const entries = [
    ...rowIds(view, 'import').map((id) => readImport(view, id)),
    ...rowIds(view, 'export').map((id) => readExport(view, id)),
  ];
  return entries
    .map((entry) => {
      const written = view.fields.get(`${entry.type}/${entry.id}/file`);
      return { ...entry, at: written?.at ?? 0, tag: written?.tag ?? '' };
    })
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}
