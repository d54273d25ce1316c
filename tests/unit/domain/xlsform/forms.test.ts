// Each of the 17 forms: what is taken, and each cell that is not, by its reason.
import { describe, expect, it } from 'vitest';
import { allQuestions } from '#domain/grid/grid.ts';
import { parseGrid } from '#domain/grid/parse-grid.ts';
import { formFiles, readFormFile } from '#tests/support/forms.ts';
import type { FormIssue } from '#domain/xlsform/issue.ts';

/** File, [sections, questions with notes and calculations] or null when it is refused, cells by reason. A bare cell is of the sheet `survey`. */
const FORMS: readonly (readonly [
  name: string,
  taken: readonly [number, number] | null,
  reasons: Readonly<Record<string, string>>,
])[] = [
  [
    'UCL_Biomass_Plot_Form.xlsx',
    [4, 18],
    {
      metadata: 'A11, A12, A91',
      'outside-file': 'A16, A17, A18, A20, A35, A57, A73, A81',
      'type-unsupported': 'A22, A23, A46, A65',
      repeat:
        'A32, A33, A34, A36, A37, A38, A39, A40, A41, A43, A44, A45, A47, A48, A49, A50, A56, A58, A59, A60, A61, A62, A63, A64, A66, A67, A68, A72, A74, A75, A76, A77, A80, A82, A83, A84, A85',
      appearance: 'M2',
      'list-unused': 'choices!A4, choices!A6, choices!A14',
    },
  ],
  [
    'all-question-types.xlsx',
    [9, 59],
    {
      'sheet-unsupported': 'media, widgets to deprecate',
      'type-unsupported':
        'A30, A31, A32, A33, A34, A35, A36, A37, A40, A41, A42, A43, A44, A45, A46, A47, A54, A55, A56, A66, A67, A68, A69, A70, A106',
      'outside-file': 'A83',
      appearance:
        'G5, G6, G7, G9, G10, G14, G16, G19, G24, G25, G26, G27, G51, G52, G53, G57, G58, G59, G60, G61, G62, G63, G74, G75, G76, G77, G78, G79, G80, G81, G82, G88, G89, G90, G91, G92, G93, G94, G98, G99, G100, G101, G102, G103, G97',
      default: 'H7, H10',
      'external-app': 'G8, G15, G18',
      'range-step': 'M23',
      media:
        'P81, P94, choices!D12, choices!D13, choices!D15, choices!D16, choices!D17, choices!D18, choices!D32, choices!D33, choices!D34, choices!D35, choices!D36',
      'list-unused': 'choices!A12',
    },
  ],
  [
    'attribute_columns_test.xlsx',
    [3, 28],
    {
      'sheet-unsupported': 'columns',
      'column-unsupported': 'C1, J1, X1, Y1, Z1, AA1, AB1, AC1, AD1, AE1',
      language: 'I1 (chinese), Q1 (chinese), R1 (chinese), choices!E1 (chinese)',
      repeat: 'A15, A16, A17, A18, A20, A21, A22, A24, A25, A27, A28',
      'type-unsupported': 'A32, A33, A34, A35, A36, A37, A38',
      metadata: 'A42, A44, A48, A50, A52, A54',
      'reference-left-out':
        'E43 (start), E45 (end), E49 (deviceid), E51 (uri_deviceid), E53 (simserial), E55 (phonenumber)',
      media: 'S9, T9, U9, V9, W9, S10, choices!D4, choices!D5',
      'label-missing': 'E10, E3, choices!C4, choices!C5',
      appearance: 'L11, L12',
      'external-app': 'L59',
      'list-unused': 'choices!A4',
      'setting-unsupported': 'settings!C2, settings!D2, settings!F2, settings!G2, settings!H2, settings!I2',
    },
  ],
  [
    'bad_calc.xlsx',
    null,
    {
      'expression-syntax': "D2 ('t know what to do)",
    },
  ],
  ['choice_filter_test.xlsx', [1, 3], {}],
  [
    'duplicate_columns.xlsx',
    null,
    {
      'column-twice': 'E1',
      'sheet-unsupported': 'columns',
      language: 'O1 (chinese), P1 (chinese), choices!E1 (chinese)',
      repeat: 'A16, A17, A18, A19, A21, A22, A23, A25, A26, A28, A29',
      'type-unsupported': 'A33, A34, A35, A36, A37, A38, A39',
      metadata: 'A43, A45, A49, A51, A53',
      'expression-unsupported': 'L15 (FALSE)',
      'reference-left-out':
        'D44 (start), E44 (start), D46 (end), E46 (end), D50 (deviceid), E50 (deviceid), D52 (simserial), E52 (simserial), D54 (phonenumber), E54 (phonenumber)',
      media: 'Q9, R9, S9, T9, U9, Q10, choices!D4, choices!D5',
      'label-missing': 'D10, D3, choices!C4, choices!C5',
      appearance: 'J11, J12',
      default: 'K15',
      'list-unused': 'choices!A4',
      'setting-unsupported': 'settings!C2, settings!D2, settings!F2, settings!G2, settings!H2',
    },
  ],
  ['extra_sheet_names.xlsx', [1, 1], {}],
  [
    'field-list.xlsx',
    [1, 1],
    {
      language: 'choices!E1 (chinese)',
      'label-missing': 'C2',
    },
  ],
  [
    'flat_xlsform_test.xlsx',
    [3, 36],
    {
      'sheet-unsupported': 'columns',
      'column-unsupported': 'C1, J1, X1, Y1, Z1',
      language: 'I1 (chinese), Q1 (chinese), R1 (chinese), choices!E1 (chinese)',
      'type-unsupported': 'A32, A33, A34, A35, A36, A37, A38',
      metadata: 'A42, A44, A48, A50, A52, A54',
      'reference-left-out':
        'E43 (start), E45 (end), E49 (deviceid), E51 (uri_deviceid), E53 (simserial), E55 (phonenumber)',
      media: 'S9, T9, U9, V9, W9, S10, choices!D4, choices!D5',
      'label-missing': 'E10, E5, choices!C4, choices!C5',
      appearance: 'L11, L12, L18, L21, L22, L27, L28, L16, L20, L24',
      'external-app': 'L59',
      'setting-unsupported':
        'settings!C2, settings!D2, settings!F2, settings!G2, settings!H2, settings!I2, settings!J2',
    },
  ],
  ['group.xlsx', [2, 3], {}],
  [
    'loop.xlsx',
    [1, 2],
    {
      repeat: 'A3, A4',
    },
  ],
  [
    'or_other.xlsx',
    null,
    {
      'reference-unknown': 'D3 (yes)',
    },
  ],
  [
    'pull_data.xlsx',
    [1, 1],
    {
      'function-unsupported': 'D2 (pulldata())',
      'reference-left-out': 'C3 (fruit)',
    },
  ],
  ['survey_no_name.xlsx', [1, 1], {}],
  ['text_and_integer.xlsx', [1, 2], {}],
  [
    'xl_date_ambiguous.xlsx',
    [1, 4],
    {
      'sheet-unsupported': 'changelog',
      'expression-unsupported': 'L5 (::)',
      'setting-unsupported': 'settings!D2, settings!E2',
    },
  ],
  ['yes_or_no_question.xlsx', [1, 1], {}],
];

function cellOf({ sheet, row, column, detail }: FormIssue): string {
  const cell = row === 0 ? sheet : `${sheet === 'survey' ? '' : `${sheet}!`}${column}${row}`;
  return detail === '' ? cell : `${cell} (${detail})`;
}

function reasonsOf(issues: readonly FormIssue[]): Record<string, string> {
  const groups = Map.groupBy(issues, ({ type }) => type);
  return Object.fromEntries([...groups].map(([type, lines]) => [type, lines.map(cellOf).join(', ')]));
}

describe('a real form is accepted, or explained cell by cell', () => {
  it('all the files there are have a line here', () => {
    expect(formFiles().sort()).toEqual(FORMS.map(([name]) => name).sort());
  });

  it.each(FORMS)('%s', (name, taken, reasons) => {
    const { grid, issues } = readFormFile(name);
    expect(grid && [grid.dimensions.length, allQuestions(grid).length]).toEqual(taken);
    expect(reasonsOf(issues)).toEqual(reasons);
    expect(grid === null || parseGrid(grid).ok).toBe(true);
  });
});
