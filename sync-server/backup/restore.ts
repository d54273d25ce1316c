// Puts a backup in the place of what is there, which is kept aside; erases again what the ledger names (SYNC L10).
import { dirname, join, resolve } from 'node:path';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Config } from '#server/config.ts';
import { openBlobs, openLedger, openStore, SYSTEM } from '#server/open-store.ts';
import { createLedgerFile } from '#server/store/ledger-file.ts';
import { LEDGER_COPY } from './backup.ts';
import { checkFile, type Manifest, readManifest } from './manifest.ts';
import { returnPhotos } from './photo-copy.ts';
import { restoreDump, restoreIntoPostgres } from './restore-postgres.ts';
import { restoreSqlite } from './restore-sqlite.ts';
import type { RestoreFailure, Step } from './restore-step.ts';

export type RestorePlace = Pick<Config, 'dataDir' | 'databaseUrl' | 'ledgerFile' | 'pgDump'>;

export interface Restored {
  readonly manifest: Manifest;
  /** Where what was there is now; null: nothing was. */
  readonly aside: string | null;
  /** Records that the ledger names: none of them came back. */
  readonly erased: number;
  readonly photos: number;
  /** Photos whose bytes are damaged in the backup: they were left out. */
  readonly damagedPhotos: number;
}

/** Nothing is changed unless the copy holds and nobody uses the data. Throws when a disk or a database fails. */
export async function restoreBackup(
  place: RestorePlace,
  from: string,
  now: number,
): Promise<Result<Restored, RestoreFailure>> {
  const folder = resolve(from);
  const manifest = await readManifest(folder);
  if (!manifest.ok) return manifest;
  const sound = await checkFile(folder, manifest.value, manifest.value.file);
  if (!sound.ok) return sound;
  const ledger = openLedger(place.ledgerFile);
  ledger.note(createLedgerFile(join(dirname(folder), LEDGER_COPY)).noted());
  const step = { folder, manifest: manifest.value, sources: { ...SYSTEM, ledger }, now };
  const placed = await placeDatabase(place, step);
  if (!placed.ok) return placed;
  const { returned, damaged } = await returnPhotos(join(folder, 'blobs'), join(place.dataDir, 'blobs'));
  const store = await openStore(place);
  try {
    // Photos of records that were erased since: their rows came back with the copy.
    await openBlobs(store, place).sweepErased();
  } finally {
    await store.close();
  }
  const erased = ledger.noted().length;
  return ok({ manifest: step.manifest, aside: placed.value, erased, photos: returned, damagedPhotos: damaged });
}

function placeDatabase(place: RestorePlace, step: Step): Promise<Result<string | null, RestoreFailure>> {
  const { databaseUrl: url, dataDir, pgDump } = place;
  if (step.manifest.database === 'postgres') {
    return url === null ? Promise.resolve(fail({ type: 'needs-postgres' })) : restoreDump(url, pgDump, step);
  }
  return url === null ? restoreSqlite(dataDir, step) : restoreIntoPostgres(url, step);
}
