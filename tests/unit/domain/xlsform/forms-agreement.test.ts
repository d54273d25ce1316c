import { beforeAll, describe, expect, it } from 'vitest';
import { readFormFile } from '#tests/support/forms.ts';
import { disagreements, startEngine } from './disagreements.ts';

beforeAll(startEngine);

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
});
