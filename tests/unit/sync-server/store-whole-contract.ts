// Whole records in the contract: holes, first sync, comparison, and the backup's horizon.
import { describe, expect, it } from 'vitest';
import { CAPS } from '#protocol/caps.ts';
import type { BootRequest } from '#protocol/boot.ts';
import type { Store } from '#server/store/store.ts';
import {
  docOf,
  itemOf,
  must,
  ownedSources,
  privateItem,
  pullAll,
  pushAs,
  requestOf,
  scribe,
  teamOf,
  type OpenStore,
} from './workbench.ts';

const DIGEST = 16;

export function wholeContract(open: OpenStore): void {
  const setting = async () => {
    const store = await open(ownedSources());
    return { store, ...(await teamOf(store)) };
  };
  const ask = (given: Partial<BootRequest> = {}): BootRequest => ({
    workspace: '',
    part: 'cards',
    before: 0,
    bytes: CAPS.replyBytes,
    ...given,
  });
  const wanted = (numbers: readonly number[], bytes: number = CAPS.replyBytes) => ({
    workspace: '',
    bytes,
    docs: numbers.map((number) => ({ doc: docOf(number) })),
  });
  /** Records 1 to `count`, each written twice, everybody's. */
  const companies = async (store: Store, member: string, count: number, size = 10): Promise<void> => {
    for (let number = 1; number <= count; number += 1) {
      const writer = scribe(number);
      const bodies = [writer.write('name', 'before'), writer.write('name', 'x'.repeat(size))];
      await pushAs(
        store,
        member,
        bodies.map((body) => itemOf(docOf(number), body)),
      );
    }
  };

  describe('whole records', () => {
    it('come in the order asked, with the version and the newest row they reach (L7)', async () => {
      const { store, anais } = await setting();
      await companies(store, anais.id, 3);
      const { head } = must(await store.status());
      const reply = must(await store.docs(anais.id, wanted([3, 1, 2])));
      expect(reply.absent).toEqual([]);
      expect(reply.records).toMatchObject([
        { doc: docOf(3), kind: 'company', channel: 'network', owner: '', version: 2, seq: head.seq },
        { doc: docOf(1), version: 2, seq: head.seq - 4 },
        { doc: docOf(2), version: 2, seq: head.seq - 2 },
      ]);
      const copy = scribe(9);
      copy.read(reply.records.map((record) => record.body).slice(0, 1));
      expect(copy.values()).toEqual({ name: 'xxxxxxxxxx' });
    });

    it('say only what is missing after a state vector, and everything when it is not one', async () => {
      const { store, anais } = await setting();
      const writer = scribe(1);
      const first = writer.write('first', 'x'.repeat(500));
      await pushAs(store, anais.id, [itemOf(docOf(1), first), itemOf(docOf(1), writer.write('second', 'y'))]);
      const sent = (stateVector: Uint8Array) =>
        store.docs(anais.id, { ...wanted([]), docs: [{ doc: docOf(1), stateVector }] });
      // Client 1, clock 1.
      const rest = must(await sent(new Uint8Array([1, 1, 1]))).records[0]?.body ?? new Uint8Array();
      expect(rest.length).toBeLessThan(100);
      const copy = scribe(9);
      copy.read([first, rest]);
      expect(copy.values()).toMatchObject({ second: 'y' });
      const garbage = must(await sent(new Uint8Array([200, 200, 200]))).records[0]?.body ?? new Uint8Array();
      expect(garbage.length).toBeGreaterThan(500);
    });

    it('fill a reply up to the bytes asked, never fewer than one, and the rest waits for the next request', async () => {
      const { store, anais } = await setting();
      await companies(store, anais.id, 5, 2000);
      const few = must(await store.docs(anais.id, wanted([1, 2, 3, 4, 5], 5000)));
      expect(few.records.map(({ doc }) => doc)).toEqual([docOf(1), docOf(2)]);
      expect(few.absent).toEqual([]);
      expect(must(await store.docs(anais.id, wanted([4, 5], 1))).records).toHaveLength(1);
      const large = Array.from({ length: 5 }, (_, index) =>
        itemOf(docOf(50 + index), scribe(50 + index).write('name', 'x'.repeat(200_000))),
      );
      await pushAs(store, anais.id, large);
      const capped = must(await store.docs(anais.id, wanted([50, 51, 52, 53, 54], 2 ** 40)));
      expect(capped.records).toHaveLength(2);
    });

    it('of others, erased ones and unknown ones look alike: absent (I3, L10)', async () => {
      const { store, anais, bruno, coordinator } = await setting();
      await companies(store, anais.id, 1);
      await pushAs(store, anais.id, [privateItem(docOf(2), scribe(2).write('name', 'x'))]);
      await pushAs(store, bruno.id, [privateItem(docOf(3), scribe(3).write('name', 'x'))]);
      must(await store.erase(coordinator.id, docOf(1)));
      const numbers = [1, 2, 3, 4];
      const reply = must(await store.docs(bruno.id, wanted(numbers)));
      expect(reply.records).toMatchObject([{ doc: docOf(3), channel: 'private', owner: bruno.id }]);
      expect(reply.absent).toEqual([docOf(1), docOf(2), docOf(4)]);
      const all = must(await store.docs(coordinator.id, wanted(numbers)));
      expect(all.absent).toEqual([docOf(1), docOf(4)]);
      const docs = [docOf(1), docOf(2), docOf(4)].map((doc) => ({ doc, version: 1, digest: new Uint8Array(DIGEST) }));
      expect(must(await store.audit(bruno.id, { workspace: '', docs }))).toEqual({
        different: [],
        absent: [docOf(1), docOf(2), docOf(4)],
      });
    });

    it('are refused to a stranger and to a device of another workspace', async () => {
      const { store, anais } = await setting();
      expect(await store.docs('nobody', wanted([1]))).toEqual({ ok: false, error: { type: 'unknown-device' } });
      expect(await store.boot(anais.id, ask({ workspace: 'elsewhere' }))).toEqual({
        ok: false,
        error: { type: 'wrong-workspace' },
      });
      expect(await store.audit(anais.id, { workspace: 'elsewhere', docs: [] })).toEqual({
        ok: false,
        error: { type: 'wrong-workspace' },
      });
    });
  });

  describe('a first sync', () => {
    const pages = async (store: Store, member: string, given: Partial<BootRequest>) => {
      const found = [must(await store.boot(member, ask(given)))];
      for (let next = found[0]?.next ?? 0; next !== 0;) {
        const page = must(await store.boot(member, ask({ ...given, before: next })));
        found.push(page);
        next = page.next;
      }
      return found;
    };

    it('brings cards newest first with the members’ list, then records, and the head to go on from', async () => {
      const { store, anais, bruno } = await setting();
      await companies(store, anais.id, 3);
      await pushAs(store, anais.id, [privateItem(docOf(4), scribe(4).write('name', 'x'))]);
      const cards = must(await store.boot(bruno.id, ask()));
      expect(cards).toMatchObject({ head: must(await store.status()).head, stable: 0, records: [], next: 0 });
      expect(JSON.parse(cards.config)).toEqual(must(await store.config()));
      expect(cards.cards.map(({ doc }) => doc)).toEqual([docOf(3), docOf(2), docOf(1)]);
      expect(cards.cards.map(({ card }) => JSON.parse(card) as unknown)).toMatchObject([
        { kind: 'company', doc: docOf(3) },
        { kind: 'company', doc: docOf(2) },
        { kind: 'company', doc: docOf(1) },
      ]);
      const records = must(await store.boot(bruno.id, ask({ part: 'records' })));
      expect(records).toMatchObject({ config: '', cards: [], next: 0 });
      expect(records.records.map(({ doc, version }) => [doc, version])).toEqual([
        [docOf(3), 2],
        [docOf(2), 2],
        [docOf(1), 2],
      ]);
      const { head } = must(await store.status());
      expect(must(await store.sync(bruno.id, requestOf({ cursor: cards.head }))).cursor).toEqual(head);
    });

    it('comes in pages of the bytes asked, each record once', async () => {
      const { store, anais } = await setting();
      await companies(store, anais.id, 12, 1000);
      for (const part of ['cards', 'records'] as const) {
        const all = await pages(store, anais.id, { part, bytes: 1500 });
        expect(all.length).toBeGreaterThan(2);
        const docs = all.flatMap((page) => [...page.cards, ...page.records]).map(({ doc }) => doc);
        expect(docs).toEqual(Array.from({ length: 12 }, (_, index) => docOf(12 - index)));
        expect(all.filter((page) => page.config !== '')).toHaveLength(part === 'cards' ? 1 : 0);
      }
    });

    it('misses nothing that changes between two pages: it comes as a row after the first head (L7)', async () => {
      const { store, anais, bruno } = await setting();
      await companies(store, anais.id, 4, 1000);
      const first = must(await store.boot(bruno.id, ask({ part: 'records', bytes: 1500 })));
      expect(first.records.map(({ doc }) => doc)).toEqual([docOf(4)]);
      const late = scribe(40);
      await pushAs(store, anais.id, [itemOf(docOf(2), late.write('late', 'y'))]);
      const rest = await pages(store, bruno.id, { part: 'records', before: first.next });
      expect(rest.flatMap((page) => page.records).map(({ doc }) => doc)).toEqual([docOf(3), docOf(1)]);
      expect(await pullAll(store, bruno.id, { cursor: first.head })).toMatchObject([
        { type: 'upd', doc: docOf(2), version: 3 },
      ]);
    });

    it('leaves out what was erased, and the card that was kept of it (L10)', async () => {
      const { store, anais, coordinator } = await setting();
      await companies(store, anais.id, 2);
      must(await store.boot(anais.id, ask()));
      must(await store.erase(coordinator.id, docOf(2)));
      const page = must(await store.boot(anais.id, ask()));
      expect(page.cards.map(({ doc }) => doc)).toEqual([docOf(1)]);
      const records = must(await store.boot(anais.id, ask({ part: 'records' })));
      expect(records.records.map(({ doc }) => doc)).toEqual([docOf(1)]);
    });

    it('shows the card of today, however often it was asked for before', async () => {
      const { store, anais } = await setting();
      await companies(store, anais.id, 1);
      const before = must(await store.boot(anais.id, ask())).cards[0];
      await pushAs(store, anais.id, [itemOf(docOf(1), scribe(70).write('f', 'z'))]);
      expect(must(await store.boot(anais.id, ask())).cards[0]).toMatchObject({ version: (before?.version ?? 0) + 1 });
    });
  });

  describe('cards and digests', () => {
    it('are made once per version, in rounds, oldest first', async () => {
      const { store, anais, coordinator } = await setting();
      await companies(store, anais.id, 5);
      must(await store.erase(coordinator.id, docOf(5)));
      const first = must(await store.derive({ after: 0, records: 3 }));
      expect(first).toMatchObject({ made: 3, done: false });
      const second = must(await store.derive({ after: first.after, records: 3 }));
      expect(second).toEqual({ made: 1, done: true, after: must(await store.status()).head.seq });
      expect(must(await store.derive({ after: 0, records: 10 }))).toMatchObject({ made: 0, done: true });
      await pushAs(store, anais.id, [itemOf(docOf(1), scribe(70).write('f', 'z'))]);
      expect(must(await store.derive({ after: second.after, records: 10 }))).toMatchObject({ made: 1, done: true });
    });

    it('tell a record that differs at the same version, and nothing of one at another version (R11)', async () => {
      const { store, anais } = await setting();
      await companies(store, anais.id, 3);
      const record = must(await store.docs(anais.id, wanted([1]))).records[0];
      const digest = await ownedSources().parser.digest([record?.body ?? new Uint8Array()]);
      const foreign = new Uint8Array(DIGEST).fill(9);
      const docs = [
        { doc: docOf(1), version: 2, digest },
        { doc: docOf(2), version: 2, digest: foreign },
        { doc: docOf(3), version: 1, digest: foreign },
      ];
      const found = { different: [docOf(2)], absent: [] };
      expect(must(await store.audit(anais.id, { workspace: '', docs }))).toEqual(found);
      expect(must(await store.audit(anais.id, { workspace: '', docs }))).toEqual(found);
    });
  });

  describe('the backup’s horizon', () => {
    it('is told in every reply, never goes back and never beyond the log (L9)', async () => {
      const { store, anais } = await setting();
      await companies(store, anais.id, 2);
      const { head } = must(await store.status());
      const told = async () => [
        must(await store.sync(anais.id, requestOf())).stable,
        must(await store.boot(anais.id, ask())).stable,
      ];
      expect(await told()).toEqual([0, 0]);
      must(await store.setStable(3));
      expect(await told()).toEqual([3, 3]);
      must(await store.setStable(2));
      expect(await told()).toEqual([3, 3]);
      must(await store.setStable(head.seq + 100));
      expect(await told()).toEqual([head.seq, head.seq]);
      expect(must(await store.status()).head).toEqual(head);
    });
  });
}
