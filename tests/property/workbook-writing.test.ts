import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '#domain/xlsform/sheets.ts';
import { readCsv } from '#workbook/read-csv.ts';
import { readXlsx } from '#workbook/read-xlsx.ts';
import { writeCsv } from '#workbook/write-csv.ts';
import { writeXlsx } from '#workbook/write-xlsx.ts';

/** What the reader of files passes over: rows and ends of rows without anything in them. */
function seen(sheet: Sheet | undefined): string[][] {
  return [...(sheet?.rows.values() ?? [])].map((row) => trimmed([...row]));
}
function trimmed(row: string[]): string[] {
  const last = row.findLastIndex((cell) => cell.trim() !== '');
  return row.slice(0, last + 1);
}
const letters = fc.constantFrom('a', 'é', ' ', ';', ',', '"', '\n', "'", '=', '-', '7', '«', '👩‍🌾', '<', '&', ']');
const cell = fc.string({ unit: letters, maxLength: 12 });
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });

describe('a table written for others', () => {
  it('reads back from .csv letter by letter, but for the mark that keeps a text from being taken for a formula', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const back = readCsv(writeCsv([['nom', 'ville'], ...table]));
        const marked = (text: string): string =>
          /^'*[=+\-@]/.test(text) && !/^[+-]?\d+$/.test(text) ? `'${text}` : text;
        const expected = table.map((row) => trimmed(row.map(marked))).filter((row) => row.length > 0);
        expect(back.ok && seen(back.value[0])).toEqual([['nom', 'ville'], ...expected]);
      }),
    );
  });

  it('reads back from .xlsx letter by letter, a formula as the text it is', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const back = readXlsx(writeXlsx([{ name: 'Entreprises', heading: ['nom', 'ville'], rows: table }]));
        const blank = (text: string): string => (text.trim() === '' ? '' : text);
        const expected = table.map((row) => trimmed(row.map(blank))).filter((row) => row.length > 0);
        expect(back.ok && seen(back.value[0])).toEqual([['nom', 'ville'], ...expected]);
      }),
    );
  });

  it('numbers stay numbers, and tabs of one name, or of a name that Excel refuses, are told apart', () => {
    const table = { name: 'Coûts [2026]', heading: ['coût'], rows: [[1250.5], [null]] };
    const back = readXlsx(writeXlsx([table, table, { ...table, name: '' }]));
    expect(back.ok && back.value.map(({ name }) => name)).toEqual(['Coûts  2026', 'Coûts  2026 2', 'Feuille']);
    expect(back.ok && seen(back.value[0])).toEqual([['coût'], ['1250.5']]);
  });
});
