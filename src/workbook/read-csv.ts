// A .csv file as sheets: one sheet, or several when the first column names them, as pyxform writes and reads them.
import { SHEET_CAPS, type Sheet, type Workbook } from '#domain/xlsform/sheets.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { WorkbookFailure } from './read-xlsx.ts';

const FORM_SHEETS: ReadonlySet<string> = new Set(['survey', 'choices', 'settings', 'columns', 'external_choices']);

/** Comma, semicolon (a French Excel) or tab: whichever the first line has most of, outside quotes. */
function separatorOf(text: string): string {
  const line = (/^.*$/m.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => line.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Rows of cells (RFC 4180); a quote that is never closed runs to the end, and nothing is lost. */
function cellsOf(text: string, separator: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let cells = 0;
  const endCell = (): void => {
    row.push(cell.slice(0, SHEET_CAPS.cell));
    cell = '';
    cells += 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) endCell();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at += 1;
      endCell();
      rows.push(row);
      row = [];
    } else cell += letter;
    if (rows.length > SHEET_CAPS.rows || cells > SHEET_CAPS.cells || row.length > SHEET_CAPS.columns) return null;
  }
  endCell();
  rows.push(row);
  return rows;
}

function sheetsOf(rows: readonly (readonly string[])[]): Sheet[] {
  const named = rows.some(([first = '']) => FORM_SHEETS.has(first.trim().toLowerCase()));
  if (!named) return [{ name: 'survey', rows: filled(rows) }];
  const sheets: { name: string; rows: Map<number, readonly string[]> }[] = [];
  for (const [index, row] of rows.entries()) {
    const name = row[0]?.trim() ?? '';
    if (name !== '') sheets.push({ name, rows: new Map() });
    // The first cell stays, empty, so that columns are named as the file has them.
    const cells = ['', ...row.slice(1)];
    if (cells.some((cell) => cell.trim() !== '')) sheets.at(-1)?.rows.set(index, cells);
  }
  return sheets;
}

function filled(rows: readonly (readonly string[])[]): Sheet['rows'] {
  return new Map([...rows.entries()].filter(([, row]) => row.some((cell) => cell.trim() !== '')));
}

/** UTF-8, else the Windows page that a French Excel saves in. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const LARGEST = 8 * 1024 * 1024;

export function readCsv(bytes: Uint8Array): Result<Workbook, WorkbookFailure> {
  if (bytes.length > LARGEST) return fail({ type: 'file-too-large' });
  const text = decode(bytes);
  if (text.includes('\0')) return fail({ type: 'not-a-workbook' });
  const rows = cellsOf(text, separatorOf(text));
  return rows ? ok(sheetsOf(rows)) : fail({ type: 'workbook-too-large' });
}
