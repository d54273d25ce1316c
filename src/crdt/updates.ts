// Bytes in, bytes out: all the server ever knows of a record (SYNC R7: update format V1 only).
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

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

/**
 * The whole record in as few bytes as it takes: what was replaced or deleted goes, its place stays. Equal to the merge
 * of the same updates for every reader. Throws on bytes that are not updates.
 */
export function compacted(updates: readonly Uint8Array[]): Uint8Array {
  return loaded(updates, Y.encodeStateAsUpdate);
}

/**
 * What a record holds, as bytes that are equal exactly when `equalSnapshots` says so (SYNC R11): the same on every
 * device, whatever the order of the updates and whether they were compacted. Throws on bytes that are not updates.
 */
export function snapshotOf(updates: readonly Uint8Array[]): Uint8Array {
  const { sv, ds } = loaded(updates, Y.snapshot);
  const byClient = ([a]: readonly [number, unknown], [b]: readonly [number, unknown]): number => a - b;
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sv.size);
    for (const [client, clock] of [...sv].sort(byClient)) writeNumbers(encoder, [client, clock]);
    for (const [client, deletions] of [...ds.clients].sort(byClient)) {
      writeNumbers(encoder, [client, deletions.length]);
      for (const { clock, len } of deletions) writeNumbers(encoder, [clock, len]);
    }
  });
}

function writeNumbers(encoder: encoding.Encoder, numbers: readonly number[]): void {
  for (const number of numbers) encoding.writeVarUint(encoder, number);
}

function loaded<Value>(updates: readonly Uint8Array[], read: (doc: Y.Doc) => Value): Value {
  const doc = new Y.Doc({ gc: true, guid: '' });
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    return read(doc);
  } finally {
    doc.destroy();
  }
}
