// What a page of the bench can do in a real browser; the bench calls it by name.
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { DocId } from '#domain/ids.ts';
import type { HistoryMark, ReceivedRow } from '#storage/receipt.ts';
import { openStorage } from '#storage/storage.ts';

export interface Kept {
  readonly doc: string;
  /** An update, base64. */
  readonly body: string;
}

/** What one page of the exchange carries, bytes. */
const PAGE_BYTES = 512 * 1024;
/** Databases of y-indexeddb that are opened side by side. */
const TOGETHER = 50;

const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const mark = (seq: number): HistoryMark => ({ seq, tip: new Uint8Array(16) });

/** The storage room takes in received records, page by page as the exchange does; gives ms. */
async function storeOurs(records: readonly Kept[]): Promise<number> {
  const storage = openStorage(`ours-${Date.now()}`);
  const rows = records.map(({ doc, body }, index): ReceivedRow => {
    const [seq, version] = [index + 1, 1];
    return { type: 'store', doc: doc as DocId, kind: 'dossier', channel: 'private', body: bytesOf(body), seq, version };
  });
  const start = performance.now();
  for (let from = 0; from < rows.length;) {
    let [to, bytes] = [from, 0];
    while (to < rows.length && bytes < PAGE_BYTES) bytes += rows[to++]?.body?.length ?? 0;
    const [received, refused, at] = [[], [], Date.now()];
    const page = { received, refused, rows: rows.slice(from, to), config: null, at, clockOffset: 0 };
    const done = await storage.receive({ ...page, cursor: mark(to), horizon: mark(to) });
    if (!done.ok) throw new Error(done.error.detail);
    from = to;
  }
  const ms = performance.now() - start;
  const stored = await storage.docRows();
  storage.close();
  if (!stored.ok || stored.value.length !== records.length) throw new Error('not everything was stored');
  return ms;
}

/** The same by y-indexeddb: a document and a database for each record, until every write is committed. */
async function storeTheirs(records: readonly Kept[]): Promise<number> {
  const run = Date.now();
  const start = performance.now();
  for (let from = 0; from < records.length; from += TOGETHER) {
    await Promise.all(
      records.slice(from, from + TOGETHER).map((record) => storeOne(`theirs-${run}-${record.doc}`, record)),
    );
  }
  return performance.now() - start;
}

async function storeOne(name: string, { body }: Kept): Promise<void> {
  const doc = new Y.Doc();
  const persistence = new IndexeddbPersistence(name, doc);
  await persistence.whenSynced;
  Y.applyUpdate(doc, bytesOf(body));
  await committed(persistence);
  await persistence.destroy();
}

/** It gives no word on a write: a read that waits behind it does. */
function committed(persistence: IndexeddbPersistence): Promise<void> {
  return new Promise((resolve, reject) => {
    const { db } = persistence;
    if (!db) throw new Error('no database');
    const behind = db.transaction('updates', 'readonly');
    behind.objectStore('updates').count();
    behind.addEventListener('complete', () => resolve());
    behind.addEventListener('error', () => reject(new Error('the write failed')));
  });
}

const bench = { storeOurs, storeTheirs };
export type BenchPage = typeof bench;
Object.assign(window, { bench });
