import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createMemoryDatabase } from '#server/store/memory.ts';
import { openPostgres } from '#server/store/postgres.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
import { erasureContract } from '#tests/unit/sync-server/store-erasure-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'cordee-erasure-'));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.dispose();
  rmSync(folder, { recursive: true });
});

let files = 0;
erasureContract('memory', async () => createMemoryDatabase());
erasureContract('SQLite', async () => openSqlite({ path: join(folder, `${(files += 1)}.sqlite`) }));
erasureContract('Postgres', async () => openPostgres({ url: await postgres.freshSchema() }));
