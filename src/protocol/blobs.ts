// The photos' lane: content-addressed pieces, in any order, as often as it takes.
//   HEAD /v1/blobs/:sha?doc=&bytes=     x-cordee-missing: comma-separated numbers of the pieces that are not there; '' when whole
//   PUT  /v1/blobs/:sha/:n?doc=&bytes=  one piece of 64 KB (the last may be shorter); 200 {"missing":[n…]}
//   GET  /v1/blobs/:sha?doc=            the whole, with Range
// A thumbnail is a blob of its own. A blob belongs to the records it was sent for: who may read one of them may read it,
// who may write one may send it. `missing` empty is the receipt: the whole is on disk, its sum is right, and it is named.
import { CAPS } from './caps.ts';
import { type HttpRefusal, isHttpRefusal } from './refusal.ts';

/** SHA-256 of the whole, 64 lower-case hexadecimal digits: the name of a blob everywhere. */
export type BlobSha = string;

export function isBlobSha(text: string): text is BlobSha {
  return /^[0-9a-f]{64}$/.test(text);
}

/** How many pieces a blob of this size has. */
export function chunksOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / CAPS.chunkBytes));
}

/** The length of piece `n` of a blob of this size. */
export function chunkLength(bytes: number, n: number): number {
  return Math.min(CAPS.chunkBytes, bytes - n * CAPS.chunkBytes);
}

export const MISSING_HEADER = 'x-cordee-missing';
/** The name of a refusal where an answer has no body (HEAD). */
export const REFUSAL_HEADER = 'x-cordee-refusal';

/** Null when it is no list of pieces of a blob of this size: whoever answered is not our server. */
export function parseMissing(header: string | null, bytes: number): readonly number[] | null {
  if (header === null) return null;
  return soundMissing(header === '' ? [] : header.split(',').map(Number), bytes);
}

/** The same from the body of an answer to PUT. */
export function readMissing(body: unknown, bytes: number): readonly number[] | null {
  const missing = (body as { missing?: unknown } | null)?.missing;
  return Array.isArray(missing) ? soundMissing(missing, bytes) : null;
}

function soundMissing(numbers: readonly unknown[], bytes: number): readonly number[] | null {
  const chunks = chunksOf(bytes);
  const sound = numbers.every((n) => Number.isInteger(n) && (n as number) >= 0 && (n as number) < chunks);
  return sound ? (numbers as readonly number[]) : null;
}

/** The refusal's name, from the header or null. */
export function parseRefusal(header: string | null): HttpRefusal | null {
  return isHttpRefusal(header) ? header : null;
}
