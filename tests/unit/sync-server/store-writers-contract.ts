import { describe, expect, it } from 'vitest';
import { mergeUpdates } from '#crdt/updates.ts';
import { ORIGIN } from '#protocol/mark.ts';
import type { PushItem, SyncRequest } from '#protocol/sync-request.ts';
import type { Store } from '#server/store/store.ts';
import {
  docOf,
  itemOf,
  joinAs,
  must,
  ownedSources,
  pushAs,
  requestOf,
  scribe,
  teamOf,
  type OpenStore,
} from './workbench.ts';

const DAY = 24 * 3_600_000;

/** Whose writing is whose (L11). */
export function writersContract(open: OpenStore): void {
  const setting = async () => {
    const sources = ownedSources();
    const store = await open(sources);
    return { sources, store, ...(await teamOf(store)) };
  };
  const pushFrom = async (store: Store, member: string, device: string, items: readonly PushItem[]) => {
    const request: SyncRequest = requestOf({ items, want: { bytes: 0, rows: 0 } });
    return must(await store.sync(member, request, device)).acks.map((ack) => ack.status);
  };
  /** The device learns that its history is not this server's. */
  const learnOfRestore = async (store: Store, member: string, device: string): Promise<void> => {
    const horizon = { seq: 1_000_000, tip: ORIGIN.tip };
    expect(must(await store.sync(member, requestOf({ horizon }), device)).reset).toBe(true);
  };
  const statusesOf = async (store: Store, member: string, items: readonly PushItem[]) =>
    (await pushAs(store, member, items)).acks.map((ack) => ack.status);

  describe('writers', () => {
    it('a client id belongs to the first member who pushed something of it: from others, new words of it are forbidden (L11)', async () => {
      const { store, anais, bruno } = await setting();
      const writer = scribe(11);
      const first = writer.write('name', 'Scierie');
      expect(await statusesOf(store, anais.id, [itemOf(docOf(1), first)])).toEqual(['ok']);
      const next = writer.write('name', 'Forgée');
      expect(await statusesOf(store, bruno.id, [itemOf(docOf(1), next)])).toEqual(['forbidden']);
      expect(await statusesOf(store, anais.id, [itemOf(docOf(1), next)])).toEqual(['ok']);
    });

    it('the same number in another record is another writer (L11)', async () => {
      const { store, anais, bruno } = await setting();
      await pushAs(store, anais.id, [itemOf(docOf(1), scribe(11).write('name', 'Scierie'))]);
      expect(await statusesOf(store, bruno.id, [itemOf(docOf(2), scribe(11).write('name', 'Fromagerie'))])).toEqual([
        'ok',
      ]);
    });

    it('within one request the second item is judged by what the first one bound (L11)', async () => {
      const { store, anais, bruno } = await setting();
      const [mine, theirs] = [scribe(11), scribe(12)];
      await pushAs(store, anais.id, [itemOf(docOf(1), theirs.write('a', 'x'))]);
      const items = [mine.write('b', 'x'), theirs.write('c', 'x'), mine.write('d', 'x')];
      expect(
        await statusesOf(
          store,
          bruno.id,
          items.map((body) => itemOf(docOf(1), body)),
        ),
      ).toEqual(['ok', 'forbidden', 'ok']);
    });

    it('a member goes on with their own writing from a second tablet (L11)', async () => {
      const { store, sources, anais } = await setting();
      const [one, two] = [await joinAs(store, anais.id, 'aaaaa'), await joinAs(store, anais.id, 'bbbbb')];
      sources.advance(8 * DAY);
      const writer = scribe(11);
      expect(await pushFrom(store, anais.id, one.device, [itemOf(docOf(1), writer.write('a', 'x'))])).toEqual(['ok']);
      expect(await pushFrom(store, anais.id, two.device, [itemOf(docOf(1), writer.write('b', 'x'))])).toEqual(['ok']);
    });

    it('what only repeats others’ words that are here is taken (L11)', async () => {
      const { store, anais, bruno } = await setting();
      const [hers, his] = [scribe(11), scribe(12)];
      const first = hers.write('name', 'Scierie');
      await pushAs(store, anais.id, [itemOf(docOf(1), first)]);
      const whole = mergeUpdates([first, his.write('note', 'vu')]);
      expect(await statusesOf(store, bruno.id, [itemOf(docOf(1), whole)])).toEqual(['ok']);
    });

    it('a device that has just joined may have come from a server that is lost: for a week it brings everything (L2, L11)', async () => {
      const { store, sources, anais, bruno } = await setting();
      const { device } = await joinAs(store, bruno.id, 'bbbbb');
      const hers = scribe(11);
      expect(await pushFrom(store, bruno.id, device, [itemOf(docOf(1), hers.write('name', 'Scierie'))])).toEqual([
        'ok',
      ]);
      expect(await statusesOf(store, anais.id, [itemOf(docOf(1), hers.write('note', 'vu'))])).toEqual(['ok']);
      sources.advance(8 * DAY);
      const late = hers.write('note', 'faux');
      expect(await pushFrom(store, bruno.id, device, [itemOf(docOf(1), late)])).toEqual(['forbidden']);
    });

    it('a device that was told of a restored server brings back what others wrote, for a week (L2, L11)', async () => {
      const { store, sources, anais, bruno } = await setting();
      const { device } = await joinAs(store, bruno.id, 'bbbbb');
      sources.advance(8 * DAY);
      const hers = scribe(11);
      await pushAs(store, anais.id, [itemOf(docOf(1), hers.write('name', 'Scierie'))]);
      const lost = hers.write('note', 'perdue avec le disque');
      expect(await pushFrom(store, bruno.id, device, [itemOf(docOf(1), lost)])).toEqual(['forbidden']);
      await learnOfRestore(store, bruno.id, device);
      sources.advance(6 * DAY);
      expect(await pushFrom(store, bruno.id, device, [itemOf(docOf(1), lost)])).toEqual(['ok']);
      sources.advance(2 * DAY);
      const late = hers.write('note', 'encore');
      expect(await pushFrom(store, bruno.id, device, [itemOf(docOf(1), late)])).toEqual(['forbidden']);
    });

    it('what a healing device brought back stays its writer’s: they go on with it (L11)', async () => {
      const { store, anais, bruno } = await setting();
      const { device } = await joinAs(store, bruno.id, 'bbbbb');
      const hers = scribe(11);
      const lost = hers.write('name', 'Scierie');
      await learnOfRestore(store, bruno.id, device);
      expect(await pushFrom(store, bruno.id, device, [itemOf(docOf(1), lost)])).toEqual(['ok']);
      expect(await statusesOf(store, anais.id, [itemOf(docOf(1), hers.write('note', 'vu'))])).toEqual(['ok']);
      expect(await statusesOf(store, bruno.id, [itemOf(docOf(1), hers.write('note', 'faux'))])).toEqual(['forbidden']);
    });

    it('a coordinator sends what is in somebody’s rescue file, who goes on with it afterwards (L11)', async () => {
      const { store, anais, coordinator } = await setting();
      const hers = scribe(11);
      await pushAs(store, anais.id, [itemOf(docOf(1), hers.write('name', 'Scierie'))]);
      const other = scribe(12);
      const rescued = [hers.write('note', 'jamais partie'), other.write('autre', 'note')];
      expect(
        await statusesOf(
          store,
          coordinator.id,
          rescued.map((body) => itemOf(docOf(1), body)),
        ),
      ).toEqual(['ok', 'ok']);
      const next = [hers.write('note', 'la suite'), other.write('autre', 'suite')].map((body) =>
        itemOf(docOf(1), body),
      );
      expect(await statusesOf(store, anais.id, next)).toEqual(['ok', 'ok']);
    });

    it('an update may be as long as its bytes allow, whatever it says: 60,000 characters at once, and all of them cut again', async () => {
      const { store, anais } = await setting();
      const writer = scribe(11);
      const items = ['x'.repeat(60_000), 'y'.repeat(200_000), ''].map((text) => writer.write('note', text));
      const whole = itemOf(docOf(2), writer.whole());
      const pushed = [...items.map((body) => itemOf(docOf(1), body)), whole];
      expect(await statusesOf(store, anais.id, pushed)).toEqual(['ok', 'ok', 'ok', 'ok']);
    });
  });
}
