// GET /v1/members: people, devices and links, for coordinators.
import type { Store } from '#server/store/store.ts';
import { answer, refuse, type Route } from './route.ts';

export function membersRoute(store: Store): Route {
  return async (c) => {
    const members = await store.members();
    return members.ok ? answer(c, members.value) : refuse(c, members.error.type);
  };
}
