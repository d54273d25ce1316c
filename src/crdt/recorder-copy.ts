// One copy of the flight recorder: a database that y-indexeddb reads, written row by row. The library's own writing lets
// the promises of its writes fall, so that a full disk shows as an error of the page; here a failure is a value.
import * as idb from 'lib0/indexeddb';
import { clearDocument, fetchUpdates, type IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

export interface RecorderCopy {
  add(update: Uint8Array): void;
  /** Why the copy is no longer complete; null while it is. */
  failure(): string | null;
  /** Resolves when everything added so far is written, or not going to be. */
  settled(): Promise<void>;
  drop(): Promise<void>;
}

const ROWS = 'updates';

/** The tables as y-indexeddb makes them; `onNew` when there were none. */
const open = (name: string, onNew?: () => void) =>
  idb.openDB(name, (database) => {
    onNew?.();
    idb.createStores(database, [[ROWS, { autoIncrement: true }], ['custom']]);
  });

/** Writes a new copy; nothing here ever throws or rejects. */
export function writeCopy(name: string): RecorderCopy {
  let failure: string | null = null;
  let database: Awaited<ReturnType<typeof open>> | null = null;
  let tail = attempt(async () => {
    database = await open(name);
  });

  /** A row that is missing makes the later ones worthless: after a failure nothing more is written. */
  async function attempt(work: () => Promise<unknown>): Promise<void> {
    if (failure !== null) return;
    try {
      await work();
    } catch (error) {
      failure = String(error);
    }
  }

  return {
    add(update) {
      tail = tail.then(() =>
        attempt(async () => {
          if (!database) return;
          const [rows] = idb.transact(database, [ROWS]);
          if (rows) await idb.rtop(rows.add(update));
        }),
      );
    },
    failure: () => failure,
    settled: () => tail,
    async drop() {
      await tail;
      database?.close();
      await dropCopy(name);
    },
  };
}

/** The record that a copy holds; null when it is gone or cannot be read now. */
export async function readCopy(name: string): Promise<Uint8Array | null> {
  const doc = new Y.Doc();
  let isGone = false;
  try {
    const db = await open(name, () => {
      isGone = true;
    });
    // All that the library's reading uses of its own object.
    const held = { db, doc, _dbref: 0, _dbsize: 0, _destroyed: false };
    try {
      await fetchUpdates(held as unknown as IndexeddbPersistence);
    } finally {
      db.close();
    }
    // Thrown away between the list of the databases and this look: the look must not leave an empty one.
    if (isGone) await dropCopy(name);
    return isGone ? null : Y.encodeStateAsUpdate(doc);
  } catch {
    return null;
  } finally {
    doc.destroy();
  }
}

export async function dropCopy(name: string): Promise<void> {
  // What cannot be deleted now is found again at the next start.
  await clearDocument(name).catch(() => undefined);
}
