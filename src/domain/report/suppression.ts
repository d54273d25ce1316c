// Tables that are published: a count of too few companies is hidden, and with it as many others as are needed so that
// nobody can work it out from the rest (PRODUCT R16). Reference: Hundepool et al., Statistical Disclosure Control (2012).
//
// Counts and totals of a table are the flow of a ring of places: each count flows from its row to its column, each
// column's total from there to « all columns », the whole from there to « all rows », each row's total from there to its
// row. Everywhere as much flows in as out, so a hidden count can be another one only if raising or lowering it goes
// round a ring of hidden counts. Zeros are published, so everybody knows that what is hidden is at least 1.

/** Counts by row and column: whole numbers, never negative, as many in each row. */
export type Counts = readonly (readonly number[])[];

/** Null stands for what is hidden: it is never published as 0. */
export interface SuppressedTable {
  readonly cells: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
}

/** Fewest companies a published count may stand for (PRODUCT R16). */
const SMALLEST_COUNT = 3;

interface Count {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  hidden: boolean;
}

const row = (index: number): string => `row ${index}`;
const column = (index: number): string => `column ${index}`;
const ALL_ROWS = 'all rows';
const ALL_COLUMNS = 'all columns';
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

interface Ring {
  readonly cells: readonly (readonly Count[])[];
  readonly rowTotals: readonly Count[];
  readonly columnTotals: readonly Count[];
  readonly total: Count;
}

function ringOf(table: Counts, smallest: number): Ring {
  const count = (from: string, to: string, value: number): Count => ({
    from,
    to,
    value,
    hidden: value > 0 && value < smallest,
  });
  const columns = table[0]?.length ?? 0;
  return {
    cells: table.map((values, r) => values.map((value, c) => count(row(r), column(c), value))),
    rowTotals: table.map((values, r) => count(ALL_ROWS, row(r), sum(values))),
    columnTotals: Array.from({ length: columns }, (_, c) =>
      count(column(c), ALL_COLUMNS, sum(table.map((values) => values[c] ?? 0))),
    ),
    total: count(ALL_COLUMNS, ALL_ROWS, sum(table.map(sum))),
  };
}

/** A way to go on from a place: by raising a count that leaves it, or lowering one that arrives. */
interface Step {
  readonly to: string;
  readonly count: Count;
}

function stepsFrom(counts: readonly Count[]): Map<string, Step[]> {
  const steps = new Map<string, Step[]>();
  const add = (from: string, step: Step): void => {
    const known = steps.get(from);
    if (known) known.push(step);
    else steps.set(from, [step]);
  };
  for (const count of counts) {
    if (count.value === 0) continue;
    add(count.from, { to: count.to, count });
    if (count.value > 1) add(count.to, { to: count.from, count });
  }
  return steps;
}

interface Way {
  readonly cost: number;
  readonly by: readonly Count[];
}

/** The way from one place to another that hides least: what is hidden already costs nothing (Dijkstra). */
function cheapestWay(
  steps: ReadonlyMap<string, readonly Step[]>,
  from: string,
  to: string,
  without: Count,
): Way | null {
  const open = new Map<string, Way>([[from, { cost: 0, by: [] }]]);
  const done = new Set<string>();
  for (;;) {
    const [place, way] = [...open].reduce<[string, Way] | []>(
      (best, entry) => (best[1] && best[1].cost <= entry[1].cost ? best : entry),
      [],
    );
    if (place === undefined || way === undefined || place === to) return way ?? null;
    open.delete(place);
    done.add(place);
    for (const { to: next, count } of steps.get(place) ?? []) {
      if (count === without || done.has(next)) continue;
      const cost = way.cost + (count.hidden ? 0 : count.value);
      if (cost < (open.get(next)?.cost ?? Number.POSITIVE_INFINITY)) open.set(next, { cost, by: [...way.by, count] });
    }
  }
}

/** Hides what lets this count be another one: the cheaper of a ring that raises it and one that lowers it. */
function protect(count: Count, steps: ReadonlyMap<string, readonly Step[]>): void {
  const raised = cheapestWay(steps, count.to, count.from, count);
  const lowered = count.value > 1 ? cheapestWay(steps, count.from, count.to, count) : null;
  const [best] = [raised, lowered].filter((way) => way !== null).sort((a, b) => a.cost - b.cost);
  for (const other of best?.by ?? []) other.hidden = true;
}

/**
 * The table as it may be published with its totals: counts from 1 to `smallest` - 1 are hidden, and as few others as
 * are found to keep each of them from being worked out. The same table is hidden in the same way everywhere.
 */
export function suppress(table: Counts, smallest: number = SMALLEST_COUNT): SuppressedTable {
  const ring = ringOf(table, smallest);
  const counts = [...ring.cells.flat(), ...ring.rowTotals, ...ring.columnTotals, ring.total];
  const steps = stepsFrom(counts);
  // The dearest first: what they need often protects the others too. Whatever is hidden on the way moves with its ring.
  const few = counts.filter(({ hidden }) => hidden).sort((a, b) => b.value - a.value);
  for (const count of few) protect(count, steps);
  const shown = ({ hidden, value }: Count): number | null => (hidden ? null : value);
  return {
    cells: ring.cells.map((values) => values.map(shown)),
    rowTotals: ring.rowTotals.map(shown),
    columnTotals: ring.columnTotals.map(shown),
    total: shown(ring.total),
  };
}
