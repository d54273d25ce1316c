// How many companies a commune has, told by class, pattern and size as well as by number, and how keys walk the map.
import type { Point, TerritoryCell } from '#binding/territory/territory-geometry.ts';

/** Lowest count of each class; class 0 is « none ». */
export const CLASS_FLOORS = [0, 1, 3, 6, 11] as const;

/** The class of a count: 0 none, 1 one or two, 2 three to five, 3 six to ten, 4 eleven and more. */
export function classOf(count: number): number {
  let found = 0;
  for (const [index, floor] of CLASS_FLOORS.entries()) if (count >= floor) found = index;
  return found;
}

/** On a phone a single company is a bare dot: numbered marks would hide each other in the valleys. */
export function isNumbered(count: number, width: number): boolean {
  return count > (width < 500 ? 1 : 0);
}

/** Radius in pixels of a mark whose area grows with the count; large enough to hold its number. */
export function markRadius(count: number, width: number): number {
  if (count === 0) return 0;
  if (!isNumbered(count, width)) return 4;
  const smallest = width < 500 ? 8 : 10;
  return Math.min(smallest * 2, smallest + 1.6 * (Math.sqrt(count) - 1) * (width < 500 ? 1 : 1.5));
}

/** The rings of a commune as an SVG path. */
export const pathOf = (rings: readonly (readonly Point[])[], scale: number): string =>
  rings
    .map((ring) => `M${ring.map(([x, y]) => `${(x * scale).toFixed(1)} ${(y * scale).toFixed(1)}`).join('L')}Z`)
    .join('');

export type Direction = 'left' | 'right' | 'up' | 'down';

const TOWARDS: Readonly<Record<Direction, Point>> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/** The commune an arrow key leads to: near, and more ahead than aside; null at the edge of the land. */
export function neighbourOf(
  cells: readonly Pick<TerritoryCell, 'code' | 'centre'>[],
  from: string,
  direction: Direction,
): string | null {
  const start = cells.find(({ code }) => code === from);
  if (!start) return null;
  const [aheadX, aheadY] = TOWARDS[direction];
  let best: { readonly code: string; readonly cost: number } | null = null;
  for (const { code, centre } of cells) {
    const [x, y] = [centre[0] - start.centre[0], centre[1] - start.centre[1]];
    const ahead = x * aheadX + y * aheadY;
    const aside = Math.abs(x * aheadY - y * aheadX);
    if (code === from || ahead <= 0 || aside > ahead * 1.5) continue;
    const cost = ahead + 2 * aside;
    if (!best || cost < best.cost) best = { code, cost };
  }
  return best?.code ?? null;
}
