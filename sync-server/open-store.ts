// The store of a real server: the file in the data folder, the machine's clock and its random numbers.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSqliteStore } from '#server/store/sqlite.ts';
import type { Sources, Store } from '#server/store/store.ts';

const SYSTEM: Sources = { now: Date.now, random: (count) => new Uint8Array(randomBytes(count)) };

/** Makes the folder, readable by its owner only, and opens the file in it. */
export function openStore(dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return createSqliteStore({ path: join(dataDir, 'cordee.sqlite') }, SYSTEM);
}
