// In which order the questions of a grid can be judged, each after those it depends on; and the rings that have none.
import { parseExpression } from '#domain/expression/parse.ts';
import { fieldsIn } from '#domain/expression/tree.ts';
import { fieldsOf } from './condition.ts';
import { allQuestions, type Grid, type Question } from './grid.ts';

/** The questions that must be known before this one's relevance and value are; a constraint asks for nothing here. */
function dependenciesOf(question: Question): string[] {
  const filter = 'optionsIf' in question ? question.optionsIf : undefined;
  const texts = [question.relevant, filter, question.type === 'calculate' ? question.calculate : undefined];
  const read = texts.flatMap((text) => {
    const tree = text === undefined ? null : parseExpression(text);
    return tree?.ok ? fieldsIn(tree.value) : [];
  });
  return [...(question.visibleIf ? fieldsOf(question.visibleIf) : []), ...read];
}

export interface FormOrder {
  readonly order: readonly Question[];
  /** Questions that wait for themselves, directly or through others. */
  readonly rings: readonly string[];
}

function makeOrder(grid: Grid): FormOrder {
  const questions = new Map(allQuestions(grid).map((question) => [question.id, question]));
  const state = new Map<string, 'open' | 'done'>();
  const order: Question[] = [];
  const rings = new Set<string>();
  for (const start of questions.values()) {
    // A stack of its own instead of recursion: a chain may be as long as the grid.
    const path: { readonly question: Question; readonly waits: string[] }[] = [];
    const enter = (question: Question): void => {
      state.set(question.id, 'open');
      path.push({ question, waits: dependenciesOf(question) });
    };
    if (!state.has(start.id)) enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = questions.get(top.waits.pop() ?? '');
      if (next && !state.has(next.id)) enter(next);
      else if (next && state.get(next.id) === 'open') rings.add(next.id);
      else if (!next && top.waits.length === 0) {
        state.set(top.question.id, 'done');
        order.push(top.question);
        path.pop();
      }
    }
  }
  return { order, rings: [...rings] };
}

const known = new WeakMap<Grid, FormOrder>();

export function formOrder(grid: Grid): FormOrder {
  const before = known.get(grid);
  if (before) return before;
  const made = makeOrder(grid);
  known.set(grid, made);
  return made;
}
