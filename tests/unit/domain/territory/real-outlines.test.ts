// On a real file of the communes, the one that `CORDEE_OUTLINES` names.
import { expect, test } from 'vitest';
import { readGeoFeatures } from '#domain/exchange/geo-features.ts';
import { importOutlines } from '#domain/territory/import-outlines.ts';
import { degreesOf, readOutlines } from '#domain/territory/outlines.ts';
import { realOutlines } from '#tests/support/outlines.ts';

type Point = readonly [number, number];

const area = (ring: readonly Point[]): number =>
  Math.abs(
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] as Point;
      return sum + x * nextY - nextX * y;
    }, 0),
  ) / 2;

test('every commune gets its outline, light enough for one record, its area within half a per cent', () => {
  const text = realOutlines() ?? '';
  const done = importOutlines(text);
  const file = readGeoFeatures(text);
  if (!done.ok || !file.ok) throw new Error('refused');
  expect(done.value).toMatchObject({ missing: [], rejected: [], unknown: { count: 0 }, projection: 'degrees' });
  expect(done.value.text.length).toBeLessThan(60_000);
  const outlines = readOutlines(done.value.text);
  for (const { properties, rings } of file.value.features) {
    const commune = outlines?.communes.find(({ code }) => code === properties['code']);
    const kept = outlines && commune ? degreesOf(outlines, commune) : [];
    const [before, after] = [rings, kept].map((all) => all.reduce((sum, ring) => sum + area(ring), 0));
    expect(Math.abs((after ?? 0) / (before ?? 1) - 1)).toBeLessThan(0.005);
  }
});
