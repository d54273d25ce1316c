import { describe, expect, it } from 'vitest';
import { act, doc, storageContract, value } from '#tests/unit/storage/storage-contract.ts';
import { createDisk } from './memory-disk.ts';
import { openMemoryStorage, type Troubles } from './memory-storage.ts';

storageContract('the storage of a simulated tablet', () => {
  const disk = createDisk();
  return { storage: openMemoryStorage('simulated', disk), again: () => openMemoryStorage('simulated', disk) };
});

const quiet: Troubles = { pause: () => Promise.resolve(), failure: () => null, dies: () => false };

describe('a simulated tablet whose plug is pulled', () => {
  it('keeps what was committed and nothing of what was not, and answers nobody', async () => {
    for (const [moment, kept] of [
      ['before', 0],
      ['after', 1],
    ] as const) {
      const disk = createDisk();
      const storage = openMemoryStorage('simulated', disk, { ...quiet, dies: (_, asked) => asked === moment });
      const answered = await Promise.race([storage.commit(act('Fournil')), new Promise((done) => setImmediate(done))]);
      expect(answered).toBeUndefined();
      expect(storage.isAlive()).toBe(false);
      const again = openMemoryStorage('simulated', disk);
      expect((await value(again.updates(doc.id))).bodies).toHaveLength(kept);
      expect(await value(again.unsealed())).toHaveLength(kept);
    }
  });

  it('says a full disk by its name, and nothing is half written', async () => {
    const disk = createDisk();
    const failure = { type: 'storage-full', detail: 'no space' } as const;
    const storage = openMemoryStorage('simulated', disk, { ...quiet, failure: () => failure });
    expect(await storage.commit(act('Fournil'))).toEqual({ ok: false, error: failure });
    expect([disk.upd.size, disk.out.size, disk.card.size]).toEqual([0, 0, 0]);
  });
});
