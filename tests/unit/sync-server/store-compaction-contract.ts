// Compaction in place (L8) over one database; over random histories: tests/property/sync-server/compaction.test.ts.
import { describe, expect, it } from 'vitest';
import type { Store } from '#server/store/store.ts';
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

const ROWS = 10;

export function compactionContract(open: OpenStore): void {
  /** A company and a dossier of many rows each, and what was pushed. */
  const setting = async (sources = ownedSources()) => {
    const store = await open(sources);
    const team = await teamOf(store);
    const [writer, other] = [scribe(1), scribe(2)];
    const items = Array.from({ length: ROWS }, (_, index) => [
      itemOf(docOf(1), writer.write('name', `${index}`.repeat(50))),
      privateItem(docOf(2), other.write('name', `${index}`.repeat(50))),
    ]);
    for (const pair of items) await pushAs(store, team.anais.id, pair);
    return { store, ...team, writer, other, items, before: must(await store.status()).head };
  };
  const everything = (store: Store) => store.compact({ minRows: 2, records: 100 });
  const valuesOf = (rows: Awaited<ReturnType<typeof pullAll>>, doc: number): Record<string, unknown> => {
    const copy = scribe(99);
    copy.read(rows.filter((row) => row.doc === docOf(doc)).map((row) => row.body));
    return copy.values();
  };

  describe('compaction', () => {
    it('puts one snapshot in the place of a record’s rows, with the number and version of the last one (L8)', async () => {
      const { store, anais, before } = await setting();
      const rows = recordRows(await pullAll(store, anais.id));
      const done = must(await everything(store));
      expect(done.records).toBe(2);
      expect(done.bytesAfter).toBeLessThan(done.bytesBefore / 4);
      const left = recordRows(await pullAll(store, anais.id));
      expect(left.map(({ seq, type, version }) => [seq, type, version])).toEqual([
        [before.seq - 1, 'snap', ROWS],
        [before.seq, 'snap', ROWS],
      ]);
      expect(valuesOf(left, 1)).toEqual(valuesOf(rows, 1));
    });

    it('leaves head, tips and versions as they were, for a cursor at any row (L2, I7)', async () => {
      const { store, anais, before } = await setting();
      const marks = [];
      for (let reply = must(await store.sync(anais.id, requestOf({ want: { bytes: 1, rows: 1 } }))); ;) {
        marks.push(reply.cursor);
        if (!reply.more) break;
        reply = must(await store.sync(anais.id, requestOf({ cursor: reply.cursor, want: { bytes: 1, rows: 1 } })));
      }
      expect(marks).toHaveLength(before.seq);
      must(await everything(store));
      expect(must(await store.status()).head).toEqual(before);
      expect(must(await store.verify())).toEqual({ rows: before.seq, brokenAt: null });
      for (const cursor of marks) {
        const reply = must(await store.sync(anais.id, requestOf({ cursor, horizon: cursor })));
        expect(reply).toMatchObject({ reset: false, more: false, cursor: before });
      }
    });

    it('still answers dup with number and version to a batch that comes late (L4), and sends the snapshot it lacks', async () => {
      const { store, anais, items, before } = await setting();
      const receipts = (await Promise.all(items.map((pair) => pushAs(store, anais.id, pair)))).flatMap(
        ({ acks }) => acks,
      );
      must(await everything(store));
      const late = (await Promise.all(items.map((pair) => pushAs(store, anais.id, pair)))).flatMap(({ acks }) => acks);
      expect(late).toEqual(receipts);
      const last = items.at(-1) ?? [];
      const reply = must(await store.sync(anais.id, requestOf({ items: last })));
      expect(reply.acks.map(({ status }) => status)).toEqual(['dup', 'dup']);
      expect(recordRows(reply.rows).map(({ type }) => type)).toEqual(['snap', 'snap']);
      expect(must(await store.status()).head).toEqual(before);
    });

    it('takes what a device writes that still holds the rows, and compacts again on top (L3)', async () => {
      const { store, anais, bruno, writer } = await setting();
      must(await everything(store));
      expect((await pushAs(store, anais.id, [itemOf(docOf(1), writer.write('more', 'z'))])).acks[0]).toMatchObject({
        status: 'ok',
        version: ROWS + 1,
      });
      const rows = recordRows(await pullAll(store, bruno.id));
      expect(rows.map(({ type, version }) => [type, version])).toEqual([
        ['snap', ROWS],
        ['upd', ROWS + 1],
      ]);
      expect(valuesOf(rows, 1)).toMatchObject({ more: 'z' });
      expect(must(await everything(store)).records).toBe(1);
      expect(recordRows(await pullAll(store, bruno.id)).map(({ type }) => type)).toEqual(['snap']);
      expect(must(await store.verify()).brokenAt).toBeNull();
    });

    it('touches only records with as many rows as told, the most crowded first, as many as told', async () => {
      const { store, anais } = await setting();
      await pushAs(store, anais.id, [itemOf(docOf(3), scribe(3).write('name', 'x'))]);
      expect(must(await store.compact({ minRows: ROWS + 1, records: 10 })).records).toBe(0);
      expect(must(await store.compact({ minRows: ROWS, records: 1 })).records).toBe(1);
      expect(must(await store.compact({ minRows: ROWS, records: 10 })).records).toBe(1);
      expect(must(await everything(store)).records).toBe(0);
    });

    it('finds records of 64 rows and more', async () => {
      const { store, anais } = await setting();
      const writer = scribe(4);
      const items = Array.from({ length: 64 }, (_, index) => itemOf(docOf(4), writer.write('name', `${index}`)));
      await pushAs(store, anais.id, items);
      expect(must(await store.compact({ minRows: 64, records: 10 })).records).toBe(1);
      expect(must(await store.compact({ minRows: 64, records: 10 })).records).toBe(0);
    });

    it('hands a compacted record over whole, and destroys the grants that nobody is shown any more (L5)', async () => {
      const { store, coordinator, anais, bruno, before } = await setting();
      must(await everything(store));
      must(await store.assign(coordinator.id, docOf(2), bruno.id));
      const granted = await pullAll(store, bruno.id, { cursor: before });
      expect(granted).toMatchObject([{ type: 'grant', version: ROWS }]);
      expect(valuesOf(granted, 2)).toEqual({ name: '9'.repeat(50) });
      must(await store.assign(coordinator.id, docOf(2), anais.id));
      await pushAs(store, anais.id, [privateItem(docOf(2), scribe(8).write('more', 'z'))]);
      must(await everything(store));
      expect(recordRows(await pullAll(store, anais.id, { cursor: before })).map(({ type }) => type)).toEqual([
        'grant',
        'snap',
      ]);
      expect(recordRows(await pullAll(store, bruno.id, { cursor: before })).map(({ type }) => type)).toEqual([
        'revoke',
      ]);
      expect(must(await store.verify()).brokenAt).toBeNull();
    });

    it('leaves an erased record erased, and can erase a compacted one (L10)', async () => {
      const { store, coordinator, anais } = await setting();
      must(await store.erase(coordinator.id, docOf(2)));
      expect(must(await everything(store)).records).toBe(1);
      must(await store.erase(coordinator.id, docOf(1)));
      expect(recordRows(await pullAll(store, anais.id)).map(({ type }) => type)).toEqual(['erase', 'erase']);
      expect(must(await store.verify()).brokenAt).toBeNull();
    });

    it('leaves a record alone whose snapshot would not say the same, and goes on with the others', async () => {
      const sources = ownedSources();
      const { parser } = sources;
      const { store, anais } = await setting({
        ...sources,
        parser: {
          ...parser,
          compact: async (bodies) => {
            const snapshot = await parser.compact(bodies);
            return (await parser.digest([snapshot])).length > 0 && bodies.length === ROWS
              ? (bodies[0] ?? snapshot)
              : snapshot;
          },
        },
      });
      const writer = scribe(5);
      await pushAs(store, anais.id, [
        itemOf(docOf(5), writer.write('a', '1')),
        itemOf(docOf(5), writer.write('a', '2')),
      ]);
      expect(must(await store.compact({ minRows: 2, records: 2 })).records).toBe(1);
      expect(must(await store.compact({ minRows: 2, records: 2 })).records).toBe(0);
      expect(recordRows(await pullAll(store, anais.id)).filter(({ type }) => type === 'upd')).toHaveLength(2 * ROWS);
    });

    it('gives way when the record was erased or compacted while the snapshot was made', async () => {
      const sources = ownedSources();
      const { parser } = sources;
      const meanwhile: (() => Promise<unknown>)[] = [];
      const { store, coordinator, anais, writer } = await setting({
        ...sources,
        parser: {
          ...parser,
          compact: async (bodies) => {
            await meanwhile.pop()?.();
            return parser.compact(bodies);
          },
        },
      });
      meanwhile.push(
        () => store.erase(coordinator.id, docOf(2)),
        () => pushAs(store, anais.id, [itemOf(docOf(1), writer.write('more', 'z'))]),
      );
      expect(must(await everything(store)).records).toBe(1);
      const rows = recordRows(await pullAll(store, anais.id));
      expect(rows.map(({ type, version }) => [type, version])).toEqual([
        ['snap', ROWS],
        ['upd', ROWS + 1],
        ['erase', ROWS],
      ]);
      expect(must(await store.verify()).brokenAt).toBeNull();
      expect(must(await everything(store)).records).toBe(1);
    });
  });
}
