// A small real .pmtiles (version 3) written from its specification: one root directory, no leaves, tiles clustered.
import { deflateSync, gzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';

interface WrittenTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly data: Uint8Array;
}

interface PmtilesOptions {
  /** 1 MVT, 2 PNG, 3 JPEG, 4 WebP, 5 AVIF. */
  readonly tileType: number;
  /** 1 none, 2 gzip, 3 Brotli, 4 Zstandard: what the header says, and what is done for the first two. */
  readonly compression?: number;
  readonly bounds?: readonly [west: number, south: number, east: number, north: number];
  readonly attribution?: string;
}

/** Place of a tile on the Hilbert curves of all zooms, one after the other. */
function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3;
  let [px, py] = [x, y];
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const [rx, ry] = [(px & side) > 0 ? 1 : 0, (py & side) > 0 ? 1 : 0];
    id += side * side * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) [px, py] = [side - 1 - px, side - 1 - py];
      [px, py] = [py, px];
    }
  }
  return id;
}

function varints(values: readonly number[]): number[] {
  return values.flatMap((value) => {
    const bytes: number[] = [];
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    return [...bytes, rest];
  });
}

const COUSERANS = [0.75, 42.65, 1.65, 43.25] as const;

export function writePmtiles(given: readonly WrittenTile[], options: PmtilesOptions): Uint8Array<ArrayBuffer> {
  const compression = options.compression ?? 2;
  const packed = (bytes: Uint8Array): Uint8Array => (compression === 2 ? gzipSync(bytes) : bytes);
  const tiles = given
    .map(({ z, x, y, data }) => ({ id: tileId(z, x, y), data: packed(data) }))
    .sort((a, b) => a.id - b.id);
  const ids = tiles.map(({ id }, index) => id - (tiles[index - 1]?.id ?? 0));
  const lengths = tiles.map(({ data }) => data.length);
  // A tile that follows the one before has offset 0; the first begins at 0, written 1.
  const offsets = tiles.map((_, index) => (index === 0 ? 1 : 0));
  const runs = tiles.map(() => 1);
  const root = packed(
    Uint8Array.from([...varints([tiles.length]), ...varints([...ids, ...runs, ...lengths, ...offsets])]),
  );
  const metadata = packed(new TextEncoder().encode(JSON.stringify({ attribution: options.attribution ?? '' })));
  const data = Buffer.concat(tiles.map((tile) => tile.data));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0);
  header[7] = 3;
  const [rootAt, metadataAt] = [127, 127 + root.length];
  const leavesAt = metadataAt + metadata.length;
  const numbers = [rootAt, root.length, metadataAt, metadata.length, leavesAt, 0, leavesAt, data.length];
  for (const [index, value] of [...numbers, tiles.length, tiles.length, tiles.length].entries())
    header.writeBigUInt64LE(BigInt(value), 8 + index * 8);
  header[96] = 1;
  header[97] = compression;
  header[98] = compression;
  header[99] = options.tileType;
  header[100] = Math.min(...given.map(({ z }) => z));
  header[101] = Math.max(...given.map(({ z }) => z));
  for (const [index, degrees] of (options.bounds ?? COUSERANS).entries())
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + index * 4);
  return new Uint8Array(Buffer.concat([header, root, metadata, data]));
}

interface VectorFeature {
  /** 1 point, 2 line, 3 polygon. */
  readonly type: number;
  readonly properties: Readonly<Record<string, string>>;
  /** Whole numbers from 0 to 4096. */
  readonly lines: readonly (readonly (readonly [number, number])[])[];
}

const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

/** The commands of a geometry, as the vector tile specification numbers them. */
function commands({ type, lines }: VectorFeature): number[] {
  let [x, y] = [0, 0];
  return lines.flatMap((line) => {
    const steps = line.map(([nextX, nextY]) => {
      const step = [zigzag(nextX - x), zigzag(nextY - y)];
      [x, y] = [nextX, nextY];
      return step;
    });
    const [first = [], ...others] = steps;
    const rest = others.length > 0 ? [(others.length << 3) | 2, ...others.flat()] : [];
    return [(1 << 3) | 1, ...first, ...rest, ...(type === 3 ? [(1 << 3) | 7] : [])];
  });
}

