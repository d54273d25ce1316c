// One line of a file of companies: what it says, in the words of this product, and what cannot be taken as it stands.
import type { CompanyInput } from '#domain/company/company.ts';
import { LEGAL_FORMS, SECTORS, SIZE_BANDS } from '#domain/company/company.ts';
import { isEmail, isPhone } from '#domain/company/company-form.ts';
import { checkNaf } from '#domain/company/naf.ts';
import { checkSiret } from '#domain/company/siret.ts';
import { communeOf, COMMUNES, findCommunes, type Commune } from '#domain/territory/communes.ts';
import { fold, foldedWords } from '#domain/text/fold.ts';
import { COMPANY_COLUMNS, type ColumnMapping, type CompanyColumn } from './company-columns.ts';

/** Why a cell is not taken as it stands; the report of the import shows it beside its line, as the file has it. */
export type LineProblem =
  /** The line cannot become a company. */
  | { readonly column: CompanyColumn; readonly type: 'name-missing' | 'commune-unknown' | 'commune-missing' }
  | {
      readonly column: CompanyColumn;
      readonly type:
        | 'siret-length'
        | 'siret-characters'
        | 'siret-key'
        | 'siret-as-number'
        | 'naf-shape'
        | 'phone-shape'
        | 'email-shape'
        | 'choice-unknown'
        | 'commune-postcode-differ'
        | 'cell-too-long';
    };

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
  >
> & { readonly head?: string; readonly note?: string };

export interface CompanyLine {
  readonly input: LineInput;
  readonly problems: readonly LineProblem[];
}

/** Nothing on a card is longer; what is cut is said. */
const LONGEST_CELL = 500;
const BLANK = new Set(['', '-', '--', 'n/a', 'na', 'nc', 'null', 'non renseigne', 'nd', '[nd]', '#n/a', '#ref!', '?']);

/** Bands of the statistics office by their code (INSEE, tranche d'effectifs). */
const SIZE_CODES = new Map([
  ['nn', '0'],
  ['00', '0'],
  ['01', '1-2'],
  ['02', '3-5'],
  ['03', '6-9'],
  ['11', '10-19'],
]);

function sizeBandOf(text: string): string | null {
  const folded = fold(text);
  const band = SIZE_BANDS.find((one) => one === folded.replaceAll(/\s|salaries?/g, ''));
  if (band) return band;
  if (/^\d{2}$/.test(folded) || folded === 'nn') {
    const code = SIZE_CODES.get(folded);
    if (code) return code;
    if (['12', '21', '22', '31', '32', '41', '42', '51', '52', '53'].includes(folded)) return '20+';
  }
  const [low, high] = (folded.match(/\d+/g) ?? []).map(Number);
  if (low === undefined) return null;
  const count = high === undefined || high < low ? low : high;
  return SIZE_BANDS.find((one) => count <= Number(one.split('-').at(-1))) ?? '20+';
}

/** By the first figures of the code of the statistics office (catégories juridiques), longest first, or by a word. */
const LEGAL_CODES: readonly (readonly [string, string])[] = [
  ['5458', 'scop-scic'],
  ['5558', 'scop-scic'],
  ['5443', 'scop-scic'],
  ['63', 'agricole'],
  ['6533', 'agricole'],
  ['6597', 'agricole'],
  ['6598', 'agricole'],
  ['92', 'association'],
  ['1', 'ei'],
  ['5', 'societe'],
  ['6', 'societe'],
];
const LEGAL_WORDS = new Map([
  ...['ei', 'eirl', 'individuelle', 'independant', 'artisan', 'auto', 'autoentrepreneur', 'micro'].map(
    (word) => [word, 'ei'] as const,
  ),
  ...['sarl', 'eurl', 'sas', 'sasu', 'sa', 'snc', 'sci', 'societe'].map((word) => [word, 'societe'] as const),
  ...['scop', 'scic'].map((word) => [word, 'scop-scic'] as const),
  ...['gaec', 'earl', 'scea', 'cuma', 'agricole'].map((word) => [word, 'agricole'] as const),
  ['association', 'association'],
]);

function legalFormOf(text: string): string | null {
  const folded = fold(text);
  const option = LEGAL_FORMS.find((one) => one === folded);
  if (option) return option;
  if (/^\d{4}$/.test(folded)) {
    const codes = LEGAL_CODES.filter(([code]) => folded.startsWith(code));
    return codes.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? null;
  }
  for (const word of foldedWords(text)) {
    const form = LEGAL_WORDS.get(word);
    if (form) return form;
  }
  return null;
}

function sectorOf(text: string, words: ReadonlyMap<string, string>): string | null {
  const folded = fold(text);
  return SECTORS.find((one) => one === folded) ?? words.get(folded) ?? null;
}

