// Rights that move: grant, revoke and erase as rows of the log.
import { describe, expect, it } from 'vitest';
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

export function rightsContract(open: OpenStore): void {
  const setting = async () => {
    const store = await open(ownedSources());
    const team = await teamOf(store);
    const writer = scribe(1);
    const items = ['first', 'second'].map((value) => privateItem(docOf(1), writer.write('name', value)));
    await pushAs(store, team.anais.id, items);
    const { head } = must(await store.status());
    return { store, ...team, writer, items, before: head };
  };

  describe('rights', () => {
    it('hand the whole record to its new owner in one grant row, after the cursor (L5)', async () => {
      const { store, coordinator, bruno, before } = await setting();
      must(await store.assign(coordinator.id, docOf(1), bruno.id));
      const rows = await pullAll(store, bruno.id, { cursor: before });
      expect(rows).toMatchObject([{ type: 'grant', doc: docOf(1), kind: 'dossier', version: 2, by: coordinator.id }]);
      const copy = scribe(9);
      copy.read(rows.map((row) => row.body ?? new Uint8Array()));
      expect(copy.values()).toEqual({ name: 'second' });
    });

    it('tell the old owner to forget, and show them no row of the record any more (I3)', async () => {
      const { store, coordinator, anais, bruno, before } = await setting();
      must(await store.assign(coordinator.id, docOf(1), bruno.id));
      expect(await pullAll(store, anais.id, { cursor: before })).toMatchObject([{ type: 'revoke', doc: docOf(1) }]);
      expect(recordRows(await pullAll(store, anais.id)).map((row) => row.type)).toEqual(['revoke']);
    });

    it('let the new owner write and the old one no more', async () => {
      const { store, coordinator, anais, bruno, writer } = await setting();
      must(await store.assign(coordinator.id, docOf(1), bruno.id));
      const next = privateItem(docOf(1), writer.write('name', 'third'));
      expect((await pushAs(store, anais.id, [next])).acks[0]?.status).toBe('forbidden');
      const his = privateItem(docOf(1), scribe(2).write('name', 'third'));
      expect((await pushAs(store, bruno.id, [his])).acks[0]?.status).toBe('ok');
      expect(recordRows(await pullAll(store, bruno.id)).at(-1)).toMatchObject({ type: 'upd', version: 3 });
    });

    it('leave the settings of the workspace, its grids among them, to coordinators; everybody reads them', async () => {
      const { store, coordinator, anais, bruno } = await setting();
      const grid = (seed: number) => ({
        ...itemOf(docOf(7), scribe(seed).write('grid/hash', 'abc')),
        kind: 'settings' as const,
      });
      expect((await pushAs(store, anais.id, [grid(3)])).acks[0]?.status).toBe('forbidden');
      expect((await pushAs(store, coordinator.id, [grid(4)])).acks[0]?.status).toBe('ok');
      expect((await pushAs(store, anais.id, [grid(5)])).acks[0]?.status).toBe('forbidden');
      expect(recordRows(await pullAll(store, bruno.id)).map((row) => row.kind)).toEqual(['settings']);
    });

    it('still give a receipt for bytes taken before the record was handed on', async () => {
      const { store, coordinator, anais, bruno, items } = await setting();
      must(await store.assign(coordinator.id, docOf(1), bruno.id));
      expect((await pushAs(store, anais.id, items)).acks.map((ack) => ack.status)).toEqual(['dup', 'dup']);
    });

    it('send a coordinator neither grant nor revoke: they read everything anyway', async () => {
      const { store, coordinator, anais, bruno, before } = await setting();
      must(await store.assign(coordinator.id, docOf(1), coordinator.id));
      must(await store.assign(coordinator.id, docOf(1), bruno.id));
      expect(await pullAll(store, coordinator.id, { cursor: before })).toEqual([]);
      expect(recordRows(await pullAll(store, anais.id)).map((row) => row.type)).toEqual(['revoke']);
    });

    it('show the new owner no row older than the grant: it carries them all', async () => {
      const { store, coordinator, bruno, writer } = await setting();
      must(await store.assign(coordinator.id, docOf(1), bruno.id));
      await pushAs(store, coordinator.id, [privateItem(docOf(1), writer.write('name', 'third'))]);
      expect(recordRows(await pullAll(store, bruno.id)).map((row) => row.type)).toEqual(['grant', 'upd']);
      expect(recordRows(await pullAll(store, coordinator.id)).map((row) => row.type)).toEqual(['upd', 'upd', 'upd']);
    });

    it('follow today’s owner: a grant taken back is not shown, a revoke followed by a new grant neither', async () => {
      const { store, coordinator, anais, bruno } = await setting();
      must(await store.assign(coordinator.id, docOf(1), bruno.id));
      must(await store.assign(coordinator.id, docOf(1), anais.id));
      expect(recordRows(await pullAll(store, bruno.id)).map((row) => row.type)).toEqual(['revoke']);
      const mine = recordRows(await pullAll(store, anais.id));
      expect(mine.map((row) => row.type)).toEqual(['grant']);
    });

    it('change nothing when a record is handed to the one who has it', async () => {
      const { store, coordinator, anais, before } = await setting();
      must(await store.assign(coordinator.id, docOf(1), anais.id));
      expect(must(await store.status()).head).toEqual(before);
    });

    it('are not handed to those who could not read, nor over records of everybody or of nobody', async () => {
      const { store, coordinator, anais, bruno, committee } = await setting();
      await pushAs(store, anais.id, [itemOf(docOf(2), scribe(2).write('name', 'x'))]);
      const refused = async (doc: number, member: string) => store.assign(coordinator.id, docOf(doc), member);
      expect(await refused(1, committee.id)).toMatchObject({ error: { type: 'not-allowed' } });
      expect(await refused(1, 'nobody')).toMatchObject({ error: { type: 'unknown-target' } });
      expect(await refused(2, bruno.id)).toMatchObject({ error: { type: 'unknown-target' } });
      expect(await refused(3, bruno.id)).toMatchObject({ error: { type: 'unknown-target' } });
    });

    it('end with erasure: bodies destroyed, late bytes refused as gone, tips still hold (L10)', async () => {
      const { store, coordinator, anais, writer, before } = await setting();
      must(await store.erase(coordinator.id, docOf(1)));
      must(await store.erase(coordinator.id, docOf(1)));
      const late = privateItem(docOf(1), writer.write('name', 'late'));
      expect((await pushAs(store, anais.id, [late])).acks[0]?.status).toBe('gone');
      expect(await pullAll(store, anais.id, { cursor: before })).toMatchObject([{ type: 'erase', doc: docOf(1) }]);
      expect(recordRows(await pullAll(store, coordinator.id)).map((row) => row.type)).toEqual(['erase']);
      expect(must(await store.verify()).brokenAt).toBeNull();
      expect(must(await store.sync(anais.id, requestOf({ cursor: before, horizon: before }))).reset).toBe(false);
      expect(await store.assign(coordinator.id, docOf(1), anais.id)).toMatchObject({
        error: { type: 'unknown-target' },
      });
    });
  });
}
