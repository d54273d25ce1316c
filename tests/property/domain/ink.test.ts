import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLines, linePath, readLines, simplifyLine, writeLines } from '#domain/dossier/ink.ts';

const figure = fc.double({ min: -0.2, max: 1.2, noNaN: true });
const line = fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 200 }).map((points) => points.flat());
const aspect = fc.double({ min: 0.3, max: 5, noNaN: true });

/** How far a point lies from a line, in shares of the height. */
function distance(point: readonly [number, number], of: readonly number[], aspect: number): number {
  let nearest = Math.hypot((point[0] - (of[0] ?? 0)) * aspect, point[1] - (of[1] ?? 0));
  for (let index = 0; index + 3 < of.length; index += 2) {
    const [ax, ay, bx, by] = of.slice(index, index + 4).map((value, at) => (at % 2 === 0 ? value * aspect : value));
    const [dx, dy] = [(bx ?? 0) - (ax ?? 0), (by ?? 0) - (ay ?? 0)];
    const length = dx * dx + dy * dy;
    const [px, py] = [point[0] * aspect - (ax ?? 0), point[1] - (ay ?? 0)];
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
    nearest = Math.min(nearest, Math.hypot(px - along * dx, py - along * dy));
  }
  return nearest;
}

describe('lines drawn by hand', () => {
  it('lose no point that lies further from the simpler line than was allowed', () => {
    fc.assert(
      fc.property(line, aspect, (line, aspect) => {
        const simple = simplifyLine(line, aspect, 0.01);
        for (let index = 0; index + 1 < line.length; index += 2) {
          expect(distance([line[index] ?? 0, line[index + 1] ?? 0], simple, aspect)).toBeLessThan(0.010001);
        }
        expect(simple.slice(0, 2)).toEqual(line.slice(0, 2));
        expect(simple.slice(-2)).toEqual(line.slice(-2));
      }),
    );
  });

  it('are read as they were written, to a thousandth of the frame, and stay inside it', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
        const read = readLines(writeLines(lines));
        expect(read).toHaveLength(lines.length);
        expect(readLines(writeLines(read))).toEqual(read);
        for (const value of read.flat()) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });

  it('fit their limit or are not taken', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        aspect,
        fc.integer({ min: 10, max: 4_000 }),
        (lines, aspect, limit) => {
          const fitted = fitLines(lines, aspect, limit);
          expect(fitted === null || writeLines(fitted).length <= limit).toBe(true);
        },
      ),
    );
  });

  it('of any text are lines or nothing, and each is a path of figures', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          line.map((one) => writeLines([one])),
        ),
        (text) => {
          for (const one of readLines(text)) {
            expect(linePath(one, (x, y) => [x * 100, y * 100])).toMatch(/^M[-\d. ]+([CL][-\d. ]+)+$/);
          }
        },
      ),
    );
  });
});
