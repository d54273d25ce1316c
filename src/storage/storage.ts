// What the rooms above may ask of the device: acts, records, cards, the outbox, the exchange. One transaction each.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Card } from '#domain/record/cards.ts';
import type { Result } from '#domain/result.ts';
import type { BlobStore } from './blob-store.ts';
import { createChanges, type Changes } from './changes.ts';
import { createDurable, type Durable, type StorageFailure } from './durable.ts';
import { evict, wantWhole } from './eviction.ts';
import type { ExchangeStore } from './exchange-store.ts';
import { type Folded, foldRows, isFolded, isHere, longOnes } from './fold.ts';
import { createLateBlobs } from './late-blobs.ts';
import { createLateExchange } from './late-exchange.ts';
import { type OutboxSummary, summarise, type Tally, tally } from './outbox.ts';
import { requeue } from './requeue.ts';
import type { RowSeam } from './seam.ts';
import { type DocRow, type QuarantineRow, Tables } from './tables.ts';

/** One act of a person on one record. */
export interface Act {
  readonly doc: DocRow;
  readonly update: Uint8Array;
  /** Null when the projection cannot be made here and now: the record is then marked stale. */
  readonly card: Card | null;
  /** Number of the newest row of the record that the writer holds; a newer one makes the card stale (SYNC I12). */
  readonly known: number;
  readonly at: number;
}

export interface Committed {
  /** The card could not be trusted: rows are there that the writer had not read. */
  readonly stale: boolean;
  /** Number of the newest row the writer now holds without a gap. */
  readonly known: number;
}

type Outcome<Value> = Promise<Result<Value, StorageFailure>>;

export interface Storage extends ExchangeStore {
  readonly name: string;
  readonly changes: Changes;
  readonly blobs: BlobStore;
  /** SYNC D1: bytes, copy to send and card are committed together or not at all; ok means durable. */
  commit(act: Act): Outcome<Committed>;
  docRow(doc: DocId): Outcome<DocRow | null>;
  docRows(): Outcome<DocRow[]>;
  docRowsOf(docs: readonly DocId[]): Outcome<(DocRow | undefined)[]>;
  /** Updates of one record in the order they came, with the number of the last. */
  updates(doc: DocId): Outcome<{ readonly bodies: Uint8Array[]; readonly last: number }>;
  /** Nothing, when row `last` was withdrawn meanwhile: who holds withdrawn rows must open the record anew (SYNC L5). */
  updatesAfter(doc: DocId, last: number): Outcome<{ readonly bodies: Uint8Array[]; readonly last: number }>;
  /** Those of the records that have at least so many rows. */
  longOnes(docs: readonly DocId[], rows: number): Outcome<DocId[]>;
  /** Puts one row in the place of many (SYNC D5); false when they are not the ones that were read. */
  fold(folded: Folded): Outcome<boolean>;
  /** Takes the bytes of records that the backup holds and nobody needs, all but the card; gives those that went (SYNC D7). */
  evict(docs: readonly DocId[]): Outcome<DocId[]>;
  /** A record of which only the card is here is to be fetched; false when it is here whole. */
  wantWhole(doc: DocId, at: number): Outcome<boolean>;
  cards(): Outcome<Card[]>;
  cardsOf(docs: readonly DocId[]): Outcome<(Card | undefined)[]>;
  staleDocs(): Outcome<DocId[]>;
  /** These cards were made by an older projection: they are to be made again. */
  markStale(docs: readonly DocId[]): Outcome<void>;
  /** Stores cards made from rows up to `last`; one that meanwhile got newer rows stays stale (SYNC I12). */
  refreshCards(made: readonly { readonly doc: DocId; readonly card: Card; readonly last: number }[]): Outcome<void>;
  outbox(): Outcome<OutboxSummary>;
  /** How many records have got how far (SYNC L9); looks at all of them. */
  tally(): Outcome<Tally>;
  quarantined(id: number): Outcome<QuarantineRow | null>;
  /** Rows of the quarantine go back into their records and the outbox; gives the records that got some back. */
  requeue(ids: readonly number[]): Outcome<DocId[]>;
  /** This tablet only: preferences, resume positions. */
  getLocal(key: string): Outcome<Json | undefined>;
  setLocal(key: string, value: Json): Outcome<void>;
  /** All of them, by name. */
  locals(): Outcome<{ readonly k: string; readonly v: Json }[]>;
  /** For acts that are loaded when somebody needs them, in files of this room. */
  within<Value>(act: (parts: StorageParts) => Value): Value;
  close(): void;
}

