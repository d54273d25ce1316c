import { beforeAll, describe, expect, it } from 'vitest';
import { disagreements, startEngine } from './disagreements.ts';
import { exercise } from './exercise-form.ts';

beforeAll(startEngine);

describe('on 200 random paths a form behaves as in the independent engine', () => {
  it('with each operator and function, dates, filters and groups inside groups', async () => {
    const { grid, issues } = exercise();
    expect(issues).toEqual([]);
    expect(grid && (await disagreements(grid))).toEqual([]);
  });
});
