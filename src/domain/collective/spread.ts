// What several companies answered to one question: the middle, and how far apart they are.
import { isAnswered, type AnswerValue, type Answers } from '#domain/grid/answer.ts';
import type { Question } from '#domain/grid/grid.ts';

/** How far apart: one voice, the same answer, neighbours, further, or at both ends. */
type Agreement = 'alone' | 'same' | 'close' | 'mixed' | 'apart';

export interface Tally {
  /** A level or an option, as text. */
  readonly value: string;
  readonly label: string;
  readonly labelEn?: string;
  readonly count: number;
}

export type Spread =
  | {
      readonly type: 'levels';
      readonly count: number;
      /** A level that exists: between two, the lower one, since words have no middle. */
      readonly median: number;
      readonly low: number;
      readonly high: number;
      readonly agreement: Agreement;
      readonly tallies: readonly Tally[];
    }
  | {
      readonly type: 'figures';
      readonly count: number;
      readonly median: number;
      readonly low: number;
      readonly high: number;
      readonly total: number;
    }
  | { readonly type: 'options'; readonly count: number; readonly tallies: readonly Tally[] };

/** Steps between the two ends from which a group must talk again. */
const APART = 3;

function inOrder(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

/** Of at least one figure: the middle one, or halfway between the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = inOrder(values);
  const half = Math.floor((sorted.length - 1) / 2);
  const low = sorted[half] ?? 0;
  const high = sorted[sorted.length - 1 - half] ?? 0;
  return low + (high - low) / 2;
}

/** Of at least one value: a value that is among them, the lower of two in the middle. */
export function lowerMedian(values: readonly number[]): number {
  return inOrder(values)[Math.floor((values.length - 1) / 2)] ?? 0;
}

function agreementOf(steps: number, count: number): Agreement {
  if (count === 1) return 'alone';
  if (steps === 0) return 'same';
  if (steps === 1) return 'close';
  return steps >= APART ? 'apart' : 'mixed';
}

/** What was answered, « ne s'applique pas » and what does not fit left out. */
function given(question: Question, voices: Iterable<Answers>): AnswerValue[] {
  return [...voices].flatMap((answers) => {
    const value = answers.get(question.id)?.value;
    return value !== undefined && value !== null && isAnswered(question, answers) ? [value] : [];
  });
}

const isNumber = (value: AnswerValue): value is number => typeof value === 'number';

/** Null without an answer, and for words, which have no middle. */
export function spreadOf(question: Question, voices: Iterable<Answers>): Spread | null {
  const values = given(question, voices);
  const count = values.length;
  if (count === 0) return null;
  switch (question.type) {
    case 'scale': {
      const chosen = inOrder(values.filter(isNumber));
      const [low = 0, high = 0] = [chosen[0], chosen.at(-1)];
      const at = (value: number): number => question.levels.findIndex((level) => level.value === value);
      const tallies = question.levels.map((level) => ({
        ...level,
        value: String(level.value),
        count: chosen.filter((value) => value === level.value).length,
      }));
      const agreement = agreementOf(Math.abs(at(high) - at(low)), count);
      return { type: 'levels', count, median: lowerMedian(chosen), low, high, agreement, tallies };
    }
    case 'number': {
      const figures = inOrder(values.filter(isNumber));
      const [low = 0, high = 0] = [figures[0], figures.at(-1)];
      const total = figures.reduce((sum, value) => sum + value, 0);
      return { type: 'figures', count, median: median(figures), low, high, total };
    }
    case 'choice':
    case 'multi': {
      const chosen = (option: string): number =>
        values.filter((value) => (Array.isArray(value) ? value.includes(option) : value === option)).length;
      const tallies = question.options.map((option) => ({ ...option, count: chosen(option.value) }));
      return { type: 'options', count, tallies };
    }
    default:
      return null;
  }
}
