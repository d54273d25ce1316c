// What every store must say about photos: who may send and see which, and what nobody names any more.
import { describe, expect, it } from 'vitest';
import { docOf, itemOf, must, ownedSources, privateItem, pushAs, scribe, teamOf, type OpenStore } from './workbench.ts';

const SHA = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

export function blobContract(open: OpenStore): void {
  describe('photos', () => {
    it('are named for the record they were sent for, by who may write it, once its text is there', async () => {
      const store = await open(ownedSources());
      const { anais, bruno, coordinator } = await teamOf(store);
      const doc = docOf(1);
      const row = { sha: SHA, doc, bytes: 1234 };
      expect(await store.blobs.toSend(anais.id, doc, SHA)).toEqual({ ok: false, error: { type: 'unknown-target' } });
      await pushAs(store, anais.id, [privateItem(doc, scribe(1).write('mode', 'express'))]);
      expect(must(await store.blobs.toSend(anais.id, doc, SHA))).toBeNull();
      expect(await store.blobs.keep(bruno.id, row)).toEqual({ ok: false, error: { type: 'not-allowed' } });
      must(await store.blobs.keep(anais.id, row));
      must(await store.blobs.keep(anais.id, row));
      expect(must(await store.blobs.toSee(coordinator.id, doc, SHA))).toMatchObject(row);
      expect(must(await store.blobs.toSend(anais.id, doc, SHA))).toMatchObject(row);
      expect(await store.blobs.toSee(bruno.id, doc, SHA)).toEqual({ ok: false, error: { type: 'not-allowed' } });
      expect(await store.blobs.toSee(anais.id, doc, OTHER)).toEqual({ ok: false, error: { type: 'unknown-target' } });
      await store.close();
    });

    it('of an erased record are named by nobody, unless another record names the same (L10)', async () => {
      const store = await open(ownedSources());
      const { anais, coordinator } = await teamOf(store);
      const docs = [docOf(1), docOf(2)];
      for (const [index, doc] of docs.entries()) {
        await pushAs(store, anais.id, [itemOf(doc, scribe(index + 1).write('name', 'x'))]);
        must(await store.blobs.keep(anais.id, { sha: SHA, doc, bytes: 10 }));
      }
      must(await store.blobs.keep(anais.id, { sha: OTHER, doc: docOf(1), bytes: 20 }));
      must(await store.erase(coordinator.id, docOf(1)));
      expect(await store.blobs.toSend(anais.id, docOf(1), SHA)).toEqual({ ok: false, error: { type: 'gone' } });
      expect((await store.blobs.toSee(anais.id, docOf(1), SHA)).ok).toBe(false);
      expect(must(await store.blobs.erasedAmong(docs))).toEqual(new Set([docOf(1)]));
      expect(must(await store.blobs.dropErased())).toEqual([OTHER]);
      expect(must(await store.blobs.dropErased())).toEqual([]);
      expect(must(await store.blobs.named([SHA, OTHER]))).toEqual(new Set([SHA]));
      await store.close();
    });
  });
}