/** A code, a name, or a postcode with only one commune of the territory; null: none, or more than one. */
function territoryOf(text: string): Commune | null {
  const byCode = communeOf(text.padStart(5, '0'));
  if (/^\d{4,5}$/.test(text) && byCode) return byCode;
  const [first] = findCommunes(text.replaceAll(/\b\d{5}\b|\bcedex\b.*$/gi, ''), 1);
  const sameName = first && foldedWords(first.name).join() === foldedWords(communeName(text)).join();
  return sameName ? first : null;
}

const SHORT: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };
function communeName(text: string): string {
  return foldedWords(text.replaceAll(/\b\d{5}\b|\bcedex\b.*$/gi, ''))
    .map((word) => SHORT[word] ?? word)
    .join(' ');
}

function communesOfPostcode(postcode: string): Commune[] {
  const digits = postcode.replaceAll(/\s/g, '').padStart(5, '0');
  return COMMUNES.filter(({ postcodes }) => postcodes.includes(digits));
}

interface Reading {
  readonly input: { -readonly [Field in keyof LineInput]: LineInput[Field] };
  readonly problems: LineProblem[];
}

function readPlace({ input, problems }: Reading, commune: string, postcode: string): void {
  const near = postcode === '' ? [] : communesOfPostcode(postcode);
  const [only] = near.length === 1 ? near : [];
  const found = commune === '' ? (only ?? null) : territoryOf(commune);
  if (found) {
    input.commune = found.code;
    const differ = postcode !== '' && !near.includes(found);
    if (differ) problems.push({ column: 'postcode', type: 'commune-postcode-differ' });
    return;
  }
  if (commune === '' && postcode === '') problems.push({ column: 'commune', type: 'commune-missing' });
  // A postcode of elsewhere says where it is: outside, and that is allowed.
  else if (postcode !== '' && near.length === 0) input.outside = true;
  else problems.push({ column: 'commune', type: 'commune-unknown' });
}

function readSiret({ input, problems }: Reading, text: string): void {
  // A spreadsheet that took the number for one of its own has thrown its last digits away.
  if (/^\d[.,]\d+e\+?\d+$/i.test(text)) return void problems.push({ column: 'siret', type: 'siret-as-number' });
  // Or its leading zero.
  const siret = /^\d{13}$/.test(text.replaceAll(/\s/g, '')) ? `0${text}` : text;
  const checked = checkSiret(siret);
  if (checked.ok) input.siret = checked.value;
  else problems.push({ column: 'siret', type: checked.error.type });
}

function readChoice(
  { input, problems }: Reading,
  column: 'sector' | 'legalForm' | 'sizeBand',
  text: string,
  words: ReadonlyMap<string, string>,
): void {
  const of = { sector: (value: string) => sectorOf(value, words), legalForm: legalFormOf, sizeBand: sizeBandOf };
  const value = of[column](text);
  if (value === null) problems.push({ column, type: 'choice-unknown' });
  else input[column] = value;
}

function readChecked({ input, problems }: Reading, column: 'naf' | 'phone' | 'email', text: string): void {
  const naf = column === 'naf' ? checkNaf(text, 'rev2') : null;
  const good = naf ? naf.ok : column === 'phone' ? isPhone(text) : isEmail(text);
  if (good) input[column] = naf?.ok ? naf.value : text;
  else problems.push({ column, type: `${column}-shape` });
}

/**
 * @param sectors folded words for the options of the sector, from the grid
 */
export function readCompanyLine(
  cells: readonly string[],
  mapping: ColumnMapping,
  sectors: ReadonlyMap<string, string>,
): CompanyLine {
  const reading: Reading = { input: {}, problems: [] };
  const texts = new Map<CompanyColumn, string>();
  for (const column of COMPANY_COLUMNS) {
    const index = mapping[column];
    const text = (index === undefined ? '' : (cells[index] ?? '')).replaceAll(/[\s\u00A0]+/g, ' ').trim();
    if (text.length > LONGEST_CELL && column !== 'note') reading.problems.push({ column, type: 'cell-too-long' });
    texts.set(column, BLANK.has(fold(text)) ? '' : column === 'note' ? text : text.slice(0, LONGEST_CELL));
  }
  const of = (column: CompanyColumn): string => texts.get(column) ?? '';
  if (of('name') === '') reading.problems.push({ column: 'name', type: 'name-missing' });
  for (const column of ['name', 'address', 'website', 'head', 'note'] as const) {
    if (of(column) !== '') reading.input[column] = of(column);
  }
  readPlace(reading, of('commune'), of('postcode'));
  if (of('siret') !== '') readSiret(reading, of('siret'));
  for (const column of ['sector', 'legalForm', 'sizeBand'] as const) {
    if (of(column) !== '') readChoice(reading, column, of(column), sectors);
  }
  for (const column of ['naf', 'phone', 'email'] as const) {
    if (of(column) !== '') readChecked(reading, column, of(column));
  }
  return reading;
}

/** Lines with one of these cannot become a company. */
const STOPPING: ReadonlySet<string> = new Set(['name-missing', 'commune-missing', 'commune-unknown']);

export function isTakeable({ problems }: CompanyLine): boolean {
  return !problems.some(({ type }) => STOPPING.has(type));
}
