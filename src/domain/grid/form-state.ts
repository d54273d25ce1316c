// A grid with expressions, given the answers: what is relevant, what each calculation gives, what a constraint says.
import { dayAt, type Day } from '#domain/day.ts';
import { evaluate, type Scope } from '#domain/expression/evaluate.ts';
import { parseExpression } from '#domain/expression/parse.ts';
import { textFrom, truthOf, type Value } from '#domain/expression/value.ts';
import { fits, isAsked, isSettled, type AnswerValue, type Answers, type GivenAnswer } from './answer.ts';
import { holds } from './condition.ts';
import { formOrder } from './form-order.ts';
import { allQuestions, type Grid, type Option, type Question } from './grid.ts';

export interface FormState {
  /** False for a calculation, and for a question whose condition does not hold. */
  isShown(question: Question): boolean;
  /** What expressions read: '' for what is not answered, not relevant or unknown. */
  valueOf(id: string): string;
  /** The options that are offered, all of them without a filter. */
  optionsOf(question: Question): readonly Option[];
  isRequired(question: Question): boolean;
  /** True unless the question is answered with something its constraint forbids. */
  meetsConstraint(question: Question): boolean;
  /** A label, a help or a message with the answers it names. */
  filled(text: string): string;
}

/** An answer as forms hold it: options parted by spaces, yes and no as words, a point in a number. */
export function heldText(value: AnswerValue | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** The newest answer's day; it makes `today()` the same on every device and at every reading. */
function lastDay(answers: Answers): Day {
  let newest = 0;
  for (const { at = 0 } of answers.values()) newest = Math.max(newest, at);
  return dayAt(newest);
}

/** Answers in hand are asked about several times between two taps: by the sections, the cards, the score. */
const made = new WeakMap<Answers, { readonly grid: Grid; readonly state: FormState }>();

/** Relevance and values are made once each, those first that others wait for. In a ring, the one still open reads as ''. */
export function formState(grid: Grid, answers: Answers, today?: Day): FormState {
  if (today !== undefined) return stateOn(grid, answers, today);
  const known = made.get(answers);
  if (known?.grid === grid) return known.state;
  const state = stateOn(grid, answers, lastDay(answers));
  made.set(answers, { grid, state });
  return state;
}

interface Plan {
  readonly questions: ReadonlyMap<string, Question>;
  /** What has to be worked out, those first that others wait for. */
  readonly order: readonly Question[];
}

/** A grid does not change between two answers. */
const plans = new WeakMap<Grid, Plan>();

function planOf(grid: Grid): Plan {
  const known = plans.get(grid);
  if (known) return known;
  const isWorkedOut = ({ type, visibleIf, relevant }: Question): boolean =>
    type === 'calculate' || visibleIf !== undefined || relevant !== undefined;
  const plan = {
    questions: new Map(allQuestions(grid).map((question) => [question.id, question])),
    order: formOrder(grid).order.filter(isWorkedOut),
  };
  plans.set(grid, plan);
  return plan;
}

function stateOn(grid: Grid, answers: Answers, today: Day): FormState {
  const { questions, order } = planOf(grid);
  const shown = new Map<string, boolean>();
  const values = new Map<string, string>();
  const busy = new Set<string>();
  const live = liveAnswers(answers, (id) => {
    const question = questions.get(id);
    return question !== undefined && isRelevant(question);
  });

  const scopeOf = (self: string): Scope => ({ today, self, field: valueOf });

  function compute(text: string, self = ''): Value | null {
    const tree = parseExpression(text);
    return tree.ok ? evaluate(tree.value, scopeOf(self)) : null;
  }

  /** What cannot be read holds: a question is asked rather than lost. */
  const isTrue = (text: string | undefined, self = ''): boolean => {
    const value = text === undefined ? null : compute(text, self);
    return value === null || truthOf(value);
  };

  function once<Kept>(kept: Map<string, Kept>, id: string, ring: Kept, make: () => Kept): Kept {
    const before = kept.get(id);
    if (before !== undefined) return before;
    if (busy.has(id)) return ring;
    busy.add(id);
    const made = make();
    busy.delete(id);
    kept.set(id, made);
    return made;
  }

  function isRelevant(question: Question): boolean {
    if (!question.visibleIf && question.relevant === undefined) return true;
    return once(shown, question.id, true, () => {
      if (question.visibleIf && !holds(question.visibleIf, live)) return false;
      return isTrue(question.relevant);
    });
  }

  function valueOf(id: string): string {
    const question = questions.get(id);
    if (!question || !isRelevant(question)) return '';
    if (question.type === 'calculate') {
      return once(values, `= ${id}`, '', () => calculated(compute(question.calculate)));
    }
    const answer = answers.get(id);
    if (!answer || answer.na || !fits(question, answer.value)) return '';
    return 'optionsIf' in question ? heldText(offered(question, answer.value)) : heldText(answer.value);
  }

  /** What of a choice is still on offer: an answer that a filter took away counts as not given. */
  function offered(question: Question, value: AnswerValue | null): AnswerValue | null {
    const values = new Set(optionsOf(question).map((option) => option.value));
    if (Array.isArray(value)) return value.filter((one: string) => values.has(one));
    return typeof value === 'string' && values.has(value) ? value : null;
  }

  function optionsOf(question: Question): readonly Option[] {
    if (question.type !== 'choice' && question.type !== 'multi') return [];
    const tree = question.optionsIf === undefined ? null : parseExpression(question.optionsIf);
    if (!tree?.ok) return question.options;
    return question.options.filter(({ value, label, columns = {} }) => {
      const own: Readonly<Record<string, string>> = { ...columns, name: value, label };
      const column = (name: string): string => (Object.hasOwn(own, name) ? (own[name] ?? '') : '');
      return truthOf(evaluate(tree.value, { ...scopeOf(''), column }));
    });
  }

  for (const question of order) {
    if (question.type === 'calculate') valueOf(question.id);
    else isRelevant(question);
  }

  return {
    isShown: (question) => question.type !== 'calculate' && isRelevant(question),
    valueOf,
    optionsOf,
    isRequired: (question) =>
      question.required === true || (question.requiredIf !== undefined && isTrue(question.requiredIf)),
    meetsConstraint(question) {
      if (question.constraint === undefined || !isAsked(question)) return true;
      const value = valueOf(question.id);
      return value === '' || isTrue(question.constraint, value);
    },
    filled: (text) => text.replaceAll(/\$\{\s*([^{}\s]+)\s*\}/g, (_, name: string) => valueOf(name)),
  };
}

/** What is no number is no value: a calculation whose answers are not there yet is empty. */
function calculated(value: Value | null): string {
  return value === null || Number.isNaN(value) ? '' : textFrom(value);
}

/** The answers that conditions may read: a hidden question keeps its answer, and nobody goes by it. */
function liveAnswers(answers: Answers, isLive: (id: string) => boolean): Pick<Answers, 'get'> {
  return { get: (id): GivenAnswer | undefined => (isLive(id) ? answers.get(id) : undefined) };
}

export type FormProblem =
  | { readonly type: 'required'; readonly question: string }
  | { readonly type: 'constraint'; readonly question: string; readonly message: string };

/** What the form still asks for or forbids, in the order of the grid; it never blocks typing, only the act that needs it. */
export function formProblems(grid: Grid, answers: Answers): FormProblem[] {
  const state = formState(grid, answers);
  return allQuestions(grid).flatMap((question): FormProblem[] => {
    if (!isAsked(question) || !state.isShown(question)) return [];
    if (!state.meetsConstraint(question)) {
      return [{ type: 'constraint', question: question.id, message: state.filled(question.constraintMessage ?? '') }];
    }
    return state.isRequired(question) && !isSettled(question, answers)
      ? [{ type: 'required', question: question.id }]
      : [];
  });
}
