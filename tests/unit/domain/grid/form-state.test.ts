// A grid with expressions: relevance, calculations, constraints, words, by rule.
import { describe, expect, it } from 'vitest';
import type { GivenAnswer } from '#domain/grid/answer.ts';
import type { AnswerValue } from '#domain/grid/answer.ts';
import { compareGrids } from '#domain/grid/compare.ts';
import { formProblems, formState } from '#domain/grid/form-state.ts';
import { gridHash, type Grid, type Question } from '#domain/grid/grid.ts';
import { parseGrid } from '#domain/grid/parse-grid.ts';
import { progressOf, visibleSections } from '#domain/grid/sections.ts';
import { openProblems, shownQuestions } from '#domain/grid/visible.ts';
import { smallGrid } from './small-grid.ts';

const base = { core: true, dimension: 'a' };
const form = (...questions: readonly Question[]): Grid => {
  const grid = { ...smallGrid, context: [], questions, suggestions: [] };
  const parsed = parseGrid(grid);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error.problems));
  return parsed.value;
};
const given = (values: Readonly<Record<string, AnswerValue>>, at = 0): Map<string, GivenAnswer> =>
  new Map(Object.entries(values).map(([id, value]) => [id, { value, na: false, at }]));
const idsOf = (questions: readonly Question[]): string[] => questions.map(({ id }) => id);

const grid = form(
  { ...base, id: 'fin', label: 'Fin', type: 'text', relevant: '${double} > 10' },
  {
    ...base,
    id: 'n',
    label: 'Combien',
    type: 'number',
    integer: true,
    constraint: '. < 100',
    constraintMessage: 'Moins que ${double}',
  },
  { ...base, id: 'double', label: 'double', type: 'calculate', calculate: '${n} * 2' },
  { ...base, id: 'dit', label: 'Vous avez dit ${n}', type: 'note', relevant: "${n} != ''" },
  { ...base, id: 'quand', label: 'Quand', type: 'date', constraint: '. <= today()', requiredIf: '${n} > 5' },
);

describe('a form', () => {
  it('may read ahead: a question depends on an answer further down', () => {
    expect(idsOf(shownQuestions(grid, given({ n: 5 })))).toEqual(['n', 'dit', 'quand']);
    expect(idsOf(shownQuestions(grid, given({ n: 6 })))).toEqual(['fin', 'n', 'dit', 'quand']);
  });

  it('never shows a calculation, and puts answers into words', () => {
    const [, , note] = shownQuestions(grid, given({ n: 6 }));
    expect(note?.label).toBe('Vous avez dit 6');
    expect(formState(grid, given({ n: 6 })).valueOf('double')).toBe('12');
    expect(formState(grid, given({})).valueOf('double')).toBe('');
  });

  it('counts neither words to read nor calculations as progress', () => {
    const [section] = visibleSections(grid, given({ n: 2 }), 'complet');
    expect(progressOf(section?.questions ?? [], given({ n: 2 }))).toEqual({ answered: 1, relevant: 2 });
  });

  it('says constraints and what is required, and blocks nothing', () => {
    expect(formProblems(grid, given({ n: 250 }))).toEqual([
      { type: 'constraint', question: 'n', message: 'Moins que 500' },
      { type: 'required', question: 'quand' },
    ]);
  });

  it('takes the day of the newest answer for today, so that every device reads the same', () => {
    const at = Date.UTC(2026, 10, 23, 22, 30);
    expect(formProblems(grid, given({ quand: '2026-11-23' }, at))).toEqual([]);
    expect(formProblems(grid, given({ quand: '2026-11-24' }, at))).toMatchObject([{ type: 'constraint' }]);
    expect(formProblems(grid, given({ quand: '2026-11-24' }, at + 3_600_000))).toEqual([]);
  });

  it('keeps the answer to a hidden question and does not count it', () => {
    const chain = form(
      { ...base, id: 'x', label: 'x', type: 'text' },
      { ...base, id: 'y', label: 'y', type: 'text', relevant: "${x} = 'oui'" },
      { ...base, id: 'z', label: 'z', type: 'text', relevant: "${y} != ''" },
    );
    expect(idsOf(shownQuestions(chain, given({ x: 'non', y: 'là' })))).toEqual(['x']);
    expect(idsOf(shownQuestions(chain, given({ x: 'oui', y: 'là' })))).toEqual(['x', 'y', 'z']);
  });

  it('as long as a chain of 1,500 questions is judged without a deep stack', () => {
    const questions = Array.from({ length: 1500 }, (_, index): Question => ({
      ...base,
      id: `q${index}`,
      label: 'q',
      type: 'calculate',
      calculate: index === 1499 ? '1' : `\${q${index + 1}} + 1`,
    }));
    expect(formState(form(...questions), new Map()).valueOf('q0')).toBe('1500');
  });

  it('hashes as it reads: another expression is another grid', () => {
    const other = form({ ...base, id: 'n', label: 'n', type: 'number', constraint: '. < 101' });
    expect(gridHash(other)).not.toBe(
      gridHash(form({ ...base, id: 'n', label: 'n', type: 'number', constraint: '. < 102' })),
    );
  });
});

describe('a new version', () => {
  it('tells which options are gone', () => {
    const choice = (...values: string[]): Question => ({
      ...base,
      id: 'c',
      label: 'c',
      type: 'choice',
      options: values.map((value) => ({ value, label: value.toUpperCase() })),
    });
    const changes = compareGrids(form(choice('a', 'b')), form(choice('b', 'c')));
    expect(changes.withoutOptions.map(({ question, options }) => [question.id, options])).toEqual([['c', ['A']]]);
    expect(changes.kept).toBe(0);
  });
});

describe('what a grid asks for before its result is given back', () => {
  it('is said for a grid with rules, hidden questions left out, and never for one without', () => {
    expect(openProblems(grid, given({ n: 250 })).map(({ question, type }) => [question, type])).toEqual([
      ['n', 'constraint'],
      ['quand', 'required'],
    ]);
    expect(openProblems(grid, given({ n: 2 }))).toEqual([]);
    expect(openProblems(smallGrid, new Map())).toEqual([]);
  });

  it('does not count what the context of our own grid requires: the express grid waits for it', () => {
    const parsed = parseGrid(structuredClone(smallGrid));
    expect(parsed.ok && openProblems(parsed.value, new Map())).toEqual([]);
  });
});
