// What every storage of a tablet must do with places in the log, holes, whole records and the first sync.
import { describe, expect, it } from 'vitest';
import type { Card } from '#domain/record/cards.ts';
import type { Receipt, ReceivedRow } from '#storage/receipt.ts';
import type { Storage } from '#storage/storage.ts';
import type { BootPage, WholeRow } from '#storage/whole-store.ts';
import { act, doc, value } from './storage-contract.ts';

const mark = (seq: number) => ({ seq, tip: new Uint8Array(16).fill(seq) });
const receipt = (seq: number, change: Partial<Receipt> = {}): Receipt => ({
  received: [],
  refused: [],
  rows: [],
  cursor: mark(seq),
  horizon: mark(seq),
  config: null,
  at: 7,
  clockOffset: 0,
  ...change,
});
const update = (name: string): Uint8Array => act(name).update;
const row = (version: number, seq: number, change: Partial<ReceivedRow> = {}): ReceivedRow => ({
  type: 'store',
  doc: doc.id,
  kind: 'company',
  channel: 'network',
  body: update(`v${version}`),
  version,
  seq,
  ...change,
});
const whole = (version: number, seq: number): WholeRow => ({
  doc: doc.id,
  kind: 'company',
  channel: 'network',
  owner: '',
  version,
  seq,
  body: update(`whole ${version}`),
});
const bootPage = (change: Partial<BootPage>): BootPage => ({
  cards: [],
  records: [],
  config: null,
  next: null,
  head: mark(9),
  stable: 4,
  at: 7,
  clockOffset: 3,
  ...change,
});
const card = { doc: doc.id, kind: 'company', name: 'Fournil' } as unknown as Card;

async function place(storage: Storage): Promise<readonly [number?, number?]> {
  const known = await value(storage.docRow(doc.id));
  return [known?.version, known?.seq];
}

async function holes(storage: Storage): Promise<string[]> {
  return (await value(storage.holes())).map(({ why }) => why);
}

async function sealAll(storage: Storage): Promise<number[]> {
  for (const waiting of await value(storage.unsealed()))
    await storage.seal([waiting.id], { ...waiting, hash: new Uint8Array(16).fill(waiting.id) });
  return (await value(storage.sealed({ bytes: 1e6, items: 99 }))).map(({ id }) => id);
}

/** An act on a record that came from the server; the number of its row. */
async function editReceived(storage: Storage): Promise<number> {
  await storage.receive(receipt(1, { rows: [row(1, 1)] }));
  const { last } = await value(storage.updates(doc.id));
  return (await value(storage.commit(act('Fournil', last)))).known;
}

async function refuse(storage: Storage): Promise<void> {
  const [id = 0] = await sealAll(storage);
  await storage.receive(receipt(2, { refused: [{ id, reason: 'toolarge' }] }));
}

