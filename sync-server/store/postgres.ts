// The store that several server processes share: one Postgres database per workspace (SYNC L1, L13).
import { setTimeout as wait } from 'node:timers/promises';
import { type ClientConfig, Pool, type PoolClient, type PoolConfig } from 'pg';
import { composeStore } from './compose.ts';
import { createPostgresHead } from './postgres-head.ts';
import { beginHolding, type HeldWorkspace } from './postgres-people.ts';
import { upgradeSchema } from './postgres-schema.ts';
import { COLUMN_TYPES, createSession, isLost, isPassing, type PostgresSession, troubleOf } from './postgres-session.ts';
import { createPostgresTables } from './postgres-tables.ts';
import { createQueue } from './queue.ts';
import type { Sources, Store } from './store.ts';
import { type Database, StorageTrouble, type Tables } from './tables.ts';

export interface PostgresOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  readonly workspaceName?: string;
  /** How long to wait for another process that is writing, ms. */
  readonly patience?: number;
}

/** One for the writes of this process, which take turns anyway, the others for reading. */
const CONNECTIONS = 5;
const CONNECT_WITHIN = 3_000;
const STATEMENT_WITHIN = 10_000;
/** Bringing a large database up to date may take longer than any request, and others that start meanwhile wait, ms. */
const UPGRADE_WITHIN = 600_000;
/** A process that froze in the middle of a write holds everybody up no longer than this, ms. */
const IDLE_WITHIN = 10_000;
const PATIENCE = 5_000;
/** Tries of one act in all, when it meets a conflict or a connection that ended before its commit. */
const TRIES = 4;
const PAUSE = 25;

/**
 * Opens the database, making or bringing up to date what is in it. Throws with a clear sentence when it cannot be
 * reached or was written by a newer version. Nothing is cached between two transactions.
 */
export async function createPostgresStore(options: PostgresOptions, sources: Sources): Promise<Store> {
  const database = await openPostgres(options);
  try {
    return await composeStore(database, sources, options.workspaceName ?? 'Couserans');
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The tables alone, for the command that moves a workspace. */
export async function openPostgres({ url, patience = PATIENCE }: PostgresOptions): Promise<Database> {
  const config: ClientConfig = {
    connectionString: url,
    application_name: 'cordee',
    types: COLUMN_TYPES,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: CONNECT_WITHIN,
    statement_timeout: STATEMENT_WITHIN,
    lock_timeout: patience,
    idle_in_transaction_session_timeout: IDLE_WITHIN,
    // For a network that swallows everything: the server's own limits come first.
    query_timeout: STATEMENT_WITHIN + 2_000,
  };
  await upgrade(config);
  return createDatabase(openPool({ ...config, max: CONNECTIONS, idleTimeoutMillis: 30_000 }), config);
}

function openPool(config: PoolConfig): Pool {
  const pool = new Pool(config);
  // A connection that dies while nobody uses it leaves the pool by itself.
  pool.on('error', () => {});
  // One that dies in the middle of an act, between two statements, has nobody else to tell: the next statement fails.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

async function upgrade(config: ClientConfig): Promise<void> {
  const limits = { statement_timeout: UPGRADE_WITHIN, lock_timeout: UPGRADE_WITHIN, query_timeout: UPGRADE_WITHIN };
  const pool = openPool({ ...config, ...limits, max: 1 });
  try {
    await transact(pool, begin('BEGIN'), upgradeSchema);
  } catch (error) {
    throw startFailure(error);
  } finally {
    await pool.end();
  }
}

function startFailure(error: unknown): unknown {
  if (!(error instanceof StorageTrouble)) return error;
  const cause = error.cause instanceof AggregateError ? error.cause.errors[0] : error.cause;
  return new Error(`Postgres cannot be used: ${cause instanceof Error ? cause.message : error.message}`, {
    cause: error,
  });
}

function createDatabase(pool: Pool, config: ClientConfig): Database {
  const head = createPostgresHead(config);
  const queue = createQueue();
  let closing: Promise<void> | null = null;
  return {
    // In line first: the others in this process would only hold connections while they wait for the same row.
    write: (act) => queue.run(() => persist(() => transact(pool, beginHolding, onTables(act)))),
    read: (act) =>
      persist(() => transact(pool, begin('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY'), onTables(act))),
    async probe(bytes) {
      await transact(pool, begin('BEGIN'), async (session) => {
        await session.all('INSERT INTO probe (body) VALUES ($1)', [new Uint8Array(bytes)]);
        await session.all('DELETE FROM probe');
      });
    },
    onHead: head.onHead,
    whispers: head.whispers,
    close() {
      closing ??= queue.run(async () => {
        await head.close();
        await pool.end();
      });
      return closing;
    },
  };
}

type Begin<Held> = (session: PostgresSession) => Promise<Held>;

function begin(sql: string): Begin<null> {
  return async (session) => {
    await session.script(sql);
    return null;
  };
}

function onTables<Value>(act: (tables: Tables) => Promise<Value>) {
  return (session: PostgresSession, held: HeldWorkspace | null): Promise<Value> =>
    act(createPostgresTables(session, held));
}

/** Not tried again: Postgres is away altogether, or a commit was sent, not answered, and may have happened. */
class Final extends StorageTrouble {}

/** Runs an act again, a few times, when nothing of it can have been kept. */
async function persist<Value>(act: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (tries >= TRIES || error instanceof Final || !isPassing(error)) throw error;
      await wait(PAUSE * tries);
    }
  }
}

async function transact<Held, Value>(
  pool: Pool,
  begin: Begin<Held>,
  act: (session: PostgresSession, held: Held) => Promise<Value>,
): Promise<Value> {
  const client = await connect(pool);
  let committing = false;
  try {
    const session = createSession(client);
    const value = await act(session, await begin(session));
    committing = true;
    await session.commit();
    client.release();
    return value;
  } catch (error) {
    const lost = isLost(error);
    // The server gives a transaction up together with its connection.
    const clean =
      !lost &&
      (await client.query('ROLLBACK').then(
        () => true,
        () => false,
      ));
    client.release(!clean);
    throw committing && lost && error instanceof StorageTrouble ? new Final(error.type, error.cause) : error;
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    const trouble = troubleOf(error);
    throw trouble instanceof StorageTrouble ? new Final(trouble.type, trouble.cause) : trouble;
  }
}
