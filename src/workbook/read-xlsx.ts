// An .xlsx file as sheets of text. Formulas give the value they had when the file was saved; formats are passed over.
import { fail, ok, type Result } from '#domain/result.ts';
import { SHEET_CAPS, type Workbook } from '#domain/xlsform/sheets.ts';
import { type RawSheet, type SheetCaps, sheetRows, TooLarge } from './sheet-rows.ts';
import { unpack, UNPACK_CAPS, type UnpackFailure } from './unpack.ts';
import { dateStyles } from './xlsx-dates.ts';
import { xmlParts } from './xml.ts';

export type WorkbookFailure =
  | UnpackFailure
  | { readonly type: 'not-a-workbook' }
  /** More rows, columns or sheets than a form can need. */
  | { readonly type: 'workbook-too-large' };

const WANTED =
  /^xl\/(?:workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i;

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

interface XlsxOptions {
  readonly caps: SheetCaps;
  /** The file as it is, bytes. */
  readonly largest: number;
  /** Days as days, by the format of their cells; without, a number stays a number. */
  readonly dates: boolean;
}

const FORM_OPTIONS: XlsxOptions = { caps: SHEET_CAPS, largest: UNPACK_CAPS.file, dates: false };

/** True where days count from 1904, as old spreadsheets of the Macintosh do. */
function is1904(files: Files): boolean {
  return /<workbookPr[^>]*\bdate1904="(?:1|true)"/.test(textOf(files, 'xl/workbook.xml'));
}

/** The sheets of a workbook, or why it cannot be read; it pauses now and then, and never throws, whatever the bytes are. */
export function* xlsxSteps(
  bytes: Uint8Array,
  options: XlsxOptions,
): Generator<void, Result<readonly RawSheet[], WorkbookFailure>> {
  const files = unpack(bytes, (path) => WANTED.test(path), options.largest);
  if (!files.ok) return files;
  const paths = sheetPaths(files.value);
  if (paths.length === 0) return fail({ type: 'not-a-workbook' });
  if (paths.length > options.caps.sheets) return fail({ type: 'workbook-too-large' });
  const strings = sharedStrings(textOf(files.value, 'xl/sharedStrings.xml'));
  const dates = options.dates ? dateStyles(textOf(files.value, 'xl/styles.xml'), is1904(files.value)) : null;
  const context = { strings, dates, caps: options.caps, budget: { cells: options.caps.cells } };
  const sheets: RawSheet[] = [];
  try {
    for (const { name, path } of paths) {
      sheets.push({ name, ...(yield* sheetRows(textOf(files.value, path), context)) });
    }
  } catch (error) {
    if (error instanceof TooLarge) return fail({ type: 'workbook-too-large' });
    throw error;
  }
  return ok(sheets);
}

/** The sheets of a form, at once. */
export function readXlsx(bytes: Uint8Array): Result<Workbook, WorkbookFailure> {
  const steps = xlsxSteps(bytes, FORM_OPTIONS);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value.ok ? ok(value.value.map(({ name, rows }) => ({ name, rows }))) : value;
  }
}
