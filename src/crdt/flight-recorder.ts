// The flight recorder (SYNC D4): a second, independent copy of the records being edited, in databases of its own as
// y-indexeddb lays them out. It is never the store of record: the weaknesses of that library (a database per record,
// no word on a failed write) do no harm where nothing depends on it, and what it holds when the store failed is a word saved.
import { type DocId, isDocId } from '#domain/ids.ts';
import { RECORD_KINDS, type RecordKind } from '#domain/record/record.ts';
import { dropCopy, readCopy, writeCopy } from './recorder-copy.ts';

export interface Recording {
  /** Bytes of one act; never throws. */
  note(update: Uint8Array): void;
  /** Why this copy is no longer complete (a full disk, a closed connection); null while it is. */
  failure(): string | null;
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
      const copy = writeCopy([prefix, kind, doc, `${session}-${count}`].join(':'));
      copy.add(state);
      return { note: copy.add, failure: copy.failure, clear: copy.drop };
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
        // Unreadable for now: it stays for the next start.
        if (state) found.push({ doc, kind, state, drop: () => dropCopy(name) });
      }
      return found;
    },
  };
}
