// Random paths through a form: the same answers given to our state of it and to the independent engine.
import { heldText, formState } from '#domain/grid/form-state.ts';
import { isAsked, type AnswerValue, type GivenAnswer } from '#domain/grid/answer.ts';
import { allQuestions, type Grid, type Question } from '#domain/grid/grid.ts';
import type { Day } from '#domain/day.ts';
import { elementOf } from './xforms-engine.ts';

/** As much of the engine's nodes as a comparison needs. */
interface EngineNode {
  readonly currentState: {
    readonly reference: string;
    readonly relevant: boolean;
    readonly required: boolean;
    readonly value: unknown;
    readonly valueOptions?: readonly { readonly value: string }[];
    readonly instanceValue?: string;
  };
  readonly validationState?: { readonly violation: { readonly condition: string } | null };
  setValue?(value: string): void;
  selectValues?(values: readonly string[]): void;
}

export interface EngineForm {
  readonly root: { readonly currentState: { readonly children: readonly EngineNode[] } };
}

/** A small generator with a seed (mulberry32): a path that fails can be walked again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const TEXTS = ['a@b.org', 'other', '0712345678', '(071) 234-5678', 'deux mots', 'x', '12', '2026-02-03', 'yes'];
const NUMBERS = [-3, 0, 1, 7, 15, 42, 250, 1999];
const DECIMALS = [-2.5, 0, 0.5, 1.25, 7, 14.99, 100];
const DAYS = ['2024-02-29', '2026-11-22', '2026-11-23', '2026-11-24', '1999-12-31'];

function randomValue(question: Question, random: (below: number) => number): AnswerValue | null {
  if (random(6) === 0) return null;
  const one = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  if (question.type === 'choice') return one(question.options).value;
  if (question.type === 'multi') {
    const values = question.options.map(({ value }) => value).filter(() => random(2) === 0);
    return values.length > 0 ? values : null;
  }
  if (question.type === 'number') return question.integer ? one(NUMBERS) : one(DECIMALS);
  return question.type === 'date' ? one(DAYS) : one(TEXTS);
}

function give(node: EngineNode, value: AnswerValue | null): void {
  if (node.selectValues) node.selectValues(value === null ? [] : Array.isArray(value) ? value : [String(value)]);
  else node.setValue?.(heldText(value));
}

/** What differs after an answer, as sentences; none when both agree. */
function differences(
  grid: Grid,
  answers: ReadonlyMap<string, GivenAnswer>,
  nodes: ReadonlyMap<string, EngineNode>,
  today: Day,
): string[] {
  const state = formState(grid, answers, today);
  return allQuestions(grid).flatMap((question): string[] => {
    const node = nodes.get(elementOf(question.id));
    if (!node) return [`${question.id}: not in the engine's form`];
    const { relevant, value, required, valueOptions } = node.currentState;
    const found: string[] = [];
    const compare = (what: string, ours: unknown, theirs: unknown): void => {
      if (ours !== theirs) found.push(`${question.id} ${what}: ours ${String(ours)}, theirs ${String(theirs)}`);
    };
    if (question.type === 'calculate') compare('value', state.valueOf(question.id), String(value));
    else compare('relevant', state.isShown(question), relevant);
    if (!relevant || !isAsked(question)) return found;
    compare('required', state.isRequired(question), required);
    compare('constraint', state.meetsConstraint(question), node.validationState?.violation?.condition !== 'constraint');
    if (valueOptions && 'optionsIf' in question) {
      const offered = state.optionsOf(question).map((option) => option.value);
      compare('options', offered.join(' '), valueOptions.map((option) => option.value).join(' '));
    }
    return found;
  });
}

/** Empties what a path filled, so that the next one begins as in a new form: making one costs more than walking in it. */
function empty(answers: ReadonlyMap<string, GivenAnswer>, nodes: ReadonlyMap<string, EngineNode>): void {
  for (const [id, { value }] of answers) {
    const node = nodes.get(elementOf(id));
    if (node && value !== null) give(node, null);
  }
}

/** Walks one path in a form without answers, and leaves it so; gives the first disagreement, or null. */
export function walkBoth(grid: Grid, form: EngineForm, seed: number, today: Day, steps = 12): string | null {
  const answers = new Map<string, GivenAnswer>();
  const nodes = new Map(
    form.root.currentState.children.map((node) => [node.currentState.reference.split('/').at(-1) ?? '', node]),
  );
  const difference = walk({ grid, answers, nodes, today, steps }, seed);
  empty(answers, nodes);
  return difference ?? (differences(grid, new Map(), nodes, today)[0] || null);
}

interface Walk {
  readonly grid: Grid;
  readonly answers: Map<string, GivenAnswer>;
  readonly nodes: ReadonlyMap<string, EngineNode>;
  readonly today: Day;
  readonly steps: number;
}

function walk({ grid, answers, nodes, today, steps }: Walk, seed: number): string | null {
  const random = randomFrom(seed);
  const asked = allQuestions(grid).filter(isAsked);
  for (let step = 0; step < steps; step += 1) {
    const state = formState(grid, answers, today);
    const open = asked.filter((question) => state.isShown(question));
    const question = open[random(open.length)];
    if (!question) return null;
    const offered = {
      ...question,
      ...('options' in question ? { options: state.optionsOf(question) } : {}),
    } as Question;
    if ('options' in offered && offered.options.length === 0) continue;
    const value = randomValue(offered, random);
    answers.set(question.id, { value, na: false });
    const node = nodes.get(elementOf(question.id));
    if (!node) return `${question.id}: not in the engine's form`;
    give(node, value);
    const [difference] = differences(grid, answers, nodes, today);
    if (difference) return `seed ${seed}, step ${step}, ${question.id} = ${heldText(value)}: ${difference}`;
  }
  return null;
}
