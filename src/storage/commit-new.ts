// Many new records in one transaction: an import of 20,000 companies would take minutes one by one. Loaded on demand.
import type { DocId } from '#domain/ids.ts';
import type { Card } from '#domain/record/cards.ts';
import type { Result } from '#domain/result.ts';
import type { StorageFailure } from './durable.ts';
import type { Storage } from './storage.ts';
import type { DocRow } from './tables.ts';

/** A record nobody knows yet, whole. */
export interface NewRecord {
  readonly doc: DocRow;
  readonly update: Uint8Array;
  /** Null when the projection cannot be made here and now: the record is then marked stale. */
  readonly card: Card | null;
}

/**
 * SYNC D1 for each of them: bytes, copy to send and card, all or none of the whole list. What is here already is passed
 * over, so that the same list may be given again after a crash. Gives those that were made.
 */
export async function commitNew(
  storage: Pick<Storage, 'within'>,
  records: readonly NewRecord[],
  at: number,
): Promise<Result<readonly DocId[], StorageFailure>> {
  return storage.within(async ({ tables, durable, changes }) => {
    const all = [tables.doc, tables.upd, tables.out, tables.card, tables.stale];
    const done = await durable.run(() =>
      tables.transaction('rw', all, async () => {
        const known = await tables.doc.bulkGet(records.map(({ doc }) => doc.id));
        const fresh = records.filter((_, index) => known[index] === undefined);
        const cards = fresh.flatMap(({ card }) => card ?? []);
        const stale = fresh.flatMap(({ doc, card }) => (card ? [] : [{ doc: doc.id }]));
        await Promise.all([
          tables.doc.bulkAdd(fresh.map(({ doc }) => doc)),
          tables.upd.bulkAdd(fresh.map(({ doc, update }) => ({ doc: doc.id, body: update }))),
          tables.out.bulkAdd(fresh.map(({ doc, update }) => ({ doc: doc.id, body: update, hash: null, at }))),
          tables.card.bulkPut(cards),
          tables.stale.bulkPut(stale),
        ]);
        return fresh.map(({ doc }) => doc.id);
      }),
    );
    if (done.ok && done.value.length > 0) changes.post({ docs: done.value, outbox: true, acted: true });
    return done;
  });
}