export function wholeContract(name: string, open: () => Storage): void {
  describe(`${name}: the place of a record in the log (L7)`, () => {
    it('goes up with its rows and with the receipts of its own batches', async () => {
      const storage = open();
      await storage.receive(receipt(4, { rows: [row(1, 2), row(2, 4)] }));
      expect(await place(storage)).toEqual([2, 4]);
      await storage.commit(act('Scierie', 2));
      const [id = 0] = await sealAll(storage);
      await storage.receive(receipt(6, { received: [{ id, seq: 6, version: 3 }] }));
      expect(await place(storage)).toEqual([3, 6]);
      expect(await holes(storage)).toEqual([]);
    });

    it('stays where a version is missing; the bytes are kept and the record is to be fetched', async () => {
      const storage = open();
      await storage.receive(receipt(4, { rows: [row(1, 2), row(3, 4)], horizon: mark(8) }));
      expect(await place(storage)).toEqual([1, 4]);
      expect(await holes(storage)).toEqual(['gap']);
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(2);
      await storage.takeWhole([whole(5, 8)]);
      expect(await place(storage)).toEqual([5, 8]);
      expect(await holes(storage)).toEqual([]);
    });

    it('is not taken from an answer without marks above the newest row seen: the bytes are kept, that row is waited for (L2)', async () => {
      const storage = open();
      await storage.receive(receipt(4, { rows: [row(1, 2), row(3, 4)] }));
      await storage.takeWhole([whole(5, 8)]);
      expect(await place(storage)).toEqual([1, 4]);
      expect(await holes(storage)).toEqual([]);
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(3);
      // The server was restored meanwhile: this is another version 4 than the one in the answer.
      await storage.receive(receipt(6, { rows: [row(4, 6)] }));
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(4);
      expect(await holes(storage)).toEqual(['gap']);
    });

    it('does not count a receipt before the rows under it have come', async () => {
      const storage = open();
      await storage.receive(receipt(2, { rows: [row(1, 2)] }));
      await storage.commit(act('Scierie', 1));
      const [id = 0] = await sealAll(storage);
      await storage.receive(receipt(2, { received: [{ id, seq: 9, version: 3 }] }));
      expect(await place(storage)).toEqual([1, 9]);
      expect(await holes(storage)).toEqual([]);
      await storage.receive(receipt(9, { rows: [row(2, 5), row(3, 9)] }));
      expect(await place(storage)).toEqual([3, 9]);
    });

    it('is forgotten with the history it belongs to (L2)', async () => {
      const storage = open();
      await storage.receive(receipt(4, { rows: [row(1, 2), row(3, 4)] }));
      await storage.heal([], 0);
      expect(await place(storage)).toEqual([undefined, undefined]);
      expect(await holes(storage)).toEqual([]);
    });
  });

  describe(`${name}: a record that was refused (L6)`, () => {
    it('is to be fetched, and what the server holds takes the place of its rows; what was typed stays aside', async () => {
      const storage = open();
      const known = await editReceived(storage);
      await refuse(storage);
      expect(await holes(storage)).toEqual(['refused']);
      await storage.receive(receipt(8));
      const held = whole(5, 8);
      await storage.takeWhole([held]);
      expect((await value(storage.updates(doc.id))).bodies).toEqual([held.body]);
      expect((await value(storage.outbox())).stuck).toMatchObject([{ reason: 'toolarge' }]);
      expect(await value(storage.updatesAfter(doc.id, known))).toEqual({ bodies: [], last: known });
      expect(await holes(storage)).toEqual([]);
    });

    it('keeps its rows while more of it waits to be sent', async () => {
      const storage = open();
      const known = await editReceived(storage);
      await refuse(storage);
      await storage.commit(act('Scierie', known));
      await storage.takeWhole([whole(5, 8)]);
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(3);
      expect(await holes(storage)).toEqual(['refused']);
    });

    it('keeps rows that came after the server’s whole was read, and is asked for again (D2)', async () => {
      const storage = open();
      await editReceived(storage);
      await refuse(storage);
      await storage.receive(receipt(9, { rows: [row(2, 9)] }));
      const bodies = (await value(storage.updates(doc.id))).bodies.length;
      await storage.takeWhole([whole(1, 5)]);
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(bodies);
      expect(await holes(storage)).toEqual(['refused']);
    });

    it('keeps its rows when the server has nothing of it', async () => {
      const storage = open();
      await storage.commit(act('Fournil'));
      await refuse(storage);
      await storage.dropHoles([doc.id]);
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(1);
    });
  });

  describe(`${name}: the first sync`, () => {
    it('shows the cards at once, and gives no record of which only the card is here', async () => {
      const storage = open();
      const next = { head: mark(9), part: 'records', before: 0, done: 0, total: 1 } as const;
      await storage.takeBoot(bootPage({ cards: [{ ...whole(3, 5), card }], next }));
      expect(await value(storage.cards())).toMatchObject([{ name: 'Fournil' }]);
      expect(await value(storage.docRow(doc.id))).toMatchObject({ absent: true });
      expect(await value(storage.exchangeState())).toMatchObject({ boot: next, cursor: null, receivedAt: null });
    });

    it('goes on from where it was, and ends at the head of its first page', async () => {
      const storage = open();
      const next = { head: mark(9), part: 'records', before: 0, done: 0, total: 1 } as const;
      await storage.takeBoot(bootPage({ cards: [{ ...whole(3, 5), card }], next }));
      await storage.takeBoot(bootPage({ records: [whole(3, 5)] }));
      await storage.takeBoot(bootPage({ records: [whole(3, 5)] }));
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(1);
      expect((await value(storage.docRow(doc.id)))?.absent).toBeUndefined();
      expect(await place(storage)).toEqual([3, 5]);
      expect(await value(storage.exchangeState())).toMatchObject({ boot: null, cursor: mark(9), receivedAt: 7 });
    });

    it('takes the bytes of a record changed since its first page, and no place: that change comes as a row (L2)', async () => {
      const storage = open();
      await storage.takeBoot(bootPage({ records: [whole(5, 12)] }));
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(1);
      expect(await place(storage)).toEqual([undefined, undefined]);
    });

    it('a row about a record of which only the card is here has it fetched, and says nothing by itself (L7)', async () => {
      const storage = open();
      const next = { head: mark(9), part: 'records', before: 0, done: 0, total: 1 } as const;
      await storage.takeBoot(bootPage({ cards: [{ ...whole(3, 5), card }], next }));
      await storage.receive(receipt(11, { rows: [row(4, 11)] }));
      expect((await value(storage.updates(doc.id))).bodies).toEqual([]);
      expect(await holes(storage)).toEqual(['absent']);
      await storage.takeWhole([whole(4, 11)]);
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(1);
    });
  });
}
