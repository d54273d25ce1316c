// Lines drawn by hand, as figures: small enough to stand in a record beside its text, whatever the size of the screen.

/** Points one after the other, x0, y0, x1, y1…; each from 0 to 1 of the width and of the height of what was drawn on. */
export type InkLine = readonly number[];

/** What a line is rounded to: a pad of 600 pixels on a tablet with two dots per pixel. */
const STEPS = 2_000;
/** Of the height; under a pixel on a tablet. */
const FINEST = 0.003;
/** A line is never made coarser than this. */
const COARSEST = 0.03;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** True when both figures of every point are there and finite. */
function isLine(line: InkLine): boolean {
  return line.length >= 2 && line.length % 2 === 0 && line.every((value) => Number.isFinite(value));
}

/**
 * The points without which the line would be off by more than `tolerance` (Ramer, Douglas and Peucker).
 * @param aspect width over height of what was drawn on
 * @param tolerance share of the height
 */
export function simplifyLine(line: InkLine, aspect: number, tolerance = FINEST): InkLine {
  const count = Math.floor(line.length / 2);
  if (count < 3) return line;
  const kept = new Uint8Array(count);
  kept[0] = kept[count - 1] = 1;
  // By hand instead of by recursion: a line of ten thousand points must not exhaust the stack.
  const open: [number, number][] = [[0, count - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const far = farthest(line, aspect, from, to);
    if (far === null || far.distance <= tolerance) continue;
    kept[far.index] = 1;
    open.push([from, far.index], [far.index, to]);
  }
  return line.filter((_, index) => kept[index >> 1] === 1);
}

function farthest(line: InkLine, aspect: number, from: number, to: number): { index: number; distance: number } | null {
  const x = (index: number): number => (line[2 * index] ?? 0) * aspect;
  const y = (index: number): number => line[2 * index + 1] ?? 0;
  const [dx, dy] = [x(to) - x(from), y(to) - y(from)];
  const length = dx * dx + dy * dy;
  let found: { index: number; distance: number } | null = null;
  for (let index = from + 1; index < to; index += 1) {
    const [px, py] = [x(index) - x(from), y(index) - y(from)];
    const along = length === 0 ? 0 : clamp((px * dx + py * dy) / length);
    const distance = Math.hypot(px - along * dx, py - along * dy);
    if (found === null || distance > found.distance) found = { index, distance };
  }
  return found;
}

/** A line as text: its first point, then differences, in steps of a two-thousandth. */
function writeLine(line: InkLine): string {
  let [atX, atY] = [0, 0];
  const words: number[] = [];
  for (let index = 0; index < line.length; index += 2) {
    const [x, y] = [Math.round(clamp(line[index] ?? 0) * STEPS), Math.round(clamp(line[index + 1] ?? 0) * STEPS)];
    // A point on the one before it says nothing.
    if (index > 0 && x === atX && y === atY) continue;
    words.push(x - atX, y - atY);
    [atX, atY] = [x, y];
  }
  return words.join(' ');
}

function readLine(text: string): InkLine | null {
  const words = text.split(' ').map(Number);
  if (text === '' || words.length % 2 === 1 || !words.every((word) => Number.isSafeInteger(word))) return null;
  let [x, y] = [0, 0];
  return words.map((word, index) => {
    if (index % 2 === 0) return clamp((x += word) / STEPS);
    return clamp((y += word) / STEPS);
  });
}

/** Lines as one text, `;` between them. */
export function writeLines(lines: readonly InkLine[]): string {
  return lines.map(writeLine).join(';');
}

/** What was written; what is no line is passed over (SYNC R10). */
export function readLines(text: string): InkLine[] {
  return text.split(';').flatMap((part) => {
    const line = readLine(part);
    return line ? [line] : [];
  });
}

/**
 * The lines with no more points than they need, coarser where they would not fit otherwise; null when even so they are
 * too long. What is no line becomes an empty one, so that each keeps its place. @param limit characters of `writeLines`
 */
export function fitLines(lines: readonly InkLine[], aspect: number, limit: number): InkLine[] | null {
  const sound = lines.map((line) => (isLine(line) ? line : []));
  for (let tolerance = FINEST; tolerance <= COARSEST; tolerance *= 1.5) {
    const fitted = sound.map((line) => simplifyLine(line, aspect, tolerance));
    if (writeLines(fitted).length <= limit) return fitted;
  }
  return null;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A line as an SVG path of `M`, `C` and `L`, absolute, through every point and without corners where the hand made none. */
export function linePath(line: InkLine, place: (x: number, y: number) => readonly [number, number]): string {
  const points: (readonly [number, number])[] = [];
  for (let index = 0; index + 1 < line.length; index += 2) points.push(place(line[index] ?? 0, line[index + 1] ?? 0));
  const [first] = points;
  if (!first) return '';
  const start = `M${round(first[0])} ${round(first[1])}`;
  // A dot: round ends make it visible.
  if (points.length === 1) return `${start}L${round(first[0] + 0.01)} ${round(first[1])}`;
  return (
    start +
    points
      .slice(1)
      .map((_, index) => curve(points, index))
      .join('')
  );
}

type Point = readonly [number, number];

/** From a point to the next, leaving and arriving along its neighbours' direction. */
function curve(points: readonly Point[], index: number): string {
  const from = points[index] as Point;
  const to = points[index + 1] as Point;
  const reach = Math.hypot(to[0] - from[0], to[1] - from[1]) / 3;
  const out = direction(points[index - 1], to);
  const into = direction(from, points[index + 2]);
  const a = out && turnsLess(points[index - 1], from, to) ? [from[0] + out[0] * reach, from[1] + out[1] * reach] : from;
  const b = into && turnsLess(from, to, points[index + 2]) ? [to[0] - into[0] * reach, to[1] - into[1] * reach] : to;
  return `C${[...a, ...b, ...to].map((value) => round(value)).join(' ')}`;
}

function direction(from: Point | undefined, to: Point | undefined): Point | null {
  if (!from || !to) return null;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return length === 0 ? null : [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

/** By less than a right angle: a sharp corner is the hand's and stays. */
function turnsLess(from: Point | undefined, at: Point, to: Point | undefined): boolean {
  if (!from || !to) return false;
  return (at[0] - from[0]) * (to[0] - at[0]) + (at[1] - from[1]) * (to[1] - at[1]) > 0;
}
