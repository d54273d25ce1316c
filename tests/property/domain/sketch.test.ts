// A sketch that came broken, or grew too large: what can be read is shown, what cannot be kept changes nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readSketch,
  SKETCH_INKS,
  SKETCH_WIDTHS,
  sketchValue,
  type SketchStroke,
  strokesOf,
  writeSketch,
} from '#domain/dossier/sketches.ts';
import type { Json } from '#domain/json.ts';
import { plainRecord } from '#tests/unit/domain/plain-record.ts';

const figure = fc.double({ min: -0.2, max: 1.2, noNaN: true });
const line = fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 120 }).map((points) => points.flat());
const stroke: fc.Arbitrary<SketchStroke> = fc.record({
  ink: fc.constantFrom(...SKETCH_INKS),
  width: fc.constantFrom(...Object.values(SKETCH_WIDTHS)),
  line,
});
const aspect = fc.double({ min: 0.3, max: 5, noNaN: true });

/** Nearly a stroke: each part may be of another kind, or out of all bounds. */
const broken = fc.record(
  {
    c: fc.oneof(fc.constantFrom<Json>(...SKETCH_INKS, 'mauve'), fc.jsonValue() as fc.Arbitrary<Json>),
    w: fc.oneof(fc.double(), fc.jsonValue()) as fc.Arbitrary<Json>,
    p: fc.oneof(fc.stringMatching(/^[-0-9 .,;e]{0,30}$/), fc.jsonValue()) as fc.Arbitrary<Json>,
  },
  { requiredKeys: [] },
);
const found = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<Json>,
  fc.array(fc.oneof(broken, fc.jsonValue()), { maxLength: 6 }) as fc.Arbitrary<Json>,
);

describe('a sketch', () => {
  it('that is not one, or half of one, gives the strokes that can be drawn, and these are kept as they are (R10)', () => {
    fc.assert(
      fc.property(found, aspect, (value, aspect) => {
        const strokes = strokesOf(value);
        for (const { ink, width, line } of strokes) {
          expect(SKETCH_INKS).toContain(ink);
          expect(width > 0 && width <= 0.2).toBe(true);
          expect(line.length >= 2 && line.length % 2 === 0).toBe(true);
          for (const place of line) expect(place >= 0 && place <= 1).toBe(true);
        }
        const kept = sketchValue(strokes, aspect);
        expect(strokesOf(kept ?? undefined).map(({ ink, width }) => [ink, width])).toEqual(
          strokes.map(({ ink, width }) => [ink, width]),
        );
      }),
    );
  });

  it('among broken strokes, the whole ones stay, in their order', () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 4 }), found, aspect, (strokes, other, aspect) => {
        const whole = sketchValue(strokes, aspect);
        const mixed = (whole as readonly Json[]).flatMap((one) => [{ c: 'red', w: 'thick', p: 4 }, one, [other]]);
        expect(strokesOf(mixed)).toEqual(strokesOf(whole ?? undefined));
      }),
    );
  });

  it('of any number of lines fits a record, or is refused and leaves what was there', () => {
    fc.assert(
      fc.property(
        fc.array(stroke, { maxLength: 40 }),
        fc.integer({ min: 1, max: 60 }),
        aspect,
        (few, times, aspect) => {
          const record = plainRecord();
          record.edit((draft) => writeSketch(draft, 'p1', few.slice(0, 1), aspect));
          const before = readSketch(record.view, 'p1');
          const many = Array.from({ length: times }, () => few).flat();
          const taken = record.edit((draft) => writeSketch(draft, 'p1', many, aspect));
          const held = record.view.fields.get('photo/p1/sketch')?.value ?? null;
          if (taken) {
            expect(readSketch(record.view, 'p1')).toHaveLength(many.length);
            expect(held === null ? 0 : JSON.stringify(held).length).toBeLessThanOrEqual(25_000);
          } else expect(readSketch(record.view, 'p1')).toEqual(before);
        },
      ),
      { numRuns: 40 },
    );
  });
});
