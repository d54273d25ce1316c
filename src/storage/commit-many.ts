// Many records in one transaction: an import of 20,000 companies would take minutes one by one. Loaded on demand.
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

/** An act on a record that no screen holds, with the number of the newest row it was made from. */
export interface LooseAct extends NewRecord {
  readonly known: number;
}

export interface ReadRecord {
  readonly doc: DocRow;
  readonly bodies: Uint8Array[];
  readonly last: number;
}

/** Many records, read: those that are here whole, each with the number of its newest row. */
export async function readAll(
  storage: Pick<Storage, 'within'>,
  docs: readonly DocId[],
): Promise<Result<readonly ReadRecord[], StorageFailure>> {
  return storage.within(({ tables, durable }) =>
    durable.run(() =>
      tables.transaction('r', [tables.doc, tables.upd], async () => {
        // Asked for together, one request a record: a cursor over all of them would wait for its answer at each row.
        const [rows, ...updates] = await Promise.all([
          tables.doc.bulkGet([...docs]),
          ...docs.map((doc) => tables.upd.where('doc').equals(doc).toArray()),
        ]);
        return rows.flatMap((doc, index) => {
          const own = (updates[index] ?? []).sort((a, b) => (a.i ?? 0) - (b.i ?? 0));
          if (!doc || doc.absent || own.length === 0) return [];
          return [{ doc, bodies: own.map(({ body }) => body), last: own.at(-1)?.i ?? 0 }];
        });
      }),
    ),
  );
}

/**
 * Commits acts on records that are still as they were read; gives those that were committed. The others were written
 * meanwhile, and are left for an act of their own.
 */
export async function commitLoose(
  storage: Pick<Storage, 'within'>,
  acts: readonly LooseAct[],
  at: number,
): Promise<Result<ReadonlySet<DocId>, StorageFailure>> {
  return storage.within(async ({ tables, durable, changes }) => {
    const all = [tables.doc, tables.upd, tables.out, tables.card, tables.stale];
    const done = await durable.run(() =>
      tables.transaction('rw', all, async () => {
        const docs = acts.map(({ doc }) => doc.id);
        const [here, ...keys] = await Promise.all([
          tables.doc.bulkGet(docs),
          ...docs.map((doc) => tables.upd.where('doc').equals(doc).primaryKeys()),
        ]);
        const newest = (index: number): number => (keys[index] ?? []).reduce((one, other) => Math.max(one, other), 0);
        const sound = acts.filter(({ known }, index) => newest(index) === known && !here[index]?.absent);
        await Promise.all([
          tables.upd.bulkAdd(sound.map(({ doc, update }) => ({ doc: doc.id, body: update }))),
          tables.out.bulkAdd(sound.map(({ doc, update }) => ({ doc: doc.id, body: update, hash: null, at }))),
          tables.card.bulkPut(sound.flatMap(({ card }) => card ?? [])),
          tables.stale.bulkPut(sound.flatMap(({ doc, card }) => (card ? [] : [{ doc: doc.id }]))),
        ]);
        return new Set(sound.map(({ doc }) => doc.id));
      }),
    );
    if (done.ok && done.value.size > 0) changes.post({ docs: [...done.value], outbox: true, acted: true });
    return done;
  });
}
