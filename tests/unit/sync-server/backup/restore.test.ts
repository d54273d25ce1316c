import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restore } from '#server/admin/backup.ts';
import { LEDGER_COPY } from '#server/backup/backup.ts';
import { restoreBackup } from '#server/backup/restore.ts';
import { openStore, sqlitePath } from '#server/open-store.ts';
import { createLedgerFile } from '#server/store/ledger-file.ts';
import {
  docOf,
  itemOf,
  joinAs,
  must,
  pullAll,
  pushAs,
  recordRows,
  requestOf,
  scribe,
  T0,
} from '#tests/unit/sync-server/workbench.ts';
import { backUp, begin, openWorkshop, putPhoto, stateOf, type Workshop, writeCompany } from './workshop.ts';

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => shop.dispose());

const refusalOf = async (config: Workshop['config'], from: string) => {
  const restored = await restoreBackup(config, from, T0);
  return restored.ok ? null : restored.error.type;
};

describe('a restore', () => {
  it('brings back every row, person and device on a new disk, and knows that the backup holds it (L9)', async () => {
    const { store, team } = await begin(shop.config);
    const { token } = await joinAs(store, team.anais.id, 'aaaaa');
    const made = await backUp(shop.config, shop.to);
    const rows = await pullAll(store, team.anais.id);
    await store.close();
    const disk = shop.elsewhere();
    expect(must(await restoreBackup(disk, made.folder, T0))).toMatchObject({ aside: null, photos: 0 });
    const back = await openStore(disk);
    expect(await pullAll(back, team.anais.id)).toEqual(rows);
    expect((await back.authenticate(token)).ok).toBe(true);
    expect(must(await back.sync(team.anais.id, requestOf())).stable).toBe(made.manifest.seq);
    await back.close();
  });

  it('keeps what was there aside, whole', async () => {
    const { store, team } = await begin(shop.config);
    const made = await backUp(shop.config, shop.to);
    await writeCompany(store, team, 2);
    await store.close();
    const { aside } = must(await restoreBackup(shop.config, made.folder, T0));
    expect(await stateOf(shop.config)).toEqual({ seq: 5, records: 1, brokenAt: null });
    const kept = { ...shop.config, dataDir: aside ?? '' };
    expect(await stateOf(kept)).toEqual({ seq: 6, records: 2, brokenAt: null });
  });

  it('is refused while a server has the data open, even an idle one, and changes nothing then', async () => {
    const { store } = await begin(shop.config);
    const made = await backUp(shop.config, shop.to);
    expect(await refusalOf(shop.config, made.folder)).toBe('in-use');
    expect(must(await store.status()).head.seq).toBe(5);
    await store.close();
    expect(await refusalOf(shop.config, made.folder)).toBeNull();
  });

  it('of a damaged, cut or missing copy is refused before anything is touched', async () => {
    const { store } = await begin(shop.config);
    const made = await backUp(shop.config, shop.to);
    await store.close();
    const path = join(made.folder, made.manifest.file);
    const bytes = readFileSync(path);
    const live = readFileSync(sqlitePath(shop.config.dataDir));
    writeFileSync(path, bytes.with(bytes.length - 100, (bytes.at(-100) ?? 0) ^ 1));
    expect(await refusalOf(shop.config, made.folder)).toBe('damaged');
    writeFileSync(path, bytes.subarray(0, -4096));
    expect(await refusalOf(shop.config, made.folder)).toBe('damaged');
    rmSync(path);
    expect(await refusalOf(shop.config, made.folder)).toBe('damaged');
    rmSync(join(made.folder, 'manifest.json'));
    expect(await refusalOf(shop.config, made.folder)).toBe('no-backup');
    expect(await restore(shop.config, join(shop.to, 'nothing'))).toMatchObject({
      problem: expect.stringContaining('Nothing was changed') as string,
    });
    expect(readFileSync(sqlitePath(shop.config.dataDir)).equals(live)).toBe(true);
  });

  it('replaces a file that is no database any more, and keeps even that', async () => {
    const { store } = await begin(shop.config);
    const made = await backUp(shop.config, shop.to);
    await store.close();
    writeFileSync(sqlitePath(shop.config.dataDir), 'burnt');
    const { aside } = must(await restoreBackup(shop.config, made.folder, T0));
    expect(readFileSync(join(aside ?? '', 'cordee.sqlite'), 'utf8')).toBe('burnt');
    expect(await stateOf(shop.config)).toMatchObject({ records: 1, brokenAt: null });
  });

  it('erases again what was erased after the backup was made (L10)', async () => {
    const { store, team } = await begin(shop.config);
    const made = await backUp(shop.config, shop.to);
    must(await store.erase(team.coordinator.id, docOf(1)));
    await store.close();
    expect(must(await restoreBackup(shop.config, made.folder, T0)).erased).toBe(1);
    const back = await openStore(shop.config);
    expect(recordRows(await pullAll(back, team.coordinator.id)).map((row) => row.type)).toEqual(['erase']);
    const late = itemOf(docOf(1), scribe(9).write('name', 'late'));
    expect((await pushAs(back, team.anais.id, [late])).acks[0]?.status).toBe('gone');
    await back.close();
    expect(readFileSync(sqlitePath(shop.config.dataDir)).includes('company 1')).toBe(false);
  });

  it('of an older backup on a new disk learns erasures from the ledger beside the backups, which is only added to', async () => {
    const { store, team } = await begin(shop.config);
    const older = await backUp(shop.config, shop.to);
    must(await store.erase(team.coordinator.id, docOf(1)));
    await backUp(shop.config, shop.to);
    await store.close();
    const disk = shop.elsewhere();
    expect(must(await restoreBackup(disk, older.folder, T0)).erased).toBe(1);
    expect(createLedgerFile(disk.ledgerFile).noted()).toMatchObject([{ doc: docOf(1) }]);
    await backUp(disk, shop.to);
    expect(createLedgerFile(join(shop.to, LEDGER_COPY)).noted()).toHaveLength(1);
  });

  it('brings back photos that are missing, leaves out damaged ones, and removes none', async () => {
    const { store } = await begin(shop.config);
    await store.close();
    const [whole, damaged] = [putPhoto(shop.config, 'whole'), putPhoto(shop.config, 'damaged')];
    const made = await backUp(shop.config, shop.to);
    writeFileSync(join(made.folder, damaged), 'dAmaged');
    rmSync(join(shop.config.dataDir, 'blobs'), { recursive: true });
    const newer = putPhoto(shop.config, 'newer');
    expect(must(await restoreBackup(shop.config, made.folder, T0))).toMatchObject({ photos: 1, damagedPhotos: 1 });
    expect(readFileSync(join(shop.config.dataDir, whole), 'utf8')).toBe('whole');
    expect(existsSync(join(shop.config.dataDir, damaged))).toBe(false);
    expect(existsSync(join(shop.config.dataDir, newer))).toBe(true);
  });
});
