// What is still on this tablet alone, how far each record has got, and what the server would not take.
import { batch, signal, type ReadonlySignal } from '@preact/signals-core';
import type { DocId } from '#domain/ids.ts';
import type { RecordState } from '#domain/record/record-state.ts';
import { NO_PHOTOS, type UnsentPhotos } from '#storage/blob-rows.ts';
import type { Tally } from '#storage/outbox.ts';
import type { Storage } from '#storage/storage.ts';

interface StuckItem {
  readonly id: number;
  readonly doc: DocId;
  /** Name of a refusal, or `revoked`. */
  readonly reason: string;
  readonly at: number;
}

export interface Pending {
  /** Records with changes that no receipt covers yet. */
  readonly docs: ReadonlySet<DocId>;
  readonly records: number;
  /** Photos and voice notes that the server has not confirmed. */
  readonly blobs: number;
  readonly photos: UnsentPhotos;
  /** When the oldest unsent change was written, ms since 1970. */
  readonly oldestAt: number | null;
  /** The same, record by record. */
  readonly since: ReadonlyMap<DocId, number>;
  /** Those of `docs` of which everything has left this tablet at least once. */
  readonly sent: ReadonlySet<DocId>;
  readonly stuck: readonly StuckItem[];
  /** Number of the row of the log up to which the server's backup reaches; 0 when none is known. */
  readonly stable: number;
  /** Records of this tablet by state; counted when somebody looks, since all of them are looked at. */
  readonly counts: Tally;
}

const NOTHING: Pending = {
  docs: new Set(),
  records: 0,
  blobs: 0,
  photos: NO_PHOTOS,
  oldestAt: null,
  since: new Map(),
  sent: new Set(),
  stuck: [],
  stable: 0,
  counts: { tablet: 0, sent: 0, received: 0, backup: 0 },
};

export interface PendingCell {
  readonly pending: ReadonlySignal<Pending>;
  /** How far this record has got (SYNC L9); reads signals, so that who asks is told when it changes. */
  stateOf(doc: DocId): RecordState;
  /** @param changed records whose rows changed */
  refresh(changed?: readonly DocId[]): Promise<void>;
  /** An act of this tab on these records is durable and waits to be sent: nothing is read for that. */
  note(docs: readonly DocId[], at: number): void;
}

export function createPending(storage: Pick<Storage, 'outbox' | 'docRowsOf' | 'tally'>): PendingCell {
  const pending = signal<Pending>(NOTHING);
  const places = createPlaces(storage);
  const counts = createCounts(storage);
  /** Acts noted so far: what was read of the outbox before one of them may not hold it. */
  let noted = 0;

  async function refresh(changed: readonly DocId[] = []): Promise<void> {
    const before = noted;
    const outbox = await storage.outbox();
    if (!outbox.ok) return;
    if (before !== noted) return refresh(changed);
    const { stuck, ...rest } = outbox.value;
    batch(() => {
      // A receipt moves a record further along the log: what was known of its place may claim too much.
      places.forget([...changed, ...pending.peek().docs]);
      counts.forget();
      show({ ...rest, stuck: stuck.map(({ id, doc, reason, at }) => ({ id: id as number, doc, reason, at })) });
    });
  }

  /** What is shown, without its counts: to look at those is to count all records. */
  let plain: Omit<Pending, 'records' | 'counts'> = NOTHING;

  function show(next: Omit<Pending, 'records' | 'counts'>): void {
    plain = next;
    pending.value = {
      ...next,
      get counts() {
        return counts.now();
      },
      records: next.docs.size,
    };
  }

  return {
    pending,
    stateOf(doc) {
      const { docs, sent, stuck, stable } = pending.value;
      if (stuck.some((item) => item.doc === doc)) return 'tablet';
      if (docs.has(doc)) return sent.has(doc) ? 'sent' : 'tablet';
      if (stable === 0) return 'received';
      const place = places.of(doc);
      return place > 0 && place <= stable ? 'backup' : 'received';
    },
    refresh,
    note(docs, at) {
      noted += 1;
      counts.forget();
      const last = plain;
      // Most acts are on a record that waits already: then nothing that is shown changes.
      const fresh = docs.filter((doc) => !last.docs.has(doc) || last.sent.has(doc));
      if (fresh.length === 0) return;
      const since = new Map(last.since);
      for (const doc of fresh) since.set(doc, Math.min(at, since.get(doc) ?? at));
      const sent = new Set([...last.sent].filter((doc) => !fresh.includes(doc)));
      batch(() => {
        places.forget(fresh);
        show({ ...last, docs: new Set(since.keys()), since, sent, oldestAt: Math.min(at, last.oldestAt ?? at) });
      });
    },
  };
}

/** The last count, and a new one when it is looked at after something changed. */
function createCounts(storage: Pick<Storage, 'tally'>) {
  const counted = signal<Tally>(NOTHING.counts);
  let known = false;

  async function count(): Promise<void> {
    const done = await storage.tally();
    if (done.ok) counted.value = done.value;
  }

  return {
    now(): Tally {
      if (!known) void count();
      known = true;
      return counted.value;
    },
    forget(): void {
      known = false;
    },
  };
}

/** Where in the log the copies of the records asked for end; read when first asked for, all at once. */
function createPlaces(storage: Pick<Storage, 'docRowsOf'>) {
  const known = signal<ReadonlyMap<DocId, number>>(new Map());
  const asked = new Set<DocId>();
  let round = 0;

  async function read(): Promise<void> {
    const docs = [...asked];
    const begun = round;
    const rows = await storage.docRowsOf(docs);
    if (begun !== round) return read();
    for (const doc of docs) asked.delete(doc);
    if (rows.ok)
      known.value = new Map([...known.value, ...docs.map((doc, at) => [doc, rows.value[at]?.seq ?? 0] as const)]);
    if (asked.size > 0) await read();
  }

  return {
    /** 0 while it is not known: nothing is claimed. */
    of(doc: DocId): number {
      const place = known.value.get(doc);
      if (place === undefined) {
        if (asked.size === 0) void Promise.resolve().then(read);
        asked.add(doc);
      }
      return place ?? 0;
    },
    forget(docs: readonly DocId[]): void {
      round += 1;
      if (!docs.some((doc) => known.peek().has(doc))) return;
      const next = new Map(known.peek());
      for (const doc of docs) next.delete(doc);
      known.value = next;
    },
  };
}
