// A damaged row on a tablet's disk must not take the sound ones, or other records, with it (SYNC I11).
import { EMPTY_UPDATE, mergeUpdates } from '#crdt/updates.ts';

/** True for bytes that are an update, whatever it says. */
export function isSound(update: Uint8Array): boolean {
  try {
    mergeUpdates([update, EMPTY_UPDATE]);
    return true;
  } catch {
    return false;
  }
}

/** One update with the meaning of all that can be read; what cannot is left out. */
export function mergeSound(updates: readonly Uint8Array[]): Uint8Array {
  try {
    return mergeUpdates(updates);
  } catch {
    return mergeUpdates(updates.filter(isSound));
  }
}
