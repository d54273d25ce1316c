// POST /v1/sync: one frame up, one frame down (SYNC section 4).
import { CAPS } from '#protocol/caps.ts';
import type { FrameFailure } from '#protocol/frame.ts';
import type { HttpRefusal } from '#protocol/refusal.ts';
import { encodeSyncReply } from '#protocol/sync-reply.ts';
import { decodeSyncRequest } from '#protocol/sync-request.ts';
import type { Store } from '#server/store/store.ts';
import { inflateBody, readBody } from './body.ts';
import { pack, packingFor } from './compress.ts';
import { refuse, type Route, type RouteContext } from './route.ts';

/** Below this a reply travels as it is, bytes. */
const PACK_FROM = 256;
/** Nearly as small as the best, at a tenth of the time. */
const BROTLI_QUALITY = 5;

const REFUSAL_OF: Record<FrameFailure['type'], HttpRefusal> = {
  'not-a-frame': 'garbage',
  garbage: 'garbage',
  'too-large': 'too-large',
  'unknown-version': 'app-too-old',
};

export function syncRoute(store: Store): Route {
  return async (c) => {
    const travelled = await readBody(c, CAPS.requestBytes);
    if (!travelled.ok) return refuse(c, travelled.error.type);
    const packed = c.req.header('x-cordee-encoding') === 'deflate-raw';
    const bytes = packed ? await inflateBody(travelled.value, CAPS.inflatedBytes) : travelled;
    if (!bytes.ok) return refuse(c, bytes.error.type);
    const request = decodeSyncRequest(bytes.value);
    if (!request.ok) return refuse(c, REFUSAL_OF[request.error.type]);
    const reply = await store.sync(c.get('identity').member.id, request.value);
    if (!reply.ok) return refuse(c, reply.error.type);
    const { acks, rows, reset, full } = reply.value;
    const figures = { app: request.value.app.slice(0, 40), received: travelled.value.length, items: acks.length };
    c.set('figures', { ...figures, rows: rows.length, ...(reset ? { reset: 1 } : {}), ...(full ? { full: 1 } : {}) });
    return sendFrame(c, encodeSyncReply(reply.value, request.value.protocol));
  };
}

async function sendFrame(c: RouteContext, frame: Uint8Array): Promise<Response> {
  c.header('content-type', 'application/octet-stream');
  c.header('cache-control', 'no-store');
  c.header('vary', 'accept-encoding');
  const packing = frame.length > PACK_FROM ? packingFor(c.req.header('accept-encoding')) : null;
  const body = packing ? await pack(frame, packing, BROTLI_QUALITY) : frame;
  if (packing) c.header('content-encoding', packing);
  c.header('content-length', String(body.length));
  return c.body(body as Uint8Array<ArrayBuffer>);
}