interface StorageParts {
  readonly tables: Tables;
  readonly durable: Durable;
  readonly changes: Changes;
}

/** Opens the tablet's database; the same name in the page and in the worker is the same data. */
export function openStorage(
  name: string,
  options: { readonly watchdog?: number; readonly seam?: RowSeam } = {},
): Storage {
  const tables = new Tables(name, options.seam);
  const durable = createDurable(tables, options.watchdog);
  const changes = createChanges(name);
  return {
    name,
    changes,
    blobs: createLateBlobs(tables, durable, changes),
    ...createLateExchange(tables, durable, changes),
    commit: (act) => commit(tables, durable, changes, act),
    docRow: (doc) => durable.run(async () => (await tables.doc.get(doc)) ?? null),
    docRows: () => durable.run(() => tables.doc.toArray()),
    docRowsOf: (docs) => durable.run(() => tables.doc.bulkGet([...docs])),
    updates: (doc) => durable.run(() => readUpdates(tables, doc, 0)),
    updatesAfter: (doc, last) => durable.run(() => readUpdates(tables, doc, last)),
    longOnes: (docs, rows) => durable.run(() => longOnes(tables, docs, rows)),
    fold: (folded) => durable.run(() => foldRows(tables, folded)),
    async evict(docs) {
      const done = await durable.run(() => evict(tables, docs));
      if (done.ok && done.value.length > 0) changes.post({ docs: done.value, outbox: false });
      return done;
    },
    wantWhole: (doc, at) => durable.run(() => wantWhole(tables, doc, at)),
    cards: () => durable.run(() => tables.card.toArray()),
    cardsOf: (docs) => durable.run(() => tables.card.bulkGet([...docs])),
    staleDocs: () => durable.run(async () => (await tables.stale.toCollection().primaryKeys()) as DocId[]),
    markStale: (docs) =>
      durable.run(async () => {
        await tables.stale.bulkPut(docs.map((doc) => ({ doc })));
      }),
    refreshCards: (made) => durable.run(() => refreshCards(tables, made)),
    outbox: () => durable.run(() => summarise(tables)),
    tally: () => durable.run(() => tally(tables)),
    quarantined: (id) => durable.run(async () => (await tables.quar.get(id)) ?? null),
    async requeue(ids) {
      const done = await durable.run(() => requeue(tables, ids));
      if (done.ok && done.value.length > 0) changes.post({ docs: done.value, outbox: true });
      return done;
    },
    getLocal: (key) => durable.run(async () => (await tables.local.get(key))?.v),
    setLocal: (key, value) =>
      durable.run(async () => {
        await tables.local.put({ k: key, v: value });
      }),
    locals: () => durable.run(() => tables.local.toArray()),
    within: (act) => act({ tables, durable, changes }),
    close() {
      changes.close();
      tables.close();
    },
  };
}

/** Thrown within a transaction to leave it without a trace. */
class Unusual extends Error {}

/**
 * The act of somebody who holds every row of the record, as nearly all acts are: questions and writings are asked for
 * together, so that the answers cross once from the process that keeps the files. Null, and nothing written, when it
 * turns out otherwise.
 */
async function commitUsual(tables: Tables, { doc, update, card, known, at }: Act): Promise<Committed | null> {
  if (known === 0 || card === null) return null;
  const all = [tables.doc, tables.upd, tables.out, tables.card];
  try {
    return await tables.transaction('rw', all, async () => {
      // In this order: what is asked first does not see what is written after it.
      const [kept, [newest = 0], own] = await Promise.all([
        tables.doc.get(doc.id),
        tables.upd.where('doc').equals(doc.id).reverse().limit(1).primaryKeys(),
        tables.upd.add({ doc: doc.id, body: update }),
        tables.out.add({ doc: doc.id, body: update, hash: null, at }),
        tables.card.put(card),
      ]);
      if (newest !== known || kept === undefined || kept.absent || kept.kind !== doc.kind) throw new Unusual();
      return { stale: false, known: own };
    });
  } catch (error) {
    if (error instanceof Unusual) return null;
    throw error;
  }
}

