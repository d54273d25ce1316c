// A workspace that moves from its SQLite file to Postgres.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { openStore, sqlitePath } from '#server/open-store.ts';
import { createInlineParser } from '#server/parse/inline-parser.ts';
import { moveToPostgres } from '#server/store/migrate.ts';
import { createPostgresStore } from '#server/store/postgres.ts';
import { createSqliteStore } from '#server/store/sqlite.ts';
import type { Sources, Store } from '#server/store/store.ts';
import type { Transport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
import { enrol, wireTo } from '#tests/support/wire.ts';
import {
  docOf,
  itemOf,
  joinAs,
  must,
  privateItem,
  pullAll,
  pushAs,
  requestOf,
  scribe,
  type Team,
  teamOf,
} from '#tests/unit/sync-server/workbench.ts';

let postgres: TestPostgres;
const folder = mkdtempSync(join(tmpdir(), 'cordee-move-'));
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.dispose();
  rmSync(folder, { recursive: true });
});

const sources: Sources = {
  now: Date.now,
  random: (count) => new Uint8Array(randomBytes(count)),
  parser: createInlineParser(),
};
let files = 0;
const freshPath = (): string => join(folder, `${(files += 1)}.sqlite`);
const failed = (type: string) => ({ ok: false, error: { type } });

interface Lived {
  readonly store: Store;
  readonly path: string;
  readonly team: Team;
  /** A device that works, one that was revoked, a link that nobody has used. */
  readonly token: string;
  readonly revoked: string;
  readonly code: string;
}

/** A workspace in which everything has happened once; the store is left open, as a running server leaves it. */
async function livedIn(): Promise<Lived> {
  const path = freshPath();
  const store = await createSqliteStore({ path }, sources);
  const team = await teamOf(store);
  const { anais, bruno, coordinator } = team;
  const { token } = await joinAs(store, anais.id, 'aaaaa');
  const lost = await joinAs(store, bruno.id, 'bbbbb');
  must(await store.authenticate(token));
  must(await store.revokeDevice(lost.device));
  for (let index = 0; index < 30; index += 1) {
    const own = scribe(index + 1);
    const items = [own.write('name', `${index}`), own.write('note', 'x')].map((body) => itemOf(docOf(index), body));
    await pushAs(store, anais.id, items);
  }
  await pushAs(store, anais.id, [privateItem(docOf(100), scribe(100).write('mode', 'express'))]);
  await pushAs(store, anais.id, [privateItem(docOf(101), scribe(101).write('mode', 'complet'))]);
  must(await store.assign(coordinator.id, docOf(100), bruno.id));
  must(await store.erase(coordinator.id, docOf(3)));
  must(await store.compact({ minRows: 2, records: 5 }));
  must(await store.setStable(12));
  const { code } = must(await store.createInvite({ member: bruno.id, hours: 1 }));
  return { store, path, team, token, revoked: lost.token, code };
}

/** Everything that anybody could ask of a store. */
async function answersOf(store: Store, { team, token, revoked }: Lived): Promise<unknown> {
  const people = Object.values(team) as Team['anais'][];
  const ask = { workspace: '', part: 'records', before: 0, bytes: 2 ** 20 } as const;
  const { records, stable, head } = must(await store.boot(team.coordinator.id, ask));
  return {
    whole: { records, stable, head },
    status: await store.status(),
    members: await store.members(),
    rows: await Promise.all(people.map((member) => pullAll(store, member.id))),
    tokens: await Promise.all([token, revoked, 'x'.repeat(43)].map((text) => store.authenticate(text))),
    verified: await store.verify(),
  };
}

describe('a workspace that moved to Postgres', () => {
  it('answers every member, token and device as before, and its open links still work', async () => {
    const lived = await livedIn();
    const before = await answersOf(lived.store, lived);
    const url = await postgres.freshSchema();
    const { rows, ...counts } = must(await moveToPostgres(lived.path, url, sources));
    expect(rows).toBe(must(await lived.store.status()).head.seq);
    expect(counts).toEqual({ records: 32, members: 4, devices: 2 });
    const after = await createPostgresStore({ url }, sources);
    expect(await answersOf(after, lived)).toEqual(before);
    const joined = must(await after.join({ code: lived.code, device: 'B', tag: 'ddddd' }));
    expect(joined.member.id).toBe(lived.team.bruno.id);
    expect(await after.join({ code: lived.code, device: 'C', tag: 'eeeee' })).toEqual(failed('link-used'));
    await lived.store.close();
    await after.close();
  });

  it('goes on with the devices where they were: no reset, nothing sent twice, new work on top', async () => {
    const path = freshPath();
    const old = await createSqliteStore({ path }, sources);
    let server: Store = old;
    const wire = wireTo(() => server);
    let resets = 0;
    let rows = 0;
    const transport: Transport = {
      ...wire,
      async sync(account, frame) {
        const answer = await wire.sync(account, frame);
        if (answer.type === 'reply') {
          rows += answer.reply.rows.length;
          if (answer.reply.reset) resets += 1;
        }
        return answer;
      },
    };
    const [desk, tablet] = [await openDevice(), await openDevice()];
    await enrol(server, desk, 'Claire', 'coordinator');
    await enrol(server, tablet, 'Anaïs', 'advisor');
    const { doc } = await tablet.store.create('company', (draft) => draft.set('name', 'Fromagerie'));
    await tablet.exchange(transport);
    await desk.exchange(transport);
    // Written offline, before the move, and sent after it.
    await tablet.store.edit(doc, (draft) => draft.set('phone', '05 61 00 00 00'));

    const url = await postgres.freshSchema();
    must(await moveToPostgres(path, url, sources));
    server = await createPostgresStore({ url }, sources);
    rows = 0;
    await desk.store.edit(doc, (draft) => draft.set('email', 'a@b.example'));
    for (const device of [tablet, desk, tablet])
      expect((await device.exchange(transport)).status.type).toBe('received');
    expect(resets).toBe(0);
    // Two edits, each seen by the other: to its writer the receipt says it.
    expect(rows).toBe(2);
    for (const device of [tablet, desk])
      expect(await valuesOf(device, doc)).toEqual(['Fromagerie', '05 61 00 00 00', 'a@b.example']);
    expect(must(await server.verify()).brokenAt).toBeNull();
    await old.close();
    await server.close();
    for (const device of [desk, tablet]) device.close();
  });

  it('is closed behind: a server still running on the file acknowledges nothing more, and none can be started on it', async () => {
    const lived = await livedIn();
    must(await moveToPostgres(lived.path, await postgres.freshSchema(), sources));
    const { anais, coordinator } = lived.team;
    const late = requestOf({ items: [itemOf(docOf(200), scribe(200).write('name', 'late'))] });
    const refusals = await Promise.all([
      lived.store.sync(anais.id, late),
      lived.store.join({ code: lived.code, device: 'B', tag: 'ddddd' }),
      lived.store.createInvite({ member: anais.id, hours: 1 }),
      lived.store.erase(coordinator.id, docOf(1)),
    ]);
    for (const refusal of refusals) expect(refusal).toEqual(failed('unavailable'));
    await lived.store.close();
    const dataDir = mkdtempSync(join(folder, 'data-'));
    const other = await openStore({ dataDir, databaseUrl: null });
    await other.close();
    must(await moveToPostgres(sqlitePath(dataDir), await postgres.freshSchema(), sources));
    await expect(openStore({ dataDir, databaseUrl: null })).rejects.toThrow('was moved to Postgres: set DATABASE_URL');
  });
});

