// What every storage of a tablet must do with the states of a record and with room that runs out.
import { afterEach, describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import type { Received } from '#storage/receipt.ts';
import type { Storage } from '#storage/storage.ts';
import { T0 } from '#tests/support/writers.ts';
import { act, doc, receipt, rowOf, value } from './storage-contract.ts';

const page = { bytes: 1_000_000, items: 200 };

/** Seals what waits and gives the numbers of the batches. */
async function seal(storage: Storage): Promise<number[]> {
  const hash = new Uint8Array(16).fill(5);
  for (const row of await value(storage.unsealed()))
    await value(storage.seal([row.id], { doc: row.doc, body: row.body, hash, at: row.at }));
  return (await value(storage.sealed(page))).map(({ id }) => id);
}

/** The server received everything, as row 4 of its log; its backup reaches to row `stable`. */
async function deliver(storage: Storage, stable: number): Promise<void> {
  const received: Received[] = (await seal(storage)).map((id, index) => ({ id, seq: 4 + index, version: 1 + index }));
  await value(storage.receive({ ...receipt, cursor: { ...receipt.cursor, seq: 9 }, received, stable }));
}

const evicted = (storage: Storage): Promise<DocId[]> => value(storage.evict([doc.id]));

export function roomContract(name: string, open: () => Storage): void {
  let opened: Storage[] = [];
  const fresh = (): Storage => {
    const storage = open();
    opened.push(storage);
    return storage;
  };

  afterEach(() => {
    for (const storage of opened) storage.close();
    opened = [];
  });

  describe(`${name}: the four states of a record (L9)`, () => {
    it('on this tablet, sent, received, in the backup: each by its own proof', async () => {
      const storage = fresh();
      const counts = () => value(storage.tally());
      await storage.commit(act('Fournil'));
      expect(await counts()).toEqual({ tablet: 1, sent: 0, received: 0, backup: 0 });
      await storage.markSent(await seal(storage), T0);
      expect(await counts()).toEqual({ tablet: 0, sent: 1, received: 0, backup: 0 });
      await deliver(storage, 3);
      expect(await counts()).toEqual({ tablet: 0, sent: 0, received: 1, backup: 0 });
      await storage.receive({ ...receipt, stable: 4 });
      expect(await counts()).toEqual({ tablet: 0, sent: 0, received: 0, backup: 1 });
      await storage.commit(act('Scierie', 1));
      expect(await counts()).toEqual({ tablet: 1, sent: 0, received: 0, backup: 0 });
    });

    it('a change made after the sending makes it one of this tablet again; the age is that of the oldest', async () => {
      const storage = fresh();
      await storage.commit(act('Fournil'));
      await storage.markSent(await seal(storage), T0);
      await storage.commit({ ...act('Scierie', 1), at: T0 + 5 });
      const { sent, since } = await value(storage.outbox());
      expect([[...sent], since.get(doc.id)]).toEqual([[], T0]);
    });
  });

  describe(`${name}: room that runs out (D7)`, () => {
    it('what the backup holds whole leaves, all but its card', async () => {
      const storage = fresh();
      await storage.commit(act('Fournil'));
      await deliver(storage, 4);
      expect(await evicted(storage)).toEqual([doc.id]);
      expect((await value(storage.updates(doc.id))).bodies).toEqual([]);
      expect(await value(storage.cards())).toMatchObject([{ name: 'Fournil' }]);
      expect(await value(storage.docRow(doc.id))).toMatchObject({ absent: true, seq: 4 });
      expect(await evicted(storage)).toEqual([]);
    });

    it('what waits, was refused, is younger than the backup, stale or to be fetched stays', async () => {
      const waiting = fresh();
      await waiting.commit(act('Fournil'));
      await waiting.receive({ ...receipt, stable: 9 });
      const young = fresh();
      await young.commit(act('Fournil'));
      await deliver(young, 3);
      const refused = fresh();
      await refused.commit(act('Fournil'));
      await deliver(refused, 9);
      await refused.commit(act('Scierie', 1));
      const ids = await seal(refused);
      await refused.receive({ ...receipt, refused: ids.map((id) => ({ id, reason: 'forbidden' })) });
      const stale = fresh();
      await stale.commit(act('Fournil'));
      await deliver(stale, 9);
      await stale.markStale([doc.id]);
      const hole = fresh();
      await hole.commit(act('Fournil'));
      await deliver(hole, 9);
      await hole.markHoles([doc.id], 'audit', T0);
      for (const storage of [waiting, young, refused, stale, hole]) {
        expect(await evicted(storage)).toEqual([]);
        expect((await value(storage.updates(doc.id))).bodies.length).toBeGreaterThan(0);
      }
    });

    it('who has it open goes on: what they write waits to be sent, and the record is fetched again', async () => {
      const storage = fresh();
      const { known } = await value(storage.commit(act('Fournil')));
      await deliver(storage, 4);
      await evicted(storage);
      const late = await value(storage.commit(act('Scierie', known)));
      expect(late.stale).toBe(true);
      const { docs, stuck } = await value(storage.outbox());
      expect([[...docs], stuck]).toEqual([[doc.id], []]);
      expect(await value(storage.holes())).toMatchObject([{ doc: doc.id, why: 'absent' }]);
      expect(await value(storage.cards())).toMatchObject([{ name: 'Fournil' }]);
    });

    it('a part of it that arrives meanwhile is not kept alone; the whole makes it present, for who had it open too', async () => {
      const storage = fresh();
      const { known } = await value(storage.commit(act('Fournil')));
      await deliver(storage, 4);
      await evicted(storage);
      const part = { ...rowOf('store', act('Scierie').update), seq: 8, version: 2 };
      await storage.receive({ ...receipt, rows: [part] });
      expect((await value(storage.updates(doc.id))).bodies).toEqual([]);
      const body = act('Forge').update;
      const { id, ...about } = doc;
      await value(storage.takeWhole([{ doc: id, ...about, owner: '', version: 2, seq: 8, body }]));
      expect(await value(storage.docRow(id))).not.toHaveProperty('absent');
      expect((await value(storage.updatesAfter(id, known))).bodies).toEqual([body]);
      expect((await value(storage.commit(act('Moulin', known)))).known).toBe(known);
      expect((await value(storage.outbox())).stuck).toEqual([]);
    });

    it('after a reset it is still only its card: nobody writes in the part that comes first (L2, R2)', async () => {
      const storage = fresh();
      await storage.commit(act('Fournil'));
      await deliver(storage, 4);
      await evicted(storage);
      await storage.heal([], await value(storage.lastOut()));
      const row = { ...rowOf('store', act('Scierie').update), seq: 1, version: 1 };
      await storage.receive({ ...receipt, rows: [row] });
      expect(await value(storage.docRow(doc.id))).toMatchObject({ absent: true });
      expect(await value(storage.holes())).toMatchObject([{ doc: doc.id, why: 'absent' }]);
      expect((await value(storage.updates(doc.id))).bodies).toEqual([]);
    });

    it('somebody who opens it puts it on the list of what is fetched first; one that is here whole is not', async () => {
      const storage = fresh();
      await storage.commit(act('Fournil'));
      await deliver(storage, 4);
      expect(await value(storage.wantWhole(doc.id, T0))).toBe(false);
      await evicted(storage);
      expect(await value(storage.wantWhole(doc.id, T0))).toBe(true);
      expect(await value(storage.wantWhole(doc.id, T0 + 5))).toBe(true);
      expect(await value(storage.holes())).toEqual([{ doc: doc.id, at: T0, why: 'absent' }]);
    });
  });
}
