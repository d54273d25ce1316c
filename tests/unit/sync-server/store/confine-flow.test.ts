import { expect, it } from 'vitest';
import { composeStore } from '#server/store/compose.ts';
import { createMemoryDatabase } from '#server/store/memory.ts';
import { stakeWriter } from '#tests/unit/sync-server/stake-writer.ts';
import { docOf, must, ownedSources, pullAll, pushAs, recordRows, teamOf } from '#tests/unit/sync-server/workbench.ts';

it('a start confines the confidential stakes that were taken in before anybody judged them, once', async () => {
  const database = createMemoryDatabase();
  const before = await composeStore(database, ownedSources(), 'Couserans');
  const { anais, committee } = await teamOf(before);
  const [secret, open] = [docOf(1), docOf(2)];
  await pushAs(before, anais.id, [
    stakeWriter(secret, 'aaaaa').write({ title: 'Secret', confidential: true }),
    stakeWriter(open, 'aaaaa').write({ title: 'Open', confidential: false }),
  ]);
  await database.write(async (tables) => {
    const records = await tables.records([secret]);
    await tables.putRecords([...records.values()].map((record) => ({ ...record, confined: false })));
  });
  const cursor = must(await before.status()).head;
  const after = await composeStore(database, ownedSources(), 'Couserans');
  expect(await pullAll(after, committee.id, { cursor })).toMatchObject([{ type: 'revoke', doc: secret }]);
  expect(recordRows(await pullAll(after, committee.id)).filter(({ type }) => type === 'upd')).toMatchObject([
    { doc: open },
  ]);
  expect(recordRows(await pullAll(after, anais.id)).map(({ doc }) => doc)).toEqual([secret, open]);
  const { head } = must(await after.status());
  const again = await composeStore(database, ownedSources(), 'Couserans');
  expect(must(await again.status()).head).toEqual(head);
  await again.close();
});

it('a stake of which no card can be made counts as confidential', async () => {
  const sources = ownedSources();
  const parser = { ...sources.parser, card: async () => null };
  const store = await composeStore(createMemoryDatabase(), { ...sources, parser }, 'Couserans');
  const { anais, committee } = await teamOf(store);
  await pushAs(store, anais.id, [stakeWriter(docOf(1), 'aaaaa').write({ title: 'Open', confidential: false })]);
  expect(must(await store.readersAmong(docOf(1), [anais.id, committee.id]))).toEqual(new Set([anais.id]));
  await store.close();
});
