// The flight recorder (SYNC D4): a second, independent copy of the records being edited, written by y-indexeddb into
// databases of its own. It is never the store of record: its weaknesses (a database per record, no word on a failed
// write) do no harm where nothing depends on it, and what it holds when the store failed is a word saved.
import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { type DocId, isDocId } from '#domain/ids.ts';
import { RECORD_KINDS, type RecordKind } from '#domain/record/record.ts';

export interface Recording {
  /** Bytes of one act; never throws. */
  note(update: Uint8Array): void;
  /** A clean close: everything is in the store, the copy is thrown away. */
  clear(): Promise<void>;
}

export interface Leftover {
  readonly doc: DocId;
  readonly kind: RecordKind;
  /** The whole record as the recorder holds it. */
  readonly state: Uint8Array;
  drop(): Promise<void>;
}

export interface FlightRecorder {
  start(kind: RecordKind, doc: DocId, state: Uint8Array): Recording;
  /** What was not cleared: the tab died with these records open. */
  leftovers(): Promise<Leftover[]>;
}

/**
 * @param prefix of the databases' names: the store's name and the tab's slot, so that no two tabs share a copy
 * @param session different at each start, so that a copy is never opened while an older one is being thrown away
 */
export function createFlightRecorder(prefix: string, session: string): FlightRecorder {
  let count = 0;
  return {
    start(kind, doc, state) {
      count += 1;
      const name = [prefix, kind, doc, `${session}-${count}`].join(':');
      // A copy of its own: an error in its handlers must never reach the record on the screen.
      const copy = new Y.Doc();
      Y.applyUpdate(copy, state);
      const persistence = new IndexeddbPersistence(name, copy);
      const opened = persistence._db.then(
        () => true,
        () => false,
      );
      return {
        note(update) {
          try {
            Y.applyUpdate(copy, update);
          } catch {
            // Its connection is gone; the store says what is durable, not the recorder.
          }
        },
        async clear() {
          if (!(await opened)) return;
          await persistence.destroy();
          await clearDocument(name).catch(() => undefined);
        },
      };
    },
    async leftovers() {
      const databases = (await indexedDB.databases?.()) ?? [];
      const found: Leftover[] = [];
      for (const { name } of databases) {
        const parts = name?.startsWith(`${prefix}:`) ? name.slice(prefix.length + 1).split(':') : [];
        const kind = RECORD_KINDS.find((one) => one === parts[0]);
        const doc = parts[1] ?? '';
        if (!name || parts.length !== 3 || parts[2]?.startsWith(`${session}-`) || !kind || !isDocId(doc)) continue;
        const state = await readCopy(name);
        found.push({ doc, kind, state, drop: () => clearDocument(name).catch(() => undefined) });
      }
      return found;
    },
  };
}

async function readCopy(name: string): Promise<Uint8Array> {
  const copy = new Y.Doc();
  const persistence = new IndexeddbPersistence(name, copy);
  await persistence.whenSynced;
  const state = Y.encodeStateAsUpdate(copy);
  await persistence.destroy();
  return state;
}
