import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formState } from '#domain/grid/form-state.ts';
import { gridFromText } from '#domain/grid/grid-text.ts';
import { parseGrid } from '#domain/grid/parse-grid.ts';
import { shownQuestions } from '#domain/grid/visible.ts';
import { isRefusal } from '#domain/xlsform/issue.ts';
import { readForm } from '#domain/xlsform/read-form.ts';
import { aWorkbook } from '#tests/support/a-workbook.ts';
import { readCsv } from '#workbook/read-csv.ts';
import { readXlsx } from '#workbook/read-xlsx.ts';

const WORDS = { other: 'Autre', specify: 'Précisez', confirm: 'C’est fait' };
const bytes = fc.uint8Array({ maxLength: 400 });

/** A sound file with some bytes changed, and perhaps its end cut off. */
const damaged = fc
  .tuple(fc.array(fc.tuple(fc.nat(1200), fc.nat(255)), { maxLength: 12 }), fc.nat(1300))
  .map(([changes, end]) => {
    const file = aWorkbook().slice(0, end % 3 === 0 ? end : undefined);
    for (const [at, byte] of changes) if (at < file.length) file[at] = byte;
    return file;
  });

const CELLS = [
  'type',
  'name',
  'label',
  'label::English (en)',
  'relevant',
  'constraint',
  'calculation',
  'choice_filter',
  'required',
  'list_name',
  'text',
  'integer',
  'calculate',
  'note',
  'select_one x',
  'select_multiple x or_other',
  'begin group',
  'end group',
  'begin repeat',
  'end repeat',
  'range',
  'x',
  'a',
  'b',
  'c',
  '${a} = 1',
  '${b} + ${c}',
  "selected(., 'x')",
  '__proto__',
  'constructor',
  'yes',
  '',
  ' ',
  '${',
  "'",
];
const cells = fc.array(
  fc.array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...CELLS) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
    ),
    { maxLength: 9 },
  ),
  { maxLength: 25 },
);
const HEADER = [
  'type',
  'name',
  'label',
  'relevant',
  'constraint',
  'required',
  'calculation',
  'choice_filter',
  'parameters',
];
const sheet = (name: string, header: string[]) =>
  cells.map((rows) => ({ name, rows: new Map([header, ...rows].map((row, index) => [index, row])) }));
const workbook = fc.tuple(
  sheet('survey', HEADER),
  sheet('choices', ['list_name', 'name', 'label', 'a']),
  sheet('settings', ['form_title', 'form_id', 'version']),
);

describe('a file nobody has seen', () => {
  it('never throws: any bytes, as a workbook and as a csv', () => {
    fc.assert(
      fc.property(fc.oneof(bytes, damaged), (file) => {
        for (const read of [readXlsx(file), readCsv(file)]) {
          const form = read.ok ? readForm(read.value, 'x', WORDS) : null;
          expect(form === null || (form.grid === null) === form.issues.some(isRefusal)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never throws: any XML in a sheet', () => {
    const part = fc.constantFrom(
      '<row r="1">',
      '</row>',
      '<c r="A1" t="s">',
      '<c>',
      '<v>',
      '0',
      '</v>',
      '</c>',
      '<t>',
      'type',
      '</t>',
      '<is>',
      '&#x41;',
      '&',
      '<',
      '<!--',
      ']]>',
      '<![CDATA[',
      '"',
      'é',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const file = zipSync({
          'xl/workbook.xml': strToU8('<workbook><sheet name="survey" r:id="a"/></workbook>'),
          'xl/_rels/workbook.xml.rels': strToU8('<R><Relationship Id="a" Target="/xl/worksheets/s.xml"/></R>'),
          'xl/worksheets/s.xml': strToU8(parts.join('')),
        });
        const read = readXlsx(file);
        expect(read.ok ? 'sheets' : read.error.type).toBeTypeOf('string');
      }),
      { numRuns: 300 },
    );
  });

  it('any sheets give a grid that opens, or at least one line that refuses it', () => {
    fc.assert(
      fc.property(workbook, (sheets) => {
        const { grid, issues } = readForm(sheets, 'x', WORDS);
        expect(grid === null).toBe(issues.some(isRefusal));
        if (!grid) return;
        expect(parseGrid(grid).ok).toBe(true);
        expect(shownQuestions(grid, new Map()).length).toBeLessThanOrEqual(grid.questions.length);
        expect(formState(grid, new Map()).filled('${a}')).toBeTypeOf('string');
      }),
      { numRuns: 600 },
    );
  });

  it('any text as a grid of our own is a grid or a named refusal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = gridFromText(text);
        expect(read.ok ? 'grid' : read.error.type).toBeTypeOf('string');
      }),
      { numRuns: 500 },
    );
    expect(gridFromText('['.repeat(1_000_000))).toEqual({ ok: false, error: { type: 'json-deep' } });
    expect(gridFromText('{"id":')).toEqual({ ok: false, error: { type: 'json-broken' } });
  });
});
