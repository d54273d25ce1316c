import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable } from '#workbook/read-table.ts';

const read = async (bytes: Uint8Array) => readTable(bytes, async () => {});
async function rows(bytes: Uint8Array): Promise<(readonly string[])[]> {
  const file = await read(bytes);
  return file.ok ? [...(file.value.sheets[0]?.rows.values() ?? [])] : [];
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Two bytes a letter, the low one first. */
const utf16 = (text: string): Uint8Array =>
  new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);

describe('a .csv file', () => {
  const TEXT = 'nom;ville\r\n"Dupuy ; fils";"rue Haute\nBât. B"\r\nŒil;É\r\n';
  it.each([
    ['utf-8', utf8(TEXT)],
    ['utf-8-bom', utf8(`\uFEFF${TEXT}`)],
    ['utf-16', utf16(`\uFEFF${TEXT}`)],
    ['utf-16', utf16(TEXT)],
  ])('in %s is read letter by letter, line breaks in quotes included', async (encoding, bytes) => {
    const file = await read(bytes);
    expect(file.ok && file.value.dialect).toEqual({ encoding, separator: ';' });
    expect(await rows(bytes)).toEqual([
      ['nom', 'ville'],
      ['Dupuy ; fils', 'rue Haute\nBât. B'],
      ['Œil', 'É'],
    ]);
  });

  it.each([
    [',', 'nom,ville\n"a, b",c;d;e\n'],
    ['\t', 'nom\tville\na, b\tc;d\n'],
    ['|', 'nom|ville\na, b|c;d\n'],
    [';', 'nom;adresse\na;3, rue Haute, Saint-Girons\nb;5, rue Basse, Seix\n'],
    [';', 'sep=;\nnom;ville\na;b\n'],
  ])('with « %s » between its cells is cut there, whatever else its texts hold', async (separator, text) => {
    const file = await read(utf8(text));
    expect(file.ok && file.value.dialect?.separator).toBe(separator);
    expect((await rows(utf8(text))).every((row) => row.length === 2)).toBe(true);
  });

  it('keeps the number of each line as a spreadsheet counts, below quotes over several lines and empty lines', async () => {
    const file = await read(utf8('nom;ville\n"a\nb";c\n\n;\nd;e'));
    expect(file.ok && [...(file.value.sheets[0]?.rows.keys() ?? [])]).toEqual([0, 1, 5]);
  });

  it('with a quote that nobody closed loses nothing', async () => {
    expect(await rows(utf8('nom;ville\n"Dupuy;Seix\nAbadie;Oust\n'))).toEqual([
      ['nom', 'ville'],
      ['"Dupuy', 'Seix'],
      ['Abadie', 'Oust'],
    ]);
  });

  it.each([
    ['nothing', new Uint8Array(), 'empty-file'],
    ['only blank lines', utf8(';;\n\n'), 'empty-file'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x00, 0x00, 0x01), 'not-a-workbook'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), 'old-excel'],
    ['more cells than anybody needs', utf8(';'.repeat(400)), 'empty-file'],
    ['hundreds of columns', utf8('a;'.repeat(400)), 'workbook-too-large'],
  ])('that is %s says so by a name', async (_, bytes, type) => {
    expect(await read(bytes)).toMatchObject({ ok: false, error: { type } });
  });
});

describe('a workbook of companies', () => {
  const RELS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';
  const STYLES =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs></styleSheet>';
  const book = (sheet: string, more = ''): Uint8Array =>
    zipSync({
      'xl/workbook.xml': strToU8(`<workbook>${more}<sheets><sheet name="Liste" r:id="rId1"/></sheets></workbook>`),
      'xl/_rels/workbook.xml.rels': strToU8(RELS),
      'xl/styles.xml': strToU8(STYLES),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
    });
  const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

  it('gives days as days, numbers whole, the value of a formula, and its error as it is shown', async () => {
    const cells = [
      '<c r="A1" s="1"><v>46086</v></c>',
      '<c r="B1" s="2"><v>46086</v></c>',
      '<c r="C1" s="3"><v>46086</v></c>',
      '<c r="D1"><v>73282932000074</v></c>',
      '<c r="E1"><f>A1+1</f><v>12</v></c>',
      '<c r="F1" t="e"><v>#REF!</v></c>',
    ];
    expect(await rows(book(`<row r="1">${cells.join('')}</row>`))).toEqual([
      ['2026-03-05', '2026-03-05', '46086', '73282932000074', '12', '#REF!'],
    ]);
    const old = book('<row r="1"><c r="A1" s="1"><v>1</v></c></row>', '<workbookPr date1904="1"/>');
    expect(await rows(old)).toEqual([['1904-01-02']]);
  });

  it('says a cell merged over lines again on each, and leaves a title over columns alone', async () => {
    const sheet =
      `<row r="1">${text('A1', 'Adhérents')}</row><row r="2">${text('A2', 'Seix')}${text('B2', 'Dupuy')}</row>` +
      `<row r="3">${text('B3', 'Abadie')}</row></sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells><sheetData>`;
    const file = await read(book(sheet));
    const [first] = file.ok ? file.value.sheets : [];
    expect([...(first?.rows.values() ?? [])]).toEqual([['Adhérents'], ['Seix', 'Dupuy'], ['Seix', 'Abadie']]);
    expect([...(first?.merged ?? [])]).toEqual([[2, new Set([0])]]);
  });

  it('with a merge a million lines down is not filled up with copies', async () => {
    const sheet = `<row r="1">${text('A1', 'Seix')}</row></sheetData><mergeCells><mergeCell ref="A1:A1000000"/></mergeCells><sheetData>`;
    expect(await read(book(sheet))).toMatchObject({ ok: false, error: { type: 'workbook-too-large' } });
  });
});
