// The store of a self-hosted workspace: one SQLite file in WAL mode, written durably (SYNC L1).
import BetterSqlite3 from 'better-sqlite3';
import { composeStore } from './compose.ts';
import { createQueue, type Queue } from './queue.ts';
import { MIGRATIONS } from './schema.ts';
import { createSqliteTables } from './sqlite-tables.ts';
import type { Sources, Store } from './store.ts';
import { type Database, StorageTrouble, type Tables } from './tables.ts';

export interface SqliteOptions {
  readonly path: string;
  readonly workspaceName?: string;
  /** How long to wait for another process (the command line, a backup) that is writing, ms. */
  readonly patience?: number;
  /** A ceiling on the file, in pages of 4 KB, for hosts that bill by size; beyond it: `disk-full`. */
  readonly maxPages?: number;
}

/**
 * Opens or makes the file. Throws with a clear sentence when the file was written by a newer version.
 * Several processes may hold the same file: nothing is cached between two transactions.
 */
export async function createSqliteStore(options: SqliteOptions, sources: Sources): Promise<Store> {
  return composeStore(openSqlite(options), sources, options.workspaceName ?? 'Couserans');
}

/** The tables alone, for copies of the whole. */
export function openSqlite(options: SqliteOptions): Database {
  return createDatabase(open(options));
}

function open(options: SqliteOptions): BetterSqlite3.Database {
  const connection = new BetterSqlite3(options.path, { timeout: options.patience ?? 2000 });
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // Erased bodies are overwritten, not only forgotten (SYNC L10).
  connection.pragma('secure_delete = ON');
  connection.pragma('wal_autocheckpoint = 1000');
  connection.pragma('journal_size_limit = 16777216');
  migrate(connection);
  if (options.maxPages !== undefined) connection.pragma(`max_page_count = ${options.maxPages}`);
  return connection;
}

function migrate(connection: BetterSqlite3.Database): void {
  const bring = connection.transaction(() => {
    const version = Number(connection.pragma('user_version', { simple: true }));
    if (version > MIGRATIONS.length) {
      throw new Error(
        `this data was written by a newer Cordée (schema ${version}, this one knows ${MIGRATIONS.length})`,
      );
    }
    for (const migration of MIGRATIONS.slice(version)) connection.exec(migration);
    connection.pragma(`user_version = ${MIGRATIONS.length}`);
  });
  bring.immediate();
}

function createDatabase(connection: BetterSqlite3.Database): Database {
  const tables = createSqliteTables(connection);
  const queue = createQueue();
  const { write, flush } = createWriter(connection, tables, queue);
  return {
    write,
    // The tables answer at once, so an act only ever waits for microtasks: no other request runs inside its transaction.
    read: (act) =>
      queue.run(async () => {
        try {
          connection.exec('BEGIN');
          const value = await act(tables);
          connection.exec('COMMIT');
          return value;
        } catch (error) {
          if (connection.inTransaction) connection.exec('ROLLBACK');
          throw troubleOf(error);
        }
      }),
    async probe(bytes) {
      await write(async () => {
        connection.prepare('INSERT OR REPLACE INTO probe (id, body) VALUES (1, zeroblob(?))').run(bytes);
      });
      await write(async () => {
        connection.prepare('DELETE FROM probe').run();
      });
    },
    async close() {
      await flush();
      await queue.run(async () => {
        if (!connection.open) return;
        connection.pragma('wal_checkpoint(TRUNCATE)');
        connection.close();
      });
    },
  };
}

/** Acts that wait for the disk together, at most. */
const TOGETHER = 64;
/** How long acts gather after a group of several, ms: far less than the delay of any link. */
const GATHER = 10;

interface Writer {
  readonly write: Database['write'];
  /** Lets the group that gathers go now. */
  flush(): Promise<void>;
}

interface Turn {
  readonly act: (tables: Tables) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit (SYNC L1): acts that wait at the same time are one transaction, each within a savepoint of its own, and
 * are answered after its one commit. When a whole network comes back, two hundred devices wait for a few writes to the
 * disk and not for two hundred. Requests are read one after the other, so whoever comes first waits for those that are
 * being read; somebody who writes alone waits for nobody.
 */
function createWriter(connection: BetterSqlite3.Database, tables: Tables, queue: Queue): Writer {
  const waiting: Turn[] = [];
  let crowded = false;

  /** Gives what is to be said once the commit is done; a throw undoes this act alone. */
  async function attempt({ act, resolve, reject }: Turn): Promise<() => void> {
    connection.exec('SAVEPOINT act');
    try {
      const value = await act(tables);
      connection.exec('RELEASE act');
      return () => resolve(value);
    } catch (error) {
      // A full disk may have undone the whole transaction by itself: then nobody's act stands.
      if (!connection.inTransaction) throw error;
      connection.exec('ROLLBACK TO act; RELEASE act');
      return () => reject(troubleOf(error));
    }
  }

  async function runGroup(): Promise<void> {
    const group = waiting.splice(0, TOGETHER);
    if (group.length === 0) return;
    crowded = group.length > 1;
    if (waiting.length > 0) void queue.run(runGroup);
    const ends: (() => void)[] = [];
    try {
      connection.exec('BEGIN IMMEDIATE');
      for (const turn of group) ends.push(await attempt(turn));
      connection.exec('COMMIT');
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      const trouble = troubleOf(error);
      for (const { reject } of group) reject(trouble);
      return;
    }
    for (const end of ends) end();
  }

  const flush = (): Promise<void> => queue.run(runGroup);
  return {
    flush,
    write: <Value>(act: (tables: Tables) => Promise<Value>): Promise<Value> =>
      new Promise<Value>((resolve, reject) => {
        waiting.push({ act, resolve: resolve as (value: unknown) => void, reject });
        if (waiting.length > 1) return;
        if (crowded) setTimeout(() => void flush(), GATHER);
        else setImmediate(() => void flush());
      }),
  };
}

const FULL = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_FSYNC']);
/** The only triggers are those of a workspace that lives elsewhere now (`migrate-seal.ts`). */
const UNAVAILABLE = /^SQLITE_(BUSY|LOCKED|IOERR|READONLY|CANTOPEN|PROTOCOL|CONSTRAINT_TRIGGER)/;

/** What the disk or another process did to us is expected; any other error is a bug and stays one. */
function troubleOf(error: unknown): unknown {
  if (!(error instanceof BetterSqlite3.SqliteError)) return error;
  if (FULL.has(error.code)) return new StorageTrouble('disk-full', error);
  return UNAVAILABLE.test(error.code) ? new StorageTrouble('unavailable', error) : error;
}
