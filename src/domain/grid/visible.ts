// Which questions are asked, given the answers so far.
import { isAnswered, type Answers, type GivenAnswer } from './answer.ts';
import { holds } from './condition.ts';
import type { FormProblem } from './form-state.ts';
import { allQuestions, type Grid, type Mode, type Question } from './grid.ts';

type Judge = (answers: Answers) => readonly Question[];
type Check = (answers: Answers) => FormProblem[];

const judges = new WeakMap<Grid, Judge>();
const checks = new WeakMap<Grid, Check>();

/**
 * Hands a grid with expressions its judge. Only `parseGrid` does, where a grid comes from outside: the grid that comes
 * with the app has no expressions, and what reads them stays out of the first load.
 */
export function judgeBy(grid: Grid, judge: Judge): void {
  judges.set(grid, judge);
}

/** Hands a grid that asks more of its answers than to be there what says so; only `parseGrid` does. */
export function checkBy(grid: Grid, check: Check): void {
  checks.set(grid, check);
}

/** What the grid still asks for or forbids, in its order; nothing for a grid without such rules. */
export function openProblems(grid: Grid, answers: Answers): readonly FormProblem[] {
  return checks.get(grid)?.(answers) ?? [];
}

/**
 * The questions whose condition holds, whatever the mode. A hidden question keeps its answer, but for the conditions
 * of others it counts as not answered: otherwise an answer nobody can see any more would open or close questions.
 */
export function shownQuestions(grid: Grid, answers: Answers): readonly Question[] {
  const judge = judges.get(grid);
  if (judge) return judge(answers);
  const live = new Map<string, GivenAnswer>();
  return allQuestions(grid).filter((question) => {
    if (question.visibleIf && !holds(question.visibleIf, live)) return false;
    const answer = answers.get(question.id);
    if (answer && isAnswered(question, answers)) live.set(question.id, answer);
    return true;
  });
}

/** The questions asked in a mode: express asks the `core` ones only. */
export function visibleQuestions(grid: Grid, answers: Answers, mode: Mode): readonly Question[] {
  const shown = shownQuestions(grid, answers);
  return mode === 'express' ? shown.filter((question) => question.core) : shown;
}
