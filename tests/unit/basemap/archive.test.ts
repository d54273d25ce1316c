import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openArchive, type Archive } from '#basemap/archive.ts';
import { tilesOf } from '#basemap/draw.ts';
import { readShapes, readTile, sampleTile, tileEdges, tilePlace } from '#basemap/tiles.ts';
import { tilesOver, vectorBasemap, vectorTile, writePmtiles } from '#tests/support/pmtiles-file.ts';

const blob = (bytes: Uint8Array<ArrayBuffer>): Blob => new Blob([bytes]);
const whole = vectorBasemap();

async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<Archive> {
  const archive = await openArchive(blob(bytes));
  if (!archive.ok) throw new Error(archive.error.type);
  return archive.value;
}

async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const archive = await openArchive(blob(bytes));
  return archive.ok ? ((await sampleTile(archive.value)) ?? 'read') : archive.error.type;
}

test('a real file is read in place: its kind, its zooms, who made it, and each of its tiles', async () => {
  const archive = await opened(whole);
  expect(archive).toMatchObject({ kind: 'vector', minZoom: 9, maxZoom: 11, attribution: '© essais' });
  for (const id of [9, 10, 11].flatMap((z) => tilesOver(z))) {
    const tile = await readTile(archive, id);
    const shapes = tile?.kind === 'vector' ? tile.shapes : [];
    expect(shapes.map(({ layer }) => layer)).toEqual(['green', 'water', 'stream', 'road', 'place']);
  }
  expect(await readTile(archive, { z: 11, x: 0, y: 0 })).toBeNull();
  expect(await sampleTile(archive)).toBeNull();
});

test('without compression it is read as well', async () => {
  const data = vectorTile({
    water: [
      {
        type: 3,
        properties: {},
        lines: [
          [
            [0, 0],
            [9, 0],
            [9, 9],
          ],
        ],
      },
    ],
  });
  const tiles = tilesOver(9).map((tile) => ({ ...tile, data }));
  expect(await refusal(writePmtiles(tiles, { tileType: 1, compression: 1 }))).toBe('read');
});

const tiles = tilesOver(9).map((tile) => ({ ...tile, data: vectorTile({}) }));

test.each([
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'basemap-not-pmtiles'],
  ['nothing', new Uint8Array(), 'basemap-not-pmtiles'],
  ['version 2', Uint8Array.from(whole, (byte, at) => (at === 7 ? 2 : byte)), 'basemap-old'],
  ['a file cut in the middle', whole.slice(0, whole.length - 100), 'basemap-cut'],
  ['half a header', whole.slice(0, 60), 'basemap-cut'],
  ['a damaged directory', Uint8Array.from(whole, (byte, at) => (at > 130 && at < 150 ? 0 : byte)), 'basemap-broken'],
  ['tiles of no known kind', writePmtiles(tiles, { tileType: 0 }), 'basemap-kind'],
  ['a compression browsers lack', writePmtiles(tiles, { tileType: 1, compression: 3 }), 'basemap-packing'],
  ['a map of elsewhere', writePmtiles(tiles, { tileType: 1, bounds: [5, 45, 6, 46] }), 'basemap-elsewhere'],
  [
    'tiles that are no vectors',
    writePmtiles(
      tilesOver(9).map((tile) => ({ ...tile, data: Uint8Array.from({ length: 40 }, (_, at) => 255 - at) })),
      { tileType: 1 },
    ),
    'basemap-broken',
  ],
])('refused by name: %s', async (_, bytes, reason) => {
  expect(await refusal(bytes)).toBe(reason);
});

test('a directory that claims more entries than it has bytes is refused before room is made for them', async () => {
  const plain = writePmtiles(tiles, { tileType: 1, compression: 1 });
  plain.set([0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], 127);
  expect(await refusal(plain)).toBe('basemap-broken');
});

test('whatever bytes are changed in a file, it is read or refused, never thrown on', async () => {
  const at = fc.integer({ min: 0, max: whole.length - 1 });
  const change = fc.record({ at, to: fc.integer({ min: 0, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      const bytes = whole.slice();
      for (const { at: place, to } of changes) bytes[place] = to;
      expect(await refusal(bytes)).toMatch(/^(read|basemap-)/);
    }),
    { numRuns: 60 },
  );
});

test('the layers of the usual schemas are known by their names; footways and rails are not drawn', () => {
  const line = [
    [
      [0, 0],
      [4096, 4096],
    ],
  ] as const;
  const shapes = readShapes(
    vectorTile({
      transportation: [
        { type: 2, properties: { class: 'primary' }, lines: line },
        { type: 2, properties: { class: 'minor' }, lines: line },
        { type: 2, properties: { class: 'path' }, lines: line },
      ],
      water_lines: [{ type: 2, properties: { kind: 'river' }, lines: line }],
      place_labels: [{ type: 1, properties: { name: 'Seix', 'name:fr': 'Seix' }, lines: [[[2048, 1024]]] }],
      buildings: [{ type: 3, properties: {}, lines: line }],
    }).slice().buffer as ArrayBuffer,
  );
  expect(shapes.map(({ layer }) => layer)).toEqual(['stream', 'minor', 'road', 'place']);
  expect(shapes.at(-1)).toMatchObject({ name: 'Seix', lines: [[[0.5, 0.25]]] });
});

test('a place lies within the edges of its tile, and the tiles of a view cover it', () => {
  const lon = fc.double({ min: 0.8, max: 1.5, noNaN: true });
  const lat = fc.double({ min: 42.7, max: 43.1, noNaN: true });
  fc.assert(
    fc.property(
      lon,
      lat,
      fc.integer({ min: 0, max: 14 }),
      fc.double({ min: 800, max: 60_000, noNaN: true }),
      (west, north, z, perLon) => {
        const [x, y] = tilePlace(west, north, z).map(Math.floor) as [number, number];
        const edges = tileEdges({ z, x, y });
        expect(edges.west).toBeLessThanOrEqual(west + 1e-9);
        expect(edges.east).toBeGreaterThanOrEqual(west - 1e-9);
        expect(edges.south).toBeLessThanOrEqual(north + 1e-9);
        expect(edges.north).toBeGreaterThanOrEqual(north - 1e-9);
        const view = { west, north, perLon, perLat: perLon * 1.37, width: 900, height: 600, ratio: 1, names: true };
        const found = tilesOf(view, { minZoom: 0, maxZoom: 14, kind: 'vector' });
        expect(found.length).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(80);
        const all = found.map(tileEdges);
        expect(Math.max(...all.map((one) => one.east))).toBeGreaterThanOrEqual(west + 900 / perLon - 1e-9);
        expect(Math.min(...all.map((one) => one.south))).toBeLessThanOrEqual(north - 600 / view.perLat + 1e-9);
      },
    ),
  );
});
