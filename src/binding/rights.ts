// Whose hands hold this tablet, and what they may do. Before a workspace is joined they are an advisor's.
import type { Role } from '#domain/access/role.ts';
import type { Store } from '#store/store.ts';

export function roleOf(store: Store): Role {
  return store.device.value.member?.role ?? 'advisor';
}

/** Committee members and partners read. */
export function mayWrite(store: Store): boolean {
  const role = roleOf(store);
  return role === 'coordinator' || role === 'advisor';
}
