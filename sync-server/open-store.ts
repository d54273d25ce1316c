// The store of a real server: a shared Postgres, else the file in the data folder; the machine's clock and chance.
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BlobHouse, createBlobHouse, erasingFiles } from '#server/blobs/blob-house.ts';
import { type CalendarShelf, createCalendarShelf } from '#server/calendar/calendar-shelf.ts';
import type { Config } from '#server/config.ts';
import { createInlineParser } from '#server/parse/inline-parser.ts';
import { createParserThread } from '#server/parse/parser-thread.ts';
import { createLedgerFile, defaultLedgerPath } from '#server/store/ledger-file.ts';
import type { ErasureLedger } from '#server/store/erasure-ledger.ts';
import { hasMoved } from '#server/store/migrate-seal.ts';
import { createPostgresStore } from '#server/store/postgres.ts';
import { createSqliteStore } from '#server/store/sqlite.ts';
import type { Sources, Store } from '#server/store/store.ts';

export const SYSTEM: Sources = {
  now: Date.now,
  random: (count) => new Uint8Array(randomBytes(count)),
  parser: createInlineParser(),
};

type Place = Pick<Config, 'dataDir' | 'databaseUrl'> & Partial<Pick<Config, 'ledgerFile'>>;

/** Opens the database that the settings name; throws with a sentence when it cannot be used. */
export async function openStore(config: Place): Promise<Store> {
  const store = await openDatabase(config);
  return erasingFiles(store, openBlobs(store, config));
}

async function openDatabase(config: Place): Promise<Store> {
  const parser = createParserThread();
  const sources = { ...SYSTEM, parser, ledger: openLedger(config.ledgerFile ?? defaultLedgerPath(config.dataDir)) };
  if (config.databaseUrl !== null) return createPostgresStore({ url: config.databaseUrl }, sources);
  // Readable by its owner only.
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const path = sqlitePath(config.dataDir);
  if (hasMoved(path)) throw new Error(`the workspace in ${path} was moved to Postgres: set DATABASE_URL`);
  return createSqliteStore({ path }, sources);
}

/** The photos of the workspace, in the data folder beside the database; several servers share that folder. */
export function openBlobs(store: Store, config: Pick<Config, 'dataDir'>): BlobHouse {
  return createBlobHouse(store, join(config.dataDir, 'blobs'));
}

/** The calendar that others subscribe to, in the data folder too. */
export function openCalendar(config: Pick<Config, 'dataDir'>): CalendarShelf {
  return createCalendarShelf(join(config.dataDir, 'calendar'), SYSTEM.random);
}

export function sqlitePath(dataDir: string): string {
  return join(dataDir, 'cordee.sqlite');
}

/** The ledger of erasures; throws at start when it could not be written, not at the first erasure. */
export function openLedger(path: string): ErasureLedger {
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
  } catch (cause) {
    const advice = 'set LEDGER_FILE to a lasting place outside the data folder and the backups';
    throw new Error(`the ledger of erasures cannot be written at ${path}: ${advice}`, { cause });
  }
  return createLedgerFile(path);
}
