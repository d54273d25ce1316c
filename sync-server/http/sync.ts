// POST /v1/sync: push, then pull (SYNC section 4).
import { encodeSyncReply } from '#protocol/sync-reply.ts';
import { decodeSyncRequest } from '#protocol/sync-request.ts';
import type { Store } from '#server/store/store.ts';
import { readFrameBody, sendFrame } from './frames.ts';
import { refuse, type Route } from './route.ts';

export function syncRoute(store: Store): Route {
  return async (c) => {
    const frame = await readFrameBody(c, decodeSyncRequest);
    if (!frame.ok) return refuse(c, frame.error.type);
    const { request, received } = frame.value;
    const { member, device } = c.get('identity');
    const reply = await store.sync(member.id, request, device);
    if (!reply.ok) return refuse(c, reply.error.type);
    const { acks, rows, reset, full } = reply.value;
    const figures = { app: request.app.slice(0, 40), received, items: acks.length, rows: rows.length };
    c.set('figures', { ...figures, ...(reset ? { reset: 1 } : {}), ...(full ? { full: 1 } : {}) });
    return sendFrame(c, encodeSyncReply(reply.value, request.protocol));
  };
}
