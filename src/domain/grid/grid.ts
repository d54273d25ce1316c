// The questionnaire as data: what it asks, when it asks it, how it counts. Adding a question changes no code.
import type { Json } from '#domain/json.ts';

export type Mode = 'express' | 'complet';
export const MODES = ['express', 'complet'] as const satisfies readonly Mode[];

export const CONDITION_OPERATORS = [
  'eq',
  'neq',
  'in',
  'nin',
  'gt',
  'gte',
  'lt',
  'lte',
  'includes',
  'answered',
] as const;

/** Over questions placed before the one that carries it. */
export type Condition =
  | { readonly field: string; readonly op: (typeof CONDITION_OPERATORS)[number]; readonly value?: Json }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** Whose answer a question of a collective grid asks for: one for the group, or one for each company. */
export const RESPONDENTS: readonly string[] = ['groupe', 'chaque-entreprise'];

/** How an answer becomes points: 0..max, then divided by `max`. Without `mode`: the value itself, or yes/no. */
export interface ScoreRule {
  readonly dimension: string;
  readonly weight: number;
  readonly max: number;
  readonly mode?: 'sumCapped' | 'optionPoints';
  readonly yes?: number;
  readonly no?: number;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly labelEn?: string;
  readonly points?: number;
  /** What a filter of options reads: `{ state: 'texas' }`. */
  readonly columns?: { readonly [name: string]: string };
}

interface Level {
  readonly value: number;
  readonly label: string;
  readonly labelEn?: string;
}

interface QuestionBase {
  readonly id: string;
  readonly label: string;
  readonly labelEn?: string;
  readonly help?: string;
  /** Asked in the express mode. */
  readonly core: boolean;
  readonly required?: boolean;
  /** « Ne s'applique pas / ne sait pas » is offered. */
  readonly allowNA?: boolean;
  readonly visibleIf?: Condition;
  /** Expressions as forms write them (`domain/expression`); they may read any other question, `visibleIf` only earlier ones. */
  readonly relevant?: string;
  readonly constraint?: string;
  /** May name answers: `${name}`, as labels and help may. */
  readonly constraintMessage?: string;
  readonly constraintMessageEn?: string;
  /** Asked for when it holds; `required` asks always. */
  readonly requiredIf?: string;
  readonly helpEn?: string;
  /** Absent on the questions of the context, which belong to no dimension. */
  readonly dimension?: string;
  /** Null or absent: the answer informs and does not count. */
  readonly score?: ScoreRule | null;
  /** What the advisor may look at instead of asking. */
  readonly observe?: string;
  /** In a collective grid one of `RESPONDENTS`, the group without one; in the grid of a company, for its readers. */
  readonly respondent?: string;
  /** What a company keeps for itself: never shown to a group, never exported. */
  readonly confidential?: boolean;
  readonly tags?: readonly string[];
}

export interface ScaleQuestion extends QuestionBase {
  readonly type: 'scale';
  readonly levels: readonly Level[];
}
export interface ChoiceQuestion extends QuestionBase {
  readonly type: 'choice';
  readonly options: readonly Option[];
  /** An expression over an option's columns and other answers: the options it does not hold for are not offered. */
  readonly optionsIf?: string;
}
export interface MultiQuestion extends QuestionBase {
  readonly type: 'multi';
  readonly options: readonly Option[];
  /** Options that clear the others, and that the others clear (« rien »). */
  readonly exclusiveOptions?: readonly string[];
  readonly maxChoices?: number;
  readonly optionsIf?: string;
}
export interface NumberQuestion extends QuestionBase {
  readonly type: 'number';
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** Whole numbers only. */
  readonly integer?: boolean;
}
/** A day of the calendar, `2026-11-23`. */
export interface DateQuestion extends QuestionBase {
  readonly type: 'date';
}
/** Words to read between questions: nothing is answered. */
export interface NoteQuestion extends QuestionBase {
  readonly type: 'note';
}
/** Never shown: a value made of answers, read by other expressions and by labels. */
interface CalculatedQuestion extends QuestionBase {
  readonly type: 'calculate';
  readonly calculate: string;
}
export interface TextQuestion extends QuestionBase {
  readonly type: 'text';
  readonly maxLength?: number;
}
export interface YesNoQuestion extends QuestionBase {
  readonly type: 'yesno';
}

