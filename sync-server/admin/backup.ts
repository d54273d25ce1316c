// The commands that make backups and put them back, in sentences.
import { backupsIn, makeBackup, type BackupFailure, type MadeBackup } from '#server/backup/backup.ts';
import { restoreBackup, type Restored } from '#server/backup/restore.ts';
import type { RestoreFailure } from '#server/backup/restore-step.ts';
import type { Config } from '#server/config.ts';
import { openStore } from '#server/open-store.ts';
import type { Report } from './report.ts';

/** Makes a backup beside the running servers, and lets devices know how far it reaches (SYNC L9). */
export async function backup(config: Config, to: string, keep: number): Promise<Report> {
  // Brings an older database up to date first, as a start would.
  const store = await openStore(config);
  try {
    const made = await makeBackup(config, { to, keep, now: Date.now() });
    if (!made.ok) return { problem: `Nothing was backed up: ${backupProblem(made.error)}\n` };
    const told = await store.setStable(made.value.manifest.seq);
    const text = backupText(made.value);
    return told.ok ? { text } : { problem: `${text}\nDevices could not be told of it: ${told.error.type}\n` };
  } finally {
    await store.close();
  }
}

function backupText({ folder, manifest, photos, removed, noDump }: MadeBackup): string {
  const { seq, records, database } = manifest;
  const lines = [`${folder}: ${records} records, ${photos} photos, the log up to row ${seq}, checked.`];
  if (noDump) {
    const why =
      noDump.found === null
        ? `no pg_dump was found (PG_DUMP names one)`
        : `${noDump.found.pgDump} is of version ${noDump.found.major}, older than the server (${noDump.server})`;
    lines.push(`Copied row by row into a SQLite file, because ${why}; it is restored into Postgres all the same.`);
  } else if (database === 'postgres') lines.push('Dumped by pg_dump.');
  if (removed.length > 0) lines.push(`Removed: ${removed.join(', ')}.`);
  return lines.join('\n');
}

function backupProblem(failure: BackupFailure): string {
  switch (failure.type) {
    case 'inside-data':
      return 'a copy inside the data folder would be lost with it; choose another folder, best on another disk.';
    case 'log-broken':
      return failure.row === 0
        ? 'the database file is damaged.'
        : `row ${failure.row} of the log does not hold (npm run admin -- check).`;
    case 'tool-failed':
      return `pg_dump said: ${failure.detail}`;
  }
}

/** Puts a backup back while no server runs. */
export async function restore(config: Config, from: string): Promise<Report> {
  const restored = await restoreBackup(config, from, Date.now());
  return restored.ok
    ? { text: restoreText(restored.value) }
    : { problem: `Nothing was changed: ${await restoreProblem(restored.error, from)}\n` };
}

function restoreText({ manifest, aside, erased, photos, damagedPhotos }: Restored): string {
  const kept = aside === null ? 'Nothing was there before.' : `What was there is kept in ${aside}.`;
  const lost = damagedPhotos === 0 ? '' : ` ${damagedPhotos} photos are damaged in the backup and were left out.`;
  return [
    `Restored the state of ${manifest.made}: ${manifest.records} records, the log up to row ${manifest.seq}, checked.`,
    `${photos} photos came back.${lost} ${erased} records of the ledger of erasures stay erased. ${kept}`,
    'Start the server. At its next contact each device notices that history went back and sends again what this copy',
    'lacks; nobody has to do anything. Devices that joined since need a new link; what they hold waits until then.',
  ].join('\n');
}

async function restoreProblem(failure: RestoreFailure, from: string): Promise<string> {
  switch (failure.type) {
    case 'no-backup': {
      const names = await backupsIn(from).catch(() => []);
      const choice = names.length === 0 ? '' : ` Backups in this folder: ${names.join(', ')}.`;
      return `there is no whole backup in ${from}.${choice}`;
    }
    case 'damaged':
      return `${failure.path} is damaged: it is not what the manifest says. Take another backup.`;
    case 'in-use':
      return 'a server uses the data; stop every server first.';
    case 'moved-to-postgres':
      return 'the workspace of this data folder was moved to Postgres: set DATABASE_URL.';
    case 'needs-postgres':
      return 'this is a dump of Postgres: set DATABASE_URL.';
    case 'no-tools':
      return 'no pg_dump, pg_restore and psql as new as the server were found (PG_DUMP names pg_dump, the others beside it).';
    case 'tool-failed':
      return `pg_restore said: ${failure.detail}`;
    case 'log-broken':
      return `row ${failure.row} of the backup’s log does not hold. Take another backup.`;
  }
}
