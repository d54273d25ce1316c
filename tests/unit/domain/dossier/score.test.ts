import { describe, expect, it } from 'vitest';
import { bandOf, score, strengths, type DimensionScore } from '#domain/dossier/score.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { Grid, Mode } from '#domain/grid/grid.ts';
import type { Json } from '#domain/json.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';
import { answersOf } from '#tests/unit/domain/plain-record.ts';

const grid = await loadDefaultGrid();
type Values = { readonly [id: string]: Json };
const NA = { na: true };

function dimension(id: string, values: Values, mode: Mode = 'complet', from: Grid = smallGrid): DimensionScore {
  const found = score(from, answersOf(values), mode).dimensions.find((one) => one.id === id);
  if (!found) throw new Error(`no dimension ${id}`);
  return found;
}
const pointsOf = (values: Values, question: string): number | undefined =>
  ['a', 'b', 'cap'].flatMap((id) => dimension(id, values).reasons).find((reason) => reason.question === question)
    ?.points;

describe('the points of a question', () => {
  it.each<[string, Json, number]>([
    ['a1', 0, 0],
    ['a1', 3, 0.75],
    ['a1', 4, 1],
  ])('a scale is its value over four: %s = %j gives %d', (id, value, points) => {
    expect(pointsOf({ [id]: value }, id)).toBe(points);
  });

  it('a list is the sum of its points, capped at the maximum, over the maximum', () => {
    expect(pointsOf({ a3: ['y'] }, 'a3')).toBe(0.25);
    expect(pointsOf({ a3: ['x', 'y'] }, 'a3')).toBe(0.75);
    expect(pointsOf({ a3: ['x', 'z'] }, 'a3')).toBe(1);
    expect(pointsOf({ a3: ['rien'] }, 'a3')).toBe(0);
  });

  it('an option written twice counts once, and an unknown one not at all', () => {
    expect(pointsOf({ a3: ['y', 'y', 'ailleurs'] }, 'a3')).toBe(0.25);
    expect(pointsOf({ a3: ['ailleurs'] }, 'a3')).toBeUndefined();
  });

  it('a choice is the points of its option over the maximum', () => {
    expect(pointsOf({ c1: 'now' }, 'c1')).toBe(1);
    expect(pointsOf({ c1: 'later' }, 'c1')).toBe(0.25);
  });

  it('a yes or no has the points the grid gives each', () => {
    expect(pointsOf({ b3: true }, 'b3')).toBe(1);
    expect(pointsOf({ b3: false }, 'b3')).toBe(0.25);
  });
});

describe('the score of a dimension', () => {
  it('is the mean weighted by question', () => {
    expect(dimension('a', { a1: 4, a2: 0, a3: { na: true } }).score).toBe(0.25);
    expect(dimension('a', { a1: 0, a2: 4, a3: ['rien'] }).score).toBe(0.6);
  });

  it('carries its reasons and what is missing', () => {
    const { reasons, missing, answered, relevant } = dimension('a', { a1: 2, a2: 1 });
    expect(reasons).toEqual([
      { question: 'a1', points: 0.5, weight: 1, why: 'scale' },
      { question: 'a2', points: 0.25, weight: 3, why: 'scale' },
    ]);
    expect({ missing, answered, relevant }).toEqual({ missing: ['a3'], answered: 2, relevant: 3 });
  });

  it('under half answered is « non évalué », never 0', () => {
    expect(dimension('a', { a1: 4 }).score).toBeNull();
    expect(dimension('a', {}).score).toBeNull();
    expect(dimension('a', { a1: 0, a2: 0 }).score).toBe(0);
  });

  it('at exactly half answered is evaluated', () => {
    expect(dimension('b', { b1: 2 }).relevant).toBe(2);
    expect(dimension('b', { b1: 2 }).score).toBe(0.5);
  });

  it('leaves « ne s’applique pas » out of both sides of the share', () => {
    expect(dimension('a', { a1: 4, a2: NA, a3: NA })).toMatchObject({ score: 1, answered: 1, relevant: 1 });
    expect(dimension('a', { a1: 4, a2: NA })).toMatchObject({ score: 1, answered: 1, relevant: 2 });
  });

  it('of nothing but « ne s’applique pas » is « non évalué », never 0', () => {
    expect(dimension('a', { a1: NA, a2: NA, a3: NA }).score).toBeNull();
    expect(dimension('a', { a1: NA }, 'express').score).toBeNull();
  });

  it('forgets the answer of a hidden question, which is kept and counts again when the question is shown', () => {
    const hidden = { 'ctx.n': 1, b1: 4, b3: true, b4: 0 };
    expect(dimension('b', hidden)).toMatchObject({ score: 1, answered: 2, relevant: 2 });
    expect(dimension('b', { ...hidden, 'ctx.n': 2 })).toMatchObject({ score: 2 / 3, answered: 3, relevant: 3 });
  });

  it('ignores an answer the question cannot have', () => {
    expect(dimension('a', { a1: 9, a2: 'quatre', a3: 4 })).toMatchObject({ score: null, answered: 0, relevant: 3 });
  });
});

