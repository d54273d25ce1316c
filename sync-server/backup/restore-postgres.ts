// A copy in the place of the tables of a Postgres database; those that were there stay in a schema of another name.
import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { fail, ok, type Result } from '#domain/result.ts';
import { copyRows } from '#server/store/migrate.ts';
import { createPostgresStore, openPostgres } from '#server/store/postgres.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import { inSchema, majorOfServer, withClient } from './copy-postgres.ts';
import { addressFor, findPgTools, siblingOf } from './pg-tools.ts';
import { type RestoreFailure, settle, type Step } from './restore-step.ts';

/** From a SQLite file, row by row, into a schema beside the one in use; then they change names in one transaction. */
export async function restoreIntoPostgres(url: string, step: Step): Promise<Result<string | null, RestoreFailure>> {
  const draft = `restoring_${step.now}`;
  return withClient(url, async (client) => {
    if (await isUsed(client)) return fail({ type: 'in-use' });
    await client.query(`CREATE SCHEMA ${draft}`);
    try {
      const address = inSchema(url, draft);
      await copyFileInto(join(step.folder, step.manifest.file), address);
      const settled = await settle(() => createPostgresStore({ url: address }, step.sources), step);
      if (!settled.ok) return settled;
      if (await isUsed(client)) return fail({ type: 'in-use' });
      const schema = await schemaOf(client);
      const aside = asideOf(step.now);
      await client.query(`BEGIN; ALTER SCHEMA ${quoted(schema)} RENAME TO ${aside};
        ALTER SCHEMA ${draft} RENAME TO ${quoted(schema)}; COMMIT`);
      return ok(aside);
    } finally {
      await client.query('ROLLBACK');
      await client.query(`DROP SCHEMA IF EXISTS ${draft} CASCADE`);
    }
  });
}

/** Opening a file brings it up to date: the backup itself stays as it is. */
async function copyFileInto(path: string, url: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'cordee-restore-'));
  try {
    await copyFile(path, join(scratch, 'copy'));
    const file = openSqlite({ path: join(scratch, 'copy') });
    const target = await openPostgres({ url });
    try {
      await file.read((from) => target.write((to) => copyRows(from, to)));
    } finally {
      await target.close();
      await file.close();
    }
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** From a dump: what was there is renamed and the dump played in one transaction. */
export async function restoreDump(
  url: string,
  given: string | null,
  step: Step,
): Promise<Result<string | null, RestoreFailure>> {
  const tools = await findPgTools(await majorOfServer(url), given);
  if (!tools.ok) return fail({ type: 'no-tools' });
  const { schema = 'public', file } = step.manifest;
  const aside = asideOf(step.now);
  const used = await withClient(url, isUsed);
  if (used) return fail({ type: 'in-use' });
  const { dbname, env } = addressFor(url);
  const before = `ALTER SCHEMA ${quoted(schema)} RENAME TO ${aside}; CREATE SCHEMA ${quoted(schema)};\n`;
  const dump = ['--no-owner', '--no-privileges', `--schema=${schema}`, '--file=-', join(step.folder, file)];
  const play = ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--single-transaction', `--dbname=${dbname}`];
  const played = await pipeTools(
    { path: siblingOf(tools.value, 'pg_restore'), args: dump },
    { path: siblingOf(tools.value, 'psql'), args: play, first: before, env },
  );
  if (!played.ok) return played;
  const settled = await settle(() => createPostgresStore({ url }, step.sources), step);
  if (settled.ok) return ok(aside);
  await withClient(url, (client) =>
    client.query(`BEGIN; DROP SCHEMA ${quoted(schema)} CASCADE;
      ALTER SCHEMA ${aside} RENAME TO ${quoted(schema)}; COMMIT`),
  );
  return settled;
}

const asideOf = (now: number): string => `before_restore_${now}`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function schemaOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ schema: string }>('SELECT current_schema() AS schema');
  return rows[0]?.schema ?? 'public';
}

/** A server that runs listens to the others all the time, so it always holds a connection. */
async function isUsed(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*) AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cordee'`,
  );
  return (rows[0]?.count ?? 0) > 0;
}

interface Tool {
  readonly path: string;
  readonly args: readonly string[];
}

/** What the first prints is the second's input, after `first`; either one's failure ends both. */
function pipeTools(
  from: Tool,
  to: Tool & { readonly first: string; readonly env: Readonly<Record<string, string>> },
): Promise<Result<null, { type: 'tool-failed'; detail: string }>> {
  return new Promise((resolve) => {
    const reader = spawn(from.path, from.args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const player = spawn(to.path, to.args, {
      env: { ...process.env, ...to.env, PGOPTIONS: '-c client_min_messages=warning' },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let complained = '';
    let failed = false;
    const note = (chunk: Buffer): void => {
      complained += chunk.toString();
    };
    const give = (error?: Error): void => {
      failed = true;
      if (error) complained += error.message;
      player.kill();
      reader.kill();
    };
    reader.stderr.on('data', note);
    player.stderr.on('data', note);
    player.stdin.on('error', () => {});
    reader.once('error', give);
    player.once('error', give);
    player.stdin.write(to.first);
    reader.stdout.on('data', (chunk: Buffer) => {
      if (!player.stdin.write(chunk)) reader.stdout.pause();
    });
    player.stdin.on('drain', () => reader.stdout.resume());
    // Its input ends, and so its transaction is committed, only after the whole dump was read.
    reader.once('close', (code) => (code === 0 ? player.stdin.end() : give()));
    player.once('close', (code) =>
      resolve(
        code === 0 && !failed ? ok(null) : fail({ type: 'tool-failed', detail: complained.trim().slice(0, 500) }),
      ),
    );
  });
}
