import { describe, expect, it } from 'vitest';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { firstAsking, gridHash, type Grid } from '#domain/grid/grid.ts';
import { parseGrid } from '#domain/grid/parse-grid.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';

const shipped = await loadDefaultGrid();

describe('the shipped grid', () => {
  it('is accepted whole: every id, dimension, condition, option and rule it names exists', () => {
    expect(parseGrid(shipped)).toEqual({ ok: true, value: shipped });
  });

  it('asks 11 questions of context and 80 over 13 dimensions, 36 of them core, and has 24 rules', () => {
    expect(shipped.context).toHaveLength(11);
    expect(shipped.dimensions).toHaveLength(13);
    expect(shipped.questions).toHaveLength(80);
    expect(shipped.questions.filter((question) => question.core)).toHaveLength(36);
    expect(shipped.suggestions).toHaveLength(24);
  });

  it('counts 12 dimensions in the global score, and capacity apart', () => {
    expect(shipped.dimensions.filter((dimension) => !dimension.countsInGlobal).map(({ id }) => id)).toEqual(['moyens']);
  });

  it('gives every scale its five levels from 0 to 4', () => {
    const scales = shipped.questions.filter((question) => question.type === 'scale');
    expect(scales).toHaveLength(59);
    expect(new Set(scales.map(({ levels }) => levels.map((level) => level.value).join()))).toEqual(
      new Set(['0,1,2,3,4']),
    );
  });
});

describe('a grid from outside', () => {
  const problems = (change: (grid: Record<string, never>) => void): unknown => {
    const copy = structuredClone(smallGrid) as unknown as Record<string, never>;
    change(copy);
    const parsed = parseGrid(copy);
    return parsed.ok ? [] : parsed.error.problems;
  };
  type Loose = Record<string, Record<string, unknown>[]>;

  it('that is not a grid at all is refused, not thrown', () => {
    for (const input of [null, 3, 'x', [], {}, undefined]) expect(parseGrid(input).ok).toBe(false);
  });

  it('says where its shape is wrong', () => {
    expect(problems((grid) => void delete (grid as unknown as Loose)['questions']?.[1]?.['levels'])).toEqual([
      { path: 'questions/1/levels', type: 'shape' },
    ]);
  });

  it.each<[string, string, (grid: Loose) => void]>([
    ['id-twice', 'b1', (grid) => Object.assign(grid['questions']?.[5] ?? {}, { id: 'b1' })],
    ['dimension-unknown', 'a1', (grid) => Object.assign(grid['questions']?.[0] ?? {}, { dimension: 'x' })],
    [
      'condition-field',
      'a1',
      (grid) => Object.assign(grid['questions']?.[0] ?? {}, { visibleIf: { field: 'b1', op: 'eq', value: 1 } }),
    ],
    ['option-unknown', 'b2', (grid) => Object.assign(grid['questions']?.[4] ?? {}, { exclusiveOptions: ['x'] })],
    [
      'score-rule',
      'a3',
      (grid) => Object.assign(grid['questions']?.[2] ?? {}, { score: { dimension: 'a', weight: 1, max: 4 } }),
    ],
    [
      'question-unknown',
      's1',
      (grid) => Object.assign(grid['suggestions']?.[0] ?? {}, { when: { question: 'x', lte: 1 } }),
    ],
  ])('with %s is told where', (type, path, change) => {
    expect(problems((grid) => change(grid as unknown as Loose))).toContainEqual({ path, type });
  });

  it('must have a band that starts at 0, or a score could have none', () => {
    const bands = [{ id: 'x', label: 'X', min: 0.1 }];
    expect(parseGrid({ ...smallGrid, scoring: { minAnsweredShare: 0.5, bands } }).ok).toBe(false);
  });

  it('keeps what this version does not read', () => {
    const newer = { ...smallGrid, novelty: { deep: [1] } };
    const parsed = parseGrid(newer);
    expect(parsed.ok && parsed.value).toBe(newer);
  });
});

describe('the name of a definition', () => {
  it('does not depend on the order of the keys', () => {
    const reordered = Object.fromEntries(Object.entries(smallGrid).reverse()) as unknown as Grid;
    expect(gridHash(reordered)).toBe(gridHash(smallGrid));
    expect(gridHash(smallGrid)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('changes with any word of it, even one the code does not read', () => {
    expect(gridHash({ ...smallGrid, title: 'Autre' })).not.toBe(gridHash(smallGrid));
    expect(gridHash({ ...smallGrid, novelty: 1 } as Grid)).not.toBe(gridHash(smallGrid));
  });

  it('changes with the order of the questions', () => {
    expect(gridHash({ ...smallGrid, questions: smallGrid.questions.toReversed() })).not.toBe(gridHash(smallGrid));
  });
});

describe('what is said in the words of one grid', () => {
  it('keeps them when the grid in use does not ask that question, or asks something else by that name', () => {
    const foreign: Grid = {
      ...smallGrid,
      questions: [{ id: 'coo4', type: 'text', label: 'Autre chose', core: true, dimension: 'a' }],
    };
    expect(firstAsking([foreign, shipped], 'coo4', 'multi')).toBe(shipped.questions.find(({ id }) => id === 'coo4'));
    expect(firstAsking([null, foreign], 'coo4', 'multi')).toBeNull();
  });
});