async function commit(
  tables: Tables,
  durable: ReturnType<typeof createDurable>,
  changes: Changes,
  act: Act,
): Outcome<Committed> {
  const done = await durable.run(async () => (await commitUsual(tables, act)) ?? commitWithCare(tables, act));
  if (done.ok) changes.post({ docs: [act.doc.id], outbox: true, acted: !done.value.stale });
  return done;
}

function commitWithCare(tables: Tables, act: Act): Promise<Committed> {
  const { doc, update, card, known, at } = act;
  const all = [tables.doc, tables.upd, tables.out, tables.quar, tables.card, tables.stale, tables.hole];
  return tables.transaction('rw', all, async () => {
    // Asked side by side: each answer crosses from the process that keeps the files, and a person waits for all.
    const [row, kept, [newest = 0]] = await Promise.all([
      tables.upd.get(known),
      tables.doc.get(doc.id),
      tables.upd.where('doc').equals(doc.id).reverse().limit(1).primaryKeys(),
    ]);
    if (known > 0 && row?.doc !== doc.id && !isFolded(kept, known)) return setAside(tables, act);
    const other = kept !== undefined && (kept.absent === true || kept.kind !== doc.kind);
    const stale = newest > known || card === null || other;
    const [own] = await Promise.all([
      tables.upd.add({ doc: doc.id, body: update }),
      // What is known of it stays: its version, its owner, its place in the log.
      kept ? doc.id : tables.doc.add(doc),
      // Taken from the tablet under an open screen: it is fetched again.
      kept?.absent && tables.hole.put({ doc: doc.id, at, why: 'absent' }),
      tables.out.add({ doc: doc.id, body: update, hash: null, at }),
      card && !stale ? tables.card.put(card) : tables.stale.put({ doc: doc.id }),
    ]);
    return { stale, known: newest > known ? known : own };
  });
}

/**
 * The rows that the writer holds are gone: withdrawn, or replaced after a refusal by what the server holds. Nothing of
 * them comes back here (SYNC I3), and what was typed is kept where refused bytes are (SYNC I2).
 */
async function setAside(tables: Tables, { doc, update, known, at }: Act): Promise<Committed> {
  const { id, kind, channel } = doc;
  // What it builds on was refused: for the same reason as that.
  const refused = await tables.quar.where('doc').equals(id).last();
  const reason = (await tables.doc.get(id)) ? (refused?.reason ?? 'revoked') : 'revoked';
  await tables.quar.add({ doc: id, kind, channel, body: update, reason, at });
  return { stale: true, known };
}

async function readUpdates(tables: Tables, doc: DocId, after: number): Promise<{ bodies: Uint8Array[]; last: number }> {
  const read = () => tables.upd.where('doc').equals(doc).toArray();
  // All of them are one request: a transaction of several is waited for longer.
  const rows = await (after === 0
    ? read()
    : tables.transaction('r', [tables.upd, tables.doc], async () =>
        (await isHere(tables, doc, after)) ? read() : [],
      ));
  const newer = rows.filter((row) => (row.i ?? 0) > after).sort((a, b) => (a.i ?? 0) - (b.i ?? 0));
  return { bodies: newer.map((row) => row.body), last: newer.at(-1)?.i ?? after };
}

async function refreshCards(tables: Tables, made: readonly { doc: DocId; card: Card; last: number }[]): Promise<void> {
  await tables.transaction('rw', [tables.upd, tables.card, tables.stale], async () => {
    for (const { doc, card, last } of made) {
      const keys = (await tables.upd.where('doc').equals(doc).primaryKeys()) as number[];
      if (keys.length === 0 || Math.max(...keys) > last) continue;
      await tables.card.put(card);
      await tables.stale.delete(doc);
    }
  });
}
