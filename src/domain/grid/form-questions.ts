// The questions of a grid with expressions as they are put: relevant ones, with the answers their words name.
import type { Answers } from './answer.ts';
import { formState, type FormState } from './form-state.ts';
import { allQuestions, type Grid, type Question } from './grid.ts';

const namesAnswer = (text: string | undefined): boolean => text?.includes('${') === true;

function namesAnswers(question: Question): boolean {
  const { label, labelEn, help, helpEn } = question;
  const options = 'options' in question ? question.options : [];
  const texts = [label, labelEn, help, helpEn, ...options.flatMap((option) => [option.label, option.labelEn])];
  return texts.some(namesAnswer);
}

/** Words or options that answers change; any other question is put as it stands in the grid. */
export const isPutAnew = (question: Question): boolean => 'optionsIf' in question || namesAnswers(question);

/** Whether and how it is asked depends on answers. */
export const needsState = (question: Question): boolean =>
  question.type === 'calculate' || question.relevant !== undefined || isPutAnew(question);

/** True when some question needs an expression to know whether or how it is asked. */
export function hasExpressions(grid: Grid): boolean {
  return allQuestions(grid).some(needsState);
}

/**
 * True when a form says what an answer must be. What the context of our own grid requires is not such a rule: the
 * express grid waits for it by itself.
 */
export function hasRules(grid: Grid): boolean {
  return (
    allQuestions(grid).some(({ constraint, requiredIf }) => constraint !== undefined || requiredIf !== undefined) ||
    grid.questions.some(({ required }) => required === true)
  );
}

function worded<Part extends { readonly label: string; readonly labelEn?: string }>(
  part: Part,
  state: FormState,
): Part {
  const { label, labelEn } = part;
  if (!namesAnswer(label) && !namesAnswer(labelEn)) return part;
  return { ...part, label: state.filled(label), ...(labelEn === undefined ? {} : { labelEn: state.filled(labelEn) }) };
}

/** Answers named in its words filled in, options that do not apply left out. */
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

/**
 * What a form asks with these answers.
 * @returns a function that gives the same list for the same answers: the sections, the card and the score ask in turn
 */
export function judgeOfForm(grid: Grid): (answers: Answers) => readonly Question[] {
  const questions = allQuestions(grid);
  const putAnew = new Set(questions.filter(isPutAnew));
  const made = new WeakMap<Answers, readonly Question[]>();
  return (answers) => {
    const known = made.get(answers);
    if (known) return known;
    const state = formState(grid, answers);
    const shown = questions
      .filter((question) => state.isShown(question))
      .map((question) => (putAnew.has(question) ? asPut(question, state) : question));
    made.set(answers, shown);
    return shown;
  };
}
