// Once a day, when it is quiet: photos that belong to nobody any more leave the disk.
import type { Chore } from '#server/housekeeping.ts';
import type { BlobHouse } from './blob-house.ts';

const DAY = 24 * 3_600_000;

/** It reads the whole folder of photos: at the start, for what a crash left of an erasure, then daily. */
export function blobChore(house: Pick<BlobHouse, 'collectOrphans'>, now: () => number = Date.now): Chore {
  let due = Number.NEGATIVE_INFINITY;
  return {
    name: 'photos',
    async run() {
      if (now() < due) return false;
      const done = await house.collectOrphans(now());
      if (!done.ok) throw new Error(`the folder of photos answered ${done.error.type}`);
      due = now() + DAY;
      return false;
    },
  };
}
