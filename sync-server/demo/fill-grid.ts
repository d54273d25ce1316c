// A grid filled as in a visit: what was said is given, the rest is drawn around a level for each dimension.
import type { Chance } from './chance.ts';
import type { GridSeed } from './dossier-seed.ts';
import { checkAnswer } from '#domain/dossier/answers.ts';
import type { AnswerValue, GivenAnswer } from '#domain/grid/answer.ts';
import { holds } from '#domain/grid/condition.ts';
import { allQuestions, type Grid, type Mode, type MultiQuestion, type Question } from '#domain/grid/grid.ts';
import { CONTEXT_SECTION } from '#domain/grid/sections.ts';

/** One screen of the visit, with its answers in the order they are asked. */
export interface FilledSection {
  readonly id: string;
  readonly answers: ReadonlyMap<string, GivenAnswer>;
}

/** Fills the grid section by section; only what the conditions show is answered, only `core` in the express mode. */
export function fillGrid(grid: Grid, mode: Mode, seed: GridSeed, chance: Chance): FilledSection[] {
  const answers = new Map<string, GivenAnswer>();
  const sections = new Map<string, Map<string, GivenAnswer>>();
  const last = grid.dimensions.findIndex(({ id }) => id === seed.upTo);
  for (const question of allQuestions(grid)) {
    const place = grid.dimensions.findIndex(({ id }) => id === question.dimension);
    if (last >= 0 && place > last) continue;
    if (question.visibleIf && !holds(question.visibleIf, answers)) continue;
    if (mode === 'express' && !question.core) continue;
    const answer = answerTo(question, seed, seed.levels[place] ?? 2, chance);
    if (!answer) continue;
    answers.set(question.id, answer);
    const section = question.dimension ?? CONTEXT_SECTION;
    sections.set(section, (sections.get(section) ?? new Map<string, GivenAnswer>()).set(question.id, answer));
  }
  const unknown = Object.keys(seed.given).filter((id) => !answers.has(id));
  if (unknown.length > 0) throw new Error(`given, and never asked: ${unknown.join(', ')}`);
  return [...sections].map(([id, given]) => ({ id, answers: given }));
}

function answerTo(question: Question, seed: GridSeed, level: number, chance: Chance): GivenAnswer | null {
  if (seed.notApplicable?.includes(question.id)) return { value: null, na: true };
  const value = seed.given[question.id] ?? drawn(question, level, chance);
  if (value === null) return null;
  const checked = checkAnswer(question, value);
  if (!checked.ok) throw new Error(`${question.id} cannot be ${JSON.stringify(value)}: ${checked.error.type}`);
  return { value: checked.value, na: false };
}

/** A level near the given one, or that many options of a scored list; what only the head could say stays open. */
function drawn(question: Question, level: number, chance: Chance): AnswerValue | null {
  if (question.type === 'scale') {
    const values = question.levels.map(({ value }) => value);
    const near = level + (chance.below(21) - 10) / 12;
    return Math.min(Math.max(...values), Math.max(Math.min(...values), Math.round(near)));
  }
  if (question.type === 'multi' && question.score)
    return drawnOptions(question, Math.max(1, Math.round(level)), chance);
  return null;
}

function drawnOptions(question: MultiQuestion, count: number, chance: Chance): string[] {
  const left = question.options
    .map(({ value }) => value)
    .filter((value) => !question.exclusiveOptions?.includes(value));
  const chosen = new Set<string>();
  while (chosen.size < Math.min(count, left.length)) chosen.add(chance.pick(left));
  return left.filter((value) => chosen.has(value));
}
