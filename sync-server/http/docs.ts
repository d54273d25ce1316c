// POST /v1/docs: whole records, for holes and repair (SYNC L6, L7).
import { decodeDocsRequest, encodeDocsReply } from '#protocol/docs.ts';
import type { Store } from '#server/store/store.ts';
import { frameRoute } from './frames.ts';
import type { Route } from './route.ts';

export function docsRoute(store: Store): Route {
  return frameRoute({
    decode: decodeDocsRequest,
    answer: (member, request) => store.docs(member, request),
    encode: encodeDocsReply,
    figures: ({ records, absent }) => ({ records: records.length, absent: absent.length }),
  });
}
