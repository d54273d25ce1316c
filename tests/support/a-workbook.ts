// A small form as a spreadsheet program would save it.
import { strToU8, zipSync } from 'fflate';

const ROWS: readonly (readonly string[])[] = [
  ['type', 'name', 'label', 'relevant'],
  ['begin group', 'atelier', 'L’atelier', ''],
  ['integer', 'salaries', 'Combien êtes-vous ?', ''],
  ['text', 'metier', 'Votre métier', '${salaries} > 0'],
  ['end group', '', '', ''],
];

/** The bytes of an .xlsx file with one sheet, `survey`. */
export function aWorkbook(): Uint8Array {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text.replaceAll('>', '&gt;')}</t></is></c>`;
  const rows = ROWS.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
  return zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="survey" r:id="a"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="a" Target="/xl/worksheets/s.xml"/></Relationships>',
    ),
    'xl/worksheets/s.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  });
}
