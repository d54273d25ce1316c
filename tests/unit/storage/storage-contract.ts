// What every storage of a tablet must do, whatever it is made of. Run by one test file per storage.
import { afterEach, describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { mergeUpdates } from '#crdt/updates.ts';
import { docIdFromBytes } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import type { Receipt, ReceivedRow } from '#storage/receipt.ts';
import type { Storage } from '#storage/storage.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

export const doc = { id: docIdFromBytes(new Uint8Array(16).fill(7)), kind: 'company', channel: 'network' } as const;
const otherDoc = { ...doc, id: docIdFromBytes(new Uint8Array(16).fill(9)) };
const writer = writerOf('anais');
const mark = { seq: 3, tip: new Uint8Array(16).fill(1) };
const batchHash = new Uint8Array(16).fill(5);

/** One person's act on `doc`, with the card it makes. */
export function act(value: string, known = 0): Parameters<Storage['commit']>[0] {
  const update = createReplica([]).edit(writer.at(T0), (draft) => draft.set('name', value)) as Uint8Array;
  const card = { doc: doc.id, kind: 'company', name: value } as CompanyCard;
  return { doc, update, card, known, at: T0 };
}

/** A page that says nothing but where the device stands. */
export const receipt: Receipt = {
  received: [],
  refused: [],
  rows: [],
  cursor: mark,
  horizon: mark,
  config: null,
  at: T0,
  clockOffset: 0,
};

export function rowOf(type: ReceivedRow['type'], body: Uint8Array | null = null): ReceivedRow {
  return { type, doc: doc.id, kind: 'company', channel: 'network', body };
}

/** The value, or a test that fails with the storage's reason. */
export async function value<Value>(outcome: Promise<{ ok: true; value: Value } | { ok: false }>): Promise<Value> {
  const result = await outcome;
  if (!result.ok) throw new Error('the storage failed');
  return result.value;
}

async function seal(storage: Storage): Promise<void> {
  for (const row of await value(storage.unsealed()))
    await value(storage.seal([row.id], { doc: row.doc, body: row.body, hash: batchHash, at: row.at }));
}

const page = { bytes: 1_000_000, items: 200 };

/** `open` gives a fresh storage; `again` opens the same data once more, as another tab does. */
export function storageContract(
  name: string,
  open: () => { readonly storage: Storage; readonly again: () => Storage },
): void {
  let opened: Storage[] = [];
  const fresh = (): ReturnType<typeof open> => {
    const { storage, again } = open();
    opened.push(storage);
    const reopen = (): Storage => {
      const other = again();
      opened.push(other);
      return other;
    };
    return { storage, again: reopen };
  };

  afterEach(() => {
    for (const storage of opened) storage.close();
    opened = [];
  });

  describe(`${name}: an act is one transaction (D1)`, () => {
    it('the bytes, the copy to send and the card are there together', async () => {
      const { storage, again } = fresh();
      expect((await storage.commit(act('Fournil'))).ok).toBe(true);
      for (const view of [storage, again()]) {
        expect((await value(view.updates(doc.id))).bodies).toHaveLength(1);
        expect(await value(view.docRow(doc.id))).toEqual(doc);
        expect((await value(view.outbox())).docs).toEqual(new Set([doc.id]));
        expect(await value(view.cards())).toMatchObject([{ name: 'Fournil' }]);
      }
    });

    it('when one of them cannot be written, none of them is', async () => {
      const { storage, again } = fresh();
      await storage.commit(act('Fournil'));
      const unstorable = { ...act('Scierie', 1), card: { doc: doc.id, bad: () => 1 } as unknown as CompanyCard };
      expect(await storage.commit(unstorable)).toMatchObject({ ok: false });
      const view = again();
      expect((await value(view.updates(doc.id))).bodies).toHaveLength(1);
      expect(await value(view.unsealed())).toHaveLength(1);
      expect(await value(view.staleDocs())).toEqual([]);
    });

    it('a card made without rows that another tab wrote meanwhile is not believed: the record is stale (I12)', async () => {
      const { storage } = fresh();
      await storage.commit(act('Fournil'));
      const second = await value(storage.commit(act('Scierie', 0)));
      expect(second).toMatchObject({ stale: true, known: 0 });
      expect(await value(storage.staleDocs())).toEqual([doc.id]);
      expect(await value(storage.cards())).toMatchObject([{ name: 'Fournil' }]);
    });

    it('a card that was made again before the newest row came does not count as fresh (I12)', async () => {
      const { storage } = fresh();
      await storage.commit(act('Fournil'));
      const { last } = await value(storage.updates(doc.id));
      await storage.commit({ ...act('Scierie', last), card: null });
      const card = { doc: doc.id, kind: 'company', name: 'Fournil' } as CompanyCard;
      await storage.refreshCards([{ doc: doc.id, card, last }]);
      expect(await value(storage.staleDocs())).toEqual([doc.id]);
      const newest = (await value(storage.updates(doc.id))).last;
      await storage.refreshCards([{ doc: doc.id, card: { ...card, name: 'Scierie' } as CompanyCard, last: newest }]);
      expect(await value(storage.staleDocs())).toEqual([]);
      expect(await value(storage.cards())).toMatchObject([{ name: 'Scierie' }]);
    });

    it('rows written elsewhere are read after the last one that is known', async () => {
      const { storage, again } = fresh();
      await storage.commit(act('Fournil'));
      const { last } = await value(storage.updates(doc.id));
      const second = act('Scierie', last);
      await again().commit(second);
      const newer = await value(storage.updatesAfter(doc.id, last));
      expect(newer.bodies).toEqual([second.update]);
      expect(newer.last).toBeGreaterThan(last);
    });
  });

  describe(`${name}: rows folded into one (D5)`, () => {
    /** Four acts, the last three of which are one row afterwards; gives the numbers of the rows. */
    async function folded(storage: Storage): Promise<number[]> {
      const numbers: number[] = [];
      for (const name of ['Fournil', 'Scierie', 'Fromagerie', 'Forge'])
        numbers.push((await value(storage.commit(act(name, numbers.at(-1))))).known);
      const { bodies, last } = await value(storage.updates(doc.id));
      const body = mergeUpdates(bodies);
      expect(await value(storage.fold({ doc: doc.id, last, rows: bodies.length, body }))).toBe(true);
      expect(await value(storage.updates(doc.id))).toEqual({ bodies: [body], last });
      return numbers;
    }

    it('what waits to be sent keeps its own bytes', async () => {
      const { storage } = fresh();
      await folded(storage);
      expect(await value(storage.unsealed())).toHaveLength(4);
    });

    it('a writer who holds rows that were folded gets the folded one, and what they write is not set aside', async () => {
      const { storage } = fresh();
      const [first, second, , last] = (await folded(storage)) as [number, number, number, number];
      expect(await value(storage.updatesAfter(doc.id, second))).toMatchObject({ last });
      expect(await value(storage.updatesAfter(doc.id, last))).toEqual({ bodies: [], last });
      expect(await value(storage.commit(act('Moulin', first)))).toEqual({ stale: true, known: first });
      expect((await value(storage.outbox())).stuck).toEqual([]);
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(2);
    });

    it('rows that are not those that were read stay as they are', async () => {
      const { storage } = fresh();
      const [, , , last] = (await folded(storage)) as [number, number, number, number];
      const body = act('Moulin').update;
      expect(await value(storage.fold({ doc: doc.id, last, rows: 4, body }))).toBe(false);
      expect(await value(storage.fold({ doc: doc.id, last: last - 1, rows: 1, body }))).toBe(false);
      expect(await value(storage.fold({ doc: otherDoc.id, last, rows: 1, body }))).toBe(false);
    });

    it('a record given back after a withdrawal is not the one whose rows were folded (I3)', async () => {
      const { storage } = fresh();
      const [first] = (await folded(storage)) as [number];
      await storage.receive({ ...receipt, rows: [rowOf('forget'), rowOf('store', act('Scierie').update)] });
      const { last, bodies } = await value(storage.updates(doc.id));
      await storage.fold({ doc: doc.id, last, rows: 1, body: bodies[0] as Uint8Array });
      expect(await value(storage.updatesAfter(doc.id, first))).toEqual({ bodies: [], last: first });
      expect((await value(storage.commit(act('Moulin', first)))).known).toBe(first);
      expect((await value(storage.outbox())).stuck.at(-1)).toMatchObject({ reason: 'revoked' });
    });

    it('tells which records have many rows', async () => {
      const { storage } = fresh();
      for (const known of [0, 1]) await storage.commit(act('Fournil', known));
      await storage.commit({ ...act('Scierie'), doc: otherDoc });
      expect(await value(storage.longOnes([doc.id, otherDoc.id], 2))).toEqual([doc.id]);
    });
  });

  describe(`${name}: the outbox (L4)`, () => {
    it('a sealed batch replaces its rows, and sealing rows that are gone changes nothing', async () => {
      const { storage } = fresh();
      await storage.commit(act('Fournil'));
      const rows = await value(storage.unsealed());
      const batch = { doc: doc.id, body: rows[0]?.body as Uint8Array, hash: batchHash, at: T0 };
      await storage.seal([rows[0]?.id as number], batch);
      await storage.seal([rows[0]?.id as number], batch);
      expect(await value(storage.unsealed())).toEqual([]);
      expect(await value(storage.sealed({ bytes: 1, items: 9 }))).toHaveLength(1);
    });

    it('a page takes the oldest batches, up to its bytes and its items, and always one', async () => {
      const { storage } = fresh();
      const acts = [0, 1, 2, 3].map((index) => act(`Scierie ${index}`, index));
      for (const one of acts) await storage.commit(one);
      await seal(storage);
      const size = Math.max(...acts.map(({ update }) => update.length));
      expect(await value(storage.sealed(page))).toHaveLength(4);
      expect(await value(storage.sealed({ bytes: size * 2, items: 9 }))).toHaveLength(2);
      expect(await value(storage.sealed({ bytes: 1, items: 9 }))).toMatchObject([{ body: acts[0]?.update }]);
      expect(await value(storage.sealed({ bytes: size * 9, items: 3 }))).toHaveLength(3);
    });

    it('a batch larger than the page waits with the later ones of its record, and lets the others pass (I11)', async () => {
      const { storage } = fresh();
      const large = { ...act('Scierie'), doc: otherDoc, update: new Uint8Array(900) };
      const [first, last] = [act('Fournil'), act('Fromagerie')];
      for (const one of [large, { ...large, update: new Uint8Array(9) }, first, last]) await storage.commit(one);
      await seal(storage);
      const bodies = async (bytes: number): Promise<Uint8Array[]> =>
        (await value(storage.sealed({ bytes, items: 9 }))).map(({ body }) => body);
      expect(await bodies(800)).toEqual([first.update, last.update]);
      expect(await bodies(5_000)).toHaveLength(4);
      const rows = await value(storage.sealed(page));
      const gone = rows.filter((row) => row.doc.id === doc.id).map(({ id }) => ({ id, seq: 0, version: 0 }));
      await storage.receive({ ...receipt, received: gone });
      expect(await bodies(800)).toEqual([large.update]);
    });

    it('a refused batch goes into quarantine with all that waits of its record, other records stay (L6)', async () => {
      const { storage } = fresh();
      await storage.commit(act('Fournil'));
      await storage.commit({ ...act('Scierie'), doc: otherDoc });
      const rows = await value(storage.unsealed());
      await storage.receive({ ...receipt, refused: [{ id: rows[0]?.id as number, reason: 'forbidden' }] });
      const outbox = await value(storage.outbox());
      expect(outbox.docs).toEqual(new Set([otherDoc.id]));
      expect(outbox.stuck).toMatchObject([{ doc: doc.id, reason: 'forbidden' }]);
      expect(await value(storage.quarantined(outbox.stuck[0]?.id as number))).toMatchObject({ kind: 'company' });
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(1);
    });

    it('a batch of an erased record takes the record with it and keeps what was typed: its row may never come (L10)', async () => {
      const { storage } = fresh();
      await storage.commit(act('Fournil'));
      const [row] = await value(storage.unsealed());
      const told: unknown[] = [];
      storage.changes.listen(({ docs }) => told.push(docs));
      await storage.receive({ ...receipt, refused: [{ id: row?.id as number, reason: 'gone' }] });
      expect(await value(storage.docRow(doc.id))).toBeNull();
      expect((await value(storage.updates(doc.id))).bodies).toEqual([]);
      expect(await value(storage.cards())).toEqual([]);
      expect(await value(storage.holes())).toEqual([]);
      expect((await value(storage.outbox())).stuck).toMatchObject([{ doc: doc.id, reason: 'gone' }]);
      expect(told).toEqual([[doc.id]]);
    });

    it('a batch answered with its base keeps its place and counts how often it was asked (L3)', async () => {
      const { storage } = fresh();
      await storage.commit(act('Fournil'));
      await seal(storage);
      const [batch] = await value(storage.sealed(page));
      await storage.rebase(batch?.id as number, new Uint8Array(16).fill(6), new Uint8Array([1]));
      expect(await value(storage.sealed(page))).toMatchObject([
        { id: batch?.id, rebased: 1, body: new Uint8Array([1]), hash: new Uint8Array(16).fill(6) },
      ]);
    });

    it('a withdrawn right deletes bytes and card, but keeps what was not sent (L5)', async () => {
      const { storage } = fresh();
      await storage.commit(act('Fournil'));
      await storage.receive({ ...receipt, rows: [rowOf('forget')] });
      expect((await value(storage.updates(doc.id))).bodies).toEqual([]);
      expect(await value(storage.docRow(doc.id))).toBeNull();
      expect(await value(storage.cards())).toEqual([]);
      expect((await value(storage.outbox())).stuck).toMatchObject([{ reason: 'revoked' }]);
    });

    it('what is typed on a record that was withdrawn meanwhile is set aside: nothing of it comes back (I3, I2)', async () => {
      const { storage } = fresh();
      const { known } = await value(storage.commit(act('Fournil')));
      await storage.receive({ ...receipt, rows: [rowOf('forget')] });
      const late = act('Scierie', known);
      expect(await value(storage.commit(late))).toEqual({ stale: true, known });
      expect((await value(storage.updates(doc.id))).bodies).toEqual([]);
      expect([await value(storage.docRow(doc.id)), await value(storage.cards())]).toEqual([null, []]);
      const { docs, stuck } = await value(storage.outbox());
      expect(docs.size).toBe(0);
      expect(stuck.at(-1)).toMatchObject({ doc: doc.id, kind: 'company', body: late.update, reason: 'revoked' });
    });

    it('who holds rows that were withdrawn gets no later ones, even when the record is given back (L5)', async () => {
      const { storage } = fresh();
      const { known } = await value(storage.commit(act('Fournil')));
      await storage.receive({ ...receipt, rows: [rowOf('forget'), rowOf('store', act('Scierie').update)] });
      expect(await value(storage.updatesAfter(doc.id, known))).toEqual({ bodies: [], last: known });
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(1);
      const late = await value(storage.commit(act('Fournil', known)));
      expect(late.stale).toBe(true);
      expect((await value(storage.updates(doc.id))).bodies).toHaveLength(1);
    });

    it('joining again reads from the start and keeps the horizon, which tells that a server must be healed (L2)', async () => {
      const { storage } = fresh();
      await storage.receive(receipt);
      const account = { origin: '', token: 't', device: 'd', member: 'm', workspace: { id: 'w', name: 'W' } };
      await storage.setAccount(account, { members: [] });
      expect(await value(storage.exchangeState())).toMatchObject({ cursor: null, horizon: mark, account });
    });

    it('what is written while a healing is prepared stays in the outbox (L2)', async () => {
      const { storage } = fresh();
      await storage.commit(act('Fournil'));
      const upTo = await value(storage.lastOut());
      const late = act('Scierie', 1);
      await storage.commit(late);
      const whole = act('Fournil').update;
      await storage.heal([{ doc: doc.id, body: whole, at: T0 }], upTo);
      const left = await value(storage.unsealed());
      expect(left.map(({ body }) => body)).toEqual([late.update, whole]);
    });

    it('what waits of a record that is not offered in a healing goes on waiting (L2)', async () => {
      const { storage } = fresh();
      await storage.commit(act('Fournil'));
      await storage.heal([], await value(storage.lastOut()));
      expect(await value(storage.unsealed())).toHaveLength(1);
    });

    it('a healing offers every record and forgets the marks in one go (L2)', async () => {
      const { storage } = fresh();
      await storage.commit(act('Fournil'));
      await storage.receive(receipt);
      const body = act('Fournil').update;
      await storage.heal([{ doc: doc.id, body, at: T0 }], await value(storage.lastOut()));
      expect(await value(storage.unsealed())).toMatchObject([{ doc: doc.id, body, hash: null }]);
      expect(await value(storage.exchangeState())).toMatchObject({ cursor: null, horizon: null });
    });
  });

  describe(`${name}: a received page (D2)`, () => {
    it('its rows, the receipts, the cursor and the horizon are there together', async () => {
      const { storage, again } = fresh();
      await storage.commit({ ...act('Scierie'), doc: otherDoc });
      await seal(storage);
      const [sent] = await value(storage.sealed(page));
      const { update: body } = act('Fournil');
      await storage.receive({
        ...receipt,
        received: [{ id: sent?.id as number, seq: 0, version: 0 }],
        rows: [rowOf('store', body)],
      });
      const view = again();
      expect(await value(view.exchangeState())).toMatchObject({ cursor: mark, horizon: mark, receivedAt: T0 });
      expect(await value(view.staleDocs())).toEqual([doc.id]);
      expect(await value(view.docRow(doc.id))).toEqual(doc);
      expect((await value(view.outbox())).docs.size).toBe(0);
    });

    it('tells every user of the same data which records changed (D6)', async () => {
      const { storage, again } = fresh();
      const heard: string[] = [];
      const told = new Promise<void>((resolve) => {
        again().changes.listen((change) => {
          heard.push(...change.docs);
          resolve();
        });
      });
      await storage.receive({ ...receipt, rows: [rowOf('store', act('Fournil').update)] });
      await told;
      expect(heard).toEqual([doc.id]);
    });
  });
}
