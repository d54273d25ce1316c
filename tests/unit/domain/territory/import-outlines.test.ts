import { expect, test } from 'vitest';
import { COMMUNES } from '#domain/territory/communes.ts';
import { importOutlines, type OutlineImport } from '#domain/territory/import-outlines.ts';
import { degreesOf, readOutlines } from '#domain/territory/outlines.ts';
import { drawnRings, outlineFeatures, outlineFile, toLambert93, toWebMercator } from '#tests/support/outlines.ts';

const MANY = COMMUNES.length;

function imported(text: string): OutlineImport {
  const done = importOutlines(text);
  if (!done.ok) throw new Error(done.error.type);
  return done.value;
}

function refusal(text: string): string {
  const done = importOutlines(text);
  return done.ok ? 'read' : done.error.type;
}

/** Every corner of the outlines, in degrees. */
function corners({ text }: OutlineImport): readonly (readonly [number, number])[] {
  const outlines = readOutlines(text);
  if (!outlines) throw new Error('not readable');
  return outlines.communes.flatMap((commune) => degreesOf(outlines, commune)).flat();
}

test.each([
  ['INSEE_COM', (code: string) => ({ INSEE_COM: code })],
  ['codgeo', (code: string) => ({ libgeo: 'x', codgeo: code })],
  ['a number that lost its first zero', (code: string) => ({ insee: Number(code) })],
  ['a name nobody expects', (code: string) => ({ zone: code, postal: '09200', pop: 12_345 })],
])('communes are found by their INSEE code, whatever holds it: %s', (_, properties) => {
  const done = imported(outlineFile({ properties }));
  expect(done.found).toHaveLength(MANY);
  expect(done.unknown.count).toBe(0);
});

test('without codes communes are found by their names, however they are written', () => {
  const properties = (_: string, name: string) => ({
    NOM: name.toUpperCase().replace('SAINT', 'ST').replaceAll('-', ' '),
  });
  expect(imported(outlineFile({ properties })).found).toHaveLength(MANY);
});

test('a file of another year: merged communes become one outline, the border between them goes', () => {
  const rings = new Map(drawnRings());
  const ring = rings.get('09062') ?? [];
  // A sixth of the commune's border, closed across its land, is the commune that merged since.
  const [cut, whole] = [Math.floor(ring.length / 6), ring.slice(0, -1)];
  const old = [...whole.slice(0, cut + 1), whole[0] as (typeof ring)[number]];
  rings.set('09062', [...whole.slice(cut), whole[0] as (typeof ring)[number], whole[cut] as (typeof ring)[number]]);
  const uchentein: ReturnType<typeof outlineFeatures>[number] = {
    type: 'Feature',
    properties: { code: '09317', nom: 'Uchentein' },
    geometry: { type: 'Polygon', coordinates: [old] },
  };
  const done = imported(outlineFile({}, [...outlineFeatures({ rings }), uchentein]));
  expect(done).toMatchObject({ merged: ['09317'], missing: [], rejected: [] });
  const [split, one] = [readOutlines(done.text), readOutlines(imported(outlineFile()).text)];
  const pointsOf = (outlines: typeof one): Set<string> =>
    new Set(
      outlines?.communes
        .filter(({ code }) => code === '09062')
        .flatMap((own) => degreesOf(outlines, own).flat().map(String)),
    );
  expect(split?.communes.find(({ code }) => code === '09062')?.rings).toHaveLength(1);
  expect(pointsOf(split).symmetricDifference(pointsOf(one)).size).toBeLessThan(3);
});

test('unknown features are counted and named, and communes that the file lacks are listed', () => {
  const [first, ...others] = outlineFeatures();
  const elsewhere = { ...first, properties: { code: '31555', nom: 'Toulouse' } };
  const done = imported(outlineFile({}, [elsewhere as (typeof others)[number], ...others]));
  expect(done.unknown).toEqual({ count: 1, first: ['Toulouse'] });
  expect(done.missing).toEqual([COMMUNES[0]?.code]);
});

test('a namesake elsewhere in France is not taken for a commune of ours', () => {
  const features = outlineFeatures();
  const namesake = { ...features[0], properties: { code: '64182', nom: 'Cescau' } } as (typeof features)[number];
  const done = imported(outlineFile({}, [...features, namesake]));
  expect(done.unknown.count).toBe(1);
  expect(done.rejected).toEqual([]);
});

