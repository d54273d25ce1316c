import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '#server/store/schema.ts';
import { createSqliteStore } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { storeContract } from '#tests/unit/sync-server/store-contract.ts';
import {
  docOf,
  itemOf,
  joinAs,
  must,
  ownedSources,
  pullAll,
  pushAs,
  requestOf,
  scribe,
  teamOf,
} from '#tests/unit/sync-server/workbench.ts';

const folder = mkdtempSync(join(tmpdir(), 'cordee-'));
let files = 0;
const freshPath = (): string => join(folder, `${(files += 1)}.sqlite`);
afterAll(() => rmSync(folder, { recursive: true }));

storeContract('SQLite', (sources) => createSqliteStore({ path: freshPath() }, sources));

describe('a SQLite file', () => {
  it('holds after a new start everything it acknowledged', async () => {
    const path = freshPath();
    const before = await createSqliteStore({ path }, ownedSources());
    const { anais } = await teamOf(before);
    const { token } = await joinAs(before, anais.id, 'aaaaa');
    await pushAs(before, anais.id, [itemOf(docOf(1), scribe(1).write('name', 'x'))]);
    const [rows, status] = [await pullAll(before, anais.id), must(await before.status())];
    await before.close();
    const after = await createSqliteStore({ path }, ownedSources());
    expect(await pullAll(after, anais.id)).toEqual(rows);
    expect(must(await after.status())).toEqual(status);
    expect((await after.authenticate(token)).ok).toBe(true);
    await after.close();
  });

  it('is written durably, in WAL, and overwrites what is erased (L1)', async () => {
    const path = freshPath();
    const store = await createSqliteStore({ path }, ownedSources());
    const { anais, coordinator } = await teamOf(store);
    await pushAs(store, anais.id, [itemOf(docOf(1), scribe(1).write('name', 'a very particular secret'))]);
    const bystander = new BetterSqlite3(path);
    expect(bystander.pragma('journal_mode', { simple: true })).toBe('wal');
    bystander.close();
    must(await store.erase(coordinator.id, docOf(1)));
    await store.close();
    expect(readFileSync(path).includes('a very particular secret')).toBe(false);
  });

  it('holds no token and no code, only their hashes', async () => {
    const path = freshPath();
    const store = await createSqliteStore({ path }, ownedSources());
    const { anais } = await teamOf(store);
    const { code } = must(await store.createInvite({ member: anais.id, hours: 1 }));
    const { token } = must(await store.join({ code, device: 'A', tag: 'aaaaa' }));
    await store.close();
    const content = readFileSync(path);
    expect(content.includes('Anaïs')).toBe(true);
    expect(content.includes(token)).toBe(false);
    expect(content.includes(code)).toBe(false);
  });

  it('serves two processes at once: what the command line makes, the server sees', async () => {
    const path = freshPath();
    const [server, admin] = [
      await createSqliteStore({ path }, ownedSources()),
      await createSqliteStore({ path }, ownedSources()),
    ];
    const { anais } = await teamOf(admin);
    await pushAs(server, anais.id, [itemOf(docOf(1), scribe(1).write('name', 'x'))]);
    expect(must(await admin.verify())).toEqual({ rows: 5, brokenAt: null });
    await admin.close();
    await server.close();
  });

  it('answers unavailable while another process keeps the file locked, and goes on after it', async () => {
    const path = freshPath();
    const store = await createSqliteStore({ path, patience: 10 }, ownedSources());
    const { anais } = await teamOf(store);
    const other = new BetterSqlite3(path);
    other.exec('BEGIN IMMEDIATE');
    const request = requestOf({ items: [itemOf(docOf(1), scribe(1).write('name', 'x'))] });
    expect(await store.sync(anais.id, request)).toEqual({ ok: false, error: { type: 'unavailable' } });
    other.exec('ROLLBACK');
    other.close();
    expect(must(await store.sync(anais.id, request)).acks[0]?.status).toBe('ok');
    await store.close();
  });

  it('answers disk-full when it can grow no more, keeps what it acknowledged, and still lets people read', async () => {
    const path = freshPath();
    const store = await createSqliteStore({ path, maxPages: 80 }, ownedSources());
    const { anais } = await teamOf(store);
    const { token } = await joinAs(store, anais.id, 'aaaaa');
    let taken = 0;
    let full = false;
    while (!full && taken < 100) {
      const item = itemOf(docOf(taken), scribe(taken + 1).write('text', 'x'.repeat(20_000)));
      const reply = must(await store.sync(anais.id, requestOf({ items: [item], want: { bytes: 0, rows: 0 } })));
      full = reply.full === true;
      expect(reply.acks[0]?.status).toBe(full ? 'busy' : 'ok');
      if (!full) taken += 1;
    }
    expect(taken).toBeGreaterThan(3);
    expect(await store.probe()).toEqual({ ok: false, error: { type: 'disk-full' } });
    expect((await store.authenticate(token)).ok).toBe(true);
    const rows = await pullAll(store, anais.id);
    expect(rows.filter((row) => row.type === 'upd')).toHaveLength(taken);
    expect(must(await store.verify()).brokenAt).toBeNull();
    await store.close();
  });

  it('passes over any number of emptied rows in one request, to the right tip (L8)', async () => {
    const store = await createSqliteStore({ path: freshPath() }, ownedSources());
    const { anais, bruno } = await teamOf(store);
    const cursor = must(await store.status()).head;
    const writer = scribe(1);
    // More than are looked at for one request.
    for (let round = 0; round < 51; round += 1) {
      const items = Array.from({ length: 200 }, (_, index) => itemOf(docOf(1), writer.write('name', `${index}`)));
      await pushAs(store, anais.id, items);
    }
    must(await store.compact({ minRows: 2, records: 1 }));
    const reply = must(await store.sync(bruno.id, requestOf({ cursor })));
    expect(reply.rows.map(({ type, version }) => [type, version])).toEqual([['snap', 51 * 200]]);
    expect(reply).toMatchObject({ more: false, cursor: must(await store.status()).head });
    await store.close();
  });

  it('notices a row that was changed behind its back', async () => {
    const path = freshPath();
    const store = await createSqliteStore({ path }, ownedSources());
    const { anais } = await teamOf(store);
    await pushAs(store, anais.id, [itemOf(docOf(1), scribe(1).write('name', 'x'))]);
    const other = new BetterSqlite3(path);
    other.prepare('UPDATE log SET by = ? WHERE seq = 5').run('somebody');
    other.close();
    expect(must(await store.verify()).brokenAt).toBe(5);
    await store.close();
  });

  it('brings a file of the first version up to date: nothing moves, and it can be compacted and read whole', async () => {
    const [path, older] = [freshPath(), freshPath()];
    const store = await createSqliteStore({ path }, ownedSources());
    const team = await teamOf(store);
    const writer = scribe(1);
    const bodies = ['a', 'b', 'c'].map((value) => writer.write('name', value));
    await pushAs(
      store,
      team.anais.id,
      bodies.map((body) => itemOf(docOf(1), body)),
    );
    await pushAs(store, team.anais.id, [itemOf(docOf(2), scribe(2).write('name', 'x'))]);
    must(await store.erase(team.coordinator.id, docOf(2)));
    const answers = async (asked: Store) => ({
      status: must(await asked.status()),
      rows: await pullAll(asked, team.anais.id),
      verified: must(await asked.verify()),
      whole: must(await asked.boot(team.anais.id, { workspace: '', part: 'records', before: 0, bytes: 10_000 }))
        .records,
    });
    const before = await answers(store);
    await store.close();
    asFirstVersion(path, older);
    const upgraded = await createSqliteStore({ path: older }, ownedSources());
    expect(await answers(upgraded)).toEqual(before);
    expect(must(await upgraded.compact({ minRows: 3, records: 5 })).records).toBe(1);
    expect(must(await upgraded.compact({ minRows: 2, records: 5 })).records).toBe(0);
    await upgraded.close();
  });

  it('refuses to open a file written by a newer version', async () => {
    const path = freshPath();
    const other = new BetterSqlite3(path);
    other.pragma('user_version = 99');
    other.close();
    await expect(createSqliteStore({ path }, ownedSources())).rejects.toThrow('newer Cordée');
  });
});

/** The same rows in the tables of the first version. */
function asFirstVersion(path: string, older: string): void {
  const file = new BetterSqlite3(older);
  file.exec(MIGRATIONS[0] ?? '');
  file.pragma('user_version = 1');
  file.prepare('ATTACH ? AS newer').run(path);
  for (const table of ['workspace', 'member', 'device', 'invite', 'record', 'log']) {
    const columns = file.prepare(`SELECT name FROM pragma_table_info('${table}', 'main')`).pluck().all().join(', ');
    file.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newer.${table}`);
  }
  file.close();
}
