// Records that come whole: the first sync of a tablet, and those that must be fetched because something of them is
// missing, was refused or differs (SYNC L6, L7, R11).
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Card } from '#domain/record/cards.ts';
import type { Channel, RecordKind } from '#domain/record/record.ts';
import type { Result } from '#domain/result.ts';
import type { Changes } from './changes.ts';
import type { Durable, StorageFailure } from './durable.ts';
import type { FullRecord, HistoryMark } from './receipt.ts';
import { STABLE } from './outbox.ts';
import { at } from './page-effects.ts';
import { everything, keep, mend, openHole } from './receive.ts';
import type { DocRow, HoleReason, HoleRow, Tables } from './tables.ts';

/** How far the first sync has got. */
export interface BootState {
  /** Where the ordinary exchange goes on afterwards: the log's head when the first page was read. */
  readonly head: HistoryMark;
  readonly part: 'cards' | 'records';
  /** Where the next page begins. */
  readonly before: number;
  /** Whole records that are here, of those whose card came. */
  readonly done: number;
  readonly total: number;
}

export interface WholeHead {
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  readonly owner: string;
  readonly version: number;
  readonly seq: number;
}
export type WholeRow = WholeHead & { readonly body: Uint8Array };

/** One page of the first sync. */
export interface BootPage {
  /** Null for a card that this version of the application cannot read. */
  readonly cards: readonly (WholeHead & { readonly card: Card | null })[];
  readonly records: readonly WholeRow[];
  readonly config: Json | null;
  /** Null: this was the last page. */
  readonly next: BootState | null;
  readonly head: HistoryMark;
  readonly stable: number;
  readonly at: number;
  readonly clockOffset: number;
}

type Outcome<Value> = Promise<Result<Value, StorageFailure>>;

export interface WholeStore {
  /**
   * Records to be fetched, those that somebody waits for first. One of which something was refused, and of which the
   * server holds nothing, waits for a place in its log: until then there is nothing to put in its place (SYNC L6).
   */
  holes(): Outcome<HoleRow[]>;
  markHoles(docs: readonly DocId[], why: HoleReason, at: number): Outcome<void>;
  /**
   * What the server holds of records that were to be fetched. After a refusal it takes the place of the record's rows,
   * unless more waits to be sent meanwhile; else it is added to them.
   */
  takeWhole(records: readonly WholeRow[]): Outcome<void>;
  /** The server gives nothing of them: they are not asked for again. What is here stays, only a row of the log takes it away. */
  dropHoles(docs: readonly DocId[]): Outcome<void>;
  takeBoot(page: BootPage): Outcome<void>;
  /** Whole states to be sent beside what waits. */
  offer(full: readonly FullRecord[]): Outcome<void>;
  /** These batches have reached the server, which gave no receipt (SYNC L9). */
  markSent(ids: readonly number[], at: number): Outcome<void>;
  setAudited(at: number): Outcome<void>;
}

/** Somebody waits for them. */
export const isUrgent = ({ why }: HoleRow): boolean => why === 'absent';

export function createWholeStore(tables: Tables, durable: Durable, changes: Changes): WholeStore {
  async function told<Value>(docs: readonly DocId[], outbox: boolean, work: () => Promise<Value>): Outcome<Value> {
    const done = await durable.run(work);
    if (done.ok && (docs.length > 0 || outbox)) changes.post({ docs, outbox });
    return done;
  }
  return {
    holes: () => durable.run(() => readHoles(tables)),
    markHoles: (docs, why, moment) =>
      durable.run(() =>
        tables.transaction('rw', tables.hole, async () => {
          for (const doc of docs) await openHole(tables, doc, why, moment);
        }),
      ),
    takeWhole: (records) =>
      told(docsOf(records), false, () =>
        tables.transaction('rw', everything(tables), async () => {
          for (const record of records) await fill(tables, record);
        }),
      ),
    dropHoles: (docs) => durable.run(() => tables.hole.bulkDelete([...docs])),
    takeBoot: (page) => told(docsOf([...page.cards, ...page.records]), true, () => takeBoot(tables, page)),
    offer: (full) =>
      told([], true, async () => {
        await tables.out.bulkAdd(full.map((record) => ({ ...record, hash: null })));
      }),
    markSent: (ids, moment) =>
      told([], true, async () => {
        await tables.out
          .where('id')
          .anyOf([...ids])
          .modify({ sentAt: moment });
      }),
    setAudited: (moment) =>
      durable.run(async () => {
        await tables.meta.put({ k: 'auditedAt', v: moment });
      }),
  };
}

const docsOf = (heads: readonly WholeHead[]): DocId[] => heads.map(({ doc }) => doc);

