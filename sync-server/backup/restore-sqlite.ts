// A copy in the place of the SQLite file, in one rename: there is no moment at which a start would find nothing.
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { fail, ok, type Result } from '#domain/result.ts';
import { syncFolder } from '#server/blobs/durable-file.ts';
import { sqlitePath } from '#server/open-store.ts';
import { hasMoved } from '#server/store/migrate-seal.ts';
import { createSqliteStore } from '#server/store/sqlite.ts';
import { type RestoreFailure, settle, type Step } from './restore-step.ts';

const COMPANIONS = ['-wal', '-shm'];

/** Gives the folder in which what was there is kept, null when there was nothing. */
export async function restoreSqlite(dataDir: string, step: Step): Promise<Result<string | null, RestoreFailure>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = sqlitePath(dataDir);
  const claimed = claim(path);
  if (!claimed.ok) return claimed;
  const draft = `${path}.restoring`;
  try {
    await removeWhole(draft);
    await copyFile(join(step.folder, step.manifest.file), draft);
    const settled = await settle(() => createSqliteStore({ path: draft }, step.sources), step);
    if (!settled.ok) return settled;
    await syncFolder(draft);
    const aside = existsSync(path) ? await putAside(dataDir, path, step.now) : null;
    await rename(draft, path);
    await syncFolder(dataDir);
    return ok(aside);
  } finally {
    claimed.value();
    await removeWhole(draft);
  }
}

/**
 * Keeps servers out until the returned function is called. One that runs holds the file even when it has nothing to do,
 * so the file cannot be had alone; a damaged file is used by nobody.
 */
function claim(path: string): Result<() => void, RestoreFailure> {
  if (!existsSync(path)) return ok(() => {});
  const connection = new BetterSqlite3(path, { timeout: 500 });
  try {
    if (hasMoved(path)) return fail({ type: 'moved-to-postgres' });
    connection.pragma('locking_mode = EXCLUSIVE');
    // Brings what is in the -wal file into the file itself, which is then whole on its own.
    connection.pragma('journal_mode = DELETE');
    connection.exec('BEGIN EXCLUSIVE');
    return ok(() => connection.close());
  } catch (error) {
    connection.close();
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
    if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return fail({ type: 'in-use' });
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) return ok(() => {});
    throw error;
  }
}

async function putAside(dataDir: string, path: string, now: number): Promise<string> {
  const folder = join(dataDir, `before-restore-${new Date(now).toISOString().replace(/[:.]/g, '-')}`);
  await mkdir(folder, { mode: 0o700 });
  const kept = join(folder, basename(path));
  // A second name, so that the first one never leads nowhere.
  await link(path, kept).catch(() => copyFile(path, kept));
  for (const companion of COMPANIONS) {
    if (existsSync(`${path}${companion}`)) await rename(`${path}${companion}`, `${kept}${companion}`);
  }
  await syncFolder(kept);
  await syncFolder(folder);
  return folder;
}

async function removeWhole(path: string): Promise<void> {
  for (const companion of ['', '-journal', ...COMPANIONS]) await rm(`${path}${companion}`, { force: true });
}
