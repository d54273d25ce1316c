// When space runs out: of records that the backup holds and nobody needs whole, only the card stays here (SYNC D7).
import type { DocId } from '#domain/ids.ts';
import { stableOf } from './outbox.ts';
import type { DocRow, Tables } from './tables.ts';

const EVERY_TRACE = (tables: Tables) => [
  tables.doc,
  tables.upd,
  tables.out,
  tables.quar,
  tables.card,
  tables.stale,
  tables.hole,
  tables.meta,
  tables.blob,
];

/**
 * Takes the bytes of these records from the tablet, one transaction each; gives those that went. What the backup is not
 * known to hold whole stays, and so does what waits, was refused, is to be fetched, or has no card that can be trusted.
 */
export async function evict(tables: Tables, docs: readonly DocId[]): Promise<DocId[]> {
  const gone: DocId[] = [];
  for (const doc of docs) if (await evictOne(tables, doc)) gone.push(doc);
  return gone;
}

function evictOne(tables: Tables, doc: DocId): Promise<boolean> {
  return tables.transaction('rw', EVERY_TRACE(tables), async () => {
    const row = await tables.doc.get(doc);
    if (!row || row.absent || !(await isInBackup(tables, row)) || !(await isAtRest(tables, doc))) return false;
    const rows = (await tables.upd.where('doc').equals(doc).primaryKeys()).sort((a, b) => a - b);
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) return false;
    await tables.upd.bulkDelete(rows);
    // Another tab may have it open all the same: what it holds counts as still here, and what it writes is not set aside.
    await tables.doc.put({ ...row, absent: true, folded: last, foldedFrom: row.foldedFrom ?? first });
    return true;
  });
}

async function isInBackup(tables: Tables, { seq = 0 }: DocRow): Promise<boolean> {
  return seq > 0 && seq <= (await stableOf(tables));
}

/** Nothing of it waits or was refused, nothing of it is missing, and its card says what it says. */
async function isAtRest(tables: Tables, doc: DocId): Promise<boolean> {
  const [waiting, refused, photos, card, stale, hole] = await Promise.all([
    tables.out.where('doc').equals(doc).count(),
    tables.quar.where('doc').equals(doc).count(),
    tables.blob
      .where('doc')
      .equals(doc)
      .filter(({ state }) => state !== 'received' && state !== 'absent')
      .count(),
    tables.card.get(doc),
    tables.stale.get(doc),
    tables.hole.get(doc),
  ]);
  return waiting + refused + photos === 0 && card !== undefined && stale === undefined && hole === undefined;
}

/** Somebody opened a record of which only the card is here: the next exchange fetches it. False when it is here whole. */
export function wantWhole(tables: Tables, doc: DocId, at: number): Promise<boolean> {
  return tables.transaction('rw', [tables.doc, tables.hole], async () => {
    const row = await tables.doc.get(doc);
    if (!row?.absent) return false;
    if (!(await tables.hole.get(doc))) await tables.hole.put({ doc, at, why: 'absent' });
    return true;
  });
}
