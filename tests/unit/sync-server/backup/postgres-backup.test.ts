import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup, restore } from '#server/admin/backup.ts';
import { findPgTools } from '#server/backup/pg-tools.ts';
import { restoreBackup } from '#server/backup/restore.ts';
import { openStore } from '#server/open-store.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
import { docOf, joinAs, must, pullAll, recordRows, requestOf, T0 } from '#tests/unit/sync-server/workbench.ts';
import { backUp, begin, openWorkshop, stateOf, type Workshop, writeCompany } from './workshop.ts';

let postgres: TestPostgres;
let folder: string;
const shops: Workshop[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'cordee-pg-tools-'));
});
afterAll(async () => {
  for (const shop of shops) shop.dispose();
  rmSync(folder, { recursive: true });
  await postgres.dispose();
});

/** No `pg_dump` at all, or whichever this machine has. */
async function shopOn(tools: 'none' | 'any'): Promise<Workshop> {
  const settings = { DATABASE_URL: await postgres.freshDatabase() };
  const shop = openWorkshop(tools === 'any' ? settings : { ...settings, PG_DUMP: '/nowhere/pg_dump' });
  shops.push(shop);
  return shop;
}

/** A program that says that it is `pg_dump` of this version. */
function fakeDump(version: number): string {
  const place = mkdtempSync(join(folder, 'bin-'));
  writeFileSync(join(place, 'pg_dump'), `#!/bin/sh\necho "pg_dump (PostgreSQL) ${version}.3 (Debian)"\n`);
  chmodSync(join(place, 'pg_dump'), 0o755);
  return place;
}

describe('a backup of Postgres', () => {
  for (const tools of ['none', 'any'] as const) {
    it(`with ${tools === 'none' ? 'no pg_dump' : 'the tools of this machine'} is made beside the server and brings back every row`, async () => {
      const shop = await shopOn(tools);
      const { store, team } = await begin(shop.config);
      const { token } = await joinAs(store, team.anais.id, 'aaaaa');
      const made = await backUp(shop.config, shop.to);
      expect(made.manifest).toMatchObject({ seq: 6, records: 1 });
      const rows = await pullAll(store, team.anais.id);
      await writeCompany(store, team, 2);
      expect(await restoreBackup(shop.config, made.folder, T0)).toMatchObject({ error: { type: 'in-use' } });
      must(await store.erase(team.coordinator.id, docOf(1)));
      await store.close();

      const { aside, erased } = must(await restoreBackup(shop.config, made.folder, T0));
      expect([aside, erased]).toEqual([`before_restore_${T0}`, 1]);
      const back = await openStore(shop.config);
      const now = await pullAll(back, team.anais.id);
      expect(now.filter(({ type }) => type === 'cfg')).toEqual(rows.filter(({ type }) => type === 'cfg'));
      // The ledger knew better than the backup (SYNC L10).
      expect(recordRows(now)).toMatchObject([{ type: 'erase', doc: docOf(1) }]);
      expect((await back.authenticate(token)).ok).toBe(true);
      expect(must(await back.sync(team.anais.id, requestOf())).stable).toBe(made.manifest.seq);
      expect(must(await back.verify()).brokenAt).toBeNull();
      await writeCompany(back, team, 3);
      await back.close();
      const kept = await postgres.run(shop.config.databaseUrl ?? '', `SELECT count(*) FROM ${aside}.log`);
      expect(kept).toEqual([{ count: '8' }]);
    });
  }

  it('without pg_dump is a file that a server without Postgres starts from, too', async () => {
    const shop = await shopOn('none');
    const { store } = await begin(shop.config);
    const made = await backUp(shop.config, shop.to);
    await store.close();
    const alone = { ...shop.elsewhere(), databaseUrl: null };
    must(await restoreBackup(alone, made.folder, T0));
    expect(await stateOf(alone)).toEqual({ seq: 5, records: 1, brokenAt: null });
  });

  it('says why it was not dumped, and where it is restored', async () => {
    const shop = await shopOn('none');
    const { store } = await begin(shop.config);
    await store.close();
    const said = await backup(shop.config, shop.to, 0);
    expect(said).toMatchObject({ text: expect.stringContaining('because no pg_dump was found') as string });
    const old = { ...shop.config, pgDump: join(fakeDump(9), 'pg_dump') };
    expect(await backup(old, shop.to, 0)).toMatchObject({
      text: expect.stringMatching(/pg_dump is of version 9, older than the server \(\d+\)/) as string,
    });
  });

  it('keeps the tables that are there when the copy cannot be played', async () => {
    const shop = await shopOn('none');
    const { store, team } = await begin(shop.config);
    const made = await backUp(shop.config, shop.to);
    await writeCompany(store, team, 2);
    await store.close();
    writeFileSync(join(made.folder, made.manifest.file), 'burnt');
    expect(await restore(shop.config, made.folder)).toMatchObject({
      problem: expect.stringContaining('is damaged') as string,
    });
    expect(await stateOf(shop.config)).toEqual({ seq: 6, records: 2, brokenAt: null });
  });
});

describe('the pg_dump that is taken', () => {
  it('is the first one as new as the server', async () => {
    const [old, fit, newer] = [fakeDump(15), fakeDump(17), fakeDump(18)];
    const found = must(await findPgTools(17, null, ['/nowhere', old, fit, newer]));
    expect(found).toEqual({ pgDump: join(fit, 'pg_dump'), major: 17 });
  });

  it('is the one that was named, or none', async () => {
    const named = join(fakeDump(15), 'pg_dump');
    expect(await findPgTools(17, named, [fakeDump(18)])).toEqual({
      ok: false,
      error: { type: 'older', found: { pgDump: named, major: 15 } },
    });
    expect(await findPgTools(17, null, [])).toEqual({ ok: false, error: { type: 'missing', found: null } });
  });
});
