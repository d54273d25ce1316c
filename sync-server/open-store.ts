// The store of a real server: a shared Postgres, else the file in the data folder; the machine's clock and chance.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#server/config.ts';
import { hasMoved } from '#server/store/migrate-seal.ts';
import { createPostgresStore } from '#server/store/postgres.ts';
import { createSqliteStore } from '#server/store/sqlite.ts';
import type { Sources, Store } from '#server/store/store.ts';

export const SYSTEM: Sources = { now: Date.now, random: (count) => new Uint8Array(randomBytes(count)) };

/** Opens the database that the settings name; throws with a sentence when it cannot be used. */
export async function openStore(config: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Store> {
  if (config.databaseUrl !== null) return createPostgresStore({ url: config.databaseUrl }, SYSTEM);
  // Readable by its owner only.
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const path = sqlitePath(config.dataDir);
  if (hasMoved(path)) throw new Error(`the workspace in ${path} was moved to Postgres: set DATABASE_URL`);
  return createSqliteStore({ path }, SYSTEM);
}

export function sqlitePath(dataDir: string): string {
  return join(dataDir, 'cordee.sqlite');
}
