// Pictures as the lane sees them: bytes and their sum. Their content is noise, so that nothing compresses.
import { createHash } from 'node:crypto';
import { CAPS } from '#protocol/caps.ts';
import { chunkLength, chunksOf } from '#protocol/blobs.ts';

export interface Picture {
  readonly sha: string;
  readonly body: Uint8Array;
}

export function pictureOf(bytes: number, seed = 1): Picture {
  const body = new Uint8Array(bytes);
  let state = seed;
  for (let index = 0; index < bytes; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    body[index] = state >>> 16;
  }
  return { sha: sumOf(body), body };
}

export function sumOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Its pieces, in order. */
export function piecesOf({ body }: Picture): Uint8Array[] {
  return Array.from({ length: chunksOf(body.length) }, (_, n) => {
    const start = n * CAPS.chunkBytes;
    return body.subarray(start, start + chunkLength(body.length, n));
  });
}
