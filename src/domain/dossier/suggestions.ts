// What the grid proposes, each with the reason it does: rules in plain sight, never a decision (PRODUCT R20).
import { isAnswered, type AnswerValue, type Answers } from '#domain/grid/answer.ts';
import type { Grid, SuggestionCondition, SuggestionRule } from '#domain/grid/grid.ts';
import { shownQuestions } from '#domain/grid/visible.ts';
import { sameJson } from '#domain/json.ts';
import type { Score } from './score.ts';

type SuggestionReason =
  | { readonly kind: 'dimension'; readonly dimension: string; readonly score: number; readonly below: number }
  | { readonly kind: 'question'; readonly question: string; readonly value: AnswerValue };

export interface Suggestion {
  readonly rule: SuggestionRule;
  readonly reason: SuggestionReason;
}

function meets(when: Extract<SuggestionCondition, { readonly question: string }>, value: AnswerValue): boolean {
  if ('lte' in when) return typeof value === 'number' && value <= when.lte;
  if ('eq' in when) return sameJson(value, when.eq);
  return Array.isArray(value) && value.some((option: string) => when.includesAny.includes(option));
}

/**
 * The rules that hold, in the order of the grid. A dimension that is not evaluated suggests nothing, and neither does
 * the answer to a hidden question.
 */
export function suggestions(grid: Grid, result: Score, answers: Answers): Suggestion[] {
  const live = new Set(
    shownQuestions(grid, answers)
      .filter((question) => isAnswered(question, answers))
      .map((question) => question.id),
  );
  return grid.suggestions.flatMap((rule): Suggestion[] => {
    const { when } = rule;
    if ('dimension' in when) {
      const found = result.dimensions.find((dimension) => dimension.id === when.dimension)?.score ?? null;
      if (found === null || found >= when.below) return [];
      return [{ rule, reason: { kind: 'dimension', dimension: when.dimension, score: found, below: when.below } }];
    }
    const value = live.has(when.question) ? (answers.get(when.question)?.value ?? null) : null;
    if (value === null || !meets(when, value)) return [];
    return [{ rule, reason: { kind: 'question', question: when.question, value } }];
  });
}
