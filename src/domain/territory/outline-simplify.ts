// Fewer points, same map: each arc keeps its ends and what stands out by more than a tolerance (Douglas and Peucker 1973);
// an arc that would then touch another, or leave a commune without land, keeps more of them.
import { type Arcs, type ArcUse, GRID, type GridPoint, idOf, ringPoints } from './outline-arcs.ts';
import { conflictsIn } from './outline-crossings.ts';

const METRES = (6_371_000 * Math.PI) / 180 / GRID;

type Points = readonly GridPoint[];

/** Squared distance to a segment, in grid steps of a latitude; a step eastwards is `squeeze` of one northwards. */
function offset([px, py]: GridPoint, [ax, ay]: GridPoint, [bx, by]: GridPoint, squeeze: number): number {
  const [dx, dy, x, y] = [(bx - ax) * squeeze, by - ay, (px - ax) * squeeze, py - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length));
  return (x - share * dx) ** 2 + (y - share * dy) ** 2;
}

function farthest(points: Points, from: number, to: number, squeeze: number): { at: number; square: number } {
  let best = { at: from, square: -1 };
  for (let at = from + 1; at < to; at += 1) {
    const square = offset(points[at] as GridPoint, points[from] as GridPoint, points[to] as GridPoint, squeeze);
    if (square > best.square) best = { at, square };
  }
  return best;
}

/** The points that are kept; a closed arc is first cut at its farthest point, and keeps at least a triangle. */
function thinned(points: Points, limit: number, squeeze: number): Points {
  const last = points.length - 1;
  const keep = new Set([0, last]);
  const open: [number, number][] = [[0, last]];
  for (let range = open.pop(); range; range = open.pop()) {
    const [from, to] = range;
    const { at, square } = farthest(points, from, to, squeeze);
    const closed =
      from === 0 && to === last && points[0]?.[0] === points[last]?.[0] && points[0]?.[1] === points[last]?.[1];
    if (square < 0 || (square <= limit && !closed)) continue;
    keep.add(at);
    open.push([from, at], [at, to]);
  }
  return points.filter((_, index) => keep.has(index));
}

/** Twice the area in grid squares. */
function area(points: Points): number {
  let sum = 0;
  for (const [index, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(index + 1) % points.length] as GridPoint;
    sum += x * nextY - nextX * y;
  }
  return Math.abs(sum);
}

/**
 * Simplifies every arc, so that a border stays one line for both its communes. No arc crosses or touches another where
 * it did not before, and no ring vanishes: an arc that would is simplified less, at last not at all.
 * @param tolerance How far a point may be from the new line, metres.
 */
export function simplified({ arcs, shapes }: Arcs, tolerance: number): Arcs {
  const middle = arcs[0]?.[0]?.[1] ?? 0;
  const squeeze = Math.cos((middle / GRID / 180) * Math.PI);
  const limits = arcs.map(() => (tolerance / METRES) ** 2);
  const thin: Points[] = arcs.map((points, arc) => thinned(points, limits[arc] ?? 0, squeeze));
  const finer = (arc: number): boolean => {
    const [points, limit] = [arcs[arc] ?? [], (limits[arc] ?? 0) / 16];
    if (thin[arc]?.length === points.length) return false;
    limits[arc] = limit;
    thin[arc] = limit < 1 ? points : thinned(points, limit, squeeze);
    return true;
  };
  // Each round brings at least one arc nearer to what it was, so that both end.
  const isFlat = (ring: readonly ArcUse[]): boolean => area(ringPoints(thin, ring)) === 0;
  for (const ring of shapes.flat()) while (isFlat(ring) && ring.map((use) => finer(idOf(use))).some(Boolean));
  let hopeless: ReadonlySet<number> | null = null;
  for (;;) {
    const conflicts = conflictsIn(thin);
    if (conflicts.size > 0) hopeless ??= conflictsIn(arcs);
    const mended = [...conflicts].filter((arc) => !hopeless?.has(arc)).map(finer);
    if (!mended.includes(true)) return { arcs: thin, shapes };
  }
}