export type Question =
  | ScaleQuestion
  | ChoiceQuestion
  | MultiQuestion
  | NumberQuestion
  | TextQuestion
  | YesNoQuestion
  | DateQuestion
  | NoteQuestion
  | CalculatedQuestion;

/** What a grid may hold at most: a tablet draws and scores it between two taps. */
export const MAX_QUESTIONS = 1500;

export interface Dimension {
  readonly id: string;
  readonly label: string;
  readonly labelEn?: string;
  readonly about?: string;
  /** False for the capacity index, which is shown apart. */
  readonly countsInGlobal: boolean;
}

export interface Band {
  readonly id: string;
  readonly label: string;
  readonly labelEn?: string;
  /** Lowest score of the band, 0..1, included. */
  readonly min: number;
}

export type SuggestionCondition =
  | { readonly dimension: string; readonly below: number }
  | { readonly question: string; readonly lte: number }
  | { readonly question: string; readonly eq: Json }
  | { readonly question: string; readonly includesAny: readonly string[] };

export interface SuggestionRule {
  readonly id: string;
  readonly when: SuggestionCondition;
  readonly action: string;
  readonly withWhom: string;
  readonly innovationTypes: readonly string[];
  readonly programmeTags: readonly string[];
}

/** The grid of a group, inside the file of the grid of a company; it scores by the same rules. */
interface CollectivePart {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly context: readonly Question[];
  readonly dimensions: readonly Dimension[];
  readonly questions: readonly Question[];
}

/** What the code reads of a grid; the file holds more (a taxonomy), which is kept and hashed as well. */
export interface Grid {
  readonly id: string;
  readonly version: string;
  readonly lang: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly scoring: { readonly minAnsweredShare: number; readonly bands: readonly Band[] };
  readonly context: readonly Question[];
  readonly dimensions: readonly Dimension[];
  readonly questions: readonly Question[];
  readonly suggestions: readonly SuggestionRule[];
  readonly collective?: CollectivePart;
}

const inOrder = new WeakMap<Grid, readonly Question[]>();

/** The context first, then the questions in the order of the file: the order conditions are read in. */
export function allQuestions(grid: Grid): readonly Question[] {
  const known = inOrder.get(grid) ?? [...grid.context, ...grid.questions];
  inOrder.set(grid, known);
  return known;
}

export function questionOf(grid: Grid, id: string): Question | null {
  return allQuestions(grid).find((question) => question.id === id) ?? null;
}

/**
 * The question with this id and of this type in the first grid that has one. What is said in the words of one grid (a
 * topic, a sector) keeps its words when the grid in use does not know it: the one that comes with the app follows it.
 */
export function firstAsking<Type extends Question['type']>(
  grids: Iterable<Grid | null>,
  id: string,
  type: Type,
): Extract<Question, { readonly type: Type }> | null {
  for (const grid of grids) {
    const question = grid && questionOf(grid, id);
    if (question?.type === type) return question as Extract<Question, { readonly type: Type }>;
  }
  return null;
}

/** JSON with object keys in one order, so that reformatting or rebuilding the file does not rename the grid. */
function canonical(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item)).join(',')}]`;
  const object = value as { readonly [key: string]: Json | undefined };
  const members = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(object[key])}`);
  return `{${members.join(',')}}`;
}

/** FNV-1a on UTF-16 units with a multiplier of its own for each lane, and a last mix: 32 bits. */
function fnv(text: string, multiplier: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), multiplier);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const LANES = [0x01000193, 0x239b961b, 0xab0e9789, 0x38b34ae5];
/** A grid is never changed, and its text is long. */
const known = new WeakMap<Grid, string>();

/**
 * The name of this exact definition (SYNC R10), 32 hexadecimal characters; a dossier pins the grid it was filled with.
 * It guards against mistakes, not against somebody who forges a grid: whoever may write a dossier may name any grid.
 */
export function gridHash(grid: Grid): string {
  const before = known.get(grid);
  if (before !== undefined) return before;
  const text = canonical(grid as unknown as Json);
  const hash = LANES.map((multiplier) => fnv(text, multiplier).toString(16).padStart(8, '0')).join('');
  known.set(grid, hash);
  return hash;
}
