// What goes away: photos of erased records at once, what nobody named or finished after 30 days (SYNC L10).
import { ok } from '#domain/result.ts';
import type { BlobSha } from '#protocol/blobs.ts';
import type { BlobLedger } from '#server/store/blob-ledger.ts';
import type { Outcome } from '#server/store/store.ts';
import type { BlobFiles } from './blob-files.ts';
import { inTurn } from './blob-turns.ts';

/** Whole files and folders of pieces that were removed. */
export interface Collected {
  readonly files: number;
  readonly parcels: number;
}

export interface Collector {
  sweepErased(): Outcome<Collected>;
  collectOrphans(now: number): Outcome<Collected>;
}

const DAY = 24 * 3_600_000;
/** So long a tablet may be without network in the middle of a photo, ms. */
const KEPT = 30 * DAY;
/** Nothing is written for so long: what is unfinished then was left by a power cut, ms. */
const UNFINISHED_KEPT = DAY;

export function createCollector(blobs: BlobLedger, files: BlobFiles): Collector {
  const dropAll = async (shas: readonly BlobSha[]): Outcome<number> => {
    let count = 0;
    for (const sha of shas) {
      const removed = await inTurn(files.path(sha), () => dropUnnamed(blobs, files, sha));
      if (!removed.ok) return removed;
      if (removed.value) count += 1;
    }
    return ok(count);
  };

  async function sweepErased(): Outcome<Collected> {
    const dropped = await blobs.dropErased();
    if (!dropped.ok) return dropped;
    const removed = await dropAll(dropped.value);
    if (!removed.ok) return removed;
    const waiting = await files.allParts();
    const erased = await blobs.erasedAmong([...new Set(waiting.map(({ parcel }) => parcel.doc))]);
    if (!erased.ok) return erased;
    const doomed = waiting.filter(({ parcel }) => erased.value.has(parcel.doc));
    for (const { parcel } of doomed) await files.dropParts(parcel);
    return ok({ files: removed.value, parcels: doomed.length });
  }

  return {
    sweepErased,
    async collectOrphans(now) {
      const swept = await sweepErased();
      if (!swept.ok) return swept;
      const left = (await files.allParts()).filter(({ at }) => at < now - KEPT);
      for (const { parcel } of left) await files.dropParts(parcel);
      const old = (await files.allWhole()).filter(({ at }) => at < now - KEPT);
      const removed = await dropAll(old.map(({ sha }) => sha));
      if (!removed.ok) return removed;
      await files.dropUnfinished(now - UNFINISHED_KEPT);
      return ok({ files: swept.value.files + removed.value, parcels: swept.value.parcels + left.length });
    },
  };
}

/** Removes the file unless a record names it; true when it is gone. For a caller whose turn it is. */
export async function dropUnnamed(blobs: BlobLedger, files: BlobFiles, sha: BlobSha): Outcome<boolean> {
  const named = await blobs.named([sha]);
  if (!named.ok) return named;
  if (!named.value.has(sha)) await files.dropWhole(sha);
  return ok(!named.value.has(sha));
}
