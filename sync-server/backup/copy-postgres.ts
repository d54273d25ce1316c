// One consistent copy of a Postgres workspace while servers write to it: by `pg_dump`, or row by row into a SQLite file.
import { Client } from 'pg';
import { fail, ok, type Result } from '#domain/result.ts';
import { copyRows } from '#server/store/migrate.ts';
import { openPostgres } from '#server/store/postgres.ts';
import { COLUMN_TYPES, createSession } from '#server/store/postgres-session.ts';
import { createPostgresTables } from '#server/store/postgres-tables.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import type { PoolClient } from 'pg';
import { type BrokenLog, type DatabaseFacts, factsOf } from './database-facts.ts';
import { addressFor, type PgTools, runTool } from './pg-tools.ts';

/** Names the connections of backups and restores, which are no servers. */
const TOOL_NAME = 'cordee-backup';

export interface DumpFailure {
  readonly type: 'tool-failed';
  readonly detail: string;
}

/** Major version of the server at this address. */
export async function majorOfServer(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    return Math.floor(Number(rows[0]?.server_version_num ?? 0) / 10_000);
  });
}

/** A dump and the facts of the very state it holds: both read the same snapshot. */
export async function dumpPostgres(
  url: string,
  tools: PgTools,
  to: string,
  now: number,
): Promise<Result<DatabaseFacts & { readonly schema: string }, BrokenLog | DumpFailure>> {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const { rows } = await client.query<{ snapshot: string; schema: string }>(
      'SELECT pg_export_snapshot() AS snapshot, current_schema() AS schema',
    );
    const { snapshot, schema } = rows[0] ?? { snapshot: '', schema: 'public' };
    const { dbname, env } = addressFor(url);
    const what = ['--format=custom', '--no-owner', '--no-privileges', `--schema=${schema}`, `--snapshot=${snapshot}`];
    const dumped = await runTool(tools.pgDump, [...what, `--file=${to}`, `--dbname=${dbname}`], env);
    if (!dumped.ok) return fail(dumped.error);
    const facts = await factsOf(createPostgresTables(createSession(client as unknown as PoolClient), null), now);
    return facts.ok ? ok({ ...facts.value, schema }) : facts;
  });
}

/** Without `pg_dump`: every row of one repeatable-read transaction, in a file that either database is restored from. */
export async function copyPostgres(url: string, to: string): Promise<void> {
  const source = await openPostgres({ url });
  try {
    const file = openSqlite({ path: to });
    try {
      await source.read((from) => file.write((rows) => copyRows(from, rows)));
    } finally {
      await file.close();
    }
  } finally {
    await source.close();
  }
}

export async function withClient<Value>(url: string, act: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({
    connectionString: url,
    application_name: TOOL_NAME,
    types: COLUMN_TYPES,
    connectionTimeoutMillis: 5_000,
  });
  // A connection that breaks is seen by the statement under way.
  client.on('error', () => {});
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

export const DUMP_FILE = 'postgres.dump';
export const COPY_FILE = 'cordee.sqlite';

/** The address with this schema in front, for the connections of a restore. */
export function inSchema(url: string, schema: string): string {
  const address = new URL(url);
  const before = address.searchParams.get('options');
  const path = `-c search_path=${schema}`;
  address.searchParams.set('options', before === null ? path : `${before} ${path}`);
  address.searchParams.set('application_name', TOOL_NAME);
  // A plus sign is no space in the addresses of Postgres.
  address.search = address.search.replaceAll('+', '%20');
  return address.toString();
}
