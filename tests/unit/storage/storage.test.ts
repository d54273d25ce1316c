import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { docIdFromBytes } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { openStorage, type Storage } from '#storage/storage.ts';
import { Tables } from '#storage/tables.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const doc = { id: docIdFromBytes(new Uint8Array(16).fill(7)), kind: 'company', channel: 'network' } as const;
const writer = writerOf('anais');
const mark = { seq: 3, tip: new Uint8Array(16).fill(1) };
let opened: Storage[] = [];
let names = 0;

function fresh(): { storage: Storage; name: string } {
  const name = `storage-test-${(names += 1)}`;
  const storage = openStorage(name);
  opened.push(storage);
  return { storage, name };
}

function act(value: string, known = 0): Parameters<Storage['commit']>[0] {
  const update = createReplica([]).edit(writer.at(T0), (draft) => draft.set('name', value)) as Uint8Array;
  const card = { doc: doc.id, kind: 'company', name: value } as CompanyCard;
  return { doc, update, card, known, at: T0 };
}

const receipt = {
  received: [],
  refused: [],
  rows: [],
  cursor: mark,
  horizon: mark,
  config: null,
  at: T0,
  clockOffset: 0,
};

async function value<Value>(outcome: Promise<{ ok: true; value: Value } | { ok: false }>): Promise<Value> {
  const result = await outcome;
  if (!result.ok) throw new Error('the storage failed');
  return result.value;
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const storage of opened) storage.close();
  opened = [];
});

describe('an act is one transaction (D1)', () => {
  it('the bytes, the copy to send and the card are there together', async () => {
    const { storage } = fresh();
    expect((await storage.commit(act('Fournil'))).ok).toBe(true);
    expect((await value(storage.updates(doc.id))).bodies).toHaveLength(1);
    expect((await value(storage.outbox())).docs).toEqual(new Set([doc.id]));
    expect(await value(storage.cards())).toMatchObject([{ name: 'Fournil' }]);
  });

  it('when one of them cannot be written, none of them is', async () => {
    const { storage, name } = fresh();
    await storage.commit(act('Fournil'));
    const unstorable = { ...act('Scierie', 1), card: { doc: doc.id, bad: () => 1 } as unknown as CompanyCard };
    expect(await storage.commit(unstorable)).toMatchObject({ ok: false });
    const tables = new Tables(name);
    expect([await tables.upd.count(), await tables.out.count()]).toEqual([1, 1]);
    tables.close();
  });

  it('a card made without rows that another tab wrote meanwhile is not believed: the record is stale (I12)', async () => {
    const { storage } = fresh();
    await storage.commit(act('Fournil'));
    const second = await value(storage.commit(act('Scierie', 0)));
    expect(second).toMatchObject({ stale: true, known: 0 });
    expect(await value(storage.staleDocs())).toEqual([doc.id]);
    expect(await value(storage.cards())).toMatchObject([{ name: 'Fournil' }]);
  });
});

describe('failures have a name (D3)', () => {
  it('a connection that closed under the page is opened anew, and the act is written', async () => {
    const { storage, name } = fresh();
    await storage.commit(act('Fournil'));
    const closed = new Dexie.DatabaseClosedError();
    const original = Tables.prototype.transaction;
    let failures = 1;
    vi.spyOn(Tables.prototype, 'transaction').mockImplementation(function failing(this: Tables, ...args: unknown[]) {
      failures -= 1;
      if (failures >= 0) throw closed;
      return (original as (...all: unknown[]) => never).apply(this, args);
    } as never);
    expect((await storage.commit(act('Scierie', 1))).ok).toBe(true);
    vi.restoreAllMocks();
    const tables = new Tables(name);
    expect(await tables.upd.count()).toBe(2);
    tables.close();
  });

  it('a full disk is said as such, and nothing is half written', async () => {
    const { storage, name } = fresh();
    await storage.commit(act('Fournil'));
    const full = new DOMException('no space', 'QuotaExceededError');
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw full;
    });
    expect(await storage.commit(act('Scierie', 1))).toMatchObject({ ok: false, error: { type: 'storage-full' } });
    vi.restoreAllMocks();
    const tables = new Tables(name);
    expect([await tables.upd.count(), await tables.out.count()]).toEqual([1, 1]);
    tables.close();
  });

  it('a connection that never answers counts as dead after the watchdog', async () => {
    const storage = openStorage(`storage-test-${(names += 1)}`, { watchdog: 20 });
    opened.push(storage);
    vi.spyOn(Tables.prototype, 'transaction').mockImplementation((() => new Promise(() => {})) as never);
    expect(await storage.commit(act('Fournil'))).toMatchObject({ ok: false, error: { type: 'storage-timeout' } });
  });
});

describe('the outbox (L4)', () => {
  it('a sealed batch replaces its rows, and sealing rows that are gone changes nothing', async () => {
    const { storage } = fresh();
    await storage.commit(act('Fournil'));
    const rows = await value(storage.unsealed());
    const batch = { doc: doc.id, body: rows[0]?.body as Uint8Array, hash: new Uint8Array(16), at: T0 };
    await storage.seal([rows[0]?.id as number], batch);
    await storage.seal([rows[0]?.id as number], batch);
    expect(await value(storage.unsealed())).toEqual([]);
    expect(await value(storage.sealed({ bytes: 1, items: 9 }))).toHaveLength(1);
  });

  it('a refused batch goes into quarantine with all that waits of its record, other records stay (L6)', async () => {
    const { storage } = fresh();
    const other = { ...doc, id: docIdFromBytes(new Uint8Array(16).fill(9)) };
    await storage.commit(act('Fournil'));
    await storage.commit({ ...act('Scierie'), doc: other });
    const rows = await value(storage.unsealed());
    await storage.receive({ ...receipt, refused: [{ id: rows[0]?.id as number, reason: 'forbidden' }] });
    const outbox = await value(storage.outbox());
    expect(outbox.docs).toEqual(new Set([other.id]));
    expect(outbox.stuck).toMatchObject([{ doc: doc.id, reason: 'forbidden' }]);
    expect((await value(storage.updates(doc.id))).bodies).toHaveLength(1);
  });

  it('a withdrawn right deletes bytes and card, but keeps what was not sent (L5)', async () => {
    const { storage } = fresh();
    await storage.commit(act('Fournil'));
    await storage.receive({
      ...receipt,
      rows: [{ type: 'forget', doc: doc.id, kind: 'company', channel: 'network', body: null }],
    });
    expect((await value(storage.updates(doc.id))).bodies).toEqual([]);
    expect(await value(storage.cards())).toEqual([]);
    expect((await value(storage.outbox())).stuck).toMatchObject([{ reason: 'revoked' }]);
  });

  it('what is written while a healing is prepared stays in the outbox (L2)', async () => {
    const { storage } = fresh();
    await storage.commit(act('Fournil'));
    const upTo = await value(storage.lastOut());
    await storage.commit(act('Scierie', 1));
    await storage.heal([], upTo);
    expect(await value(storage.unsealed())).toHaveLength(1);
  });
});

describe('a received page (D2)', () => {
  it('its rows, the cursor and the horizon are there together', async () => {
    const { storage } = fresh();
    const { update: body } = act('Fournil');
    await storage.receive({
      ...receipt,
      rows: [{ type: 'store', doc: doc.id, kind: 'company', channel: 'network', body }],
    });
    expect(await value(storage.exchangeState())).toMatchObject({ cursor: mark, horizon: mark, receivedAt: T0 });
    expect(await value(storage.staleDocs())).toEqual([doc.id]);
    expect(await value(storage.docRow(doc.id))).toEqual(doc);
  });
});
