// The half of the storage that the exchange with a server needs: seal, acknowledge, receive, remember the marks.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Channel, RecordKind } from '#domain/record/record.ts';
import type { Result } from '#domain/result.ts';
import { forgetBlobs, offerBlobs } from './blob-store.ts';
import type { Changes } from './changes.ts';
import type { Durable, StorageFailure } from './durable.ts';
import { pageOf } from './page.ts';
import type { DocRow, OutRow, Tables } from './tables.ts';

/** A place in the server's history, as the protocol defines it. */
export interface HistoryMark {
  readonly seq: number;
  readonly tip: Uint8Array;
}

/** Who this device is to the workspace's server; null before it joined one. */
export interface Account {
  readonly origin: string;
  readonly token: string;
  readonly device: string;
  readonly member: string;
  readonly workspace: { readonly id: string; readonly name: string };
}

export interface SealedBatch {
  readonly id: number;
  readonly doc: DocRow;
  readonly hash: Uint8Array;
  readonly body: Uint8Array;
  readonly rebased: number;
}

export interface ReceivedRow {
  readonly type: 'store' | 'forget';
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  readonly owner?: string;
  /** Bytes to keep for `store`. */
  readonly body: Uint8Array | null;
}

/** Everything one reply changes, committed at once (SYNC D2). */
export interface Receipt {
  readonly received: readonly number[];
  readonly refused: readonly { readonly id: number; readonly reason: string }[];
  readonly rows: readonly ReceivedRow[];
  readonly cursor: HistoryMark;
  readonly horizon: HistoryMark;
  readonly config: Json | null;
  readonly at: number;
  /** How far the tablet's clock is behind the server's, ms. */
  readonly clockOffset: number;
}

export interface ExchangeState {
  readonly cursor: HistoryMark | null;
  readonly horizon: HistoryMark | null;
  readonly account: Account | null;
  readonly config: Json | null;
  readonly receivedAt: number | null;
  readonly clockOffset: number;
}

/** A record's whole state, to be offered again. */
export interface FullRecord {
  readonly doc: DocId;
  readonly body: Uint8Array;
  readonly at: number;
}

export type NewBatch = FullRecord & { readonly hash: Uint8Array };
export type UnsealedRow = OutRow & { readonly id: number };

type Outcome<Value> = Promise<Result<Value, StorageFailure>>;

export interface ExchangeStore {
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
  /** After a reset: forget the marks and offer every record again, so that a restored server is healed (SYNC L2). */
  heal(full: readonly FullRecord[], upTo: number): Outcome<void>;
  /** Number of the youngest row of the outbox, 0 when it is empty. */
  lastOut(): Outcome<number>;
}

export function createExchangeStore(tables: Tables, durable: Durable, changes: Changes): ExchangeStore {
  return {
    exchangeState: () => durable.run(() => readState(tables)),
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
      if (done.ok) {
        const docs = [...new Set(receipt.rows.map((row) => row.doc))];
        changes.post({ docs, outbox: true });
      }
      return done;
    },
    lastOut: () => durable.run(async () => (await tables.out.orderBy('id').last())?.id ?? 0),
    heal: (full, upTo) => durable.run(() => heal(tables, full, upTo)),
  };
}

async function readState(tables: Tables): Promise<ExchangeState> {
  const keys = ['cursor', 'horizon', 'account', 'config', 'receivedAt', 'clockOffset'];
  const [cursor, horizon, account, config, receivedAt, clockOffset] = (await tables.meta.bulkGet(keys)).map(
    (row) => row?.v ?? null,
  );
  return {
    cursor: cursor as HistoryMark | null,
    horizon: horizon as HistoryMark | null,
    account: account as Account | null,
    config: config as Json | null,
    receivedAt: receivedAt as number | null,
    clockOffset: (clockOffset as number | null) ?? 0,
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
    const present = await tables.out.bulkGet([...from]);
    if (present.some((row) => row === undefined || row.hash !== null)) return;
    await tables.out.bulkDelete([...from]);
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
  await tables.transaction('rw', [tables.out, tables.meta, tables.blob], async () => {
    await offerBlobs(tables);
    await tables.meta.bulkDelete(['cursor', 'horizon']);
    await tables.out.where('id').belowOrEqual(upTo).delete();
    await tables.out.bulkAdd(full.map((record) => ({ ...record, hash: null })));
  });
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

async function receive(tables: Tables, receipt: Receipt): Promise<void> {
  const photos = [tables.blob, tables.bytes];
  const all = [tables.meta, tables.local, tables.doc, tables.upd, tables.out, tables.quar, tables.card, tables.stale];
  await tables.transaction('rw', [...all, ...photos], async () => {
    await tables.out.bulkDelete([...receipt.received]);
    for (const { id, reason } of receipt.refused) {
      const refused = await tables.out.get(id);
      if (refused) await quarantine(tables, refused.doc, reason, receipt.at);
    }
    for (const row of receipt.rows) {
      if (row.type === 'forget') await forget(tables, row.doc, receipt.at);
      if (row.type !== 'store' || row.body === null) continue;
      const known = await tables.doc.get(row.doc);
      const { doc: id, kind, channel, owner = '' } = row;
      if (!known || (known.owner ?? '') !== owner)
        await tables.doc.put({ id, kind, channel, ...(owner ? { owner } : {}) });
      await tables.upd.add({ doc: row.doc, body: row.body });
      await tables.stale.put({ doc: row.doc });
      await tables.local.delete(withdrawnKey(row.doc));
    }
    await tables.meta.bulkPut([
      { k: 'cursor', v: receipt.cursor },
      { k: 'horizon', v: receipt.horizon },
      { k: 'receivedAt', v: receipt.at },
      { k: 'clockOffset', v: receipt.clockOffset },
      ...(receipt.config === null ? [] : [{ k: 'config', v: receipt.config }]),
    ]);
  });
}

/** All that waits of this record leaves the outbox with its reason; other records are not held up (SYNC L6). */
async function quarantine(tables: Tables, doc: DocId, reason: string, at: number): Promise<void> {
  const about = await tables.doc.get(doc);
  const rows = await tables.out.where('doc').equals(doc).toArray();
  await tables.out.where('doc').equals(doc).delete();
  const { kind, channel } = about ?? { kind: 'company' as const, channel: 'network' as const };
  await tables.quar.bulkAdd(rows.map((row) => ({ doc, kind, channel, body: row.body, reason, at })));
}

/** A right that was withdrawn: nothing of the record stays readable here, but what was not sent is not thrown away (SYNC L5). */
async function forget(tables: Tables, doc: DocId, at: number): Promise<void> {
  await quarantine(tables, doc, 'revoked', at);
  await forgetBlobs(tables, doc);
  await tables.upd.where('doc').equals(doc).delete();
  await tables.local.where('k').startsWithAnyOf(`typed:${doc}`, `resume:${doc}`).delete();
  // What the flight recorder still holds of it must not bring it back at the next start.
  await tables.local.put({ k: withdrawnKey(doc), v: true });
  await Promise.all([tables.doc.delete(doc), tables.card.delete(doc), tables.stale.delete(doc)]);
}

/** Where a tablet remembers that a record was withdrawn from it. */
export function withdrawnKey(doc: DocId): string {
  return `withdrawn:${doc}`;
}
