// The order of a plan: each action carries a number between those of its neighbours, so that two people who move
// different actions apart both keep what they did.

export interface Placed {
  readonly doc: string;
  readonly order: number | null;
}

/** Between two neighbours that are nearer than this, the whole list is numbered again. */
const LEAST_GAP = 1e-6;

/** In the order of the plan; those without a place come last, ties by id, so that every device shows the same. */
export function inOrder<Item extends Placed>(items: Iterable<Item>): Item[] {
  const place = ({ order }: Placed): number => order ?? Number.POSITIVE_INFINITY;
  return [...items].sort((a, b) => {
    const [first, second] = [place(a), place(b)];
    if (first !== second) return first < second ? -1 : 1;
    return a.doc < b.doc ? -1 : Number(a.doc > b.doc);
  });
}

/** The place of a new action, after all others. */
export function lastPlace(items: Iterable<Placed>): number {
  let last = 0;
  for (const { order } of items) if (order !== null && order > last) last = order;
  return Math.floor(last) + 1;
}

/**
 * What to write so that an action stands at an index of the plan: one number as a rule, all of them when some have none
 * yet or no number is left between the neighbours.
 */
export function moveTo(items: readonly Placed[], doc: string, index: number): ReadonlyMap<string, number> {
  const ordered = inOrder(items);
  const moved = ordered.find((item) => item.doc === doc);
  const others = ordered.filter((item) => item !== moved);
  if (!moved) return new Map();
  const at = Math.min(Math.max(0, index), others.length);
  if (ordered.indexOf(moved) === at) return new Map();
  const before = at === 0 ? null : (others[at - 1]?.order ?? null);
  const after = at === others.length ? null : (others[at]?.order ?? null);
  const unplaced = others.some((item) => item.order === null);
  const low = before ?? (after ?? 1) - 2;
  const high = after ?? (before ?? 0) + 2;
  if (unplaced || !(high - low > LEAST_GAP)) {
    const list = [...others.slice(0, at), moved, ...others.slice(at)];
    return new Map(list.map((item, place) => [item.doc, place + 1]));
  }
  return new Map([[doc, (low + high) / 2]]);
}
