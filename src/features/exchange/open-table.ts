// A file of somebody's as a table, whatever it is. Loaded when the first file is chosen.
import { geoTable } from '#domain/exchange/company-export.ts';
import { readGeoJson } from '#domain/exchange/geo-json.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { LARGEST_TABLE, readTable, type TableFailure, type TableFile } from '#workbook/read-table.ts';

export type FileRefusal = TableFailure['type'] | 'json-broken' | 'not-a-collection';

function geoFile(text: string): Result<TableFile, { readonly type: FileRefusal }> {
  const read = readGeoJson(text);
  if (!read.ok) return fail(read.error);
  const rows = new Map(geoTable(read.value.companies).map((row, index) => [index, row]));
  return rows.size < 2
    ? fail({ type: 'empty-file' })
    : ok({ sheets: [{ name: '', rows, merged: new Map() }], dialect: null });
}

/** By what the file is; `breathe` gives the screen a turn. */
export async function openTable(
  file: Pick<File, 'size' | 'arrayBuffer'>,
  breathe: () => Promise<void>,
): Promise<Result<TableFile, { readonly type: FileRefusal }>> {
  if (file.size > LARGEST_TABLE) return fail({ type: 'file-too-large' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const first = new TextDecoder()
    .decode(bytes.subarray(0, 200))
    .replace(/^\uFEFF/, '')
    .trimStart();
  return first.startsWith('{') ? geoFile(new TextDecoder().decode(bytes)) : readTable(bytes, breathe);
}
