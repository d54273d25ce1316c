// Which names fit on the map: the largest communes first, and none over another. Pure pixels, no font is measured.
import type { Point } from '#binding/territory/territory-geometry.ts';

export interface LabelWish {
  readonly code: string;
  readonly name: string;
  /** Pixels on the drawing. */
  readonly at: Point;
  /** Higher is placed first: the population, or more for a commune that is selected. */
  readonly weight: number;
  /** Radius of the mark the name must leave free, pixels. */
  readonly mark: number;
}

export interface PlacedLabel {
  readonly code: string;
  readonly name: string;
  /** Where the text begins (or its middle), on its baseline. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Mean width of a letter of the interface's font, in ems; generous, so that a name never touches its neighbour. */
const EM = 0.56;

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Right, left, below, above the mark: the first free place wins. */
function places(wish: LabelWish, size: number): { readonly label: PlacedLabel; readonly box: Box }[] {
  const width = wish.name.length * size * EM;
  const [x, y] = wish.at;
  const gap = wish.mark + 3;
  const at = (left: number, baseline: number, anchor: PlacedLabel['anchor'], textX: number) => ({
    label: { code: wish.code, name: wish.name, x: textX, y: baseline, anchor },
    box: { left, top: baseline - size * 0.85, right: left + width, bottom: baseline + size * 0.3 },
  });
  return [
    at(x + gap, y + size * 0.32, 'start', x + gap),
    at(x - gap - width, y + size * 0.32, 'end', x - gap),
    at(x - width / 2, y + gap + size * 0.8, 'middle', x),
    at(x - width / 2, y - gap - size * 0.2, 'middle', x),
  ];
}

/** Places as many names as fit without touching a mark or each other, in pixels. The same input gives the same map. */
export function placeLabels(
  wishes: readonly LabelWish[],
  frame: { readonly width: number; readonly height: number; readonly size: number },
): PlacedLabel[] {
  const taken: Box[] = wishes
    .filter(({ mark }) => mark > 3)
    .map(({ at: [x, y], mark }) => ({ left: x - mark, top: y - mark, right: x + mark, bottom: y + mark }));
  const placed: PlacedLabel[] = [];
  const order = [...wishes].sort((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1));
  for (const wish of order) {
    const free = places(wish, frame.size).find(
      ({ box }) =>
        box.left >= 2 &&
        box.top >= 2 &&
        box.right <= frame.width - 2 &&
        box.bottom <= frame.height - 2 &&
        !taken.some((other) => overlap(box, other)),
    );
    if (!free) continue;
    taken.push(free.box);
    placed.push(free.label);
  }
  return placed;
}
