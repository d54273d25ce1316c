// The pull half of the contract: marks, pages, echoes.
import { describe, expect, it } from 'vitest';
import { CAPS } from '#protocol/caps.ts';
import { ORIGIN } from '#protocol/mark.ts';
import {
  docOf,
  itemOf,
  must,
  ownedSources,
  privateItem,
  pullAll,
  pushAs,
  recordRows,
  requestOf,
  scribe,
  teamOf,
  type OpenStore,
} from './workbench.ts';

export function pullContract(open: OpenStore): void {
  const setting = async () => {
    const store = await open(ownedSources());
    return { store, ...(await teamOf(store)) };
  };
  const companies = (count: number, size = 10) =>
    Array.from({ length: count }, (_, index) =>
      itemOf(docOf(index), scribe(index + 1).write('name', 'x'.repeat(size))),
    );

  describe('pulling', () => {
    it('leaves out the rows a device has just sent: their receipts say number and version (L4, L7)', async () => {
      const { store, anais } = await setting();
      const items = companies(2);
      const { head } = must(await store.status());
      const reply = must(await store.sync(anais.id, requestOf({ items })));
      expect(recordRows(reply.rows)).toEqual([]);
      expect(reply.acks.map(({ seq, version }) => [seq, version])).toEqual([
        [head.seq + 1, 1],
        [head.seq + 2, 1],
      ]);
      expect(reply.cursor.seq).toBe(head.seq + 2);
      const later = await pullAll(store, anais.id);
      expect(recordRows(later).map((row) => row.body)).toEqual(items.map((item) => item.body));
    });

    it('leaves out no body because of an item that was refused', async () => {
      const { store, anais, bruno } = await setting();
      const [item] = companies(1);
      if (!item) throw new Error('no item');
      await pushAs(store, anais.id, [item]);
      const forged = { ...item, body: new Uint8Array([1]) };
      const reply = must(await store.sync(bruno.id, requestOf({ items: [forged] })));
      expect(reply.acks.map((ack) => ack.status)).toEqual(['invalid']);
      expect(recordRows(reply.rows).map((row) => row.body)).toEqual([item.body]);
    });

    it('goes on after the cursor, and says more until the head is reached', async () => {
      const { store, anais, bruno } = await setting();
      await pushAs(store, anais.id, companies(7));
      const want = { bytes: 100_000, rows: 3 };
      const pages: number[] = [];
      let cursor = ORIGIN;
      for (;;) {
        const reply = must(await store.sync(bruno.id, requestOf({ cursor, want })));
        pages.push(reply.rows.length);
        cursor = reply.cursor;
        if (!reply.more) break;
      }
      const total = must(await store.status()).head.seq;
      expect(Math.max(...pages)).toBe(3);
      expect(pages.reduce((sum, count) => sum + count, 0)).toBe(total);
      expect(cursor).toEqual(must(await store.status()).head);
    });

    it('keeps a reply within the bytes wanted, but always moves on by one row', async () => {
      const { store, anais, bruno } = await setting();
      const cursor = must(await store.status()).head;
      await pushAs(store, anais.id, companies(5, 2000));
      const some = must(await store.sync(bruno.id, requestOf({ cursor, want: { bytes: 5000, rows: 100 } })));
      expect(some.rows).toHaveLength(2);
      const one = must(await store.sync(bruno.id, requestOf({ cursor, want: { bytes: 1, rows: 100 } })));
      expect(one.rows).toHaveLength(1);
      expect(one.more).toBe(true);
    });

    it('never exceeds its own caps, whatever is wanted', async () => {
      const { store, anais, bruno } = await setting();
      await pushAs(store, anais.id, companies(8, 200_000).slice(0, 4));
      await pushAs(store, anais.id, companies(8, 200_000).slice(4));
      const want = { bytes: 2 ** 40, rows: 2 ** 40 };
      const reply = must(await store.sync(bruno.id, requestOf({ want })));
      const bytes = reply.rows.reduce((sum, row) => sum + (row.body?.length ?? 0), 0);
      expect(bytes).toBeLessThanOrEqual(CAPS.replyBytes);
      expect(reply.more).toBe(true);
      expect(await pullAll(store, bruno.id, { want })).toHaveLength(must(await store.status()).head.seq);
    });

    it('gives acknowledgements only when no bytes are wanted, and leaves the cursor', async () => {
      const { store, anais } = await setting();
      const reply = await pushAs(store, anais.id, companies(1));
      expect(reply).toMatchObject({ rows: [], cursor: ORIGIN, more: false });
      expect(reply.acks).toHaveLength(1);
    });

    it('moves the cursor past rows that the member may not read, so that they are not looked at again', async () => {
      const { store, anais, bruno } = await setting();
      const cursor = must(await store.status()).head;
      await pushAs(store, anais.id, [privateItem(docOf(1), scribe(1).write('name', 'x'))]);
      const reply = must(await store.sync(bruno.id, requestOf({ cursor })));
      expect(reply).toMatchObject({ rows: [], more: false, cursor: must(await store.status()).head });
    });

    it('answers reset and pushes nothing when cursor or horizon is not in its history (L2)', async () => {
      const { store, anais } = await setting();
      await pushAs(store, anais.id, companies(1));
      const { head } = must(await store.status());
      const strange = [
        { ...head, tip: new Uint8Array(16).fill(9) },
        { seq: head.seq + 1, tip: head.tip },
        { seq: 0, tip: head.tip },
      ];
      const items = [itemOf(docOf(50), scribe(50).write('name', 'late'))];
      for (const mark of strange) {
        for (const marks of [{ cursor: mark }, { horizon: mark }]) {
          const reply = must(await store.sync(anais.id, requestOf({ ...marks, items })));
          expect(reply).toMatchObject({ reset: true, cursor: ORIGIN, acks: [], rows: [] });
        }
      }
      expect(must(await store.status()).head).toEqual(head);
      expect(must(await store.sync(anais.id, requestOf({ cursor: head, horizon: head, items }))).reset).toBe(false);
    });

    it('tells the time of the server', async () => {
      const sources = ownedSources();
      const store = await open(sources);
      const { anais } = await teamOf(store);
      sources.advance(5000);
      expect(must(await store.sync(anais.id, requestOf())).time).toBe(sources.now());
    });
  });
}
