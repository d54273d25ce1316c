// A PMTiles file (version 3, github.com/protomaps/PMTiles) read in place: only the bytes of the tiles that are drawn.
import { bytesToHeader, Compression, PMTiles, TileType, type Header, type Source } from 'pmtiles';
import { fail, ok, type Result } from '#domain/result.ts';
import { COMMUNES } from '#domain/territory/communes.ts';

export type BasemapFailure = {
  readonly type:
    | 'basemap-not-pmtiles'
    | 'basemap-old'
    | 'basemap-cut'
    | 'basemap-broken'
    | 'basemap-kind'
    | 'basemap-packing'
    | 'basemap-elsewhere'
    | 'basemap-no-room'
    | 'basemap-no-keeping';
};

type BasemapKind = 'raster' | 'vector';

export interface Archive {
  readonly kind: BasemapKind;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Who made the map, as its file says; '' when it does not. */
  readonly attribution: string;
  /** The bytes of a tile; null where the file has none. Throws for a damaged one. */
  tile(z: number, x: number, y: number): Promise<ArrayBuffer | null>;
}

/** A tile may inflate to so many bytes: what is more is no map. */
const LARGEST_TILE = 32 * 1024 * 1024;

async function inflated(data: ArrayBuffer): Promise<ArrayBuffer> {
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length;
    if (length > LARGEST_TILE) {
      await reader.cancel();
      throw new Error('more than a tile may be');
    }
    pieces.push(step.value);
  }
  return new Blob(pieces).arrayBuffer();
}

async function unpacked(data: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  if (compression === Compression.None || compression === Compression.Unknown) return data;
  if (compression === Compression.Gzip) return inflated(data);
  throw new Error('a compression that browsers do not have');
}

function sourceOf(file: Blob): Source {
  return {
    getKey: () => 'kept',
    getBytes: async (offset, length) => ({ data: await file.slice(offset, offset + length).arrayBuffer() }),
  };
}

const HEADER_BYTES = 127;
const MAGIC = 'PMTiles';

/** What the first bytes say, before the library looks at anything. */
async function firstWords(file: Blob): Promise<BasemapFailure['type'] | null> {
  const head = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
  const magic = new TextDecoder().decode(head.slice(0, MAGIC.length));
  if (!magic.startsWith('PM')) return 'basemap-not-pmtiles';
  if (magic !== MAGIC) return 'basemap-old';
  if (head.length < HEADER_BYTES) return 'basemap-cut';
  return head[7] === 3 ? null : 'basemap-old';
}

/** A damaged directory may claim any number of entries, and the library would make room for them all. */
async function isPlausibleRoot(file: Blob, header: Header): Promise<boolean> {
  const { rootDirectoryOffset: from, rootDirectoryLength: length, internalCompression } = header;
  const bytes = new Uint8Array(
    await unpacked(await file.slice(from, from + length).arrayBuffer(), internalCompression),
  );
  let [count, factor] = [0, 1];
  for (const byte of bytes.slice(0, 8)) {
    count += (byte & 0x7f) * factor;
    factor *= 128;
    if (byte < 0x80) break;
  }
  return count > 0 && count * 4 <= bytes.length;
}

const KINDS: Readonly<Partial<Record<TileType, BasemapKind>>> = {
  [TileType.Mvt]: 'vector',
  [TileType.Png]: 'raster',
  [TileType.Jpeg]: 'raster',
  [TileType.Webp]: 'raster',
  [TileType.Avif]: 'raster',
};

function isOverTerritory({ minLon, maxLon, minLat, maxLat }: Header): boolean {
  return COMMUNES.some(({ lon, lat }) => minLon <= lon && lon <= maxLon && minLat <= lat && lat <= maxLat);
}

function problemOf(header: Header, size: number): BasemapFailure['type'] | null {
  const end = Math.max(
    header.rootDirectoryOffset + header.rootDirectoryLength,
    header.tileDataOffset + (header.tileDataLength ?? 0),
  );
  if (end > size) return 'basemap-cut';
  if (!KINDS[header.tileType]) return 'basemap-kind';
  const packings = [header.internalCompression, header.tileCompression];
  if (packings.some((packing) => packing > Compression.Gzip)) return 'basemap-packing';
  return isOverTerritory(header) ? null : 'basemap-elsewhere';
}

async function attributionOf(tiles: PMTiles): Promise<string> {
  try {
    const metadata = (await tiles.getMetadata()) as { readonly attribution?: unknown } | null;
    const text = typeof metadata?.attribution === 'string' ? metadata.attribution : '';
    return text
      .replace(/<[^>]*>/g, '')
      .trim()
      .slice(0, 200);
  } catch {
    // A map without its metadata is still a map.
    return '';
  }
}

/** Opens a file as a basemap; nothing of it is believed before it has been looked at. */
export async function openArchive(file: Blob): Promise<Result<Archive, BasemapFailure>> {
  const first = await firstWords(file);
  if (first) return fail({ type: first });
  const tiles = new PMTiles(sourceOf(file), undefined, unpacked);
  try {
    const header = bytesToHeader(await file.slice(0, HEADER_BYTES).arrayBuffer());
    const problem = problemOf(header, file.size);
    if (problem) return fail({ type: problem });
    if (!(await isPlausibleRoot(file, header))) return fail({ type: 'basemap-broken' });
    await tiles.getHeader();
    return ok({
      kind: KINDS[header.tileType] ?? 'raster',
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
      attribution: await attributionOf(tiles),
      tile: async (z, x, y) => (await tiles.getZxy(z, x, y))?.data ?? null,
    });
  } catch {
    return fail({ type: 'basemap-broken' });
  }
}
