// The records in memory: the only way to write, and it waits for the load (SYNC R6).
import type { ReadonlySignal } from '@preact/signals-core';
import { type DocId, docIdFromBytes } from '#domain/ids.ts';
import { CHANNEL_OF_KIND, type RecordKind, type RecordView } from '#domain/record/record.ts';
import { type HeldRecord, holdRecord, type RecordPorts, type Saved, type Write } from './held-record.ts';

/** A record on a screen: its view is live, whoever writes. */
export interface OpenRecord {
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly view: ReadonlySignal<RecordView>;
  /** One act; resolves when it is durable, or with the reason why it is not. */
  edit(write: Write): Promise<Saved>;
  /** Applies at once in memory and commits within a second, together with what follows: for key strokes in prose. */
  stroke(write: Write): void;
  /** Commits what `stroke` left; resolves when durable. */
  flush(): Promise<Saved>;
  close(): void;
}

export interface Records {
  create(kind: RecordKind, write: Write): Promise<{ readonly doc: DocId; readonly saved: Saved }>;
  edit(doc: DocId, write: Write): Promise<Saved>;
  /** Null when the record is not on this device; one of which only the card is here is then fetched. */
  open(doc: DocId): Promise<OpenRecord | null>;
  /** Rows of these records were written elsewhere: bring the open ones up to date. */
  reread(docs: readonly DocId[]): Promise<void>;
  /** Commits everything that waits; for page hide and before an update of the app. */
  flushAll(): Promise<void>;
  /** True while a screen shows it or bytes of it are not durable. */
  isOpen(doc: DocId): boolean;
  /** True while there is a replica of it, whoever used it last. */
  isHeld(doc: DocId): boolean;
  /** Records with bytes that could not be made durable, for the export file. */
  unsaved(): { readonly doc: DocId; readonly kind: RecordKind; readonly bytes: Uint8Array }[];
}

/** Replicas kept although no screen uses them (SYNC R8). */
const KEPT = 20;
/** A replica that was asked for so recently, ms, is about to be used: two replicas of one record must never write. */
const FRESH = 60_000;

export function createRecords(ports: RecordPorts): Records {
  const loading = new Map<DocId, Promise<HeldRecord | null>>();
  const held = new Map<DocId, { readonly record: HeldRecord; touched: number }>();

  function hold(record: HeldRecord): HeldRecord {
    held.set(record.row.id, { record, touched: ports.now() });
    for (const [doc, other] of held) {
      if (held.size <= KEPT) break;
      const idle = other.record.users === 0 && !other.record.isUnsaved();
      if (!idle || Math.abs(ports.now() - other.touched) < FRESH) continue;
      held.delete(doc);
      other.record.destroy();
    }
    return record;
  }

  async function load(doc: DocId): Promise<HeldRecord | null> {
    const [row, updates] = await Promise.all([ports.storage.docRow(doc), ports.storage.updates(doc)]);
    if (row.ok && row.value?.absent) {
      await ports.storage.wantWhole(doc, ports.now());
      ports.onAbsent(doc);
      return null;
    }
    if (!row.ok || !updates.ok || row.value === null || updates.value.bodies.length === 0) return null;
    return hold(holdRecord(ports, row.value, updates.value.bodies, updates.value.last));
  }

  function recordOf(doc: DocId): Promise<HeldRecord | null> {
    const present = held.get(doc);
    if (present) {
      present.touched = ports.now();
      return Promise.resolve(present.record);
    }
    const running = loading.get(doc) ?? load(doc).finally(() => loading.delete(doc));
    loading.set(doc, running);
    return running;
  }

  return {
    async create(kind, write) {
      const doc = docIdFromBytes(ports.random(16));
      const record = hold(holdRecord(ports, { id: doc, kind, channel: CHANNEL_OF_KIND[kind] }, [], 0));
      return { doc, saved: await record.act(write) };
    },
    async edit(doc, write) {
      const record = await recordOf(doc);
      return record ? record.act(write) : missing(doc);
    },
    async open(doc) {
      const record = await recordOf(doc);
      return record ? openRecord(record) : null;
    },
    async reread(docs) {
      for (const doc of docs) {
        const record = held.get(doc)?.record;
        // Withdrawn: a screen that shows it keeps its words, but nobody opens it again from memory.
        if (record && !(await record.reread())) held.delete(doc);
      }
    },
    async flushAll() {
      await Promise.all([...held.values()].map(({ record }) => record.flush()));
    },
    isOpen(doc) {
      const record = held.get(doc)?.record;
      return loading.has(doc) || (record !== undefined && (record.users > 0 || record.isUnsaved()));
    },
    isHeld: (doc) => held.has(doc) || loading.has(doc),
    unsaved: () =>
      [...held.values()]
        .filter(({ record }) => record.isUnsaved())
        .map(({ record }) => ({ doc: record.row.id, kind: record.row.kind, bytes: record.encode() })),
  };
}

function missing(doc: DocId): Saved {
  return { ok: false, error: { type: 'storage-failed', detail: `record ${doc} is not on this device` } };
}

function openRecord(record: HeldRecord): OpenRecord {
  record.users += 1;
  let open = true;
  return {
    doc: record.row.id,
    kind: record.row.kind,
    view: record.view,
    edit: record.act,
    stroke: record.stroke,
    flush: record.flush,
    close() {
      if (open) record.users -= 1;
      open = false;
      void (record.users === 0 ? record.settle() : record.flush());
    },
  };
}
