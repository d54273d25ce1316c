// Several servers on one database: each store here has its own connections, as each process has.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN } from '#protocol/mark.ts';
import type { LogRow } from '#protocol/sync-reply.ts';
import { createPostgresStore } from '#server/store/postgres.ts';
import type { Store } from '#server/store/store.ts';
import { firstLink } from '#server/first-link.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
import {
  docOf,
  itemOf,
  must,
  ownedSources,
  pullAll,
  pushAs,
  requestOf,
  scribe,
  teamOf,
} from '#tests/unit/sync-server/workbench.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.dispose());

/** Chance of its own for each server: two never make the same id. */
function sourcesOf(server: number): ReturnType<typeof ownedSources> {
  const sources = ownedSources();
  return { ...sources, random: (size) => sources.random(size).map((byte, index) => (index === 5 ? server : byte)) };
}

function openTogether(url: string, count: number): Promise<Store[]> {
  const servers = Array.from({ length: count }, (_, index) => index);
  return Promise.all(servers.map((server) => createPostgresStore({ url }, sourcesOf(server))));
}

const closeAll = (stores: readonly Store[]): Promise<unknown> => Promise.all(stores.map((store) => store.close()));

describe('several servers on one Postgres', () => {
  it('make one workspace and one coordinator when they start together on an empty database', async () => {
    const stores = await openTogether(await postgres.freshSchema(), 4);
    const statuses = await Promise.all(stores.map(async (store) => must(await store.status())));
    expect(new Set(statuses.map((status) => status.workspace.id)).size).toBe(1);
    const links = await Promise.all(stores.map(async (store) => must(await firstLink(store))));
    expect(new Set(links).size).toBe(4);
    const [store] = stores;
    expect(must((await store?.members()) ?? { ok: false, error: { type: 'none' } }).members).toHaveLength(1);
    await closeAll(stores);
  });

  it('number what they write at the same moment without a gap, and a device that reads meanwhile misses no row (L1)', async () => {
    const stores = await openTogether(await postgres.freshSchema(), 4);
    const [first] = stores;
    if (!first) throw new Error('no store');
    const { anais, bruno } = await teamOf(first);
    let writing = true;
    const writers = stores.map(async (store, index) => {
      for (let edit = 0; edit < 30; edit += 1) {
        // A record of its own and one that all share, in one request, so that acts are of different lengths.
        const shared = itemOf(docOf(900), scribe(1000 + index * 100 + edit).write(`k${index}-${edit}`, 'x'));
        const own = itemOf(docOf(index * 100 + edit), scribe(index + 1).write('name', 'x'.repeat(edit * 50)));
        await pushAs(store, anais.id, edit % 3 === 0 ? [own, shared] : [shared]);
      }
    });
    const done = Promise.all(writers).then(() => (writing = false));
    const read = await readWhile(stores, bruno.id, () => writing);
    await done;
    const { head } = must(await first.status());
    expect(head.seq).toBe(4 + 4 * 30 + 4 * 10);
    expect(read.map((row) => row.seq)).toEqual(Array.from({ length: head.seq }, (_, index) => index + 1));
    expect(read).toEqual(await pullAll(first, bruno.id));
    for (const store of stores) expect(must(await store.verify())).toEqual({ rows: head.seq, brokenAt: null });
    await closeAll(stores);
  });

  it('compact the same record at the same moment once, while others write to it (L8)', async () => {
    const stores = await openTogether(await postgres.freshSchema(), 3);
    const [first] = stores;
    if (!first) throw new Error('no store');
    const { anais, bruno } = await teamOf(first);
    const writer = scribe(1);
    const edits = (count: number) =>
      Array.from({ length: count }, (_, index) => itemOf(docOf(1), writer.write('name', `${index}`)));
    await pushAs(first, anais.id, edits(20));
    const [late, ...rounds] = await Promise.all([
      pushAs(first, anais.id, edits(1)),
      ...stores.map((store) => store.compact({ minRows: 10, records: 5 })),
    ]);
    expect(late.acks).toMatchObject([{ status: 'ok', version: 21 }]);
    expect(rounds.map((round) => must(round).records).reduce((sum, count) => sum + count, 0)).toBe(1);
    const copy = scribe(9);
    copy.read((await pullAll(first, bruno.id)).filter(({ doc }) => doc === docOf(1)).map(({ body }) => body));
    expect(copy.values()).toEqual(writer.values());
    for (const store of stores) expect(must(await store.verify()).brokenAt).toBeNull();
    await closeAll(stores);
  });

  it('take the same batch once when a tablet repeats it to another server before the first has answered (L4)', async () => {
    const stores = await openTogether(await postgres.freshSchema(), 3);
    const [first] = stores;
    if (!first) throw new Error('no store');
    const { anais } = await teamOf(first);
    const item = itemOf(docOf(1), scribe(1).write('name', 'x'));
    const replies = await Promise.all(stores.map((store) => pushAs(store, anais.id, [item])));
    expect(replies.flatMap((reply) => reply.acks.map((ack) => ack.status)).sort()).toEqual(['dup', 'dup', 'ok']);
    expect(must(await first.status()).head.seq).toBe(5);
    await closeAll(stores);
  });

  it('let a one-time link be used once, whichever server is asked', async () => {
    const stores = await openTogether(await postgres.freshSchema(), 3);
    const [first] = stores;
    if (!first) throw new Error('no store');
    const { anais } = await teamOf(first);
    const { code } = must(await first.createInvite({ member: anais.id, hours: 1 }));
    const joins = stores.map((store, index) => store.join({ code, device: 'T', tag: `aaaa${'abc'[index]}` }));
    const outcomes = (await Promise.all(joins)).map((joined) => (joined.ok ? 'joined' : joined.error.type));
    expect(outcomes.sort()).toEqual(['joined', 'link-used', 'link-used']);
    await closeAll(stores);
  });
});

