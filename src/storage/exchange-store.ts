// The half of the storage that the exchange with a server needs: seal, acknowledge, receive, remember the marks.
import type { Json } from '#domain/json.ts';
import { ok, type Result } from '#domain/result.ts';
import { offerBlobs } from './blob-rows.ts';
import type { Changes } from './changes.ts';
import type { Durable, StorageFailure } from './durable.ts';
import type { Account, ExchangeState } from './exchange-state.ts';
import { pageOf } from './page.ts';
import { receive } from './receive.ts';
import type { FullRecord, Receipt } from './receipt.ts';
import type { DocRow, OutRow, Tables } from './tables.ts';
import { createWholeStore, type WholeStore } from './whole-store.ts';

export interface SealedBatch {
  readonly id: number;
  readonly doc: DocRow;
  readonly hash: Uint8Array;
  readonly body: Uint8Array;
  readonly rebased: number;
}

export type NewBatch = FullRecord & { readonly hash: Uint8Array };
export type UnsealedRow = OutRow & { readonly id: number };

type Outcome<Value> = Promise<Result<Value, StorageFailure>>;

export interface ExchangeStore extends WholeStore {
  exchangeState(): Outcome<ExchangeState>;
  setAccount(account: Account | null, config: Json | null): Outcome<void>;
  /** Unsealed rows of the outbox, oldest first. */
  unsealed(): Outcome<UnsealedRow[]>;
  /** Replaces rows by one sealed batch with their meaning; nothing happens if one of them is gone. */
  seal(from: readonly number[], batch: NewBatch): Outcome<void>;
  sealed(limit: { readonly bytes: number; readonly items: number }): Outcome<SealedBatch[]>;
  /** After `needbase`: other bytes with the same meaning (SYNC L3). */
  rebase(id: number, hash: Uint8Array, body: Uint8Array): Outcome<void>;
  receive(receipt: Receipt): Outcome<void>;
  /**
   * After a reset: forget the marks and offer these records again, so that a restored server is healed (SYNC L2). Of
   * what waits, the rows of other records stay, and those younger than `upTo`.
   */
  heal(full: readonly FullRecord[], upTo: number): Outcome<void>;
  /** Number of the youngest row of the outbox, 0 when it is empty. */
  lastOut(): Outcome<number>;
}

/** All but what a start asks for. */
export function createExchangeStore(
  tables: Tables,
  durable: Durable,
  changes: Changes,
): Omit<ExchangeStore, 'exchangeState'> {
  return {
    async setAccount(account, config) {
      const done = await durable.run(() => putAccount(tables, account, config));
      if (done.ok) changes.post({ docs: [], outbox: true });
      return done;
    },
    unsealed: () =>
      // Read in one piece: a cursor takes a task for each of a day's three thousand rows.
      durable.run(async () => (await tables.out.toArray()).filter((row) => row.hash === null) as UnsealedRow[]),
    seal: (from, batch) => durable.run(() => seal(tables, from, batch)),
    sealed: (limit) => durable.run(() => takeSealed(tables, limit)),
    rebase: (id, hash, body) => durable.run(() => rebase(tables, id, hash, body)),
    async receive(receipt) {
      const done = await durable.run(() => receive(tables, receipt));
      if (!done.ok) return done;
      changes.post({ docs: done.value, outbox: true, received: true });
      return ok(undefined);
    },
    lastOut: () => durable.run(async () => (await tables.out.orderBy('id').last())?.id ?? 0),
    heal: (full, upTo) => durable.run(() => heal(tables, full, upTo)),
    ...createWholeStore(tables, durable, changes),
  };
}

/**
 * Another right to read: everything is read again. The horizon stays: the server that is joined may be an older copy
 * of the one that acknowledged, or another one, and only the horizon tells that it must be healed (SYNC L2).
 */
async function putAccount(tables: Tables, account: Account | null, config: Json | null): Promise<void> {
  await tables.transaction('rw', tables.meta, async () => {
    await tables.meta.delete('cursor');
    await tables.meta.bulkPut([
      { k: 'account', v: account },
      { k: 'config', v: config },
    ]);
  });
}

async function seal(tables: Tables, from: readonly number[], batch: NewBatch): Promise<void> {
  await tables.transaction('rw', tables.out, async () => {
    // A visit's acts stand side by side: one read and one removal for all of them, not one for each.
    const [first, last] = [Math.min(...from), Math.max(...from)];
    const isRun = last - first + 1 === from.length;
    const run = tables.out.where('id').between(first, last, true, true);
    const present = isRun ? await run.toArray() : await tables.out.bulkGet([...from]);
    if (present.length !== from.length || present.some((row) => row === undefined || row.hash !== null)) return;
    if (isRun) await run.delete();
    else await tables.out.bulkDelete([...from]);
    await tables.out.add(batch);
  });
}

async function rebase(tables: Tables, id: number, hash: Uint8Array, body: Uint8Array): Promise<void> {
  await tables.out
    .where('id')
    .equals(id)
    .modify((row) => {
      Object.assign(row, { hash, body, rebased: (row.rebased ?? 0) + 1 });
    });
}

/** Rows written after `upTo` stay: they are younger than the states read for the healing. */
async function heal(tables: Tables, full: readonly FullRecord[], upTo: number): Promise<void> {
  await tables.transaction('rw', [tables.out, tables.meta, tables.doc, tables.hole, tables.blob], async () => {
    await offerBlobs(tables);
    await tables.meta.bulkDelete(['cursor', 'horizon', 'boot', 'auditedAt']);
    const offered = new Set(full.map(({ doc }) => doc));
    await tables.out
      .where('doc')
      .anyOf([...offered])
      .and(({ id = 0 }) => id <= upTo)
      .delete();
    await tables.out.bulkAdd(full.map((record) => ({ ...record, hash: null })));
    // Another history: what is known of places in it no longer holds. A refusal does, and is mended after it.
    await tables.doc.bulkPut((await tables.doc.toArray()).map(withoutPlace));
    await tables.hole.filter(({ why }) => why !== 'refused').delete();
  });
}

/**
 * What is known of a record whatever the history. One of which only the card is here stays so until it comes whole: who
 * wrote in a part of it could write over a value of their own (SYNC R2).
 */
export function withoutPlace(row: DocRow): DocRow {
  const { version: _version, seq: _seq, ...rest } = row;
  return rest;
}

async function takeSealed(tables: Tables, limit: { bytes: number; items: number }): Promise<SealedBatch[]> {
  const batches: SealedBatch[] = [];
  const rows = (await tables.out.toArray()).filter((row) => row.hash !== null);
  for (const row of pageOf(rows, limit)) {
    const doc = await tables.doc.get(row.doc);
    if (!doc || row.hash === null) continue;
    batches.push({ id: row.id as number, doc, hash: row.hash, body: row.body, rebased: row.rebased ?? 0 });
  }
  return batches;
}
