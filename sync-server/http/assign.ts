// POST /v1/assign: a coordinator hands a private record to a member.
import { isDocId } from '#domain/ids.ts';
import { assignRequest } from '#protocol/enrolment.ts';
import type { Store } from '#server/store/store.ts';
import { readJson } from './body.ts';
import { answer, refuse, type Route } from './route.ts';

export function assignRoute(store: Store): Route {
  return async (c) => {
    const request = await readJson(c, assignRequest);
    if (!request.ok) return refuse(c, request.error.type);
    const { doc, member } = request.value;
    if (!isDocId(doc)) return refuse(c, 'unknown-target');
    const assigned = await store.assign(c.get('identity').member.id, doc, member);
    return assigned.ok ? answer(c, {}) : refuse(c, assigned.error.type);
  };
}
