// What every store must do, whichever database is under it. Run by one test file per database.
import { describe, expect, it } from 'vitest';
import { blobContract } from './store-blob-contract.ts';
import { confinedContract } from './store-confined-contract.ts';
import { pullContract } from './store-pull-contract.ts';
import { enrolmentContract } from './store-enrolment-contract.ts';
import { pushContract } from './store-push-contract.ts';
import { rightsContract } from './store-rights-contract.ts';
import { compactionContract } from './store-compaction-contract.ts';
import { wholeContract } from './store-whole-contract.ts';
import { writersContract } from './store-writers-contract.ts';
import { docOf, itemOf, must, ownedSources, pullAll, pushAs, scribe, teamOf, type OpenStore } from './workbench.ts';

export function storeContract(name: string, open: OpenStore): void {
  describe(`a store in ${name}`, () => {
    pushContract(open);
    writersContract(open);
    pullContract(open);
    rightsContract(open);
    confinedContract(open);
    enrolmentContract(open);
    blobContract(open);
    wholeContract(open);
    compactionContract(open);

    describe('as a whole', () => {
      it('begins with a workspace of its own and nobody in it', async () => {
        const store = await open(ownedSources());
        const status = must(await store.status());
        expect(status.workspace).toMatchObject({ name: 'Couserans' });
        expect(status.workspace.id).toHaveLength(22);
        expect(status).toMatchObject({ records: 0, coordinatorJoined: false, head: { seq: 0 } });
        await store.close();
      });

      it('can recompute every tip and dense version of its log (I5)', async () => {
        const store = await open(ownedSources());
        const { anais } = await teamOf(store);
        const [a, b] = [scribe(1), scribe(2)];
        for (let round = 0; round < 4; round += 1) {
          await pushAs(store, anais.id, [itemOf(docOf(1), a.write('name', `${round}`))]);
          await pushAs(store, anais.id, [itemOf(docOf(2), b.write('name', `${round}`))]);
        }
        const { rows, brokenAt } = must(await store.verify());
        expect(brokenAt).toBeNull();
        expect(rows).toBe(must(await store.status()).head.seq);
        await store.close();
      });

      it('keeps the order of acts that arrive at the same moment', async () => {
        const store = await open(ownedSources());
        const { anais, bruno } = await teamOf(store);
        const acts = Array.from({ length: 20 }, (_, index) => {
          const item = itemOf(docOf(index), scribe(index + 1).write('name', 'x'));
          return pushAs(store, index % 2 === 0 ? anais.id : bruno.id, [item]);
        });
        await Promise.all(acts);
        const rows = await pullAll(store, anais.id);
        const seqs = rows.map((row) => row.seq);
        expect(seqs).toEqual(Array.from(seqs, (_, index) => index + 1));
        expect(must(await store.verify()).brokenAt).toBeNull();
        await store.close();
      });

      it('says that it can write when it can', async () => {
        const store = await open(ownedSources());
        expect(await store.probe()).toEqual({ ok: true, value: null });
        await store.close();
      });
    });
  });
}
