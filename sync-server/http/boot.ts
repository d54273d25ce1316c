// POST /v1/boot: the first sync of a device, page by page.
import { decodeBootRequest, encodeBootReply } from '#protocol/boot.ts';
import type { Store } from '#server/store/store.ts';
import { frameRoute } from './frames.ts';
import type { Route } from './route.ts';

export function bootRoute(store: Store): Route {
  return frameRoute({
    decode: decodeBootRequest,
    answer: (member, request) => store.boot(member, request),
    encode: encodeBootReply,
    figures: ({ cards, records }) => ({ cards: cards.length, records: records.length }),
  });
}
