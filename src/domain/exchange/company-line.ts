// One line of a file of companies: what it says, in the words of this product, and what cannot be taken as it stands.
import type { CompanyInput } from '#domain/company/company.ts';
import { isEmail, isPhone, isWebsite } from '#domain/company/company-form.ts';
import { checkNaf } from '#domain/company/naf.ts';
import { checkSiret } from '#domain/company/siret.ts';
import { fold } from '#domain/text/fold.ts';
import {
  type ChoiceColumn,
  choiceOfText,
  type ChoiceWords,
  isClosed,
  isDateForSize,
  isYes,
} from './company-choices.ts';
import { type ColumnMapping, headingKey } from './company-columns.ts';
import { type Place, placeOf, postcodeOf } from './company-place.ts';
import { type LineProblem, type LineProblemType, weightOf } from './line-problem.ts';
import { lineTexts, type LineTexts } from './line-text.ts';

export type LineInput = Partial<
  Pick<
    CompanyInput,
    | 'name'
    | 'siret'
    | 'commune'
    | 'outside'
    | 'address'
    | 'sector'
    | 'naf'
    | 'legalForm'
    | 'sizeBand'
    | 'phone'
    | 'email'
    | 'website'
    | 'source'
  >
> & { readonly head?: string; readonly note?: string };

export interface CompanyLine {
  readonly input: LineInput;
  readonly problems: readonly LineProblem[];
}

/** What a line is read with: the same for all lines of a file. */
export interface LineContext {
  readonly mapping: ColumnMapping;
  readonly words: ChoiceWords;
  /** Their keys. */
  readonly headings: readonly string[];
  /** Cells of a line as most have it, where another width tells that something is wrong (.csv); null in a workbook. */
  readonly width: number | null;
  readonly merged: ReadonlyMap<number, ReadonlySet<number>>;
  /** Places already found, by what the cells said: a file names each commune many times. */
  readonly places: Map<string, Place>;
}

export function lineContext(
  headings: readonly string[],
  mapping: ColumnMapping,
  words: ChoiceWords,
  file: Partial<Pick<LineContext, 'width' | 'merged'>> = {},
): LineContext {
  return {
    mapping,
    words,
    headings: headings.map(headingKey),
    width: file.width ?? null,
    merged: file.merged ?? new Map(),
    places: new Map(),
  };
}

/** How many cells a line has: those of the headings, or more where all lines end with a separator. */
export function usualWidth(rows: ReadonlyMap<number, readonly string[]>, headings: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows.values()) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [usual = 0] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  return Math.max(headings.length, usual);
}

interface Reading {
  readonly input: { -readonly [Field in keyof LineInput]: LineInput[Field] };
  readonly problems: LineProblem[];
}

function readPlace({ input, problems }: Reading, texts: LineTexts, places: Map<string, Place>): void {
  const [commune, written] = [texts.of('commune'), texts.of('postcode')];
  const postcode = written === '' ? '' : postcodeOf(written);
  if (postcode === null) problems.push({ column: 'postcode', type: 'postcode-shape' });
  const key = `${commune} ${postcode ?? ''}`;
  const place = places.get(key) ?? placeOf(commune, postcode ?? '');
  places.set(key, place);
  if (place.type === 'here') {
    input.commune = place.commune;
    if (place.postcodeDiffers) problems.push({ column: 'postcode', type: 'commune-postcode-differ' });
  } else if (place.type === 'outside' || isYes(texts.of('outside'))) input.outside = true;
  else problems.push({ column: 'commune', type: place.type });
}

/** A spreadsheet that took the number for one of its own has thrown its last figures away: no establishment is 00000. */
function isRounded(text: string, digits: string): boolean {
  return /^\d[.,]\d+e\+?\d+$/i.test(text) || (/^\d{14}$/.test(digits) && digits.endsWith('00000'));
}

function readSiret({ input, problems }: Reading, text: string): void {
  const tell = (type: LineProblemType): void => void problems.push({ column: 'siret', type });
  const digits = text.replace(/[.,]0+$/, '').replaceAll(/[\s.-]/g, '');
  if (isRounded(text, digits)) return tell('siret-as-number');
  if (/^\d{9}$/.test(digits)) return tell('siret-is-siren');
  // Or its leading zero, which can be put back: the key tells whether that was it.
  const short = /^\d{13}$/.test(digits);
  const checked = checkSiret(short ? `0${digits}` : digits);
  if (!checked.ok) return tell(checked.error.type);
  if (short) tell('siret-zero-added');
  input.siret = checked.value;
}

