// The radar beside its table: the axes are numbered as the rows are, a missing axis is a hollow dot on a dashed spoke,
// and everything can be read in black and white.
import type { Block } from '#domain/documents/block.ts';
import { drawTable } from './draw-table.ts';
import { COLORS, type Sheet } from './sheet.ts';
import type { Style } from './typesetter.ts';

type Radar = Extract<Block, { readonly type: 'radar' }>;

const RADIUS = 82;
/** The least room it asks for; its table may go on over the page. */
export const RADAR_ROOM = 2 * (RADIUS + 22) + 40;
const KEY: Style = { size: 8.5, color: COLORS.soft };
const NUMBER: Style = { size: 8.5, color: COLORS.ink, bold: true };

interface Point {
  readonly x: number;
  readonly y: number;
}

function pointOn(middle: Point, index: number, count: number, distance: number): Point {
  const angle = (2 * Math.PI * index) / count;
  return { x: middle.x + Math.sin(angle) * distance, y: middle.y - Math.cos(angle) * distance };
}

function drawWeb(sheet: Sheet, { axes }: Radar, middle: Point): void {
  const { pdf } = sheet;
  for (const ring of [0.25, 0.5, 0.75, 1]) {
    pdf
      .lineWidth(ring === 1 ? 0.8 : 0.4)
      .circle(middle.x, middle.y, RADIUS * ring)
      .stroke(COLORS.line);
  }
  for (const [index, { value }] of axes.entries()) {
    const end = pointOn(middle, index, axes.length, RADIUS);
    pdf.lineWidth(0.4);
    if (value === null) pdf.dash(2, { space: 2 });
    pdf.moveTo(middle.x, middle.y).lineTo(end.x, end.y).stroke(COLORS.line);
    if (value === null) pdf.undash();
  }
}

/** The line goes through neighbouring axes that are rated, and stops where one is not. */
function drawShape(sheet: Sheet, { axes }: Radar, middle: Point): void {
  const { pdf } = sheet;
  const points = axes.map(({ value }, index) =>
    value === null ? null : pointOn(middle, index, axes.length, RADIUS * Math.min(1, Math.max(0, value))),
  );
  if (points.every((point) => point !== null) && points.length > 2) {
    for (const [index, { x, y }] of points.entries())
      if (index === 0) pdf.moveTo(x, y);
      else pdf.lineTo(x, y);
    pdf.closePath().fillColor(COLORS.fir, 0.14).fill();
  }
  pdf.fillColor(COLORS.fir, 1).lineWidth(1.6).lineJoin('round');
  for (const [index, point] of points.entries()) {
    const next = points[(index + 1) % points.length];
    if (point && next && points.length > 1) pdf.moveTo(point.x, point.y).lineTo(next.x, next.y).stroke(COLORS.fir);
  }
  for (const [index, point] of points.entries()) {
    const at = point ?? pointOn(middle, index, axes.length, RADIUS);
    pdf.lineWidth(1).circle(at.x, at.y, 2.6);
    if (point) pdf.fillAndStroke(COLORS.fir, COLORS.fir);
    else pdf.fillAndStroke('#ffffff', COLORS.soft);
  }
}

function drawDiamond({ pdf }: Sheet, { x, y }: Point): void {
  const reach = 4.4;
  pdf
    .moveTo(x, y - reach)
    .lineTo(x + reach, y)
    .lineTo(x, y + reach)
    .lineTo(x - reach, y)
    .closePath()
    .lineWidth(1.2)
    .fillAndStroke('#ffffff', COLORS.ink);
}

/** The head's own marks, as diamonds: they differ in shape, not in colour alone. */
function drawBeside(sheet: Sheet, { axes }: Radar, middle: Point): void {
  for (const [index, { beside }] of axes.entries()) {
    if (beside === null) continue;
    const { x, y } = pointOn(middle, index, axes.length, RADIUS * Math.min(1, Math.max(0, beside)));
    drawDiamond(sheet, { x, y });
  }
}

function drawNumbers(sheet: Sheet, { axes }: Radar, middle: Point): void {
  for (const index of axes.keys()) {
    const { x, y } = pointOn(middle, index, axes.length, RADIUS + 12);
    sheet.line(String(index + 1), y - 5.5, { x: x - (index < 9 ? 2.6 : 5), width: 12 }, NUMBER);
  }
}

/** What dots and diamonds are, where both stand. */
function drawKey(sheet: Sheet, { axes, kinds }: Radar, width: number): void {
  if (axes.every(({ beside }) => beside === null)) return;
  for (const [mark, words] of [
    ['dot', kinds.value],
    ['diamond', kinds.beside],
  ] as const) {
    const place = { x: sheet.left + 14, width: width - 14 };
    const [x, y] = [sheet.left + 6, sheet.y + 6];
    sheet.artifact(() => {
      if (mark === 'dot') sheet.pdf.circle(x, y, 2.6).fill(COLORS.fir);
      else drawDiamond(sheet, { x, y });
    });
    sheet.flow(sheet.element('P'), 'P', sheet.lines(words, place.width, KEY), place, KEY);
  }
}

export function drawRadar(sheet: Sheet, radar: Radar): void {
  const side = 2 * (RADIUS + 22);
  sheet.need(RADAR_ROOM);
  const top = sheet.y;
  const middle = { x: sheet.left + side / 2, y: top + side / 2 };
  const { rows } = radar.table;
  const alt = `${radar.label}. ${rows.map((row) => row.join(' ')).join(' ; ')}`;
  const figure = sheet.element('Figure', sheet.root, {
    alt,
    bbox: [sheet.left, top, sheet.left + side, top + side],
  });
  sheet.mark(figure, 'Figure', () => {
    drawWeb(sheet, radar, middle);
    drawShape(sheet, radar, middle);
    drawBeside(sheet, radar, middle);
    drawNumbers(sheet, radar, middle);
  });
  const numbered = rows.map(([name = '', ...others], index) => [`${index + 1}. ${name}`, ...others]);
  const x = sheet.left + side + 10;
  drawTable(sheet, { ...radar.table, rows: numbered }, { x, width: sheet.left + sheet.width - x }, 9);
  const below = sheet.y;
  sheet.y = top + side;
  drawKey(sheet, radar, side);
  sheet.y = Math.max(below, sheet.y) + 4;
}
