// What an answer may be, and when a question counts as answered.
import { isDay } from '#domain/day.ts';
import type { Question } from './grid.ts';

export type AnswerValue = number | string | boolean | readonly string[];

/** As little of an answer as conditions and scores need. */
export interface GivenAnswer {
  /** Null: no answer, or a cleared one. */
  readonly value: AnswerValue | null;
  /** « Ne s'applique pas / ne sait pas ». */
  readonly na: boolean;
  /** When it was given, corrected ms since 1970: the newest one is the day that `today()` of a form means. */
  readonly at?: number;
}

export type Answers = ReadonlyMap<string, GivenAnswer>;

/** True when the value is one this question may have; anything else (an old type, a foreign writer) reads as no answer. */
export function fits(question: Question, value: AnswerValue | null): boolean {
  switch (question.type) {
    case 'scale':
      return question.levels.some((level) => level.value === value);
    case 'choice':
      return question.options.some((option) => option.value === value);
    case 'multi':
      return Array.isArray(value) && question.options.some((option) => value.includes(option.value));
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'text':
      return typeof value === 'string' && value.trim() !== '';
    case 'yesno':
      return typeof value === 'boolean';
    case 'date':
      return isDay(value);
    case 'note':
    case 'calculate':
      return false;
  }
}

/** False for what is read or computed, and never answered. */
export function isAsked(question: Question): boolean {
  return question.type !== 'note' && question.type !== 'calculate';
}

/** True with a value of the right kind; « ne s'applique pas » is not an answer. */
export function isAnswered(question: Question, answers: Answers): boolean {
  const answer = answers.get(question.id);
  return answer !== undefined && !answer.na && fits(question, answer.value);
}

/** True when the person has nothing left to do here: answered, or said not to apply. */
export function isSettled(question: Question, answers: Answers): boolean {
  if (!isAsked(question)) return true;
  return answers.get(question.id)?.na === true || isAnswered(question, answers);
}
