// A table with a tagged head; a row that does not fit goes on over the page, under the head again.
import type { Table } from '#domain/documents/block.ts';
import type { StructureElement } from 'pdfkit';
import { BODY, COLORS, type Sheet } from './sheet.ts';
import { leadingOf, type Place, type Style } from './typesetter.ts';

const HEAD: Style = { size: 8.5, color: COLORS.fir, bold: true };
const CELL: Style = { ...BODY, size: 9.5, leading: 1.3 };
const PAD = 4;

interface Laid {
  readonly places: readonly Place[];
  readonly cell: Style;
}

/** Where each column stands, and how its cells are written. */
function layOut({ columns }: Table, place: Place, size: number): Laid {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let x = place.x;
  const places = columns.map(({ share, figures }): Place => {
    const width = (place.width * share) / whole;
    const column = { x: x + PAD, width: width - 2 * PAD, align: figures ? ('right' as const) : ('left' as const) };
    x += width;
    return column;
  });
  return { places, cell: { ...CELL, size } };
}

function drawHead(sheet: Sheet, table: Table, { places }: Laid, place: Place, row: StructureElement | null): void {
  const cells = table.columns.map(({ label }, index) => sheet.lines(label, places[index]?.width ?? 0, HEAD));
  const height = Math.max(...cells.map((lines) => lines.length)) * leadingOf(HEAD) + 5;
  sheet.artifact(() => sheet.pdf.rect(place.x, sheet.y, place.width, height).fill(COLORS.wash));
  for (const [index, lines] of cells.entries()) {
    const at = places[index];
    if (!at) continue;
    const draw = (): void => {
      for (const [line, text] of lines.entries()) sheet.line(text, sheet.y + 2.5 + line * leadingOf(HEAD), at, HEAD);
    };
    // On the pages after the first one it is there for the eye alone.
    if (row) sheet.mark(sheet.element('TH', row, { scope: 'Column' }), 'TH', draw);
    else sheet.artifact(draw);
  }
  sheet.y += height;
}

interface CellLine {
  readonly text: string;
  readonly style: Style;
}

/** The first line of a row names it, and is bold; what stands below it in the same cell is not. */
function cellLines(sheet: Sheet, text: string, { width }: Place, { cell }: Laid, isName: boolean): CellLine[] {
  return text.split('\n').flatMap((part, index) => {
    const style = { ...cell, bold: isName && index === 0 };
    return sheet.lines(part, width, style).map((line) => ({ text: line, style }));
  });
}

/** Draws one row, in as many parts as pages ask for. */
function drawRow(
  sheet: Sheet,
  table: Table,
  row: readonly string[],
  laid: Laid,
  place: Place,
  parent: StructureElement,
) {
  const cells = laid.places.map((at, index) => cellLines(sheet, row[index] ?? '', at, laid, index === 0));
  const count = Math.max(...cells.map((lines) => lines.length));
  const leading = leadingOf(laid.cell);
  const element = sheet.element('TR', parent);
  const tags = cells.map((_, index) =>
    index === 0 ? sheet.element('TH', element, { scope: 'Row' }) : sheet.element('TD', element),
  );
  for (let from = 0; from < count;) {
    const rest = (count - from) * leading + PAD;
    const room = Math.floor((sheet.bottom - sheet.y - PAD) / leading);
    if (room < 1 || (room < count - from && rest < 160)) {
      sheet.newPage();
      drawHead(sheet, table, laid, place, null);
      continue;
    }
    const to = Math.min(count, from + room);
    for (const [index, lines] of cells.entries()) {
      const [at, tag] = [laid.places[index], tags[index]];
      if (!at || !tag || lines.length <= from) continue;
      sheet.mark(tag, index === 0 ? 'TH' : 'TD', () => {
        for (const [line, { text, style }] of lines.slice(from, to).entries())
          sheet.line(text, sheet.y + PAD / 2 + line * leading, at, style);
      });
    }
    sheet.y += (to - from) * leading + PAD;
    from = to;
  }
  sheet.artifact(() =>
    sheet.pdf
      .lineWidth(0.5)
      .moveTo(place.x, sheet.y)
      .lineTo(place.x + place.width, sheet.y)
      .stroke(COLORS.line),
  );
}

/** @param size of the letters of its cells, points */
export function drawTable(
  sheet: Sheet,
  table: Table,
  place: Place = { x: sheet.left, width: sheet.width },
  size = CELL.size,
): void {
  const laid = layOut(table, place, size);
  sheet.need(4 * leadingOf(CELL));
  const element = sheet.element('Table', sheet.root, { alt: table.caption });
  drawHead(sheet, table, laid, place, sheet.element('TR', element));
  for (const row of table.rows) drawRow(sheet, table, row, laid, place, element);
  sheet.y += 5;
}
