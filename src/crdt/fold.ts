// Many stored updates of one record become one (SYNC D5): loaded in one transaction, what was deleted let go, encoded.
import * as Y from 'yjs';
import { admit } from './inspection.ts';
import { EMPTY_STATE_VECTOR } from './updates.ts';

/**
 * The whole record as one update. Null when it cannot stand for its parts: one of them cannot be read, something in
 * them waits for bytes that have not come, or a server that holds nothing would not take it in one piece of `limit` bytes.
 */
export function fold(updates: readonly Uint8Array[], limit: number): Uint8Array | null {
  const doc = new Y.Doc({ gc: true, guid: '' });
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return null;
    const body = Y.encodeStateAsUpdate(doc);
    return body.length <= limit && admit(EMPTY_STATE_VECTOR, body).ok ? body : null;
  } catch {
    return null;
  } finally {
    doc.destroy();
  }
}
