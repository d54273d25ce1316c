// Which questions are asked, given the answers so far.
import { isAnswered, type Answers, type GivenAnswer } from './answer.ts';
import { holds } from './condition.ts';
import { formState, type FormState } from './form-state.ts';
import { allQuestions, type Grid, type Mode, type Question } from './grid.ts';

const isForm = (question: Question): boolean =>
  question.type === 'calculate' || question.relevant !== undefined || 'optionsIf' in question;

const forms = new WeakMap<Grid, boolean>();

/** True when some question needs an expression to know whether or how it is asked. */
function hasExpressions(grid: Grid): boolean {
  const known = forms.get(grid);
  if (known !== undefined) return known;
  const found = allQuestions(grid).some((question) => isForm(question) || namesAnswers(question));
  forms.set(grid, found);
  return found;
}

const namesAnswer = (text: string | undefined): boolean => text?.includes('${') === true;

const namesAnswers = (question: Question): boolean => {
  const { label, labelEn, help, helpEn } = question;
  const options = 'options' in question ? question.options : [];
  const texts = [label, labelEn, help, helpEn, ...options.flatMap((option) => [option.label, option.labelEn])];
  return texts.some(namesAnswer);
};

function worded<Part extends { readonly label: string; readonly labelEn?: string }>(
  part: Part,
  state: FormState,
): Part {
  const { label, labelEn } = part;
  if (!namesAnswer(label) && !namesAnswer(labelEn)) return part;
  return { ...part, label: state.filled(label), ...(labelEn === undefined ? {} : { labelEn: state.filled(labelEn) }) };
}

/** The question as it is put: answers named in its words filled in, options that do not apply left out. */
function asPut(question: Question, state: FormState): Question {
  const { help, helpEn } = question;
  const put = {
    ...worded(question, state),
    ...(namesAnswer(help) ? { help: state.filled(help ?? '') } : {}),
    ...(namesAnswer(helpEn) ? { helpEn: state.filled(helpEn ?? '') } : {}),
  };
  if (put.type !== 'choice' && put.type !== 'multi') return put;
  return { ...put, options: state.optionsOf(put).map((option) => worded(option, state)) };
}

function shownOfForm(grid: Grid, answers: Answers): Question[] {
  const state = formState(grid, answers);
  return allQuestions(grid)
    .filter((question) => state.isShown(question))
    .map((question) => (isForm(question) || namesAnswers(question) ? asPut(question, state) : question));
}

/**
 * The questions whose condition holds, whatever the mode. A hidden question keeps its answer, but for the conditions
 * of others it counts as not answered: otherwise an answer nobody can see any more would open or close questions.
 */
export function shownQuestions(grid: Grid, answers: Answers): Question[] {
  if (hasExpressions(grid)) return shownOfForm(grid, answers);
  const live = new Map<string, GivenAnswer>();
  return allQuestions(grid).filter((question) => {
    if (question.visibleIf && !holds(question.visibleIf, live)) return false;
    const answer = answers.get(question.id);
    if (answer && isAnswered(question, answers)) live.set(question.id, answer);
    return true;
  });
}

/** The questions asked in a mode: express asks the `core` ones only. */
export function visibleQuestions(grid: Grid, answers: Answers, mode: Mode): Question[] {
  const shown = shownQuestions(grid, answers);
  return mode === 'express' ? shown.filter((question) => question.core) : shown;
}
