// Rows as an .xlsx file (ECMA-376): one table a sheet, a bold frozen heading, texts as texts and numbers as numbers.
import { strToU8, zipSync } from 'fflate';
import { xmlText } from '#domain/exchange/xml-text.ts';
import { columnLetter } from '#domain/xlsform/sheets.ts';

export interface Table {
  /** Of the tab; cut to 31 characters, what Excel cannot have in it left out. */
  readonly name: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function cell(value: string | number | null, row: number, column: number, style: number): string {
  const at = `r="${columnLetter(column)}${row}"${style ? ` s="${style}"` : ''}`;
  if (value === null || value === '') return '';
  if (typeof value === 'number' && Number.isFinite(value)) return `<c ${at}><v>${value}</v></c>`;
  // Never a formula, whatever it begins with.
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${xmlText(String(value))}</t></is></c>`;
}

function sheetXml({ heading, rows }: Table): string {
  const row = (values: readonly (string | number | null)[], number: number, style: number): string =>
    `<row r="${number}">${values.map((value, column) => cell(value, number, column, style)).join('')}</row>`;
  const widths = heading.map((title, column) => {
    const longest = rows.reduce((most, values) => Math.max(most, String(values[column] ?? '').length), title.length);
    return `<col min="${column + 1}" max="${column + 1}" width="${Math.min(60, longest + 2)}" customWidth="1"/>`;
  });
  const view =
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>';
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews>${view}</sheetViews>${
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''
  }<sheetData>${row(heading, 1, 1)}${rows.map((values, index) => row(values, index + 2, 0)).join('')}</sheetData></worksheet>`;
}

/** Two tabs of one name are told apart by a number. */
function tabNames(tables: readonly Table[]): string[] {
  const taken = new Set<string>();
  return tables.map(({ name }) => {
    const plain =
      name
        .replaceAll(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 28) || 'Feuille';
    let free = plain;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${plain.slice(0, 27)} ${count}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

/** The bytes of a workbook with a sheet per table. */
export function writeXlsx(tables: readonly Table[]): Uint8Array<ArrayBuffer> {
  const names = tabNames(tables);
  const sheets = names.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="s${index + 1}"/>`,
  );
  const link = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const links = names.map((_, index) => link(`s${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`));
  const part = (path: string, type: string): string =>
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('xl/workbook.xml', 'sheet.main')}${part('xl/styles.xml', 'styles')}${names.map((_, index) => part(`xl/worksheets/sheet${index + 1}.xml`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${link('w', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}${link('styles', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': STYLES,
  };
  for (const [index, table] of tables.entries()) files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(table);
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}
