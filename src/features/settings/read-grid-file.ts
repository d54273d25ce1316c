// A file of the coordinator's becomes a grid, or the reasons why not. Loaded when the first file is chosen.
import { gridFromText } from '#domain/grid/grid-text.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { completeGroup } from '#domain/grid/group-file.ts';
import type { GridProblem } from '#domain/grid/parse-grid.ts';
import type { FormWords } from '#domain/xlsform/build.ts';
import type { FormIssue } from '#domain/xlsform/issue.ts';
import { readForm } from '#domain/xlsform/read-form.ts';
import { readCsv } from '#workbook/read-csv.ts';
import { readXlsx, type WorkbookFailure } from '#workbook/read-xlsx.ts';

export type FileRefusal = WorkbookFailure['type'] | 'json-broken' | 'json-deep' | 'old-excel' | 'empty-file';

export type ReadFile =
  | { readonly type: 'refused'; readonly reason: FileRefusal }
  | { readonly type: 'invalid'; readonly problems: readonly GridProblem[] }
  | { readonly type: 'read'; readonly grid: Grid | null; readonly issues: readonly FormIssue[] };

/** More than any grid needs; a larger file is not even read. */
export const LARGEST_FILE = 8 * 1024 * 1024;

const starts = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/**
 * By what the file is, not by what it is called.
 * @param around the grid in use, for a file that holds the grid of groups alone
 */
export function readGridBytes(bytes: Uint8Array, name: string, words: FormWords, around: Grid | null = null): ReadFile {
  if (bytes.length === 0) return { type: 'refused', reason: 'empty-file' };
  if (bytes.length > LARGEST_FILE) return { type: 'refused', reason: 'file-too-large' };
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { type: 'refused', reason: 'old-excel' };
  const isZip = starts(bytes, 0x50, 0x4b);
  if (!isZip) {
    const text = new TextDecoder().decode(bytes);
    if (/^\uFEFF?\s*[{[]/.test(text)) return fromJson(text, around);
  }
  const workbook = isZip ? readXlsx(bytes) : readCsv(bytes);
  if (!workbook.ok) return { type: 'refused', reason: workbook.error.type };
  return { type: 'read', ...readForm(workbook.value, name.replace(/\.[^.]*$/, ''), words) };
}

function fromJson(text: string, around: Grid | null): ReadFile {
  const grid = gridFromText(text, (input) => (around ? completeGroup(input, around) : input));
  if (grid.ok) return { type: 'read', grid: grid.value, issues: [] };
  if (grid.error.type === 'grid-invalid') return { type: 'invalid', problems: grid.error.problems };
  return { type: 'refused', reason: grid.error.type };
}
