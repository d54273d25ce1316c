// Random small grids that ask the same four ids in different ways, and answers to them of every kind.
import fc from 'fast-check';
import type { Json } from '#domain/json.ts';
import type { Grid, Question } from '#domain/grid/grid.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';

export const IDS = ['q1', 'q2', 'q3', 'q4'];
const OPTIONS = ['x', 'y', 'z', 'w'];

const question = (id: string): fc.Arbitrary<Question> => {
  const base = { id, label: id, core: true, dimension: 'a' };
  const options = fc
    .subarray(OPTIONS, { minLength: 1 })
    .map((values) => values.map((value) => ({ value, label: value })));
  const levels = fc
    .integer({ min: 2, max: 5 })
    .map((count) => Array.from({ length: count }, (_, value) => ({ value, label: `niveau ${value}` })));
  return fc.oneof(
    levels.map((own): Question => ({ ...base, type: 'scale', levels: own })),
    options.map((own): Question => ({ ...base, type: 'choice', options: own })),
    options.map((own): Question => ({ ...base, type: 'multi', options: own })),
    fc.integer({ min: 0, max: 4 }).map((max): Question => ({ ...base, type: 'number', max })),
    fc.constant<Question>({ ...base, type: 'text' }),
    fc.constant<Question>({ ...base, type: 'yesno' }),
  );
};

export const grid: fc.Arbitrary<Grid> = fc
  .tuple(fc.subarray(IDS), ...IDS.map(question))
  .map(([asked, ...all]) => ({ ...smallGrid, context: [], questions: all.filter(({ id }) => asked.includes(id)) }));

export const answerValue: fc.Arbitrary<Json> = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.constantFrom(...OPTIONS, 'un mot'),
  fc.boolean(),
  fc.uniqueArray(fc.constantFrom(...OPTIONS), { minLength: 1 }),
  fc.constant({ na: true }),
);