describe('the express mode', () => {
  it('takes the share over core questions only', () => {
    expect(dimension('a', { a1: 2 }, 'express')).toMatchObject({ score: 0.5, relevant: 1, missing: [] });
    expect(dimension('a', { a1: 2 }, 'complet').score).toBeNull();
  });

  it('still scores the answers given to other questions', () => {
    expect(dimension('a', { a1: 4, a2: 0 }, 'express')).toMatchObject({ score: 0.25, answered: 2, relevant: 1 });
    expect(dimension('a', { a1: NA, a2: 4 }, 'express')).toMatchObject({ score: 1, answered: 1, relevant: 0 });
  });

  it('in the shipped grid evaluates a dimension on one core answer of two', () => {
    expect(dimension('offre', { off1: 3 }, 'express', grid)).toMatchObject({ score: 0.75, relevant: 2 });
    expect(dimension('offre', { off1: 3 }, 'complet', grid).score).toBeNull();
  });
});

describe('one person alone, in the shipped grid', () => {
  it('is scored without equ2, equ3 and ges5, and with equ7', () => {
    const values = {
      equ1: 4,
      equ2: 0,
      equ3: 0,
      equ4: 4,
      equ6: true,
      equ7: 2,
      ges1: 4,
      ges2: 4,
      ges3: 4,
      ges4: 4,
      ges5: 0,
    };
    const questions = (id: string, effectif: number): string[] =>
      dimension(id, { ...values, 'ctx.effectif': effectif }, 'complet', grid).reasons.map(({ question }) => question);
    expect(questions('equipe', 1)).toEqual(['equ1', 'equ4', 'equ6', 'equ7']);
    expect(questions('gestion', 1)).not.toContain('ges5');
    expect(questions('equipe', 3)).toEqual(['equ1', 'equ2', 'equ3', 'equ4', 'equ6']);
    expect(questions('gestion', 3)).toContain('ges5');
  });
});

describe('the global score', () => {
  const evaluatedDimensions = (count: number): Values =>
    Object.fromEntries(
      grid.dimensions
        .filter(({ countsInGlobal }) => countsInGlobal)
        .slice(0, count)
        .flatMap(({ id }, index) =>
          grid.questions
            .filter((question) => question.score?.dimension === id && question.type === 'scale')
            .map((question) => [question.id, index % 2 ? 4 : 2]),
        ),
    );

  it('is the plain mean of the evaluated dimensions, whatever their number of questions', () => {
    const result = score(grid, answersOf(evaluatedDimensions(8)), 'complet').global;
    expect(result).toMatchObject({ evaluated: 8, needed: 8, expressComplete: false });
    expect(result.score).toBeCloseTo(0.75, 12);
    expect(result.band?.id).toBe('moteur');
  });

  it('is not given under 8 evaluated dimensions of 12', () => {
    expect(score(grid, answersOf(evaluatedDimensions(7)), 'complet').global).toMatchObject({
      score: null,
      band: null,
      evaluated: 7,
    });
  });

  it('is given when the express grid is complete, even with fewer', () => {
    const core = grid.questions.filter((question) => question.core);
    const settled = Object.fromEntries(
      core.map((question) => [question.id, question.dimension === 'offre' && question.type === 'scale' ? 2 : NA]),
    );
    const context = { 'ctx.secteur': 'bois-foret', 'ctx.effectif': 2 };
    expect(score(grid, answersOf({ ...settled, ...context }), 'express').global).toMatchObject({
      score: 0.5,
      evaluated: 1,
      expressComplete: true,
    });
    expect(score(grid, answersOf(settled), 'express').global).toMatchObject({ score: null, expressComplete: false });
  });

  it('of an express grid answered with nothing but « ne s’applique pas » is not given', () => {
    const settled = Object.fromEntries(grid.questions.map((question) => [question.id, NA]));
    const context = { 'ctx.secteur': 'bois-foret', 'ctx.effectif': 2 };
    expect(score(grid, answersOf({ ...settled, ...context }), 'express').global.score).toBeNull();
  });

  it('never counts capacity, which is shown apart', () => {
    const poor = score(grid, answersOf({ ...evaluatedDimensions(12), moy1: 0, moy2: 0, moy5: 0 }), 'complet');
    const rich = score(grid, answersOf({ ...evaluatedDimensions(12), moy1: 4, moy2: 4, moy5: 4 }), 'complet');
    expect(poor.global).toEqual(rich.global);
    expect(poor.capacity).toMatchObject({ score: 0, band: { id: 'a-eveiller' } });
    expect(rich.capacity).toMatchObject({ score: 1, band: { id: 'moteur' } });
  });
});

describe('bands and strengths', () => {
  it.each([
    [0, 'a-eveiller'],
    [0.2499, 'a-eveiller'],
    [0.25, 'en-germe'],
    [0.5, 'en-mouvement'],
    [0.7499, 'en-mouvement'],
    [0.75, 'moteur'],
    [1, 'moteur'],
  ])('a score of %d is in the band %s: the lower limit is included', (value, band) => {
    expect(bandOf(grid, value)?.id).toBe(band);
  });

  it('a dimension that is not evaluated has no band', () => {
    expect(bandOf(grid, null)).toBeNull();
  });

  it('strengths come best first, ties in the order of the grid, without capacity', () => {
    const values = { a1: 2, a2: 2, a3: ['x'], b1: 2, b3: true, c1: 'now' };
    expect(strengths(smallGrid, score(smallGrid, answersOf(values), 'complet')).map(({ id }) => id)).toEqual([
      'b',
      'a',
    ]);
    const tie = { a1: 2, a2: 2, b1: 2 };
    expect(strengths(smallGrid, score(smallGrid, answersOf(tie), 'complet'), 1).map(({ id }) => id)).toEqual(['a']);
  });
});