test.each([
  ['by its crs', { crs: 'urn:ogc:def:crs:EPSG::2154', project: toLambert93 }, 'lambert-93'],
  ['by where it would lie', { project: toLambert93 }, 'lambert-93'],
  ['by its crs', { crs: 'EPSG:3857', project: toWebMercator }, 'web-mercator'],
  ['by where it would lie', { project: toWebMercator }, 'web-mercator'],
  ['latitude first', { project: ([lon, lat]: readonly [number, number]) => [lat, lon] as const }, 'degrees-swapped'],
] as const)('a file in another projection is converted, %s', (_, options, projection) => {
  const done = imported(outlineFile(options));
  expect(done.projection).toBe(projection);
  const plain = imported(outlineFile());
  const [converted, wanted] = [corners(done), corners(plain)];
  expect(converted).toHaveLength(wanted.length);
  for (const [at, [lon, lat]] of converted.entries()) {
    expect(Math.abs(lon - (wanted[at]?.[0] ?? 0))).toBeLessThan(3e-5);
    expect(Math.abs(lat - (wanted[at]?.[1] ?? 0))).toBeLessThan(3e-5);
  }
});

test.each([
  ['a projection that is not known (CC43)', outlineFile({ crs: 'urn:ogc:def:crs:EPSG::3943' }), 'outline-projection'],
  [
    'CC43 without its name',
    outlineFile({ project: ([x, y]) => [x * 81_000 + 1_400_000, y * 111_000 - 2_550_000] }),
    'outline-elsewhere',
  ],
  ['coordinates that lie elsewhere', outlineFile({ project: ([x, y]) => [x + 4, y + 2] }), 'outline-elsewhere'],
  ['a file of other communes', outlineFile({ properties: () => ({ nom: 'Ailleurs' }) }), 'outline-none'],
  ['nothing', ' \n', 'geo-empty'],
  ['broken JSON', outlineFile().slice(0, 5_000), 'geo-json-broken'],
  ['JSON that is no map', '{"companies":[]}', 'geo-not-geojson'],
  ['a list', '[1,2]', 'geo-not-geojson'],
  ['a collection of nothing', '{"type":"FeatureCollection","features":[]}', 'geo-no-feature'],
])('refused as a whole: %s', (_, text, reason) => {
  expect(refusal(text)).toBe(reason);
});

test('each bad feature is told with its number, its name and why, and loses no other', () => {
  const features = outlineFeatures().map((feature, index) => {
    const ring = (feature.geometry.coordinates as (readonly number[])[][])[0] ?? [];
    const bad: Record<number, unknown> = {
      0: null,
      1: { type: 'Point', coordinates: [1, 43] },
      2: { type: 'Polygon', coordinates: [ring.slice(0, -1)] },
      3: { type: 'Polygon', coordinates: [ring.slice(0, 3)] },
      4: { type: 'Polygon', coordinates: [[...ring.slice(0, 2), ['a', 3], ring[0]]] },
      5: { type: 'Polygon', coordinates: [ring.map(([x = 0, y = 0]) => [x + 2, y])] },
    };
    return index in bad ? { ...feature, geometry: bad[index] } : feature;
  });
  const done = imported(outlineFile({}, features as never));
  expect(done.found).toHaveLength(MANY - 6);
  expect(done.rejected.map(({ number, label, reason }) => [number, label, reason])).toEqual(
    ['no-geometry', 'wrong-geometry', 'ring-open', 'ring-short', 'bad-coordinates', 'elsewhere'].map(
      (reason, index) => [index + 1, COMMUNES[index]?.name, reason],
    ),
  );
});

test('the same commune twice counts once', () => {
  const features = outlineFeatures();
  const done = imported(outlineFile({}, [...features, features[3] as (typeof features)[number]]));
  expect(done.found).toHaveLength(MANY);
  expect(done.rejected.map(({ number, reason }) => [number, reason])).toEqual([[MANY + 1, 'twice']]);
});

test('a TopoJSON file gives the same outlines as the GeoJSON one', () => {
  const rings = [...drawnRings()];
  const [scale, translate] = [
    [1e-5, 1e-5],
    [0.5, 42],
  ];
  const arcs = rings.map(([, ring]) => {
    let [x, y] = [0, 0];
    return ring.map(([lon, lat]) => {
      const [gridX, gridY] = [Math.round((lon - 0.5) * 1e5), Math.round((lat - 42) * 1e5)];
      const step = [gridX - x, gridY - y];
      [x, y] = [gridX, gridY];
      return step;
    });
  });
  const geometries = rings.map(([code], index) => ({ type: 'Polygon', arcs: [[index]], properties: { code } }));
  const objects = { communes: { type: 'GeometryCollection', geometries } };
  const topology = { type: 'Topology', arcs, objects, transform: { scale, translate } };
  expect(imported(JSON.stringify(topology)).text).toBe(imported(outlineFile()).text);
  const broken = { ...topology, arcs: arcs.slice(0, -1) };
  expect(imported(JSON.stringify(broken)).rejected.map(({ reason }) => reason)).toEqual(['bad-arcs']);
});

test('a very fine file is made lighter until it fits a record', () => {
  const rings = drawnRings(400);
  const done = imported(outlineFile({ rings }));
  expect(done.text.length).toBeLessThan(220_000);
  expect(done.pointsAfter).toBeLessThan(done.pointsBefore / 2);
  expect(done.found).toHaveLength(MANY);
});
