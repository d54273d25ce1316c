// GET /v1/me: who this device writes for, and the workspace's members; also a cheap check of a token.
import type { Store } from '#server/store/store.ts';
import { answer, refuse, type Route } from './route.ts';

export function meRoute(store: Store): Route {
  return async (c) => {
    const { device, member } = c.get('identity');
    const config = await store.config();
    if (!config.ok) return refuse(c, config.error.type);
    const self = config.value.members.find((candidate) => candidate.id === member.id);
    return answer(c, { device, member: self, config: config.value });
  };
}
