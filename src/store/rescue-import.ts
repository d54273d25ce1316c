// Takes a rescue file into the records of this tablet: what it adds is committed and sent like an act (SYNC D1).
import { createReplica, type Replica } from '#crdt/record.ts';
import { diffUpdate, stateVectorOf } from '#crdt/updates.ts';
import type { DocId } from '#domain/ids.ts';
import { CHANNEL_OF_KIND, type RecordKind, type RecordView } from '#domain/record/record.ts';
import { withdrawnKey } from '#storage/withdrawn.ts';
import type { Storage } from '#storage/storage.ts';
import type { DocRow } from '#storage/tables.ts';
import type { DamagedEntry, EntryDamage, ReadRecord, RescueContent } from './rescue-read.ts';

/** One record of the file beside what is here. */
export interface PlannedRecord {
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly reasons: readonly string[];
  /** What the file holds of it. */
  readonly view: RecordView;
  /** `new`: nothing of it is here; `adds`: the file knows more; `known`: it adds nothing. */
  readonly brings: 'new' | 'adds' | 'known';
}

export interface RescuePlan {
  readonly records: readonly PlannedRecord[];
  /** Entries passed over, with why: those of the file, and those that do not fit what is here. */
  readonly damaged: readonly DamagedEntry[];
}

export interface Imported {
  readonly taken: readonly DocId[];
  /** The tablet would not keep these: nothing of them was taken. */
  readonly failed: readonly DocId[];
}

interface Ports {
  readonly storage: Storage;
  /** Corrected time, ms since 1970. */
  readonly now: () => number;
}

interface Held {
  readonly row: DocRow | null;
  readonly bodies: readonly Uint8Array[];
  readonly last: number;
}

/** Compares the file with what is here; changes nothing. */
export async function planImport({ storage }: Pick<Ports, 'storage'>, content: RescueContent): Promise<RescuePlan> {
  const records: PlannedRecord[] = [];
  const damaged: DamagedEntry[] = [...content.damaged];
  for (const record of content.records) {
    const held = await heldOf(storage, record.doc);
    const damage = await misfit(storage, record, held);
    if (damage) {
      damaged.push({ place: record.place, doc: record.doc, damage });
      continue;
    }
    const { doc, kind, reasons } = record;
    const view = using(createReplica([...held.bodies, record.bytes]), (replica) => replica.view());
    const brings = held.bodies.length === 0 ? 'new' : addsTo(held, record) ? 'adds' : 'known';
    records.push({ doc, kind, reasons, view, brings });
  }
  return { records, damaged };
}

/**
 * Commits what the plan found to be new. Looked at again record by record, so that doing it twice changes nothing.
 * @param owner member to whom private records that are nobody's yet belong; '' leaves it to the server
 */
export async function takeImport(
  { storage, now }: Ports,
  content: RescueContent,
  plan: RescuePlan,
  owner: string,
): Promise<Imported> {
  const wanted = new Set(plan.records.filter(({ brings }) => brings !== 'known').map(({ doc }) => doc));
  const taken: DocId[] = [];
  const failed: DocId[] = [];
  for (const record of content.records) {
    if (!wanted.has(record.doc)) continue;
    const held = await heldOf(storage, record.doc);
    if (held.bodies.length > 0 && !addsTo(held, record)) continue;
    const update = using(createReplica(held.bodies), (replica) =>
      diffUpdate(record.bytes, stateVectorOf(replica.encode())),
    );
    const doc = held.row ?? rowOf(record, owner);
    // Without a card: the record is marked stale, and whoever shows it reads the rows again.
    const saved = await storage.commit({ doc, update, card: null, known: held.last, at: now() });
    (saved.ok ? taken : failed).push(record.doc);
  }
  return { taken, failed };
}

async function heldOf(storage: Storage, doc: DocId): Promise<Held> {
  const row = await storage.docRow(doc);
  const updates = await storage.updates(doc);
  return {
    row: row.ok ? row.value : null,
    bodies: updates.ok ? updates.value.bodies : [],
    last: updates.ok ? updates.value.last : 0,
  };
}

async function misfit(storage: Storage, record: ReadRecord, held: Held): Promise<EntryDamage | null> {
  const withdrawn = await storage.getLocal(withdrawnKey(record.doc));
  if (withdrawn.ok && withdrawn.value === true) return 'withdrawn';
  if (held.row && held.row.kind !== record.kind) return 'other-kind';
  const waits = using(createReplica([...held.bodies, record.bytes]), (replica) => replica.hasPending());
  return waits ? 'needs-base' : null;
}

function addsTo(held: Held, record: ReadRecord): boolean {
  return using(createReplica(held.bodies), (before) =>
    using(createReplica([...held.bodies, record.bytes]), (after) => !after.equals(before)),
  );
}

function rowOf({ doc: id, kind }: ReadRecord, owner: string): DocRow {
  const channel = CHANNEL_OF_KIND[kind];
  return { id, kind, channel, ...(channel === 'private' && owner !== '' ? { owner } : {}) };
}

function using<Value>(replica: Replica, read: (replica: Replica) => Value): Value {
  try {
    return read(replica);
  } finally {
    replica.destroy();
  }
}
