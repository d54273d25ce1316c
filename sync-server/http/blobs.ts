// The photos' lane: HEAD, PUT and GET of content-addressed files, in pieces (`protocol/blobs.ts`).
import { isDocId } from '#domain/ids.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { isBlobSha, MISSING_HEADER, REFUSAL_HEADER } from '#protocol/blobs.ts';
import { CAPS } from '#protocol/caps.ts';
import type { HttpRefusal } from '#protocol/refusal.ts';
import type { Parcel } from '#server/blobs/blob-files.ts';
import type { BlobHouse, SeenBlob } from '#server/blobs/blob-house.ts';
import { readBody } from './body.ts';
import { answer, refuse, type Route, type RouteContext } from './route.ts';

/** PUT of one piece: durable before it is answered; the last one answers when the whole is. */
export function putBlobRoute(house: BlobHouse): Route {
  return async (c) => {
    const parcel = parcelOf(c);
    if (!parcel.ok) return refuse(c, parcel.error.type);
    const body = await readBody(c, CAPS.chunkBytes);
    if (!body.ok) return refuse(c, body.error.type);
    const n = Number(c.req.param('n'));
    const missing = await house.put(memberOf(c), parcel.value, n, body.value);
    if (!missing.ok) return refuse(c, missing.error.type);
    c.set('figures', { received: body.value.length, missing: missing.value.length });
    return answer(c, { missing: missing.value });
  };
}

/** GET of the whole or of a range; HEAD says which pieces are missing. */
export function getBlobRoute(house: BlobHouse): Route {
  return async (c) => {
    // The framework serves HEAD by the route of GET and leaves the body out.
    if (c.req.raw.method === 'HEAD') return tellMissing(c, house);
    const sha = c.req.param('sha') ?? '';
    const doc = c.req.query('doc') ?? '';
    if (!isBlobSha(sha) || !isDocId(doc)) return refuse(c, 'garbage');
    const seen = await house.see(memberOf(c), doc, sha);
    if (!seen.ok) return refuse(c, seen.error.type);
    // What is named by its sum never changes; who may not see it has no use of a copy of somebody else.
    c.header('etag', `"${sha}"`);
    c.header('cache-control', 'private, max-age=31536000, immutable');
    c.header('vary', 'authorization');
    c.header('accept-ranges', 'bytes');
    if (c.req.header('if-none-match') === `"${sha}"`) return c.body(null, 304);
    return sendRange(c, seen.value);
  };
}

async function tellMissing(c: RouteContext, house: BlobHouse): Promise<Response> {
  const parcel = parcelOf(c);
  const missing = parcel.ok ? await house.missing(memberOf(c), parcel.value) : parcel;
  if (!missing.ok) {
    c.header(REFUSAL_HEADER, missing.error.type);
    return refuse(c, missing.error.type);
  }
  c.header(MISSING_HEADER, missing.value.join(','));
  c.header('cache-control', 'no-store');
  return c.body(null, 200);
}

function sendRange(c: RouteContext, { bytes, read }: SeenBlob): Response {
  const range = rangeOf(c.req.header('range'), bytes);
  if (range === null) {
    c.header('content-range', `bytes */${bytes}`);
    return c.body(null, 416);
  }
  const { start, end, partial } = range;
  if (partial) c.header('content-range', `bytes ${start}-${end}/${bytes}`);
  c.header('content-type', 'application/octet-stream');
  c.header('content-length', String(end + 1 - start));
  return c.body(read(start, end), partial ? 206 : 200);
}

interface ByteRange {
  readonly start: number;
  /** Included. */
  readonly end: number;
  readonly partial: boolean;
}

/** Null when it lies outside; what is no single range is passed over, as HTTP allows. */
function rangeOf(header: string | undefined, bytes: number): ByteRange | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return { start: 0, end: bytes - 1, partial: false };
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytes - 1 : Math.min(bytes - 1, Number(last));
  return start <= end ? { start, end, partial: true } : null;
}

function parcelOf(c: RouteContext): Result<Parcel, { readonly type: HttpRefusal }> {
  const sha = c.req.param('sha') ?? '';
  const doc = c.req.query('doc') ?? '';
  const bytes = Number(c.req.query('bytes'));
  if (!isBlobSha(sha) || !isDocId(doc) || !Number.isInteger(bytes) || bytes < 1) return fail({ type: 'garbage' });
  return bytes > CAPS.blobBytes ? fail({ type: 'too-large' }) : ok({ sha, doc, bytes });
}

function memberOf(c: RouteContext): string {
  return c.get('identity').member.id;
}
