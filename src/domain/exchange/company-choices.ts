// Words and codes of other people's files as the options of this product.
import { CONTACT_SOURCES, LEGAL_FORMS, SECTORS, SIZE_BANDS } from '#domain/company/company.ts';
import { fold, foldedWords } from '#domain/text/fold.ts';

/** Folded words for the options of a choice, from the grid. */
export interface ChoiceWords {
  readonly sector: ReadonlyMap<string, string>;
  readonly legalForm: ReadonlyMap<string, string>;
}

/** Bands of the statistics office by their code (INSEE, tranche d'effectifs). */
const SIZE_CODES = new Map([
  ['nn', '0'],
  ['00', '0'],
  ['01', '1-2'],
  ['02', '3-5'],
  ['03', '6-9'],
  ['11', '10-19'],
]);
const LARGE_CODES: ReadonlySet<string> = new Set(['12', '21', '22', '31', '32', '41', '42', '51', '52', '53']);

function sizeBandOf(text: string): string | null {
  const folded = fold(text);
  const band = SIZE_BANDS.find((one) => one === folded.replaceAll(/\s|salaries?/g, ''));
  if (band) return band;
  if (/^\d{2}$/.test(folded) || folded === 'nn') {
    const code = SIZE_CODES.get(folded);
    if (code) return code;
    if (LARGE_CODES.has(folded)) return '20+';
  }
  const [low, high] = (folded.match(/\d+/g) ?? []).map(Number);
  if (low === undefined) return null;
  const count = high === undefined || high < low ? low : high;
  return SIZE_BANDS.find((one) => count <= Number(one.split('-').at(-1))) ?? '20+';
}

const MONTH = '(?:janv|fevr|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec|jan|feb|apr|may|jun|jul|aug|sep)';
const DATES = [
  new RegExp(`^\\d{1,2}[- /.]${MONTH}`),
  new RegExp(`^${MONTH}[a-z.]*[- /.]\\d{1,4}$`),
  /^\d{4}-\d{2}-\d{2}|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/,
];

/** « 3-5 » that a spreadsheet took for the third of May. */
export function isDateForSize(text: string): boolean {
  const folded = fold(text);
  return DATES.some((date) => date.test(folded));
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

function legalFormOf(text: string, words: ReadonlyMap<string, string>): string | null {
  const folded = fold(text);
  const option = LEGAL_FORMS.find((one) => one === folded) ?? words.get(folded);
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

export type ChoiceColumn = 'sector' | 'legalForm' | 'sizeBand' | 'source';

/** The option a text means, or null. */
export function choiceOfText(column: ChoiceColumn, text: string, words: ChoiceWords): string | null {
  if (column === 'sector') return sectorOf(text, words.sector);
  if (column === 'legalForm') return legalFormOf(text, words.legalForm);
  if (column === 'sizeBand') return sizeBandOf(text);
  return CONTACT_SOURCES.find((one) => one === fold(text)) ?? null;
}

const YES: ReadonlySet<string> = new Set(['oui', 'o', 'vrai', 'true', 'x', '1', 'yes']);

export function isYes(text: string): boolean {
  return YES.has(fold(text));
}

/** States of an establishment in files of the statistics office and of people: closed for good. */
const CLOSED: ReadonlySet<string> = new Set(['f', 'c', 'ferme', 'fermee', 'cesse', 'cessee', 'radie', 'radiee']);

export function isClosed(text: string): boolean {
  return CLOSED.has(fold(text));
}
