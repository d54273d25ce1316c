// The first half of a sync: which of the pushed items enter the log. Pure: facts in, rows and receipts out.
import { mayWriteRecord, type Role } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import { admits } from '#crdt/inspection.ts';
import { EMPTY_STATE_VECTOR } from '#crdt/updates.ts';
import { CAPS } from '#protocol/caps.ts';
import { type Mark, sameTip } from '#protocol/mark.ts';
import type { AckStatus } from '#protocol/refusal.ts';
import type { Ack } from '#protocol/sync-reply.ts';
import type { PushItem } from '#protocol/sync-request.ts';
import type { Inspected } from '#server/parse/parser.ts';
import { hashBody, nextRow, NO_DOC } from './chain.ts';
import type { ClientRow } from './client-tables.ts';
import { type HeldUpdate, keyOf, type StoredRecord, type StoredRow } from './tables.ts';
import { createWriterBook, freshIn, type WritersFacts } from './writers.ts';

export interface PushFacts {
  readonly member: { readonly id: string; readonly role: Role };
  readonly head: Mark;
  readonly now: number;
  /** The members whom an item names as its owner. */
  readonly owners: ReadonlySet<string>;
  /** The records named by the items, those that exist. */
  readonly records: ReadonlyMap<DocId, StoredRecord>;
  /** The items' bodies that the log holds already, by `keyOf`. */
  readonly held: ReadonlyMap<string, HeldUpdate>;
  /** What the items' bodies say of themselves, in their order: read before the transaction began (SYNC L11). */
  readonly inspected: readonly Inspected[];
  /** Whose writing the bodies bring. */
  readonly writers: WritersFacts;
}

export interface PushOutcome {
  readonly acks: readonly Ack[];
  readonly rows: readonly StoredRow[];
  /** New and changed records. */
  readonly records: readonly StoredRecord[];
  /** Writers that belong to the sender from now on. */
  readonly bound: readonly ClientRow[];
  readonly head: Mark;
}

/** Judges the items one by one, in order; a bad one never stops the others (SYNC I11). */
export function push(items: readonly PushItem[], facts: PushFacts): PushOutcome {
  const changed = new Map<DocId, StoredRecord>();
  const held = new Map(facts.held);
  const rows: StoredRow[] = [];
  const acks: Ack[] = [];
  const book = createWriterBook(facts.member.id, facts.writers);
  let head = facts.head;
  for (const [index, item] of items.entries()) {
    const known = changed.get(item.doc) ?? facts.records.get(item.doc) ?? null;
    const record = known ?? newRecord(item, ownerOf(item, facts));
    const key = keyOf(item.doc, item.hash);
    const inspected = facts.inspected[index] ?? 'invalid';
    const fresh = freshIn({ doc: item.doc, inspected }, record.stateVector);
    const judged = { ...item, inspected, isTheirs: !book.mayBring(fresh) };
    const verdict = judge(judged, record, facts.member, held.get(key) ?? null);
    if (verdict.status === 'ok') {
      book.taken(fresh);
      const { version: before, live } = record;
      const next = { ...record, version: before + 1, live: live + 1, stateVector: verdict.stateVector };
      const row = nextRow(head, { ...rowOf(next, item.body), by: facts.member.id, at: facts.now });
      changed.set(item.doc, { ...next, lastSeq: row.seq });
      const { seq, version } = row;
      held.set(key, { by: facts.member.id, seq, version });
      rows.push(row);
      head = row;
      acks.push({ id: item.id, status: 'ok', seq, version });
    } else acks.push({ id: item.id, ...verdict });
  }
  return { acks, rows, records: [...changed.values()], bound: book.bound, head: { seq: head.seq, tip: head.tip } };
}

type Verdict =
  | { readonly status: 'ok'; readonly stateVector: Uint8Array }
  | { readonly status: 'needbase'; readonly stateVector: Uint8Array }
  | { readonly status: 'dup'; readonly seq: number; readonly version: number }
  | { readonly status: Exclude<AckStatus, 'ok' | 'dup' | 'needbase'> };

interface InspectedItem extends PushItem {
  readonly inspected: Inspected;
  /** It brings something new under a client id of another member. */
  readonly isTheirs: boolean;
}

function judge(
  item: InspectedItem,
  record: StoredRecord,
  member: PushFacts['member'],
  held: HeldUpdate | null,
): Verdict {
  const named = sameTip(hashBody(item.body), item.hash);
  // A receipt for what this member wrote stays a receipt, even after the record was handed to somebody else:
  // the first answer may have been lost on the way (SYNC L4).
  if (held?.by === member.id && named && !record.erased) return receiptOf(held);
  if (!mayWriteRecord(member, record)) return { status: 'forbidden' };
  if (record.erased) return { status: 'gone' };
  if (item.body.length > CAPS.updateBytes) return { status: 'toolarge' };
  if (!named || item.doc === NO_DOC) return { status: 'invalid' };
  if (item.kind !== record.kind || item.channel !== record.channel) return { status: 'invalid' };
  if (held !== null) return receiptOf(held);
  if (item.isTheirs) return { status: 'forbidden' };
  return admitted(record.stateVector, item.inspected);
}

function receiptOf({ seq, version }: HeldUpdate): Verdict {
  return { status: 'dup', seq, version };
}

function admitted(stateVector: Uint8Array, inspected: Inspected): Verdict {
  if (typeof inspected === 'string') return { status: inspected };
  const admission = admits(stateVector, inspected);
  return admission.ok ? { status: 'ok', stateVector: admission.value } : { status: 'needbase', stateVector };
}

/** A coordinator may bring back somebody else's record after a restore; everybody else makes their own. */
function ownerOf(item: PushItem, { member, owners }: PushFacts): string {
  const named = item.channel === 'private' && member.role === 'coordinator' ? (item.owner ?? '') : '';
  return owners.has(named) ? named : member.id;
}

function newRecord(item: PushItem, owner: string): StoredRecord {
  const { doc, kind, channel } = item;
  const empty = { version: 0, lastSeq: 0, live: 0, stateVector: EMPTY_STATE_VECTOR, grantSeq: 0 };
  return { doc, kind, channel, owner, ...empty, erased: false, confined: false };
}

function rowOf(record: StoredRecord, body: Uint8Array) {
  const { doc, kind, channel, version } = record;
  return { type: 'upd', doc, kind, channel, version, target: '', body } as const;
}
