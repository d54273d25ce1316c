// PRODUCT R16: what is hidden stays hidden for somebody who has the whole published table and a computer.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counts, suppress, type SuppressedTable } from '#domain/report/suppression.ts';

const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The counts of a table and its totals in one list, in a fixed order. */
function all(cells: Counts): number[] {
  const columns = cells[0]?.map((_, c) => sum(cells.map((row) => row[c] ?? 0))) ?? [];
  return [...cells.flat(), ...cells.map(sum), ...columns, sum(cells.map(sum))];
}

function published({ cells, rowTotals, columnTotals, total }: SuppressedTable): (number | null)[] {
  return [...cells.flat(), ...rowTotals, ...columnTotals, total];
}

/** Every table that somebody who knows the rule can believe in: hidden counts are 1 or more, up to one above the truth. */
function* believable(shown: SuppressedTable, truth: Counts): Generator<Counts> {
  const flat = shown.cells.flat();
  const width = truth[0]?.length ?? 0;
  const known = published(shown);
  const most = truth.flat().map((value) => value + 1);
  const tried = [...flat];
  function* from(index: number): Generator<Counts> {
    if (index === flat.length) {
      const cells = truth.map((_, r) => tried.slice(r * width, (r + 1) * width) as number[]);
      const fits = all(cells).every((value, at) => (known[at] === null ? value >= 1 : value === known[at]));
      if (fits) yield cells;
      return;
    }
    if (flat[index] !== null) return yield* from(index + 1);
    for (let value = 1; value <= (most[index] ?? 0); value += 1) {
      tried[index] = value;
      yield* from(index + 1);
    }
  }
  yield* from(0);
}

test('no hidden count can be computed from what is published: each can still be two different numbers (brute force)', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 2, max: 4 }), (cells, smallest) => {
      const shown = suppress(cells, smallest);
      const hidden = published(shown).flatMap((value, index) => (value === null ? [index] : []));
      const unsure = new Map(hidden.map((index) => [index, new Set<number>()]));
      for (const guess of believable(shown, cells)) {
        const values = all(guess);
        for (const [index, seen] of unsure) seen.add(values[index] ?? 0);
        if ([...unsure.values()].every((seen) => seen.size > 1)) return;
      }
      expect([...unsure].filter(([, seen]) => seen.size < 2)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('every count from 1 to under the smallest is hidden, zeros never are, and what is shown is true', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 2, max: 6 }), (cells, smallest) => {
      const shown = published(suppress(cells, smallest));
      const wrong = all(cells).filter((value, index) => {
        if (value > 0 && value < smallest) return shown[index] !== null;
        if (value === 0) return shown[index] !== 0;
        return shown[index] !== null && shown[index] !== value;
      });
      expect(wrong).toEqual([]);
    }),
  );
});

test('a table without small counts is published whole', () => {
  fc.assert(
    fc.property(table, (cells) => {
      const large = cells.map((row) => row.map((value) => (value === 0 ? 0 : value + 3)));
      expect(published(suppress(large))).toEqual(all(large));
    }),
  );
});
