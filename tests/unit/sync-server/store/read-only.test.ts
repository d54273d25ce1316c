// A disk that fills up and empties again, under any database.
import { beforeEach, describe, expect, it } from 'vitest';
import { composeStore } from '#server/store/compose.ts';
import { createMemoryDatabase } from '#server/store/memory.ts';
import type { Store } from '#server/store/store.ts';
import { type Database, StorageTrouble } from '#server/store/tables.ts';
import {
  docOf,
  itemOf,
  must,
  ownedSources,
  pushAs,
  requestOf,
  scribe,
  type Team,
  teamOf,
} from '#tests/unit/sync-server/workbench.ts';

let sources: ReturnType<typeof ownedSources>;
let isFull: boolean;
let writes = 0;
let store: Store;
let team: Team;

/** Writing fails while `isFull`; reading never does. */
function fillable(inner: Database): Database {
  const room = (): void => {
    writes += 1;
    if (isFull) throw new StorageTrouble('disk-full', null);
  };
  return {
    ...inner,
    async write(act) {
      room();
      return inner.write(act);
    },
    async probe(bytes) {
      room();
      return inner.probe(bytes);
    },
  };
}

beforeEach(async () => {
  isFull = false;
  writes = 0;
  sources = ownedSources();
  store = await composeStore(fillable(createMemoryDatabase()), sources, 'Couserans');
  team = await teamOf(store);
  await pushAs(store, team.bruno.id, [itemOf(docOf(1), scribe(1).write('name', 'x'))]);
});

const push = async () => {
  const items = [itemOf(docOf(2), scribe(2).write('name', 'y')), itemOf(docOf(3), scribe(3).write('name', 'z'))];
  return must(await store.sync(team.anais.id, requestOf({ items })));
};

describe('a store whose disk is full', () => {
  it('acknowledges nothing, and still sends whoever pushes what is new to them', async () => {
    isFull = true;
    const reply = await push();
    expect(reply).toMatchObject({ full: true, acks: [{ status: 'busy' }, { status: 'busy' }], reset: false });
    expect(reply.rows.at(-1)).toMatchObject({ type: 'upd', doc: docOf(1) });
    expect(must(await store.status()).records).toBe(1);
  });

  it('tells who pushes from another history to read again, before anything else (L2)', async () => {
    isFull = true;
    const items = [itemOf(docOf(2), scribe(2).write('name', 'y'))];
    const horizon = { seq: 99, tip: new Uint8Array(16) };
    expect(must(await store.sync(team.anais.id, requestOf({ items, horizon })))).toMatchObject({
      reset: true,
      acks: [],
    });
  });

  it('is not asked to write by every push, and takes them again by itself once there is room', async () => {
    isFull = true;
    await push();
    const before = writes;
    for (let round = 0; round < 10; round += 1) expect((await push()).full).toBe(true);
    expect(writes).toBe(before);
    isFull = false;
    expect((await push()).full).toBe(true);
    sources.advance(5_000);
    const taken = await push();
    expect(taken.full).toBeUndefined();
    expect(taken.acks.map((ack) => ack.status)).toEqual(['ok', 'ok']);
  });

  it('takes pushes again at once when a supervisor’s question found that there is room', async () => {
    isFull = true;
    await push();
    isFull = false;
    expect((await store.probe()).ok).toBe(true);
    expect((await push()).acks.map((ack) => ack.status)).toEqual(['ok', 'ok']);
  });
});