export function inOrder(holes: readonly HoleRow[]): HoleRow[] {
  return [...holes].sort((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)) || a.at - b.at);
}

function readHoles(tables: Tables): Promise<HoleRow[]> {
  return tables.transaction('r', [tables.hole, tables.doc], async () => {
    const all = await tables.hole.toArray();
    const docs = await tables.doc.bulkGet(all.map(({ doc }) => doc));
    return inOrder(all.filter((hole, index) => isAskable(hole, docs[index])));
  });
}

export function isAskable({ why }: HoleRow, known: DocRow | undefined): boolean {
  return why !== 'refused' || known?.absent === true || (known?.seq ?? 0) > 0;
}

async function fill(tables: Tables, answered: WholeRow): Promise<void> {
  const record = asSeen(answered, await horizonOf(tables));
  const { doc } = record;
  const [hole, known] = await Promise.all([tables.hole.get(doc), tables.doc.get(doc)]);
  // Withdrawn since it was asked for.
  if (!hole) return;
  if (hole.why === 'refused' && known) {
    // Rows came since it was read: it would take them away. It is asked for again.
    if ((known.version ?? 0) > record.version) return;
    if ((await tables.out.where('doc').equals(doc).count()) > 0) return;
    await tables.upd.where('doc').equals(doc).delete();
    await tables.doc.put(wholeRow(record));
  } else await tables.doc.put(filled(known, record));
  await keep(tables, doc, record.body);
  await tables.hole.delete(doc);
}

async function horizonOf(tables: Tables): Promise<HistoryMark | undefined> {
  return (await tables.meta.get('horizon'))?.v as HistoryMark | undefined;
}

/**
 * An answer without marks may come from a history that is gone a moment later, and the marks of this tablet would not
 * tell: its bytes are kept, but it has no place above the newest row this tablet has seen. That row then comes as a row,
 * or as a gap (SYNC L2, L7).
 */
export function asSeen<Head extends WholeHead>(head: Head, horizon: HistoryMark | undefined): Head {
  return head.seq <= (horizon?.seq ?? 0) ? head : { ...head, version: 0, seq: 0 };
}

/** What is known of a record of which nothing else is here. */
export function wholeRow({ doc: id, kind, channel, owner, version, seq }: WholeHead): DocRow {
  return at({ id, kind, channel, ...(owner ? { owner } : {}) }, version, seq);
}

/** The same of one that may have been here before. */
export function filled(known: DocRow | undefined, record: WholeHead): DocRow {
  if (!known) return wholeRow(record);
  const { absent: _absent, owner: _owner, ...rest } = known;
  return at({ ...rest, ...(record.owner ? { owner: record.owner } : {}) }, record.version, record.seq);
}

/** True when a page of the first sync brings nothing new about this record. */
export function isHeld(known: DocRow | undefined, { version }: WholeHead): boolean {
  return known !== undefined && !known.absent && (known.version ?? 0) >= version;
}

async function takeBoot(tables: Tables, page: BootPage): Promise<void> {
  await tables.transaction('rw', everything(tables), async () => {
    for (const head of page.cards) {
      const known = await tables.doc.get(head.doc);
      if (known && !known.absent) continue;
      if (!known) await tables.doc.put(cardRow(head));
      if (head.card) await tables.card.put(head.card);
    }
    const horizon = (await horizonOf(tables)) ?? page.head;
    for (const answered of page.records) {
      const known = await tables.doc.get(answered.doc);
      if (isHeld(known, answered)) continue;
      const record = asSeen(answered, horizon);
      await tables.doc.put(filled(known, record));
      await keep(tables, record.doc, record.body);
      await mend(tables, new Set([record.doc]));
    }
    await tables.meta.bulkPut([
      { k: 'clockOffset', v: page.clockOffset },
      { k: STABLE, v: page.stable },
      ...(page.config === null ? [] : [{ k: 'config', v: page.config }]),
      { k: 'horizon', v: horizon },
      ...(page.next ? [{ k: 'boot', v: page.next }] : lastPage(page)),
    ]);
    if (!page.next) await tables.meta.delete('boot');
  });
}

/** Only its card is here. */
export function cardRow({ doc: id, kind, channel, owner }: WholeHead): DocRow {
  return { id, kind, channel, ...(owner ? { owner } : {}), absent: true };
}

/** What has just come whole needs no comparison for a day. */
function lastPage({ head, at: moment }: BootPage): { k: string; v: unknown }[] {
  return [
    { k: 'cursor', v: head },
    { k: 'receivedAt', v: moment },
    { k: 'auditedAt', v: moment },
  ];
}
