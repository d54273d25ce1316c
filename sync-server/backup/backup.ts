// A whole backup or none: everything is written under a name nobody takes for a backup, forced to the disk, then renamed.
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { fail, ok, type Result } from '#domain/result.ts';
import { syncFolder } from '#server/blobs/durable-file.ts';
import type { Config } from '#server/config.ts';
import { sqlitePath } from '#server/open-store.ts';
import { createLedgerFile } from '#server/store/ledger-file.ts';
import { COPY_FILE, copyPostgres, DUMP_FILE, type DumpFailure, dumpPostgres, majorOfServer } from './copy-postgres.ts';
import { copySqlite } from './copy-sqlite.ts';
import { type BrokenLog, type DatabaseFacts, factsOfFile } from './database-facts.ts';
import { type FileSum, fileSum, type Manifest, MANIFEST, readManifest } from './manifest.ts';
import { findPgTools, type PgToolsFailure } from './pg-tools.ts';
import { copyPhotos, photosIn } from './photo-copy.ts';

export type BackupPlace = Pick<Config, 'dataDir' | 'databaseUrl' | 'ledgerFile' | 'pgDump'>;

export interface BackupPlan {
  /** The folder that holds all backups. */
  readonly to: string;
  /** So many are kept, the newest ones; 0: all. */
  readonly keep: number;
  /** ms since 1970. */
  readonly now: number;
}

export interface MadeBackup {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly photos: number;
  /** Older backups that were removed. */
  readonly removed: readonly string[];
  /** Why a Postgres was copied row by row; null: it was dumped, or is a file. */
  readonly noDump: (PgToolsFailure & { readonly server: number }) | null;
}

export type BackupFailure = BrokenLog | DumpFailure | { readonly type: 'inside-data' };

/** What the ledger of erasures is called beside the backups; it is added to, never replaced. */
export const LEDGER_COPY = 'erasures.jsonl';
const PHOTOS = 'blobs';
const NAME = /^cordee-\d{8}T\d{6}Z(-\d+)?$/;
const UNFINISHED = '.unfinished';
/** What a crash left is removed when no backup can still be writing to it, ms. */
const ABANDONED = 24 * 3_600_000;

/** Copies database and photos beside the running servers. Throws when a disk or a database fails; then nothing is left. */
export async function makeBackup(place: BackupPlace, plan: BackupPlan): Promise<Result<MadeBackup, BackupFailure>> {
  const to = resolve(plan.to);
  if (`${to}${sep}`.startsWith(`${resolve(place.dataDir)}${sep}`)) return fail({ type: 'inside-data' });
  await mkdir(to, { recursive: true, mode: 0o700 });
  await removeAbandoned(to, plan.now);
  const before = await backupsIn(to);
  const name = freeName(before, plan.now);
  const draft = join(to, `${name}${UNFINISHED}`);
  await mkdir(draft, { mode: 0o700 });
  try {
    const copied = await copyDatabase(place, draft, plan.now);
    if (!copied.ok) return copied;
    const { facts, file, database, schema, noDump } = copied.value;
    noteErasures(place.ledgerFile, join(to, LEDGER_COPY), facts);
    const earlier = before.at(-1);
    const earlierPhotos = earlier === undefined ? null : join(to, earlier, PHOTOS);
    // After the database: what it names is there by now.
    const photos = await copyPhotos(join(place.dataDir, PHOTOS), join(draft, PHOTOS), earlierPhotos);
    const files = [await fileSum(draft, file), ...(await photoSums(draft))];
    const { workspace, seq, tip, records } = facts;
    const made = new Date(plan.now).toISOString();
    const manifest: Manifest = { format: 1, made, database, file, schema, workspace, seq, tip, records, files };
    await writeFile(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
    for (const path of [file, MANIFEST, '.']) await syncFolder(join(draft, path));
    await rename(draft, join(to, name));
    await syncFolder(to);
    const removed = await removeOld(to, [...before, name], plan.keep);
    return ok({ folder: join(to, name), manifest, photos, removed, noDump });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

interface CopiedDatabase {
  readonly facts: DatabaseFacts;
  readonly file: string;
  readonly database: Manifest['database'];
  readonly schema?: string;
  readonly noDump: MadeBackup['noDump'];
}

async function copyDatabase(
  { databaseUrl: url, dataDir, pgDump }: BackupPlace,
  draft: string,
  now: number,
): Promise<Result<CopiedDatabase, BrokenLog | DumpFailure>> {
  const copy = join(draft, COPY_FILE);
  let noDump: MadeBackup['noDump'] = null;
  if (url === null) await copySqlite(sqlitePath(dataDir), copy);
  else {
    const server = await majorOfServer(url);
    const tools = await findPgTools(server, pgDump);
    if (tools.ok) {
      const facts = await dumpPostgres(url, tools.value, join(draft, DUMP_FILE), now);
      if (!facts.ok) return facts;
      const { schema } = facts.value;
      return ok({ facts: facts.value, file: DUMP_FILE, database: 'postgres', schema, noDump: null });
    }
    noDump = { ...tools.error, server };
    await copyPostgres(url, copy);
  }
  const facts = await factsOfFile(copy, now);
  return facts.ok ? ok({ facts: facts.value, file: COPY_FILE, database: 'sqlite', noDump }) : facts;
}

/** Each ledger learns what the others know: the server's, the copy beside the backups, the database's own tombstones. */
function noteErasures(ledgerFile: string, copy: string, { erased }: DatabaseFacts): void {
  const [ledger, beside] = [createLedgerFile(ledgerFile), createLedgerFile(copy)];
  ledger.note(erased);
  beside.note(ledger.noted());
}

async function photoSums(draft: string): Promise<FileSum[]> {
  const photos = await photosIn(join(draft, PHOTOS));
  // The name is the sum: written down, not computed again over all photos there ever were.
  return [...photos].map(([path, bytes]) => ({ path: `${PHOTOS}/${path}`, bytes, sha256: path.slice(3) }));
}

/** Names of the backups in a folder, oldest first. */
export async function backupsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const whole = await Promise.all(names.map(async (name) => (await readManifest(join(folder, name))).ok));
  return names.filter((_, index) => whole[index]);
}

function freeName(taken: readonly string[], now: number): string {
  const stamp = `cordee-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? stamp : `${stamp}-${count}`;
    if (!taken.includes(name)) return name;
  }
}

async function removeAbandoned(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(UNFINISHED)) continue;
    const begun = /^cordee-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name)?.slice(1).map(Number) ?? [];
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = begun;
    const at = Date.UTC(year, month - 1, day, hour, minute, second);
    if (at < now - ABANDONED) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function removeOld(folder: string, names: readonly string[], keep: number): Promise<string[]> {
  const old = keep === 0 ? [] : names.slice(0, Math.max(0, names.length - keep));
  for (const name of old) {
    // Half removed, it must not be taken for a backup.
    const dying = join(folder, `${name}${UNFINISHED}`);
    await rename(join(folder, name), dying);
    await rm(dying, { recursive: true, force: true });
  }
  return [...old];
}
