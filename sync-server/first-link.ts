// Until a coordinator's device has joined, nobody could invite anybody: each start shows a link.
import { joinPath } from '#server/auth/join-path.ts';
import type { Outcome, Store } from '#server/store/store.ts';

const FIRST_LINK_HOURS = 30 * 24;
const FIRST_NAME = 'Coordination';

/**
 * The path of a new link for the coordinator, null when one has joined already. Codes are kept as hashes only, so an
 * earlier link cannot be shown again; it still works until one of them has been used.
 */
export async function firstLink(store: Store): Outcome<string | null> {
  const status = await store.status();
  if (!status.ok) return status;
  return status.value.coordinatorJoined ? { ok: true, value: null } : coordinatorLink(store, FIRST_LINK_HOURS);
}

/** One more link for the first coordinator, who is made when there is none. */
export async function coordinatorLink(store: Store, hours: number): Outcome<string> {
  const invite = await store.createCoordinatorInvite({ name: FIRST_NAME, hours });
  return invite.ok ? { ok: true, value: joinPath(invite.value.code) } : invite;
}
