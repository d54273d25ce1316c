// Where lines of a map cross or touch though they should not: looked for square by square, as only neighbours can.
import type { GridPoint } from './outline-arcs.ts';

interface Segment {
  readonly arc: number;
  readonly a: GridPoint;
  readonly b: GridPoint;
}

const same = (p: GridPoint, q: GridPoint): boolean => p[0] === q[0] && p[1] === q[1];

/** Above 0 to the left of a line, below to its right. Whole numbers below 2^53: exact. */
const side = (a: GridPoint, b: GridPoint, p: GridPoint): number =>
  Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));

const within = (a: GridPoint, b: GridPoint, p: GridPoint): boolean =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1]);

/** Two segments with an end in common may only share that end. */
function overlapFrom(shared: GridPoint, p: GridPoint, q: GridPoint): boolean {
  if (side(shared, p, q) !== 0) return false;
  return (p[0] - shared[0]) * (q[0] - shared[0]) + (p[1] - shared[1]) * (q[1] - shared[1]) > 0;
}

function inConflict(s: Segment, t: Segment): boolean {
  if (same(s.a, t.a)) return overlapFrom(s.a, s.b, t.b);
  if (same(s.a, t.b)) return overlapFrom(s.a, s.b, t.a);
  if (same(s.b, t.a)) return overlapFrom(s.b, s.a, t.b);
  if (same(s.b, t.b)) return overlapFrom(s.b, s.a, t.a);
  const [ta, tb] = [side(s.a, s.b, t.a), side(s.a, s.b, t.b)];
  const [sa, sb] = [side(t.a, t.b, s.a), side(t.a, t.b, s.b)];
  if (ta * tb < 0 && sa * sb < 0) return true;
  return (
    (ta === 0 && within(s.a, s.b, t.a)) ||
    (tb === 0 && within(s.a, s.b, t.b)) ||
    (sa === 0 && within(t.a, t.b, s.a)) ||
    (sb === 0 && within(t.a, t.b, s.b))
  );
}

/** Side of a square, grid steps. */
const SQUARE = 1_000;

function squaresOf({ a, b }: Segment): string[] {
  const [left, right] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])].map((x) => Math.floor(x / SQUARE)) as [
    number,
    number,
  ];
  const [low, high] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])].map((y) => Math.floor(y / SQUARE)) as [
    number,
    number,
  ];
  const squares: string[] = [];
  for (let x = left; x <= right; x += 1) for (let y = low; y <= high; y += 1) squares.push(`${x} ${y}`);
  return squares;
}

/** Numbers of the arcs that cross, touch or lie on another, or on themselves. */
export function conflictsIn(arcs: readonly (readonly GridPoint[])[]): Set<number> {
  const squares = new Map<string, Segment[]>();
  const found = new Set<number>();
  for (const [arc, points] of arcs.entries()) {
    for (const [index, b] of points.entries()) {
      const a = points[index - 1];
      if (!a) continue;
      const segment: Segment = { arc, a, b };
      for (const square of squaresOf(segment)) {
        const others = squares.get(square);
        if (!others) squares.set(square, [segment]);
        else {
          for (const other of others) {
            if (!inConflict(segment, other)) continue;
            found.add(arc);
            found.add(other.arc);
          }
          others.push(segment);
        }
      }
    }
  }
  return found;
}
