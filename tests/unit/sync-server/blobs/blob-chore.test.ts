import { describe, expect, it } from 'vitest';
import { fail, ok } from '#domain/result.ts';
import { blobChore } from '#server/blobs/blob-chore.ts';

const HOUR = 3_600_000;

describe('looking after the photos', () => {
  it('happens at the start and then once a day, and is tried again when it failed', async () => {
    const at: number[] = [];
    let [now, working] = [0, true];
    const collectOrphans = async (moment: number) => {
      at.push(moment);
      return working ? ok({ files: 0, parcels: 0 }) : fail({ type: 'unavailable' as const });
    };
    const chore = blobChore({ collectOrphans }, () => now);
    for (const hour of [0, 1, 23, 24, 25]) {
      now = hour * HOUR;
      expect(await chore.run()).toBe(false);
    }
    expect(at).toEqual([0, 24 * HOUR]);
    [now, working] = [48 * HOUR, false];
    await expect(chore.run()).rejects.toThrow('unavailable');
    working = true;
    await chore.run();
    expect(at).toHaveLength(4);
  });
});