/** A vector tile (MVT 2.1) with the given layers. */
export function vectorTile(layers: Readonly<Record<string, readonly VectorFeature[]>>): Uint8Array {
  const tile = new PbfWriter();
  for (const [name, features] of Object.entries(layers)) {
    const keys = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
    const values = [...new Set(features.flatMap(({ properties }) => Object.values(properties)))];
    tile.writeMessage(
      3,
      (_: unknown, layer: PbfWriter) => {
        layer.writeVarintField(15, 2);
        layer.writeStringField(1, name);
        for (const feature of features) {
          layer.writeMessage(
            2,
            (_feature: unknown, one: PbfWriter) => {
              const tags = Object.entries(feature.properties).flatMap(([key, value]) => [
                keys.indexOf(key),
                values.indexOf(value),
              ]);
              one.writePackedVarint(2, tags);
              one.writeVarintField(3, feature.type);
              one.writePackedVarint(4, commands(feature));
            },
            null,
          );
        }
        for (const key of keys) layer.writeStringField(3, key);
        for (const value of values)
          layer.writeMessage(4, (_value: unknown, one: PbfWriter) => one.writeStringField(1, value), null);
        layer.writeVarintField(5, 4096);
      },
      null,
    );
  }
  return tile.finish();
}

/** Columns and rows of a zoom that hold the Couserans. */
export function tilesOver(
  z: number,
  [west, south, east, north] = COUSERANS as readonly number[] as readonly [number, number, number, number],
) {
  const size = 2 ** z;
  const column = (lon: number): number => Math.floor(((lon + 180) / 360) * size);
  const row = (lat: number): number =>
    Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * size);
  const tiles: { z: number; x: number; y: number }[] = [];
  for (let x = column(west); x <= column(east); x += 1)
    for (let y = row(north); y <= row(south); y += 1) tiles.push({ z, x, y });
  return tiles;
}

/** A basemap of water, woods, a road and a hamlet, the same in each tile. */
export function vectorBasemap(): Uint8Array<ArrayBuffer> {
  const data = vectorTile({
    landuse: [
      {
        type: 3,
        properties: { kind: 'forest' },
        lines: [
          [
            [200, 200],
            [1800, 300],
            [1500, 1700],
            [300, 1500],
          ],
        ],
      },
    ],
    water: [
      {
        type: 3,
        properties: { kind: 'lake' },
        lines: [
          [
            [2400, 2400],
            [3400, 2500],
            [3200, 3300],
            [2500, 3200],
          ],
        ],
      },
    ],
    waterway: [
      {
        type: 2,
        properties: { kind: 'river' },
        lines: [
          [
            [0, 3000],
            [1500, 2600],
            [4096, 3600],
          ],
        ],
      },
    ],
    roads: [
      {
        type: 2,
        properties: { kind: 'highway' },
        lines: [
          [
            [0, 600],
            [2000, 1200],
            [4096, 400],
          ],
        ],
      },
    ],
    places: [{ type: 1, properties: { name: 'Hameau d’essai' }, lines: [[[2048, 2048]]] }],
  });
  const tiles = [9, 10, 11].flatMap((z) => tilesOver(z)).map((tile) => ({ ...tile, data }));
  return writePmtiles(tiles, { tileType: 1, attribution: '<a href="https://exemple.fr">© essais</a>' });
}

/** A PNG of one colour, 8 x 8. */
function plainPng([red, green, blue]: readonly [number, number, number]): Uint8Array {
  const crcOf = (bytes: Uint8Array): number => {
    let crc = -1;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
    }
    return ~crc >>> 0;
  };
  const chunk = (name: string, body: Uint8Array): Buffer => {
    const named = Buffer.concat([Buffer.from(name), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crcOf(named));
    return Buffer.concat([length, named, sum]);
  };
  const side = 8;
  const line = [0, ...Array.from({ length: side }, () => [red, green, blue]).flat()];
  const pixels = Uint8Array.from(Array.from({ length: side }, () => line).flat());
  const head = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** A basemap of pictures, all of one colour, not packed again. */
export function rasterBasemap(colour: readonly [number, number, number]): Uint8Array<ArrayBuffer> {
  const data = plainPng(colour);
  const tiles = [9, 10].flatMap((z) => tilesOver(z)).map((tile) => ({ ...tile, data }));
  return writePmtiles(tiles, { tileType: 2, compression: 1 });
}
