import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from '#server/admin/backup.ts';
import { backupsIn, makeBackup } from '#server/backup/backup.ts';
import { openStore, sqlitePath } from '#server/open-store.ts';
import { docOf, must, pullAll, requestOf, T0 } from '#tests/unit/sync-server/workbench.ts';
import { backUp, begin, openWorkshop, putPhoto, type Workshop, writeCompany } from './workshop.ts';

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => shop.dispose());

describe('a backup', () => {
  it('is one consistent state of a workspace that is written to meanwhile', async () => {
    const { store, team } = await begin(shop.config);
    const stop = new AbortController();
    let written = 1;
    const writing = (async () => {
      while (!stop.signal.aborted) {
        await writeCompany(store, team, (written += 1));
        await setImmediate();
      }
    })();
    const made = await backUp(shop.config, shop.to);
    stop.abort();
    await writing;
    expect(made.manifest).toMatchObject({ database: 'sqlite', seq: made.manifest.records + 4 });
    expect(made.manifest.records).toBeGreaterThan(0);
    expect(must(await store.status()).records).toBe(written);
    await store.close();
  });

  it('tells devices how far it reaches once it is whole, and not before (L9)', async () => {
    const { store, team } = await begin(shop.config);
    const stable = async () => must(await store.sync(team.anais.id, requestOf())).stable;
    expect(await backup(shop.config, join(shop.config.dataDir, 'inside'), 0)).toMatchObject({
      problem: expect.stringContaining('inside the data folder') as string,
    });
    expect(await stable()).toBe(0);
    expect(await backup(shop.config, shop.to, 0)).toMatchObject({
      text: expect.stringContaining('the log up to row 5') as string,
    });
    expect(await stable()).toBe(5);
    await writeCompany(store, team, 2);
    expect(await stable()).toBe(5);
    await store.close();
  });

  it('that fails leaves nothing that could be taken for one', async () => {
    const { store, team } = await begin(shop.config);
    must(await store.erase(team.coordinator.id, docOf(1)));
    await store.close();
    writeFileSync(join(shop.config.dataDir, 'file'), '');
    const nowhere = { ...shop.config, ledgerFile: join(shop.config.dataDir, 'file', 'ledger') };
    await expect(makeBackup(nowhere, { to: shop.to, keep: 0, now: T0 })).rejects.toThrow('unavailable');
    expect(readdirSync(shop.to)).toEqual([]);
  });

  it('of a log that does not hold is refused, with the row', async () => {
    const { store } = await begin(shop.config);
    await store.close();
    const file = new BetterSqlite3(sqlitePath(shop.config.dataDir));
    file.prepare('UPDATE log SET at = 1 WHERE seq = 3').run();
    file.close();
    const refused = await makeBackup(shop.config, { to: shop.to, keep: 0, now: T0 });
    expect(refused).toEqual({ ok: false, error: { type: 'log-broken', row: 3 } });
    expect(await backupsIn(shop.to)).toEqual([]);
  });

  it('goes when enough newer ones are there, the oldest first, and never what is no backup', async () => {
    const { store } = await begin(shop.config);
    await store.close();
    const made = [];
    for (let count = 0; count < 3; count += 1) made.push(await backUp(shop.config, shop.to));
    writeFileSync(join(shop.to, 'cordee-notes.txt'), 'mine');
    const last = await backUp(shop.config, shop.to, 2);
    expect(last.removed).toHaveLength(2);
    expect(await backupsIn(shop.to)).toHaveLength(2);
    expect((await backupsIn(shop.to)).map((name) => join(shop.to, name))).toEqual([made[2]?.folder, last.folder]);
    expect(readdirSync(shop.to)).toContain('cordee-notes.txt');
  });

  it('holds every whole photo, and links those that the one before holds already', async () => {
    const { store } = await begin(shop.config);
    await store.close();
    const first = putPhoto(shop.config, 'one');
    const before = await backUp(shop.config, shop.to);
    const later = putPhoto(shop.config, 'two');
    writeFileSync(`${join(shop.config.dataDir, later)}.123.part`, 'unfinished');
    const after = await backUp(shop.config, shop.to);
    expect([before.photos, after.photos]).toEqual([1, 2]);
    expect(statSync(join(after.folder, first)).ino).toBe(statSync(join(before.folder, first)).ino);
    expect(readFileSync(join(after.folder, later), 'utf8')).toBe('two');
    expect(after.manifest.files.map(({ path }) => path).sort()).toEqual(['cordee.sqlite', first, later].sort());
    expect(readdirSync(join(after.folder, later, '..')).every((name) => !name.endsWith('.part'))).toBe(true);
  });

  it('is not changed by what happens to the data afterwards', async () => {
    const { store, team } = await begin(shop.config);
    const made = await backUp(shop.config, shop.to);
    const before = readFileSync(join(made.folder, made.manifest.file));
    await writeCompany(store, team, 2);
    expect(await pullAll(store, team.anais.id)).toHaveLength(6);
    await store.close();
    const again = await openStore(shop.config);
    await again.close();
    expect(readFileSync(join(made.folder, made.manifest.file)).equals(before)).toBe(true);
  });
});
