// An .xlsx file as sheets of text. Formulas give the value they had when the file was saved; formats are passed over.
import { SHEET_CAPS, type Sheet, type Workbook } from '#domain/xlsform/sheets.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { unpack, type UnpackFailure } from './unpack.ts';
import { xmlParts } from './xml.ts';

export type WorkbookFailure =
  | UnpackFailure
  | { readonly type: 'not-a-workbook' }
  /** More rows, columns or sheets than a form can need. */
  | { readonly type: 'workbook-too-large' };

const WANTED = /^xl\/(?:workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i;

class TooLarge extends Error {}

type Files = ReadonlyMap<string, Uint8Array>;

function textOf(files: Files, path: string): string {
  const bytes = files.get(path) ?? [...files].find(([name]) => name.toLowerCase() === path.toLowerCase())?.[1];
  return bytes ? new TextDecoder().decode(bytes) : '';
}

/** Rich text is many pieces of one string; readings in another script (`rPh`) are not part of it. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let current: string | null = null;
  let inText = false;
  let aside = 0;
  for (const part of xmlParts(xml)) {
    if (part.kind === 'text') {
      if (inText && aside === 0 && current !== null) current += part.text;
    } else if (part.name === 'si') {
      if (part.kind === 'open') current = '';
      else if (current !== null) {
        strings.push(current);
        current = null;
      }
    } else if (part.name === 't') inText = part.kind === 'open';
    else if (part.name === 'rPh') aside += part.kind === 'open' ? 1 : -1;
  }
  return strings;
}

/** `AB12` -> column 27, row 11; null for anything else. */
function placeOf(reference: string): readonly [column: number, row: number] | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!found) return null;
  const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [column, Number(found[2]) - 1];
}

function cellText(type: string, raw: string, strings: readonly string[]): string {
  if (type === 's') return strings[Number(raw)] ?? '';
  if (type === 'b') return raw.trim() === '1' ? 'TRUE' : 'FALSE';
  if (type === 'e') return '';
  if (type !== '' && type !== 'n') return raw;
  const number = Number(raw);
  // « 12.0 » is written 12 in the cell; the digits beyond the fifteenth are noise.
  return raw.trim() === '' || !Number.isFinite(number) ? raw : String(Number(number.toPrecision(15)));
}

function sheetRows(xml: string, strings: readonly string[], budget: { cells: number }): Sheet['rows'] {
  const rows = new Map<number, string[]>();
  let [row, column] = [-1, -1];
  let type = '';
  let value = '';
  let inValue = false;
  const put = (): void => {
    const text = cellText(type, value, strings).slice(0, SHEET_CAPS.cell);
    if (text.trim() === '') return;
    budget.cells -= 1;
    if (budget.cells < 0 || row >= SHEET_CAPS.rows || column >= SHEET_CAPS.columns) throw new TooLarge();
    const cells = rows.get(row) ?? [];
    while (cells.length < column) cells.push('');
    cells[column] = text;
    rows.set(row, cells);
  };
  for (const part of xmlParts(xml)) {
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
      type = part.attributes.get('t') ?? '';
      value = '';
    } else if (part.name === 'c') put();
    else if (part.name === 'v' || part.name === 't') inValue = part.kind === 'open';
  }
  return rows;
}

/** Where each sheet is kept, in the order of the tabs. */
function sheetPaths(files: Files): { name: string; path: string }[] {
  const targets = new Map<string, string>();
  for (const part of xmlParts(textOf(files, 'xl/_rels/workbook.xml.rels'))) {
    if (part.kind !== 'open' || part.name !== 'Relationship') continue;
    const target = part.attributes.get('Target') ?? '';
    targets.set(part.attributes.get('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const sheets: { name: string; path: string }[] = [];
  for (const part of xmlParts(textOf(files, 'xl/workbook.xml'))) {
    if (part.kind !== 'open' || part.name !== 'sheet') continue;
    const path = targets.get(part.attributes.get('id') ?? '');
    if (path !== undefined) sheets.push({ name: part.attributes.get('name') ?? '', path });
  }
  return sheets;
}

/** The sheets of a workbook, or why it cannot be read. It never throws, whatever the bytes are. */
export function readXlsx(bytes: Uint8Array): Result<Workbook, WorkbookFailure> {
  const files = unpack(bytes, (path) => WANTED.test(path));
  if (!files.ok) return files;
  const paths = sheetPaths(files.value);
  if (paths.length === 0) return fail({ type: 'not-a-workbook' });
  if (paths.length > SHEET_CAPS.sheets) return fail({ type: 'workbook-too-large' });
  const strings = sharedStrings(textOf(files.value, 'xl/sharedStrings.xml'));
  const budget = { cells: SHEET_CAPS.cells };
  try {
    return ok(paths.map(({ name, path }) => ({ name, rows: sheetRows(textOf(files.value, path), strings, budget) })));
  } catch (error) {
    if (error instanceof TooLarge) return fail({ type: 'workbook-too-large' });
    throw error;
  }
}
