import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMUNES } from '#domain/territory/communes.ts';
import { importOutlines } from '#domain/territory/import-outlines.ts';
import { arcsOf, GRID, gridRing, idOf, ringPoints, type Arcs, type GridPoint } from '#domain/territory/outline-arcs.ts';
import { conflictsIn } from '#domain/territory/outline-crossings.ts';
import { simplified } from '#domain/territory/outline-simplify.ts';
import { readOutlines, writeOutlines, type Outlines } from '#domain/territory/outlines.ts';
import { drawnRings } from '#tests/support/outlines.ts';

/** Square metres. */
function area(points: readonly GridPoint[]): number {
  let sum = 0;
  for (const [index, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(index + 1) % points.length] as GridPoint;
    sum += x * nextY - nextX * y;
  }
  return (Math.abs(sum) / 2) * 1.112 ** 2 * 0.73;
}

function perimeter(points: readonly GridPoint[]): number {
  return points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] as GridPoint;
    return sum + Math.hypot((nextX - x) * 0.73, nextY - y) * 1.112;
  }, 0);
}

const drawn = fc.record({ steps: fc.integer({ min: 2, max: 60 }), seed: fc.integer({ min: 1, max: 500 }) });
const few = { numRuns: 12 };

function shapesOf(steps: number, seed: number): GridPoint[][][] {
  return [...drawnRings(steps, seed).values()].map((ring) => [[...(gridRing(ring) ?? [])]]);
}

const uses = ({ shapes }: Arcs): Map<number, number> => {
  const count = new Map<number, number>();
  for (const use of shapes.flat(2)) count.set(idOf(use), (count.get(idOf(use)) ?? 0) + 1);
  return count;
};

test('cut into arcs and put together again, a ring is the same, and a border is held once', () => {
  fc.assert(
    fc.property(drawn, ({ steps, seed }) => {
      const shapes = shapesOf(steps, seed);
      const cut = arcsOf(shapes);
      for (const [index, rings] of cut.shapes.entries()) {
        const points = rings.flatMap((ring) => ringPoints(cut.arcs, ring));
        const given = shapes[index]?.[0] ?? [];
        const start = given.findIndex(([x, y]) => x === points[0]?.[0] && y === points[0]?.[1]);
        expect(points).toEqual([...given.slice(start), ...given.slice(0, start)]);
      }
      expect(Math.max(...uses(cut).values())).toBe(2);
      expect([...uses(cut).values()].filter((count) => count === 2).length).toBeGreaterThan(150);
    }),
    few,
  );
});

test('simplified, nothing crosses or touches that did not, no commune vanishes, and areas stay within the tolerance', () => {
  fc.assert(
    fc.property(drawn, fc.constantFrom(10, 50, 200), ({ steps, seed }, tolerance) => {
      const whole = arcsOf(shapesOf(steps, seed));
      const less = simplified(whole, tolerance);
      const before = conflictsIn(whole.arcs);
      expect([...conflictsIn(less.arcs)].filter((arc) => !before.has(arc))).toEqual([]);
      for (const [index, rings] of whole.shapes.entries()) {
        const [ring = []] = rings;
        const [points, kept] = [ringPoints(whole.arcs, ring), ringPoints(less.arcs, less.shapes[index]?.[0] ?? [])];
        expect(kept.length).toBeGreaterThan(2);
        expect(Math.abs(area(kept) - area(points))).toBeLessThanOrEqual(perimeter(points) * (tolerance + 2));
      }
    }),
    few,
  );
});

test('what is simplified stays a subset of the points, and each border stays one line for both communes', () => {
  fc.assert(
    fc.property(drawn, ({ steps, seed }) => {
      const whole = arcsOf(shapesOf(steps, seed));
      const less = simplified(whole, 100);
      expect(less.shapes).toEqual(whole.shapes);
      for (const [index, points] of less.arcs.entries()) {
        const known = new Set((whole.arcs[index] ?? []).map(String));
        expect(points.every((point) => known.has(String(point)))).toBe(true);
        expect([String(points[0]), String(points.at(-1))]).toEqual([
          String(whole.arcs[index]?.[0]),
          String(whole.arcs[index]?.at(-1)),
        ]);
      }
    }),
    few,
  );
});

const point = fc.tuple(fc.integer({ min: -18 * GRID, max: 18 * GRID }), fc.integer({ min: -9 * GRID, max: 9 * GRID }));
const outlines: fc.Arbitrary<Outlines> = fc
  .array(fc.array(point, { minLength: 2, maxLength: 12 }), { minLength: 1, maxLength: 8 })
  .chain((arcs) => {
    const use = fc.integer({ min: -arcs.length, max: arcs.length - 1 });
    const rings = fc.array(fc.array(use, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 });
    const communes = fc
      .uniqueArray(fc.constantFrom(...COMMUNES.map(({ code }) => code)), { minLength: 1, maxLength: 6 })
      .chain((codes) => fc.tuple(...codes.map((code) => fc.record({ code: fc.constant(code), rings }))));
    return fc.record({ arcs: fc.constant(arcs), communes });
  });

test('outlines written are read back the same', () => {
  fc.assert(
    fc.property(outlines, (given) => {
      expect(readOutlines(writeOutlines(given))).toEqual(given);
    }),
  );
});

test('what is not outlines reads as none, whatever was changed in it, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      expect(readOutlines(text)).toBeNull();
    }),
  );
  fc.assert(
    fc.property(outlines, fc.nat(), (given, at) => {
      const text = writeOutlines(given);
      const cut = text.slice(0, at % text.length);
      expect(readOutlines(cut)).toBeNull();
      expect(() => importOutlines(cut)).not.toThrow();
    }),
  );
});
