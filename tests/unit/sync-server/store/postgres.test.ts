import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPostgresStore, openPostgres, type PostgresOptions } from '#server/store/postgres.ts';
import type { Sources, Store } from '#server/store/store.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
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

let postgres: TestPostgres;
const opened: Store[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
  await postgres.dispose();
});

async function open(options: PostgresOptions, sources: Sources = ownedSources()): Promise<Store> {
  const store = await createPostgresStore(options, sources);
  opened.push(store);
  return store;
}

storeContract('Postgres', async (sources) => createAt(await postgres.freshSchema(), sources));

const createAt = (url: string, sources?: Sources): Promise<Store> => open({ url }, sources);
const oneEdit = () => requestOf({ items: [itemOf(docOf(1), scribe(1).write('name', 'x'))] });
const refused = (type: string) => ({ ok: false, error: { type } });

describe('a Postgres database', () => {
  it('holds after a new start everything it acknowledged', async () => {
    const url = await postgres.freshSchema();
    const before = await createAt(url);
    const { anais } = await teamOf(before);
    const { token } = await joinAs(before, anais.id, 'aaaaa');
    await pushAs(before, anais.id, [itemOf(docOf(1), scribe(1).write('name', 'x'))]);
    const [rows, status] = [await pullAll(before, anais.id), must(await before.status())];
    await before.close();
    const after = await createAt(url);
    expect(await pullAll(after, anais.id)).toEqual(rows);
    expect(must(await after.status())).toEqual(status);
    expect((await after.authenticate(token)).ok).toBe(true);
  });

  it('waits for the disk even where the administrator turned that off (L1)', async () => {
    const url = await postgres.freshDatabase();
    await postgres.run(
      url,
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$`,
    );
    const store = await createAt(url);
    await postgres.run(
      url,
      `CREATE TABLE seen (setting text);
       CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$;
       CREATE TRIGGER note BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION note()`,
    );
    must(await store.createMember({ name: 'Zoé', role: 'advisor' }));
    expect(await postgres.run(url, 'SELECT setting FROM seen')).toEqual([{ setting: 'on' }]);
  });

  it('holds no token and no code, only their hashes', async () => {
    const url = await postgres.freshSchema();
    const store = await createAt(url);
    const { anais } = await teamOf(store);
    const { code } = must(await store.createInvite({ member: anais.id, hours: 1 }));
    const { token } = must(await store.join({ code, device: 'A', tag: 'aaaaa' }));
    const tables = ['workspace', 'member', 'device', 'invite', 'record', 'log'];
    const dumps = await Promise.all(
      tables.map((table) => postgres.run(url, `SELECT row_to_json(t) AS row FROM ${table} t`)),
    );
    const content = JSON.stringify(dumps);
    expect(content).toContain('Anaïs');
    const hex = (text: string): string => Buffer.from(text).toString('hex');
    for (const secret of [token, code, hex(token), hex(code)]) expect(content).not.toContain(secret);
  });

  it('keeps a name that carries the character NUL, which Postgres cannot hold, with a mark in its place', async () => {
    const store = await createAt(await postgres.freshSchema());
    must(await store.createMember({ name: 'Ana\0ïs', role: 'advisor' }));
    expect(must(await store.config()).members.map((member) => member.name)).toEqual(['Ana\uFFFDïs']);
    expect(must(await store.verify()).brokenAt).toBeNull();
  });

  it('answers unavailable while somebody else keeps the log locked, still lets people read, and goes on after it', async () => {
    const url = await postgres.freshSchema();
    const store = await open({ url, patience: 20 });
    const { anais } = await teamOf(store);
    const request = oneEdit();
    const other = new Client({ connectionString: url });
    await other.connect();
    await other.query('BEGIN; SELECT FROM workspace FOR UPDATE');
    expect(await store.sync(anais.id, request)).toEqual(refused('unavailable'));
    expect(await pullAll(store, anais.id)).toHaveLength(4);
    await other.end();
    expect(must(await store.sync(anais.id, request)).acks[0]?.status).toBe('ok');
  });

  it('is unavailable while Postgres is away and comes back with it, by itself, with everything it acknowledged', async () => {
    const store = await createAt(await postgres.freshSchema());
    const { anais } = await teamOf(store);
    const request = oneEdit();
    must(await store.sync(anais.id, request));
    const { head } = must(await store.status());
    await postgres.stop();
    expect(await store.sync(anais.id, request)).toEqual(refused('unavailable'));
    expect(await store.status()).toEqual(refused('unavailable'));
    expect(await store.probe()).toEqual(refused('unavailable'));
    await postgres.start();
    expect(must(await store.status()).head).toEqual(head);
    expect(must(await store.sync(anais.id, request)).acks[0]?.status).toBe('dup');
    expect(must(await store.verify()).brokenAt).toBeNull();
  });

  it('lets nobody notice that the connections it kept were cut meanwhile', async () => {
    const url = await postgres.freshDatabase();
    const store = await createAt(url);
    const { anais } = await teamOf(store);
    await Promise.all([store.status(), store.members(), store.config()]);
    await postgres.run(url, CUT_ALL);
    expect(must(await store.sync(anais.id, oneEdit())).acks[0]?.status).toBe('ok');
    expect(must(await store.status()).head.seq).toBe(5);
  });

  it('begins an act again, and goes on living, when its connection is cut between two statements', async () => {
    const url = await postgres.freshDatabase();
    const database = await openPostgres({ url });
    let tries = 0;
    const read = database.read(async (tables) => {
      await tables.workspace();
      tries += 1;
      if (tries === 1) await cutAll(url);
      return tables.workspace();
    });
    await expect(read).resolves.toBeNull();
    expect(tries).toBe(2);
    await database.close();
  });

  it('tries an act again when it meets a conflict, keeps it once, and gives up when the conflict lasts', async () => {
    const url = await postgres.freshSchema();
    const store = await createAt(url);
    const { anais } = await teamOf(store);
    await failOnAppend(url, '40001', 2);
    expect(must(await store.sync(anais.id, oneEdit())).acks[0]?.status).toBe('ok');
    expect(must(await store.verify())).toEqual({ rows: 5, brokenAt: null });
    await failOnAppend(url, '40P01', 1000);
    expect(await store.createMember({ name: 'Zoé', role: 'advisor' })).toEqual(refused('unavailable'));
    expect(must(await store.members()).members).toHaveLength(4);
  });

  it('never repeats an act whose commit was sent and not answered: it may have happened', async () => {
    const url = await postgres.freshSchema();
    const store = await createAt(url);
    await postgres.run(
      url,
      `CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
       CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON member DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW WHEN (NEW.name = 'Zoé') EXECUTE FUNCTION cut()`,
    );
    expect(await store.createMember({ name: 'Zoé', role: 'advisor' })).toEqual(refused('unavailable'));
    // The numbers given to rows are never given back: one try took one.
    expect(await postgres.run(url, `SELECT nextval(pg_get_serial_sequence('member', 'place')) AS next`)).toEqual([
      { next: '2' },
    ]);
    must(await store.createMember({ name: 'Yves', role: 'advisor' }));
  });

  it('answers disk-full when Postgres can grow no more, keeps nothing of the act, and still lets people read', async () => {
    const url = await postgres.freshSchema();
    const store = await createAt(url);
    const { anais } = await teamOf(store);
    const { token } = await joinAs(store, anais.id, 'aaaaa');
    await failOnAppend(url, '53100', 1000);
    const reply = must(await store.sync(anais.id, oneEdit()));
    expect(reply).toMatchObject({ full: true, acks: [{ status: 'busy' }], horizon: { seq: 5 } });
    expect(reply.rows).toHaveLength(5);
    expect(must(await store.status())).toMatchObject({ head: { seq: 5 }, records: 0 });
    expect((await store.authenticate(token)).ok).toBe(true);
    expect(await pullAll(store, anais.id)).toHaveLength(5);
  });

  it('lets a bug of its own be seen as one', async () => {
    const url = await postgres.freshSchema();
    const store = await createAt(url);
    const { anais } = await teamOf(store);
    await failOnAppend(url, '22012', 1);
    await expect(store.sync(anais.id, oneEdit())).rejects.toThrow('as the test wishes');
    expect(must(await store.sync(anais.id, oneEdit())).acks[0]?.status).toBe('ok');
  });

  it('notices a row that was changed behind its back', async () => {
    const url = await postgres.freshSchema();
    const store = await createAt(url);
    await teamOf(store);
    await postgres.run(url, `UPDATE log SET by = 'somebody' WHERE seq = 3`);
    expect(must(await store.verify()).brokenAt).toBe(3);
  });

  it('is refused with a sentence when it is newer, in another alphabet, unknown or away', async () => {
    const url = await postgres.freshSchema();
    await (await createAt(url)).close();
    await postgres.run(url, 'UPDATE schema_version SET version = 99');
    await expect(createAt(url)).rejects.toThrow('newer Cordée (schema 99');
    const server = url.slice(0, url.lastIndexOf('/'));
    await postgres.run(url, `CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0`);
    await expect(createAt(`${server}/latin`)).rejects.toThrow('UTF8');
    await expect(createAt(`${server}/nowhere`)).rejects.toThrow(/^Postgres cannot be used: .*nowhere/);
    await expect(createAt('postgres://127.0.0.1:1/x')).rejects.toThrow(/^Postgres cannot be used: .*ECONNREFUSED/);
  });
});

const CUT_ALL = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

/** Ends every other connection, and waits until they are gone. */
async function cutAll(url: string): Promise<void> {
  const left = CUT_ALL.replace('pg_terminate_backend(pid)', 'pid');
  await postgres.run(url, CUT_ALL);
  while ((await postgres.run(url, left)).length > 0);
}

let triggers = 0;

/** The next appends to the log fail with this error of Postgres, as many times as told; then they pass. */
async function failOnAppend(url: string, state: string, times: number): Promise<void> {
  const name = `fail_${(triggers += 1)}`;
  // A sequence counts across transactions that are rolled back, which is why the log may not use one.
  await postgres.run(
    url,
    `CREATE SEQUENCE ${name};
     CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF nextval('${name}') <= ${times} THEN RAISE 'as the test wishes' USING ERRCODE = '${state}'; END IF;
         RETURN NULL;
       END $$;
     CREATE TRIGGER ${name} BEFORE INSERT ON log FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`,
  );
}
