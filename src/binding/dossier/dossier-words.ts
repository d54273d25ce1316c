// Names of states, of what the grid holds, and why it proposes a track.
import type { Answer } from '#domain/dossier/answers.ts';
import { bandOf } from '#domain/dossier/score.ts';
import type { Suggestion } from '#domain/dossier/suggestions.ts';
import type { AnswerValue } from '#domain/grid/answer.ts';
import { questionOf, type Band, type Grid } from '#domain/grid/grid.ts';
import { answerWords as answerOf, labelOf } from '#binding/question/grid-words.ts';
import { t } from './messages.ts';

/** A state in words; one that a newer version wrote is shown as it is. */
export function stateWords(state: string): string {
  const words: { readonly [state: string]: string } = t().states;
  return words[state] ?? state;
}

export function dimensionLabel(grid: Grid, id: string): string {
  const dimension = grid.dimensions.find((one) => one.id === id);
  return dimension ? labelOf(dimension) : id;
}

export function questionLabel(grid: Grid, id: string): string {
  const question = questionOf(grid, id);
  return question ? labelOf(question) : id;
}

export function bandLabel(band: Band | null): string {
  return band ? labelOf(band) : '';
}

/** A score as the head reads it: the word of its band, never a figure. */
export function scoreWords(grid: Grid, score: number | null): string {
  return bandLabel(bandOf(grid, score)) || t().notRated;
}

/** An answer in words. */
export function answerWords(grid: Grid, id: string, value: AnswerValue | null): string {
  const question = questionOf(grid, id);
  return value === null || !question ? '' : answerOf(question, { value, na: false });
}

/** The answer to a question in words; '' without one. */
export function givenWords(grid: Grid, id: string, answers: ReadonlyMap<string, Answer>): string {
  return answerWords(grid, id, answers.get(id)?.value ?? null);
}

/** Why the grid proposes a track, in a sentence without a figure. */
export function reasonWords(grid: Grid, { reason }: Suggestion): string {
  if (reason.kind === 'question') {
    return t().leadQuestion(questionLabel(grid, reason.question), answerWords(grid, reason.question, reason.value));
  }
  return t().leadDimension(dimensionLabel(grid, reason.dimension), t().bandWords(scoreWords(grid, reason.score)));
}
