// The push half of the contract: what enters the log, and what each refusal is called.
import { describe, expect, it } from 'vitest';
import { CAPS } from '#protocol/caps.ts';
import type { DocId } from '#domain/ids.ts';
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

export function pushContract(open: OpenStore): void {
  const setting = async () => {
    const store = await open(ownedSources());
    return { store, ...(await teamOf(store)) };
  };

  describe('pushing', () => {
    it('gives a new record to the member who first sent it, with kind and channel from the item', async () => {
      const { store, anais, bruno } = await setting();
      const reply = await pushAs(store, anais.id, [privateItem(docOf(1), scribe(1).write('name', 'x'))]);
      expect(reply.acks.map((ack) => ack.status)).toEqual(['ok']);
      expect(recordRows(await pullAll(store, anais.id))).toMatchObject([
        { type: 'upd', doc: docOf(1), kind: 'dossier', channel: 'private', version: 1, by: anais.id },
      ]);
      expect(recordRows(await pullAll(store, bruno.id))).toEqual([]);
    });

    it('acknowledges the head of the history that holds the items', async () => {
      const { store, anais } = await setting();
      const reply = await pushAs(store, anais.id, [itemOf(docOf(1), scribe(1).write('name', 'x'))]);
      expect(reply.horizon).toEqual(must(await store.status()).head);
    });

    it('answers dup for the same bytes of the same record, in one request or two, and keeps one row (I4)', async () => {
      const { store, anais, bruno } = await setting();
      const item = itemOf(docOf(1), scribe(1).write('name', 'x'));
      const first = await pushAs(store, anais.id, [item, { ...item, id: 99 }]);
      expect(first.acks.map((ack) => ack.status)).toEqual(['ok', 'dup']);
      expect((await pushAs(store, bruno.id, [item])).acks.map((ack) => ack.status)).toEqual(['dup']);
      expect(recordRows(await pullAll(store, anais.id))).toHaveLength(1);
    });

    it('takes the same bytes for two records as two updates', async () => {
      const { store, anais } = await setting();
      const body = scribe(1).write('name', 'x');
      const reply = await pushAs(store, anais.id, [itemOf(docOf(1), body), itemOf(docOf(2), body)]);
      expect(reply.acks.map((ack) => ack.status)).toEqual(['ok', 'ok']);
    });

    it('numbers the updates of a record densely (L7)', async () => {
      const { store, anais } = await setting();
      const writer = scribe(1);
      const items = Array.from({ length: 5 }, (_, index) => itemOf(docOf(1), writer.write('name', `${index}`)));
      await pushAs(store, anais.id, items.slice(0, 3));
      await pushAs(store, anais.id, items.slice(3));
      expect(recordRows(await pullAll(store, anais.id)).map((row) => row.version)).toEqual([1, 2, 3, 4, 5]);
    });

    it('answers needbase with its state vector when an update builds on something it lacks (L3)', async () => {
      const { store, anais } = await setting();
      const writer = scribe(1);
      const [first, lost, third] = [writer.write('a', '1'), writer.write('a', '2'), writer.write('a', '3')];
      await pushAs(store, anais.id, [itemOf(docOf(1), first)]);
      const reply = await pushAs(store, anais.id, [itemOf(docOf(1), third)]);
      expect(reply.acks[0]?.status).toBe('needbase');
      expect(reply.acks[0]?.stateVector?.length).toBeGreaterThan(1);
      const mended = await pushAs(store, anais.id, [itemOf(docOf(1), lost), itemOf(docOf(1), third)]);
      expect(mended.acks.map((ack) => ack.status)).toEqual(['ok', 'ok']);
    });

    it('makes no record out of an update without its base', async () => {
      const { store, anais } = await setting();
      const writer = scribe(1);
      writer.write('a', '1');
      const reply = await pushAs(store, anais.id, [itemOf(docOf(1), writer.write('a', '2'))]);
      expect(reply.acks).toMatchObject([{ status: 'needbase', stateVector: new Uint8Array([0]) }]);
      expect(must(await store.status()).records).toBe(0);
    });

    it('refuses garbage, a wrong hash and a reserved id as invalid', async () => {
      const { store, anais } = await setting();
      const body = scribe(1).write('name', 'x');
      const reply = await pushAs(store, anais.id, [
        itemOf(docOf(1), new Uint8Array([1, 2, 3, 255])),
        itemOf(docOf(2), new Uint8Array(0)),
        itemOf(docOf(3), body, { hash: new Uint8Array(16) }),
        itemOf('AAAAAAAAAAAAAAAAAAAAAA' as DocId, body),
      ]);
      expect(reply.acks.map((ack) => ack.status)).toEqual(['invalid', 'invalid', 'invalid', 'invalid']);
    });

    it('never changes the kind or the channel of a record', async () => {
      const { store, anais } = await setting();
      const writer = scribe(1);
      await pushAs(store, anais.id, [itemOf(docOf(1), writer.write('name', 'x'))]);
      const next = writer.write('name', 'y');
      const reply = await pushAs(store, anais.id, [
        itemOf(docOf(1), next, { kind: 'stake' }),
        itemOf(docOf(1), next, { channel: 'private' }),
        itemOf(docOf(1), next),
      ]);
      expect(reply.acks.map((ack) => ack.status)).toEqual(['invalid', 'invalid', 'ok']);
    });

    it('refuses an update over the cap as toolarge and takes one just under it', async () => {
      const { store, anais } = await setting();
      const large = scribe(1).write('text', 'x'.repeat(CAPS.updateBytes));
      const small = scribe(2).write('text', 'x'.repeat(CAPS.updateBytes - 200));
      const reply = await pushAs(store, anais.id, [itemOf(docOf(1), large), itemOf(docOf(2), small)]);
      expect(reply.acks.map((ack) => ack.status)).toEqual(['toolarge', 'ok']);
    });

    it('refuses what a member may not write as forbidden: a colleague’s dossier, anything by the committee', async () => {
      const { store, anais, bruno, committee, coordinator } = await setting();
      const writer = scribe(1);
      await pushAs(store, anais.id, [privateItem(docOf(1), writer.write('name', 'x'))]);
      const next = privateItem(docOf(1), writer.write('name', 'y'));
      expect((await pushAs(store, bruno.id, [next])).acks[0]?.status).toBe('forbidden');
      const another = itemOf(docOf(2), scribe(2).write('name', 'x'));
      expect((await pushAs(store, committee.id, [another])).acks[0]?.status).toBe('forbidden');
      expect((await pushAs(store, coordinator.id, [next])).acks[0]?.status).toBe('ok');
    });

    it('never lets one bad item stop the others (I11)', async () => {
      const { store, anais } = await setting();
      const reply = await pushAs(store, anais.id, [
        itemOf(docOf(1), new Uint8Array([9, 9, 9]), { id: 1 }),
        itemOf(docOf(2), scribe(2).write('name', 'x'), { id: 2 }),
        itemOf(docOf(3), new Uint8Array(CAPS.updateBytes + 1), { id: 3 }),
        itemOf(docOf(4), scribe(4).write('name', 'x'), { id: 4 }),
      ]);
      expect(reply.acks).toMatchObject([
        { id: 1, status: 'invalid' },
        { id: 2, status: 'ok' },
        { id: 3, status: 'toolarge' },
        { id: 4, status: 'ok' },
      ]);
    });

    it('changes nothing when a request is replayed (I6)', async () => {
      const { store, anais } = await setting();
      const request = requestOf({ items: [itemOf(docOf(1), scribe(1).write('name', 'x'))] });
      const first = must(await store.sync(anais.id, request));
      const again = must(await store.sync(anais.id, request));
      expect(again.acks.map((ack) => ack.status)).toEqual(['dup']);
      expect({ rows: again.rows, cursor: again.cursor, horizon: again.horizon }).toEqual({
        rows: first.rows,
        cursor: first.cursor,
        horizon: first.horizon,
      });
    });

    it('knows neither a stranger’s member id nor another workspace', async () => {
      const { store, anais } = await setting();
      expect(await store.sync('nobody', requestOf())).toEqual({ ok: false, error: { type: 'unknown-device' } });
      const elsewhere = await store.sync(anais.id, requestOf({ workspace: 'elsewhere' }));
      expect(elsewhere).toEqual({ ok: false, error: { type: 'wrong-workspace' } });
      const { id } = must(await store.status()).workspace;
      expect(must(await store.sync(anais.id, requestOf({ workspace: id }))).reset).toBe(false);
    });
  });
}