describe('a move that cannot be made', () => {
  it('changes neither side, and says why', async () => {
    const lived = await livedIn();
    const before = await answersOf(lived.store, lived);
    const occupied = await postgres.freshSchema();
    const neighbour = await createPostgresStore({ url: occupied }, sources);
    const { workspace } = must(await neighbour.status());
    expect(await moveToPostgres(lived.path, occupied, sources)).toEqual(failed('target-not-empty'));
    expect(must(await neighbour.status())).toMatchObject({ workspace, head: { seq: 0 }, records: 0 });
    await neighbour.close();
    expect(await moveToPostgres(freshPath(), occupied, sources)).toEqual(failed('no-workspace'));
    await expect(moveToPostgres(lived.path, 'postgres://127.0.0.1:1/x', sources)).rejects.toThrow('cannot be used');
    expect(await answersOf(lived.store, lived)).toEqual(before);
    await pushAs(lived.store, lived.team.anais.id, [itemOf(docOf(200), scribe(200).write('name', 'x'))]);
    await lived.store.close();
  });

  it('leaves an empty target empty when the copy fails half-way, so that it can be tried again', async () => {
    const lived = await livedIn();
    const url = await postgres.freshSchema();
    await (await createPostgresStore({ url }, sources)).close();
    await postgres.run(url, 'DELETE FROM workspace; ALTER TABLE log ADD CONSTRAINT short CHECK (seq < 50)');
    await expect(moveToPostgres(lived.path, url, sources)).rejects.toThrow('short');
    expect(await postgres.run(url, 'SELECT 1 FROM member UNION ALL SELECT 1 FROM record')).toEqual([]);
    await postgres.run(url, 'ALTER TABLE log DROP CONSTRAINT short');
    must(await moveToPostgres(lived.path, url, sources));
    expect(await moveToPostgres(lived.path, await postgres.freshSchema(), sources)).toEqual(failed('already-moved'));
    await lived.store.close();
  });

  it('is refused when the file itself does not hold', async () => {
    const lived = await livedIn();
    await lived.store.close();
    const file = new BetterSqlite3(lived.path);
    file.prepare(`UPDATE log SET by = 'somebody' WHERE seq = 9`).run();
    file.close();
    expect(await moveToPostgres(lived.path, await postgres.freshSchema(), sources)).toEqual(failed('source-broken'));
  });
});

describe('npm run admin -- move-to-postgres', () => {
  it('says what was moved and where the server finds it, or why not', async () => {
    const dataDir = mkdtempSync(join(folder, 'data-'));
    const url = await postgres.freshSchema();
    expect(admin(dataDir, '', 'move-to-postgres')).toMatchObject({ status: 1, said: expect.stringContaining('--to') });
    expect(admin(dataDir, '', 'move-to-postgres', '--to', url).said).toMatch(/^Not moved: no-workspace/);
    expect(admin(dataDir, '', 'link').status).toBe(0);
    const moved = admin(dataDir, '', 'move-to-postgres', '--to', url);
    expect(moved).toMatchObject({ status: 0, said: expect.stringContaining('1 rows, 0 records, 1 members') });
    expect(admin(dataDir, '', 'members').said).toContain('Not done: the workspace in');
    expect(admin(dataDir, url, 'members').said).toContain('Coordination (coordinator)');
    expect(admin(dataDir, url, 'check').said).toBe('1 rows, all hold.\n');
  });
});

function admin(dataDir: string, databaseUrl: string, ...words: string[]): { status: number | null; said: string } {
  const script = join(import.meta.dirname, '../../../../sync-server/admin/main.ts');
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { env });
  return { status, said: `${stdout.toString()}${stderr.toString()}` };
}

async function valuesOf(device: TestDevice, doc: DocId): Promise<unknown[]> {
  const record = await device.store.open(doc);
  const values = ['name', 'phone', 'email'].map((key) => record?.view.value.fields.get(key)?.value);
  record?.close();
  return values;
}
