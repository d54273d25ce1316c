// POST /v1/devices/:id/revoke: a lost tablet's token opens nothing from now on.
import type { Store } from '#server/store/store.ts';
import { answer, refuse, type Route } from './route.ts';

export function devicesRevokeRoute(store: Store): Route {
  return async (c) => {
    const revoked = await store.revokeDevice(c.req.param('id') ?? '');
    return revoked.ok ? answer(c, {}) : refuse(c, revoked.error.type);
  };
}
