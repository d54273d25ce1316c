// Two engines, one form: what we say of relevance, constraints, calculations and filters of options is what ODK says.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Day } from '#domain/day.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { type EngineForm, walkBoth } from '#tests/support/form-paths.ts';
import { readFormFile } from '#tests/support/forms.ts';
import { loadEngine, xformOf } from '#tests/support/xforms-engine.ts';
import { exercise } from './exercise-form.ts';

const TODAY = '2026-11-23' as Day;
const PATHS = 200;

let engine: Awaited<ReturnType<typeof loadEngine>>;
beforeAll(async () => {
  // Both read the same day; only the clock stands still, timers run.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 23, 12) });
  engine = await loadEngine();
});

async function disagreements(grid: Grid): Promise<string[]> {
  const options = { fetchFormAttachment: () => Promise.reject(new Error('no attachment')) };
  const form = await engine.loadForm(xformOf(grid), options as never);
  if (form.status === 'failure') throw new Error(String(form.error));
  const found: string[] = [];
  for (let seed = 1; seed <= PATHS; seed += 1) {
    const instance = form.createInstance() as unknown as EngineForm;
    const difference = walkBoth(grid, instance, seed, TODAY);
    if (difference) found.push(difference);
  }
  return found;
}

describe('on 200 random paths an accepted form behaves as in the independent engine', () => {
  it.each([
    'UCL_Biomass_Plot_Form.xlsx',
    'all-question-types.xlsx',
    'attribute_columns_test.xlsx',
    'choice_filter_test.xlsx',
    'extra_sheet_names.xlsx',
    'field-list.xlsx',
    'flat_xlsform_test.xlsx',
    'group.xlsx',
    'loop.xlsx',
    'pull_data.xlsx',
    'survey_no_name.xlsx',
    'text_and_integer.xlsx',
    'xl_date_ambiguous.xlsx',
    'yes_or_no_question.xlsx',
  ])('%s', async (name) => {
    const { grid } = readFormFile(name);
    expect(grid && (await disagreements(grid))).toEqual([]);
  });

  it('a form of our own with each operator and function, dates, filters and groups inside groups', async () => {
    const { grid, issues } = exercise();
    expect(issues).toEqual([]);
    expect(grid && (await disagreements(grid))).toEqual([]);
  });
});
