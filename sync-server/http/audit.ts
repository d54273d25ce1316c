// POST /v1/audit: do a device and the server hold the same (SYNC R11)?
import { decodeAuditRequest, encodeAuditReply } from '#protocol/audit.ts';
import type { Store } from '#server/store/store.ts';
import { frameRoute } from './frames.ts';
import type { Route } from './route.ts';

export function auditRoute(store: Store): Route {
  return frameRoute({
    decode: decodeAuditRequest,
    answer: (member, request) => store.audit(member, request),
    encode: encodeAuditReply,
    figures: ({ different, absent }) => ({ different: different.length, absent: absent.length }),
  });
}
