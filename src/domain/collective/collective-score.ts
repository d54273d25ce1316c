// The score of a group: the rules of the grid of a company, where each company's answers count by their median.
import { score, type Score } from '#domain/dossier/score.ts';
import { isSettled, type Answers, type GivenAnswer } from '#domain/grid/answer.ts';
import { isForEach } from '#domain/grid/collective-grid.ts';
import { allQuestions, type Grid, type Question } from '#domain/grid/grid.ts';
import { voicesOf, type CollectiveAnswers } from './collective-answers.ts';
import { spreadOf } from './spread.ts';

/** One answer for all companies: the median of a scale or a figure, else the first given; null as long as none is. */
function commonAnswer(question: Question, answers: CollectiveAnswers): GivenAnswer | null {
  const voices = voicesOf(question, answers);
  const spread = spreadOf(question, voices);
  if (spread && spread.type !== 'options') return { value: spread.median, na: false };
  const first = voices.find((voice) => isSettled(question, voice));
  return first?.get(question.id) ?? null;
}

/** The group's answers and, where each company answers, what stands for all of them. */
function commonAnswers(grid: Grid, answers: CollectiveAnswers): Answers {
  const common = new Map<string, GivenAnswer>();
  for (const question of allQuestions(grid)) {
    const answer = isForEach(question) ? commonAnswer(question, answers) : answers.group.get(question.id);
    if (answer) common.set(question.id, answer);
  }
  return common;
}

/** Eight dimensions, one of them, the means, apart; see `score`. */
export function collectiveScore(grid: Grid, answers: CollectiveAnswers): Score {
  return score(grid, commonAnswers(grid, answers), 'complet');
}
