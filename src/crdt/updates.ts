// Bytes in, bytes out: all the server ever knows of a record (SYNC R7: update format V1 only).
import * as Y from 'yjs';
import { fail, ok, type Result } from '#domain/result.ts';

export type AdmissionFailure =
  /** The bytes are not a well-formed update. */
  | { readonly type: 'invalid' }
  /** The update builds on something the receiver does not hold (SYNC L3). */
  | { readonly type: 'needbase' };

/** An update that says nothing: no structs, nothing deleted. */
export const EMPTY_UPDATE: Uint8Array = new Uint8Array([0, 0]);

/** State vector of a record of which nothing is held. */
export const EMPTY_STATE_VECTOR: Uint8Array = new Uint8Array([0]);

/** One update with the meaning of all of them; order and repetition do not matter. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  if (only === undefined) return EMPTY_UPDATE;
  return updates.length === 1 ? only : Y.mergeUpdates([...updates]);
}

/** What `update` adds to a holder with this state vector; deletions are always kept, since vectors do not see them. */
export function diffUpdate(update: Uint8Array, stateVector: Uint8Array): Uint8Array {
  return Y.diffUpdate(update, stateVector);
}

/** How far an update reaches, per writer. Only meaningful for updates that begin at 0 (whole records). */
export function stateVectorOf(update: Uint8Array): Uint8Array {
  return Y.encodeStateVectorFromUpdate(update);
}

/** True when the update carries nothing. */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}

const MAX_STRUCTS = 5_000;
const MAX_CLOCK_ADVANCE = 50_000;

/**
 * Causal admission on bytes only (SYNC L3, L11): the update may refer to nothing that the holder of
 * `stateVector` lacks. Returns the holder's next state vector.
 */
export function admit(stateVector: Uint8Array, update: Uint8Array): Result<Uint8Array, AdmissionFailure> {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  let held: Map<number, number>;
  try {
    decoded = Y.decodeUpdate(update);
    held = Y.decodeStateVector(stateVector);
  } catch {
    return fail({ type: 'invalid' });
  }
  if (decoded.structs.length > MAX_STRUCTS) return fail({ type: 'invalid' });
  const reach = reachOf(decoded.structs, held);
  if (!reach.ok) return reach;
  const next = reach.value;
  const lacks = (id: { client: number; clock: number } | null): boolean =>
    id !== null && id.clock >= (next.get(id.client) ?? 0);
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item)) continue;
    const parent = struct.parent instanceof Y.ID ? struct.parent : null;
    if (lacks(struct.origin) || lacks(struct.rightOrigin) || lacks(parent)) return fail({ type: 'needbase' });
  }
  for (const [client, deletions] of decoded.ds.clients) {
    for (const deletion of deletions) {
      if (deletion.clock + deletion.len > (next.get(client) ?? 0)) return fail({ type: 'needbase' });
    }
  }
  return ok(encodeStateVector(next));
}

/** Follows the structs per writer: no gap after what is held, no skip, no leap. */
function reachOf(
  structs: readonly (Y.Item | Y.GC | Y.Skip)[],
  held: ReadonlyMap<number, number>,
): Result<Map<number, number>, AdmissionFailure> {
  const next = new Map(held);
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return fail({ type: 'needbase' });
    const { client, clock } = struct.id;
    const reached = next.get(client) ?? 0;
    if (clock > reached) return fail({ type: 'needbase' });
    const end = clock + struct.length;
    if (end - (held.get(client) ?? 0) > MAX_CLOCK_ADVANCE) return fail({ type: 'invalid' });
    if (end > reached) next.set(client, end);
  }
  return ok(next);
}

function encodeStateVector(vector: ReadonlyMap<number, number>): Uint8Array {
  return Y.encodeStateVector(new Map([...vector].sort(([a], [b]) => b - a)));
}
