// The grid's condition language.
import { sameJson, type Json } from '#domain/json.ts';
import type { AnswerValue, Answers } from './answer.ts';
import type { Condition } from './grid.ts';

type Operator = Extract<Condition, { readonly op: string }>['op'];

function oneOf(list: Json | undefined, value: AnswerValue): boolean {
  return Array.isArray(list) && list.some((item: Json) => sameJson(item, value));
}

function compare(value: AnswerValue, limit: Json | undefined, holds: (a: number, b: number) => boolean): boolean {
  return typeof value === 'number' && typeof limit === 'number' && holds(value, limit);
}

const OPERATORS: Readonly<Record<Operator, (value: AnswerValue, given: Json | undefined) => boolean>> = {
  eq: (value, given) => sameJson(value, given),
  neq: (value, given) => !sameJson(value, given),
  in: (value, given) => oneOf(given, value),
  nin: (value, given) => !oneOf(given, value),
  gt: (value, given) => compare(value, given, (a, b) => a > b),
  gte: (value, given) => compare(value, given, (a, b) => a >= b),
  lt: (value, given) => compare(value, given, (a, b) => a < b),
  lte: (value, given) => compare(value, given, (a, b) => a <= b),
  includes: (value, given) => Array.isArray(value) && value.some((item: string) => item === given),
  answered: () => true,
};

/** The questions a condition reads. */
export function fieldsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsOf);
  if ('any' in condition) return condition.any.flatMap(fieldsOf);
  if ('not' in condition) return fieldsOf(condition.not);
  return [condition.field];
}

/**
 * True when the condition holds. On a field without an answer, or answered « ne s'applique pas », every operator is
 * false, `neq` and `nin` too; `not` inverts whatever it is given, so `not` over a missing answer is true.
 */
export function holds(condition: Condition, answers: Pick<Answers, 'get'>): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const answer = answers.get(condition.field);
  if (!answer || answer.na || answer.value === null) return false;
  return OPERATORS[condition.op](answer.value, condition.value);
}
