import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openStorage, type Storage } from '#storage/storage.ts';
import { Tables } from '#storage/tables.ts';
import { act, storageContract } from './storage-contract.ts';

let opened: Storage[] = [];
let names = 0;

function fresh(): { storage: Storage; name: string; again: () => Storage } {
  const name = `storage-test-${(names += 1)}`;
  const storage = openStorage(name);
  opened.push(storage);
  return { storage, name, again: () => openStorage(name) };
}

storageContract('the database of a tablet', fresh);

afterEach(() => {
  vi.restoreAllMocks();
  for (const storage of opened) storage.close();
  opened = [];
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
