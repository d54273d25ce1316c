import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqlitePath } from '#server/open-store.ts';
import { copyRows } from '#server/store/migrate.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import { docOf, joinAs, must, requestOf } from '#tests/unit/sync-server/workbench.ts';
import { begin, openWorkshop, type Workshop } from './workshop.ts';

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => shop.dispose());

/** Made again from the others whenever it is asked for, or holds nothing. */
const LEFT_OUT = new Set(['derived', 'probe']);

function rowsIn(path: string): Map<string, number> {
  const file = new BetterSqlite3(path, { readonly: true });
  const names = file.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  const counts = names.map((name): [string, number] => [
    name,
    file.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0,
  ]);
  file.close();
  return new Map(counts.filter(([name]) => !LEFT_OUT.has(name) && !name.startsWith('sqlite_')));
}

describe('a copy row by row', () => {
  it('knows every table there is, so that moves and backups leave nothing behind', async () => {
    const { store, team } = await begin(shop.config);
    const { device } = await joinAs(store, team.anais.id, 'aaaaa');
    const elsewhere = requestOf({ horizon: { seq: 99, tip: new Uint8Array(16) } });
    expect(must(await store.sync(team.anais.id, elsewhere, device)).reset).toBe(true);
    must(await store.blobs.keep(team.anais.id, { sha: 'a'.repeat(64), doc: docOf(1), bytes: 12 }));
    await store.close();
    const path = sqlitePath(shop.config.dataDir);
    const [from, to] = [openSqlite({ path }), openSqlite({ path: join(shop.config.dataDir, 'copy') })];
    await from.read((source) => to.write((target) => copyRows(source, target)));
    await Promise.all([from.close(), to.close()]);
    const counts = rowsIn(path);
    // A table nobody fills here proves nothing: fill it above.
    expect([...counts].filter(([, count]) => count === 0)).toEqual([]);
    expect(rowsIn(join(shop.config.dataDir, 'copy'))).toEqual(counts);
  });
});
