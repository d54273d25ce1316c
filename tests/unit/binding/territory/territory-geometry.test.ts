import { describe, expect, it } from 'vitest';
import { COMMUNES, communeOf, distanceKm } from '#domain/territory/communes.ts';
import { importOutlines } from '#domain/territory/import-outlines.ts';
import { readOutlines } from '#domain/territory/outlines.ts';
import { drawnRings, outlineFile } from '#tests/support/outlines.ts';
import { clip, contains, signedArea, territoryOf, type Point } from '#binding/territory/territory-geometry.ts';

const territory = territoryOf(COMMUNES);

describe('the drawing of the territory', () => {
  it('has one cell for each of the 94 communes', () => {
    expect(territory.cells).toHaveLength(94);
    expect(new Set(territory.cells.map(({ code }) => code)).size).toBe(94);
    for (const { outline } of territory.cells) expect(outline.length).toBeGreaterThanOrEqual(3);
  });

  it('each cell contains the centre of its commune and of no other', () => {
    for (const cell of territory.cells) {
      const inside = territory.cells.filter(({ centre }) => contains(cell.outline, centre)).map(({ code }) => code);
      expect(inside).toEqual([cell.code]);
    }
  });

  it('no cell goes outside the edge of the land', () => {
    for (const { outline } of territory.cells) {
      const kept = clip(outline, territory.edge);
      expect(Math.abs(signedArea(kept))).toBeCloseTo(Math.abs(signedArea(outline)), 6);
    }
  });

  it('no two cells overlap', () => {
    const { cells } = territory;
    for (const [index, cell] of cells.entries()) {
      for (const other of cells.slice(index + 1)) {
        const shared = clip(cell.outline, other.outline);
        expect(shared.length < 3 ? 0 : Math.abs(signedArea(shared))).toBeLessThan(1e-6);
      }
    }
  });

  it('distances on the drawing are the straight-line distances, to one in a hundred', () => {
    const at = (code: string): Point => territory.cells.find((cell) => cell.code === code)?.centre ?? [0, 0];
    const pairs = [
      ['09261', '09029'],
      ['09001', '09054'],
      ['09261', '09285'],
    ] as const;
    for (const [from, to] of pairs) {
      const [a, b] = [communeOf(from), communeOf(to)];
      if (!a || !b) throw new Error('the table of communes lacks a code of this test');
      const [[ax, ay], [bx, by]] = [at(from), at(to)];
      expect(Math.hypot(ax - bx, ay - by) / distanceKm(a, b)).toBeCloseTo(1, 2);
    }
  });

  it('north is up and east is to the right', () => {
    const at = (code: string): Point => territory.cells.find((cell) => cell.code === code)?.centre ?? [0, 0];
    const [seix, girons] = [at('09285'), at('09261')];
    expect(girons[1]).toBeLessThan(seix[1]);
    expect(at('09054')[0]).toBeLessThan(at('09001')[0]);
  });

  it('is the same each time', () => {
    expect(territoryOf(COMMUNES).cells).toEqual(territory.cells);
  });

  it('a point of the drawing and its place lead to each other', () => {
    for (const commune of COMMUNES) {
      const back = territory.placeOf(territory.pointOf(commune));
      expect(back.lat).toBeCloseTo(commune.lat, 9);
      expect(back.lon).toBeCloseTo(commune.lon, 9);
    }
  });
});

describe('with imported outlines', () => {
  const rings = drawnRings();
  rings.delete('09001');
  const done = importOutlines(outlineFile({ rings }));
  const outlines = done.ok ? readOutlines(done.value.text) : null;
  const exact = territoryOf(COMMUNES, outlines);

  it('each commune has its own rings, the one that the file lacks a small circle at its centre', () => {
    expect(exact.exact).toBe(true);
    expect(exact.cells).toHaveLength(94);
    const areas = exact.cells.map(({ rings }) => rings.reduce((sum, ring) => sum + Math.abs(signedArea(ring)), 0));
    const small = exact.cells.filter((_, index) => (areas[index] ?? 0) < 2).map(({ code }) => code);
    expect(small).toEqual(['09001']);
  });

  it('all of it lies on the drawing', () => {
    const points = exact.cells.flatMap(({ rings }) => rings.flat());
    expect(Math.min(...points.flat())).toBeGreaterThanOrEqual(-1e-9);
    expect(Math.max(...points.map(([x]) => x))).toBeLessThanOrEqual(exact.width + 1e-9);
    expect(Math.max(...points.map(([, y]) => y))).toBeLessThanOrEqual(exact.height + 1e-9);
  });
});
