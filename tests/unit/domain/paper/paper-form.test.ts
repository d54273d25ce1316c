import { describe, expect, it } from 'vitest';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { allQuestions, type Grid, type Question } from '#domain/grid/grid.ts';
import { conditionOf, paperSections } from '#domain/paper/paper-form.ts';

const grid = await loadDefaultGrid();
const idsOf = (given: Grid, mode: 'express' | 'complet'): string[] =>
  paperSections(given, mode).flatMap(({ questions }) => questions.map(({ id }) => id));

describe('a grid on paper', () => {
  it('prints every question once, hidden ones too, since paper hides nothing', () => {
    expect(idsOf(grid, 'complet').sort()).toEqual(
      allQuestions(grid)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('prints the core questions in the express form', () => {
    const core = allQuestions(grid).filter((question) => question.core);
    expect(idsOf(grid, 'express').sort()).toEqual(core.map(({ id }) => id).sort());
  });

  it('keeps the order of the screens: the context, then each dimension', () => {
    const [first, ...rest] = paperSections(grid, 'complet');
    expect(first?.id).toBe('contexte');
    expect(rest.map(({ id }) => id)).toEqual(grid.dimensions.map(({ id }) => id));
  });

  it('prints a question whose dimension the grid does not name, and no calculation', () => {
    const odd: Question = { id: 'odd', type: 'text', label: 'Odd', core: true, dimension: 'nowhere' };
    const sum: Question = { id: 'sum', type: 'calculate', label: 'Sum', core: true, calculate: '1 + 1' };
    const imported: Grid = { ...grid, questions: [...grid.questions, odd, sum] };
    expect(idsOf(imported, 'express')).toContain('odd');
    expect(idsOf(imported, 'express')).not.toContain('sum');
  });

  it('knows which questions are not for everybody, by condition or by expression', () => {
    const plain: Question = { id: 'a', type: 'yesno', label: 'A', core: true };
    expect(conditionOf(plain)).toBeNull();
    expect(conditionOf({ ...plain, relevant: "${b} = 'x'" })).toEqual({ condition: null, expression: "${b} = 'x'" });
    const hidden = allQuestions(grid).filter((question) => conditionOf(question) !== null);
    expect(hidden.length).toBeGreaterThan(0);
  });
});
