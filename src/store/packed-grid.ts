// A grid as short text and back: deflated, in base64. What comes back is checked: its bytes came over the wire.
import type { Json } from '#domain/json.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { gridHash, type Grid } from '#domain/grid/grid.ts';
import { parseGrid } from '#domain/grid/parse-grid.ts';
import { PUBLISHED_BODY_CAP } from '#domain/grid/published.ts';

/** What a packed grid may inflate to, bytes. */
const LARGEST = 4 * 1024 * 1024;

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length;
    if (length > LARGEST) {
      await reader.cancel();
      return null;
    }
    pieces.push(step.value);
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

/** Fails for a grid that would not fit into one record. */
export async function packGrid(grid: Grid): Promise<Result<string, { readonly type: 'grid-too-large' }>> {
  const packed = await through(new TextEncoder().encode(JSON.stringify(grid)), new CompressionStream('deflate-raw'));
  const body = packed ? toBase64(packed) : '';
  return body === '' || body.length > PUBLISHED_BODY_CAP ? fail({ type: 'grid-too-large' }) : ok(body);
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** The grid of that hash, or null when the body is not that: damaged, foreign, or made by a program we do not know. */
export async function unpackGrid(body: string, hash: string): Promise<Grid | null> {
  try {
    const packed = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
    const bytes = await through(packed, new DecompressionStream('deflate-raw'));
    if (!bytes) return null;
    const grid = parseGrid(JSON.parse(new TextDecoder().decode(bytes)) as Json);
    return grid.ok && gridHash(grid.value) === hash ? grid.value : null;
  } catch {
    // Text that is not base64, not deflated or not JSON: all three are only noticed by trying.
    return null;
  }
}
