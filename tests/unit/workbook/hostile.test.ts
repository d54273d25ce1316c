// Files that mean harm or are broken get a name, in little time and little room.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readCsv } from '#workbook/read-csv.ts';
import { readXlsx } from '#workbook/read-xlsx.ts';

const RELS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';
const BOOK = '<workbook><sheets><sheet name="survey" r:id="rId1"/></sheets></workbook>';

function xlsx(sheet: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    'xl/workbook.xml': strToU8(BOOK),
    'xl/_rels/workbook.xml.rels': strToU8(RELS),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
    ...more,
  });
}

const cell = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a workbook', () => {
  it('gives its cells where they stand, with entities, numbers and truth values as text', () => {
    const rows = `<row r="1">${cell('A1', 'type')}${cell('C1', 'a &lt; b &#233;')}</row><row r="4"><c r="B4"><v>12.0</v></c><c r="C4" t="b"><v>1</v></c></row>`;
    const read = readXlsx(xlsx(`<worksheet><sheetData>${rows}</sheetData></worksheet>`));
    expect(read.ok && [...(read.value[0]?.rows ?? [])]).toEqual([
      [0, ['type', '', 'a < b é']],
      [3, ['', '12', 'TRUE']],
    ]);
  });

  it('that would inflate to more than it may is refused while it inflates, whatever size it claims', () => {
    const bomb = xlsx('<worksheet/>', { 'xl/sharedStrings.xml': new Uint8Array(60 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(readXlsx(bomb)).toEqual({ ok: false, error: { type: 'archive-bomb' } });
    const lying = bomb.slice();
    // The size it claims, in each header and in the directory, becomes ten bytes.
    const [from, to] = [60 * 1024 * 1024, 10];
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 4 <= lying.length; at += 1)
      if (view.getUint32(at, true) === from) view.setUint32(at, to, true);
    expect(readXlsx(lying)).toMatchObject({ ok: false, error: { type: 'archive-bomb' } });
  });

  it('of 50 MB, with thousands of files, or cut in the middle, is refused by name', () => {
    expect(readXlsx(new Uint8Array(50 * 1024 * 1024))).toMatchObject({ error: { type: 'file-too-large' } });
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`f${index}`, new Uint8Array(1)]));
    expect(readXlsx(zipSync(many))).toMatchObject({ error: { type: 'archive-bomb' } });
    const whole = xlsx('<worksheet><sheetData/></worksheet>');
    expect(readXlsx(whole.subarray(0, 90)).ok).toBe(false);
    expect(readXlsx(zipSync({ mimetype: strToU8('odt') }))).toMatchObject({ error: { type: 'archive-broken' } });
  });

  it('with a cell a million rows down or thousands of columns wide is refused, not filled up with empty cells', () => {
    for (const place of ['A1000000', 'ZZZ1']) {
      const sheet = `<worksheet><sheetData><row r="1">${cell(place, 'x')}</row></sheetData></worksheet>`;
      expect(readXlsx(xlsx(sheet))).toEqual({ ok: false, error: { type: 'workbook-too-large' } });
    }
  });

  it('cannot define entities: they stay as they are written', () => {
    const sheet = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData><row r="1">${cell('A1', '&a;&a;')}</row></sheetData></worksheet>`;
    const read = readXlsx(xlsx(sheet));
    expect(read.ok && read.value[0]?.rows.get(0)).toEqual(['&a;&a;']);
  });
});

describe('a csv file', () => {
  it('is read with commas, semicolons or tabs, quotes and lines inside quotes, UTF-8 or Windows letters', () => {
    const read = readCsv(strToU8('type;name;label\r\ntext;a;"Une ""vraie""\nquestion; oui"\r\n'));
    expect(read.ok && [...(read.value[0]?.rows.values() ?? [])][1]).toEqual([
      'text',
      'a',
      'Une "vraie"\nquestion; oui',
    ]);
    const windows = readCsv(new Uint8Array([...strToU8('type,name,label\ntext,a,'), 0xe9]));
    expect(windows.ok && windows.value[0]?.rows.get(1)).toEqual(['text', 'a', 'é']);
  });

  it('may hold several sheets, named in its first column', () => {
    const read = readCsv(strToU8('survey,,\n,type,name\n,text,a\nchoices,,\n,list_name,name\n'));
    expect(read.ok && read.value.map(({ name, rows }) => [name, rows.size])).toEqual([
      ['survey', 2],
      ['choices', 1],
    ]);
  });

  it('with too many rows, or that is no text, is refused by name', () => {
    expect(readCsv(strToU8('a\n'.repeat(30_000)))).toMatchObject({ error: { type: 'workbook-too-large' } });
    expect(readCsv(new Uint8Array([0, 1, 2, 0]))).toMatchObject({ error: { type: 'not-a-workbook' } });
  });
});
