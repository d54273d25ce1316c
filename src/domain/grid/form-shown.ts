// A question as it is put to somebody now: labels with the answers they name, and the options that are on offer.
import type { AnswerValue } from './answer.ts';
import { isPutAnew, needsState } from './form-questions.ts';
import type { FormState } from './form-state.ts';
import { allQuestions, type Grid, type Option, type Question } from './grid.ts';

function isLive(question: Question): boolean {
  return needsState(question) || question.constraint !== undefined || question.requiredIf !== undefined;
}

/** Whether anything in a grid depends on expressions; the grid that comes with the app has none. */
export function hasExpressions(grid: Grid): boolean {
  return allQuestions(grid).some(isLive);
}

/** An option that was chosen and is no longer offered stays in sight: what was answered is never hidden. */
function stillChosen({ value }: Option, chosen: AnswerValue | null): boolean {
  return Array.isArray(chosen) ? chosen.includes(value) : chosen === value;
}

/** @param chosen its present answer */
export function asShown(question: Question, state: FormState, chosen: AnswerValue | null): Question {
  if (!isPutAnew(question)) return question;
  const words = {
    label: state.filled(question.label),
    ...(question.labelEn === undefined ? {} : { labelEn: state.filled(question.labelEn) }),
    ...(question.help === undefined ? {} : { help: state.filled(question.help) }),
    ...(question.helpEn === undefined ? {} : { helpEn: state.filled(question.helpEn) }),
  };
  if (question.type !== 'choice' && question.type !== 'multi') return { ...question, ...words };
  const offered = new Set(state.optionsOf(question).map(({ value }) => value));
  const options = question.options
    .filter((option) => offered.has(option.value) || stillChosen(option, chosen))
    .map((option) => ({ ...option, label: state.filled(option.label) }));
  return { ...question, ...words, options };
}
