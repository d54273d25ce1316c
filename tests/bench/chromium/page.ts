// What a page of the bench can do in a real browser; the bench calls it by name.
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { createReplica } from '#crdt/record.ts';
import { base64url, type DocId } from '#domain/ids.ts';
import type { Card } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import type { ReceivedRow } from '#storage/receipt.ts';
import { openStorage } from '#storage/storage.ts';
import { fillNetwork, readAllDocuments, receiveCompany } from './network-fill.ts';
import { must, receiptOf } from './receive.ts';

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
    await must(storage.receive(receiptOf(rows.slice(from, to), to)));
    from = to;
  }
  const ms = performance.now() - start;
  const stored = await must(storage.docRows());
  storage.close();
  if (stored.length !== records.length) throw new Error('not everything was stored');
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

/**
 * Fills the application's own database with so many dossiers, as an exchange would have, and their cards, as the
 * application would have made them: those of `records` again and again under other ids.
 */
async function fillApplication(records: readonly Kept[], count: number): Promise<void> {
  const storage = openStorage('cordee');
  const samples = records.map(({ body }) => {
    const bytes = bytesOf(body);
    return { bytes, view: createReplica([bytes]).view() };
  });
  for (let from = 0; from < count; from += TOGETHER * 10) {
    const rows: ReceivedRow[] = [];
    const cards: { readonly doc: DocId; readonly card: Card; readonly last: number }[] = [];
    for (let index = from; index < Math.min(count, from + TOGETHER * 10); index += 1) {
      const doc = base64url(crypto.getRandomValues(new Uint8Array(16))) as DocId;
      const sample = samples[index % samples.length];
      if (!sample) throw new Error('no sample');
      const { bytes: body, view } = sample;
      rows.push({ type: 'store', doc, kind: 'dossier', channel: 'private', body, seq: index + 1, version: 1 });
      const card = project('dossier', doc, view, { grids: new Map(), updatedAt: index });
      cards.push({ doc, card, last: Number.MAX_SAFE_INTEGER });
    }
    await must(storage.receive(receiptOf(rows, from + rows.length)));
    await must(storage.refreshCards(cards));
  }
  if ((await must(storage.staleDocs())).length > 0) throw new Error('cards are missing');
  storage.close();
}

const bench = { storeOurs, storeTheirs, fillApplication, fillNetwork, receiveCompany, readAllDocuments };
export type BenchPage = typeof bench;
Object.assign(window, { bench });
