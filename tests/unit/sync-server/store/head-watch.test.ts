import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '#server/store/memory.ts';
import { createSqliteStore } from '#server/store/sqlite.ts';
import {
  docOf,
  itemOf,
  must,
  type OpenStore,
  ownedSources,
  pullAll,
  pushAs,
  scribe,
  teamOf,
} from '#tests/unit/sync-server/workbench.ts';

const STORES: readonly [string, OpenStore][] = [
  ['memory', (sources) => createMemoryStore(sources)],
  ['SQLite', (sources) => createSqliteStore({ path: ':memory:' }, sources)],
];

describe.each(STORES)('who listens to the head of a store in %s', (_, open) => {
  it('hears each commit that made the log longer, and nothing else', async () => {
    const store = await open(ownedSources());
    const { anais } = await teamOf(store);
    const heard: number[] = [];
    store.onHead((seq) => heard.push(seq));
    const item = itemOf(docOf(1), scribe(1).write('name', 'x'));
    await pushAs(store, anais.id, [item]);
    await pushAs(store, anais.id, [item]);
    await pullAll(store, anais.id);
    must(await store.createInvite({ member: anais.id, hours: 1 }));
    must(await store.createMember({ name: 'Zoé', role: 'advisor' }));
    expect(heard).toEqual([5, 6]);
    expect(must(await store.status()).head.seq).toBe(6);
    await store.close();
  });

  it('hears nothing after having stopped, while others still do', async () => {
    const store = await open(ownedSources());
    const heard: string[] = [];
    const stop = store.onHead(() => heard.push('first'));
    store.onHead(() => heard.push('second'));
    stop();
    must(await store.createMember({ name: 'Zoé', role: 'advisor' }));
    expect(heard).toEqual(['second']);
    await store.close();
  });
});
