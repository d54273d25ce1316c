// The photos' lane: content-addressed pieces, in any order, as often as it takes.
//   PUT  /v1/blobs/:sha/:n?doc=&bytes=   one piece of 64 KB (the last may be shorter); 200 {"missing":[n…]}
//   HEAD /v1/blobs/:sha?doc=             x-cordee-missing: comma-separated numbers of the pieces that are not there; '' when whole
//   GET  /v1/blobs/:sha?doc=             the whole, with Range
// A thumbnail is a blob of its own. A blob belongs to the records that name it: who may read one of them may read it.
import { CAPS } from './caps.ts';

/** SHA-256 of the whole, 64 lower-case hexadecimal digits: the name of a blob everywhere. */
export type BlobSha = string;

export function isBlobSha(text: string): text is BlobSha {
  return /^[0-9a-f]{64}$/.test(text);
}

/** How many pieces a blob of this size has. */
export function chunksOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / CAPS.chunkBytes));
}

export const MISSING_HEADER = 'x-cordee-missing';