function readChoice({ input, problems }: Reading, column: ChoiceColumn, text: string, words: ChoiceWords): void {
  if (column === 'sizeBand' && isDateForSize(text)) return void problems.push({ column, type: 'size-as-date' });
  const value = choiceOfText(column, text, words);
  if (value === null) problems.push({ column, type: 'choice-unknown' });
  else input[column] = value;
}

const SEVERAL = /\s*[;|]\s*|\s+(?:ou|et|\/|-)\s+|\s*\/\s*|,\s*/i;

/** The first of several that stand in one cell. */
function firstOf(reading: Reading, column: 'phone' | 'email', text: string, good: (one: string) => boolean): string {
  const parts = text.split(SEVERAL).filter((part) => part !== '');
  if (parts.length < 2 || !parts.every(good)) return text;
  reading.problems.push({ column, type: 'several-values' });
  return parts[0] ?? text;
}

function readChecked(reading: Reading, texts: LineTexts): void {
  const { input, problems } = reading;
  const naf = texts.of('naf') === '' ? null : checkNaf(texts.of('naf'), 'rev2');
  if (naf?.ok) input.naf = naf.value;
  else if (naf) problems.push({ column: 'naf', type: 'naf-shape' });
  for (const [column, good] of [
    ['phone', isPhone],
    ['email', isEmail],
    ['website', isWebsite],
  ] as const) {
    const text = column === 'website' ? texts.of(column) : firstOf(reading, column, texts.of(column), good);
    if (text === '') continue;
    if (good(text)) input[column] = text;
    else problems.push({ column, type: `${column}-shape` });
  }
}

/** No number and no place: a company that is called « Total » has one of them. */
function isNowhere(texts: LineTexts): boolean {
  return (['siret', 'commune', 'postcode', 'outside'] as const).every((column) => texts.of(column) === '');
}

function readName({ input, problems }: Reading, texts: LineTexts): void {
  const person = [texts.of('firstName'), texts.of('lastName')].filter(Boolean).join(' ');
  const name = texts.of('name') || texts.of('otherName') || person;
  if (name === '') problems.push({ column: 'name', type: 'name-missing' });
  else if (!/\p{L}/u.test(name)) problems.push({ column: 'name', type: 'name-without-letters' });
  else if (isNowhere(texts) && /^(?:sous-)?total\b/.test(fold(name))) {
    problems.push({ column: null, type: 'total-line' });
  }
  if (name !== '') input.name = name;
}

function readTexts({ input }: Reading, texts: LineTexts): void {
  const street = [texts.of('addressNumber'), texts.of('addressType'), texts.of('address')].filter(Boolean).join(' ');
  if (street !== '') input.address = street;
  if (texts.of('head') !== '') input.head = texts.of('head');
  if (texts.of('note') !== '') input.note = texts.of('note');
}

/** What is wrong with the line as a whole; null: its cells can be read. */
function wholeLine(cells: readonly string[], { headings, width, mapping }: LineContext): LineProblemType | null {
  const said = Object.values(mapping).filter((index) => (cells[index] ?? '').trim() !== '');
  const again = said.length > 1 && said.every((index) => headingKey(cells[index] ?? '') === headings[index]);
  if (again) return 'heading-again';
  return width !== null && cells.length > width ? 'line-shifted' : null;
}

/** @param row of the file, from 0 */
export function readCompanyLine(cells: readonly string[], context: LineContext, row = -1): CompanyLine {
  const whole = wholeLine(cells, context);
  if (whole) return { input: {}, problems: [{ column: null, type: whole }] };
  const facts = { marks: context.width !== null, merged: context.merged.get(row) };
  const texts = lineTexts(cells, context.mapping, facts);
  const reading: Reading = { input: {}, problems: texts.problems };
  if (context.width !== null && cells.length < context.width) {
    reading.problems.push({ column: null, type: 'line-short' });
  }
  if (isClosed(texts.of('closed'))) reading.problems.push({ column: 'closed', type: 'establishment-closed' });
  readName(reading, texts);
  readTexts(reading, texts);
  // The place of a sum is nobody's.
  if (!reading.problems.some(({ type }) => type === 'total-line')) readPlace(reading, texts, context.places);
  if (texts.of('siret') !== '') readSiret(reading, texts.of('siret'));
  for (const column of ['sector', 'legalForm', 'sizeBand', 'source'] as const) {
    if (texts.of(column) !== '') readChoice(reading, column, texts.of(column), context.words);
  }
  readChecked(reading, texts);
  return reading;
}

export function isTakeable({ problems }: Pick<CompanyLine, 'problems'>): boolean {
  return !problems.some(({ type }) => weightOf(type) === 'refused');
}