/** Pages through the log, each page from another server, until the writers are done and the head is reached. */
async function readWhile(stores: readonly Store[], member: string, writing: () => boolean): Promise<LogRow[]> {
  const rows: LogRow[] = [];
  let cursor = ORIGIN;
  for (let page = 0; ; page += 1) {
    const still = writing();
    const store = stores[page % stores.length];
    if (!store) throw new Error('no store');
    const want = { bytes: 100_000, rows: 7 };
    const reply = must(await store.sync(member, requestOf({ cursor, horizon: cursor, want })));
    expect(reply.reset).toBe(false);
    rows.push(...reply.rows);
    cursor = reply.cursor;
    // One state from the first row to the head, whatever is committed meanwhile.
    expect(must(await store.verify()).brokenAt).toBeNull();
    if (!still && !reply.more) return rows;
  }
}

describe('who listens to the head of a Postgres store', () => {
  it('hears of the commits of every server, once they can be read', async () => {
    const stores = await openTogether(await postgres.freshDatabase(), 3);
    const [first, second] = stores;
    if (!first || !second) throw new Error('no store');
    const ears = stores.map(earOf);
    await teamOf(first);
    await Promise.all(ears.map((ear) => ear.hears(4)));
    must(await second.createMember({ name: 'Zoé', role: 'advisor' }));
    await Promise.all(ears.map((ear) => ear.hears(5)));
    for (const ear of ears) expect(Math.max(...ear.readable)).toBe(5);
    await closeAll(stores);
  });

  it('hears after a lost connection what was said meanwhile', async () => {
    const url = await postgres.freshDatabase();
    const [listening, writing] = await openTogether(url, 2);
    if (!listening || !writing) throw new Error('no store');
    const ear = earOf(listening);
    await teamOf(writing);
    await ear.hears(4);
    await postgres.stop();
    await postgres.start();
    must(await writing.createMember({ name: 'Zoé', role: 'advisor' }));
    await expect(ear.hears(5)).resolves.toBeUndefined();
    await closeAll([listening, writing]);
  });
});

interface Ear {
  /** Numbers that `status` gave at the moment of each hint. */
  readonly readable: readonly number[];
  hears(seq: number): Promise<void>;
}

function earOf(store: Store): Ear {
  const readable: number[] = [];
  const waiting: { seq: number; resolve: () => void }[] = [];
  // A hint may come while the other connections of the pool are still being opened again.
  const headNow = async (): Promise<number> => {
    const status = await store.status();
    return status.ok ? status.value.head.seq : headNow();
  };
  store.onHead((seq) => {
    void headNow().then((head) => {
      expect(head).toBeGreaterThanOrEqual(seq);
      readable.push(head);
      for (const { seq, resolve } of waiting) if (head >= seq) resolve();
    });
  });
  return {
    readable,
    hears: (seq) =>
      readable.some((head) => head >= seq)
        ? Promise.resolve()
        : new Promise((resolve) => void waiting.push({ seq, resolve })),
  };
}
