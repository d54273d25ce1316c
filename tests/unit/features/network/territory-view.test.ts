import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MapView, moved, NEAREST, revealing, WHOLE, zoomedAt } from '#features/network/territory-view.ts';

const frame = { width: 800, height: 600 };
const at = fc.tuple(fc.double({ min: 0, max: 800, noNaN: true }), fc.double({ min: 0, max: 600, noNaN: true }));
const factor = fc.double({ min: 0.1, max: 10, noNaN: true });
const act = fc.oneof(
  fc.record({ factor, at }),
  fc.record({
    by: fc.tuple(fc.double({ min: -2e3, max: 2e3, noNaN: true }), fc.double({ min: -2e3, max: 2e3, noNaN: true })),
  }),
);
const view = fc.array(act, { maxLength: 8 }).map((acts) => {
  let now: MapView = WHOLE;
  for (const one of acts) now = 'by' in one ? moved(now, one.by, frame) : zoomedAt(now, one.factor, one.at, frame);
  return now;
});

test('whatever the hands do, the map fills its frame and is neither too near nor too far', () => {
  fc.assert(
    fc.property(view, ({ zoom, x, y }) => {
      expect(zoom).toBeGreaterThanOrEqual(1);
      expect(zoom).toBeLessThanOrEqual(NEAREST);
      expect(x).toBeLessThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(0);
      expect(x + frame.width * zoom).toBeGreaterThanOrEqual(frame.width - 1e-6);
      expect(y + frame.height * zoom).toBeGreaterThanOrEqual(frame.height - 1e-6);
    }),
  );
});

test('coming nearer, the point under the fingers stays there', () => {
  fc.assert(
    fc.property(view, at, fc.double({ min: 1, max: 4, noNaN: true }), (before, [px, py], nearer) => {
      const after = zoomedAt(before, nearer, [px, py], frame);
      const [mapX, mapY] = [(px - before.x) / before.zoom, (py - before.y) / before.zoom];
      expect(mapX * after.zoom + after.x).toBeCloseTo(px, 4);
      expect(mapY * after.zoom + after.y).toBeCloseTo(py, 4);
    }),
  );
});

test('a commune that gets the focus is brought into the frame, and nothing moves when it is there', () => {
  fc.assert(
    fc.property(view, at, (before, point) => {
      const after = revealing(before, point, frame);
      const shown = [point[0] * after.zoom + after.x, point[1] * after.zoom + after.y] as const;
      expect(shown[0]).toBeGreaterThanOrEqual(-1e-6);
      expect(shown[0]).toBeLessThanOrEqual(frame.width + 1e-6);
      expect(shown[1]).toBeGreaterThanOrEqual(-1e-6);
      expect(shown[1]).toBeLessThanOrEqual(frame.height + 1e-6);
      expect(revealing(after, point, frame)).toEqual(after);
    }),
  );
});
