// What can be wrong with a line of somebody's file of companies, and what it means for the line.
import type { CompanyColumn } from './company-columns.ts';

/** The line cannot become a company. */
const REFUSING = [
  'name-missing',
  'name-without-letters',
  'commune-missing',
  'commune-unknown',
  /** More cells than headings: a separator in a text without quotes has pushed the rest into other columns. */
  'line-shifted',
  'heading-again',
  'total-line',
  'establishment-closed',
] as const;

/** The cell is left out, the rest of the line is taken. */
const LEAVING_OUT = [
  'siret-length',
  'siret-is-siren',
  'siret-characters',
  'siret-key',
  /** A spreadsheet took it for a number and threw its last figures away. */
  'siret-as-number',
  'naf-shape',
  'phone-shape',
  'email-shape',
  'website-shape',
  'choice-unknown',
  /** « 3-5 » that became the third of May. */
  'size-as-date',
  /** « #REF! » */
  'cell-error',
  'postcode-shape',
] as const;

/** The cell is taken, put right or as it stands, and somebody should look at it. */
const TELLING = [
  'commune-postcode-differ',
  'siret-zero-added',
  'several-values',
  'cell-too-long',
  /** « Ã© »: read in another encoding on its way here. */
  'text-garbled',
  /** Letters that nobody sees were taken out. */
  'text-controls',
  'cell-merged',
  /** Taken as a text and never computed. */
  'formula-text',
  'line-short',
] as const;

export const LINE_PROBLEMS = [...REFUSING, ...LEAVING_OUT, ...TELLING] as const;
export type LineProblemType = (typeof LINE_PROBLEMS)[number];

export interface LineProblem {
  /** Null: the whole line. */
  readonly column: CompanyColumn | null;
  readonly type: LineProblemType;
}

export type Weight = 'refused' | 'left-out' | 'told';

export function weightOf(type: LineProblemType): Weight {
  const among = (list: readonly LineProblemType[]): boolean => list.includes(type);
  return among(REFUSING) ? 'refused' : among(LEAVING_OUT) ? 'left-out' : 'told';
}
