// Which tiles a view needs, and what a tile is once it has been read: a picture, or shapes sorted into what maps show.
import { VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { COMMUNES } from '#domain/territory/communes.ts';
import type { Archive, BasemapFailure } from './archive.ts';

export interface TileId {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export type Layer = 'green' | 'water' | 'stream' | 'minor' | 'road' | 'place';

export interface Shape {
  readonly layer: Layer;
  /** Lines or rings in shares of the tile, 0 to 1. */
  readonly lines: readonly (readonly (readonly [number, number])[])[];
  /** Of a place. */
  readonly name: string;
  /** Of two places the lower one is named first. */
  readonly rank: number;
}

export type ReadTile =
  | { readonly kind: 'raster'; readonly picture: ImageBitmap }
  | { readonly kind: 'vector'; readonly shapes: readonly Shape[] };

/** Column and row of a place, in tiles of a zoom (web Mercator). */
export function tilePlace(lon: number, lat: number, z: number): readonly [x: number, y: number] {
  const size = 2 ** z;
  const phi = (lat * Math.PI) / 180;
  return [((lon + 180) / 360) * size, ((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * size];
}

/** The edges of a tile in degrees. */
export function tileEdges({ z, x, y }: TileId) {
  const size = 2 ** z;
  const lat = (row: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / size))) * 180) / Math.PI;
  return { west: (x / size) * 360 - 180, east: ((x + 1) / size) * 360 - 180, north: lat(y), south: lat(y + 1) };
}

// The three schemas in use (Protomaps, OpenMapTiles, Shortbread) call the same things nearly the same.
const GREEN = /land_?use|landcover|natural|wood|forest|park|site/;
const WATER = /water|ocean|river|hydro|stream/;
const ROADS = /road|street|transport|highway/;
const PLACES = /place|settlement/;
const GREEN_KINDS = /forest|wood|park|nature|grass|meadow|scrub|heath/;
const LARGE_ROADS = /motorway|trunk|primary|secondary|highway|major/;
const NO_ROADS = /rail|ferry|path|track|footway|steps|cycleway|service|aerialway|pier/;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Of vector tiles: 1 point, 2 line, 3 polygon. */
function layerOf(name: string, type: number, kind: string): Layer | null {
  if (PLACES.test(name)) return type === 1 ? 'place' : null;
  if (WATER.test(name) && !/label|name/.test(name)) return type === 3 ? 'water' : type === 2 ? 'stream' : null;
  if (ROADS.test(name) && !/label|name/.test(name)) {
    if (type !== 2 || NO_ROADS.test(kind)) return null;
    return LARGE_ROADS.test(kind) ? 'road' : 'minor';
  }
  return GREEN.test(name) && type === 3 && GREEN_KINDS.test(kind) ? 'green' : null;
}

const MOST_SHAPES = 20_000;

function* shapesOf(layer: VectorTileLayer): Generator<Shape> {
  for (let index = 0; index < Math.min(layer.length, MOST_SHAPES); index += 1) {
    const feature = layer.feature(index);
    const { properties, type, extent } = feature;
    const kind = `${textOf(properties['kind'])} ${textOf(properties['class'])} ${textOf(properties['kind_detail'])}`;
    const found = layerOf(layer.name.toLowerCase(), type, kind.toLowerCase());
    if (!found) continue;
    const lines = feature.loadGeometry().map((line) => line.map(({ x, y }) => [x / extent, y / extent] as const));
    const people = Number(properties['population'] ?? 0);
    const name = textOf(properties['name:fr']) || textOf(properties['name']);
    yield { layer: found, lines, name, rank: Number.isFinite(people) ? -people : 0 };
  }
}

const ORDER: readonly Layer[] = ['green', 'water', 'stream', 'minor', 'road', 'place'];

/** The shapes of a vector tile, in the order they are drawn. Throws for bytes that are none. */
export function readShapes(data: ArrayBuffer): Shape[] {
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(data)));
  const shapes = Object.values(layers).flatMap((layer) => [...shapesOf(layer)]);
  return shapes.sort((a, b) => ORDER.indexOf(a.layer) - ORDER.indexOf(b.layer) || a.rank - b.rank);
}

/** A tile ready to be drawn; null where the file has none. */
export async function readTile(archive: Archive, { z, x, y }: TileId): Promise<ReadTile | null> {
  const data = await archive.tile(z, x, y);
  if (!data || data.byteLength === 0) return null;
  if (archive.kind === 'vector') return { kind: 'vector', shapes: readShapes(data) };
  return { kind: 'raster', picture: await createImageBitmap(new Blob([data])) };
}

/** Tries one tile of the territory, so that a damaged file is noticed when it is chosen and not on the map. */
export async function sampleTile(archive: Archive): Promise<BasemapFailure['type'] | null> {
  for (let z = Math.min(archive.maxZoom, 14); z >= archive.minZoom; z -= 1) {
    for (const { lon, lat } of COMMUNES.filter((_, index) => index % 10 === 0)) {
      const [x, y] = tilePlace(lon, lat, z).map(Math.floor) as [number, number];
      try {
        if (await readTile(archive, { z, x, y })) return null;
      } catch {
        return 'basemap-broken';
      }
    }
  }
  return 'basemap-elsewhere';
}
