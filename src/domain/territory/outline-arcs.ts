// Rings as arcs: each border between two communes is held once, so that it stays one line for both whatever is done to it.
// After Bostock's TopoJSON: a point is a junction where the rings that pass through it do not all agree on its neighbours.

/** On the grid: hundred-thousandths of a degree, about a metre. */
export type GridPoint = readonly [x: number, y: number];

/** Of a ring: number of an arc, or its complement (`~`) when the ring runs it backwards. */
export type ArcUse = number;

export interface Arcs {
  readonly arcs: readonly (readonly GridPoint[])[];
  /** By the order of the shapes that were given: the rings of each. */
  readonly shapes: readonly (readonly (readonly ArcUse[])[])[];
}

/** Points per degree. */
export const GRID = 100_000;

const keyOf = ([x, y]: GridPoint): number => (x + 18_000_000) * 20_000_000 + (y + 9_000_000);
const same = (a: GridPoint | undefined, b: GridPoint | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** A closed ring on the grid, open here: no point twice in a row, the first not repeated. Null when nothing is left. */
export function gridRing(ring: readonly (readonly [number, number])[]): readonly GridPoint[] | null {
  const points: GridPoint[] = [];
  for (const [lon, lat] of ring) {
    const point: GridPoint = [Math.round(lon * GRID), Math.round(lat * GRID)];
    if (!same(points.at(-1), point)) points.push(point);
  }
  while (points.length > 1 && same(points[0], points.at(-1))) points.pop();
  return new Set(points.map(keyOf)).size < 3 ? null : points;
}

type Open = readonly GridPoint[];

function junctionsOf(rings: readonly Open[]): Set<number> {
  const neighbours = new Map<number, string>();
  const junctions = new Set<number>();
  for (const ring of rings) {
    for (const [at, point] of ring.entries()) {
      const before = keyOf(ring[(at + ring.length - 1) % ring.length] as GridPoint);
      const after = keyOf(ring[(at + 1) % ring.length] as GridPoint);
      const pair = before < after ? `${before} ${after}` : `${after} ${before}`;
      const key = keyOf(point);
      const known = neighbours.get(key);
      if (known === undefined) neighbours.set(key, pair);
      else if (known !== pair) junctions.add(key);
    }
  }
  return junctions;
}

/** The ring cut where it passes a junction; whole, from its lowest point on, when it passes none. */
function cut(ring: Open, junctions: ReadonlySet<number>): Open[] {
  const at = ring.flatMap((point, index) => (junctions.has(keyOf(point)) ? [index] : []));
  const [first] = at;
  if (first === undefined) {
    const keys = ring.map(keyOf);
    const lowest = keys.indexOf(keys.reduce((a, b) => Math.min(a, b)));
    const turned = [...ring.slice(lowest), ...ring.slice(0, lowest + 1)];
    return [turned];
  }
  const turned = [...ring.slice(first), ...ring.slice(0, first + 1)];
  const ends = [...at.slice(1).map((index) => index - first), ring.length];
  return ends.map((end, index) => turned.slice(index === 0 ? 0 : ends[index - 1], end + 1));
}

const nameOf = (points: Open): string => points.map(keyOf).join(' ');

/** Cuts the rings of all shapes into arcs that are each held once. */
export function arcsOf(shapes: readonly (readonly Open[])[]): Arcs {
  const junctions = junctionsOf(shapes.flat());
  const arcs: Open[] = [];
  const known = new Map<string, number>();
  const use = (points: Open): ArcUse => {
    const forward = known.get(nameOf(points));
    if (forward !== undefined) return forward;
    const backward = known.get(nameOf(points.toReversed()));
    if (backward !== undefined) return ~backward;
    known.set(nameOf(points), arcs.length);
    arcs.push(points);
    return arcs.length - 1;
  };
  return { arcs, shapes: shapes.map((rings) => rings.map((ring) => cut(ring, junctions).map(use))) };
}

/** Number of the arc, whichever way it is run. */
export const idOf = (use: ArcUse): number => (use < 0 ? ~use : use);

/** The points of an arc in the direction of a use. */
function pointsOf(arcs: Arcs['arcs'], use: ArcUse): readonly GridPoint[] {
  const points = arcs[idOf(use)] ?? [];
  return use < 0 ? points.toReversed() : points;
}

/** A ring's points, the first not repeated. */
export function ringPoints(arcs: Arcs['arcs'], ring: readonly ArcUse[]): GridPoint[] {
  return ring.flatMap((use) => pointsOf(arcs, use).slice(0, -1));
}

/**
 * The rings of several shapes as those of one: a border between two of them is inside, and goes. Communes that merged
 * since the file was made are drawn as one.
 */
export function dissolved(arcs: Arcs['arcs'], rings: readonly (readonly ArcUse[])[]): ArcUse[][] {
  const count = new Map<number, number>();
  for (const use of rings.flat()) count.set(idOf(use), (count.get(idOf(use)) ?? 0) + 1);
  const left = new Set(rings.flat().filter((use) => (count.get(idOf(use)) ?? 0) % 2 === 1));
  const startOf = (use: ArcUse): number => keyOf(pointsOf(arcs, use)[0] as GridPoint);
  const endOf = (use: ArcUse): number => keyOf(pointsOf(arcs, use).at(-1) as GridPoint);
  const whole: ArcUse[][] = [];
  for (const first of left) {
    left.delete(first);
    const ring = [first];
    for (let end = endOf(first); end !== startOf(first); end = endOf(ring.at(-1) as ArcUse)) {
      const next =
        [...left].find((use) => startOf(use) === end) ??
        [...left].map((use) => ~use).find((use) => startOf(use) === end);
      if (next === undefined) break;
      left.delete(next);
      left.delete(~next);
      ring.push(next);
    }
    whole.push(ring);
  }
  return whole;
}
