// One record held in memory: acts go into its replica at once and into the database one commit after the other.
import type { ReadonlySignal } from '@preact/signals-core';
import type { FlightRecorder } from '#crdt/flight-recorder.ts';
import type { Writer } from '#crdt/record.ts';
import { mergeUpdates } from '#crdt/updates.ts';
import type { DocId } from '#domain/ids.ts';
import type { Card } from '#domain/record/cards.ts';
import type { Draft, RecordKind, RecordView, Written } from '#domain/record/record.ts';
import type { Result } from '#domain/result.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { Storage } from '#storage/storage.ts';
import type { DocRow } from '#storage/tables.ts';
import { createHeldRecording } from './held-recording.ts';
import { holdReplica } from './held-replica.ts';
import type { SaveLedger } from './save-status.ts';

export type Saved = Result<void, StorageFailure>;
export type Write = (draft: Draft) => void;

export interface RecordPorts {
  readonly storage: Storage;
  readonly ledger: SaveLedger;
  /** This tab's tag: two tabs of one device never share one (SYNC R2). */
  readonly tag: () => string;
  /** Corrected time, ms since 1970. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** May somebody else have read this value of the record? (SYNC R12) */
  readonly isShared: (doc: DocId, written: Written) => boolean;
  /** Null while the grid that a dossier needs is not in memory yet. */
  readonly project: (kind: RecordKind, doc: DocId, view: RecordView) => Card | null;
  /** A card made by an act of this tab. */
  readonly onCard: (card: Card) => void;
  /** Somebody wants a record of which only the card is here: it is to be fetched soon (SYNC D7). */
  readonly onAbsent: (doc: DocId) => void;
  /** The second copy of what is being edited (SYNC D4); none where there is no IndexedDB to keep it in. */
  readonly recorder?: FlightRecorder | undefined;
}

export interface HeldRecord {
  readonly row: DocRow;
  readonly view: ReadonlySignal<RecordView>;
  /** Screens that show it. */
  users: number;
  /** True while bytes are in memory that no completed transaction holds. */
  isUnsaved(): boolean;
  /** One act; resolves when durable, or with the reason why not. */
  act(write: Write): Promise<Saved>;
  /** Applies at once, commits within a second together with what follows. */
  stroke(write: Write): void;
  flush(): Promise<Saved>;
  /** Takes in what other tabs, the worker or the server wrote since; false when the record was withdrawn from here. */
  reread(): Promise<boolean>;
  /** The last screen left it: commits what waits, then throws the recorder's copy away. */
  settle(): Promise<void>;
  encode(): Uint8Array;
  destroy(): void;
}

/** How long strokes of prose are gathered before a commit, ms (SYNC R4). */
const GATHER = 800;
/** After a failed commit it is tried again by itself, ms. */
const RETRY = 4_000;

function writerOf({ tag, now, random, isShared }: RecordPorts, doc: DocId): Writer {
  return { tag: tag(), at: now(), random, isShared: (written) => isShared(doc, written) };
}

/** @param last number of the newest of `bodies` in the database */
export function holdRecord(ports: RecordPorts, row: DocRow, bodies: readonly Uint8Array[], last: number): HeldRecord {
  const replica = holdReplica(ports.storage, row.id, bodies, last);
  const { view } = replica;
  const pending: Uint8Array[] = [];
  let tail: Promise<Saved> = Promise.resolve({ ok: true, value: undefined });
  let timer: ReturnType<typeof setTimeout> | null = null;
  let untype: (() => void) | null = null;
  const recording = createHeldRecording(ports, { row, encode: replica.encode, isUsed: () => held.users > 0 });

  function apply(write: Write): void {
    const bytes = replica.edit(writerOf(ports, row.id), write);
    if (!bytes) return;
    pending.push(bytes);
    recording.note(bytes);
    untype ??= ports.ledger.typed();
  }

  async function commitNow(): Promise<Saved> {
    const taken = pending.length;
    if (taken === 0) return { ok: true, value: undefined };
    const done = ports.ledger.committing(row.id);
    const card = ports.project(row.kind, row.id, view.value);
    const update = mergeUpdates(pending);
    const saved = await ports.storage.commit({ doc: row, update, card, known: replica.known, at: ports.now() });
    if (saved.ok) {
      pending.splice(0, taken);
      replica.known = saved.value.known;
      recording.renewIfFailed();
      if (card && !saved.value.stale) ports.onCard(card);
    } else schedule(RETRY);
    done(saved.ok ? null : saved.error);
    if (pending.length === 0) {
      untype?.();
      untype = null;
    }
    return saved.ok ? { ok: true, value: undefined } : saved;
  }

  function schedule(delay: number): void {
    timer ??= setTimeout(() => void flush(), delay);
  }

  function flush(): Promise<Saved> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    tail = tail.then(commitNow);
    return tail;
  }

  async function readAnew(): Promise<boolean> {
    // What waits goes first: into the record, or aside when the record was withdrawn.
    await flush();
    const { known } = replica;
    const isHere = await replica.rebuild(pending);
    if (replica.known !== known && pending.length === 0) await recording.renew();
    return isHere;
  }

  const held: HeldRecord = {
    row,
    view,
    users: 0,
    isUnsaved: () => pending.length > 0,
    act(write) {
      apply(write);
      return flush();
    },
    stroke(write) {
      apply(write);
      if (pending.length > 0) schedule(GATHER);
    },
    flush,
    reread: async () => (await replica.catchUp()) || readAnew(),
    async settle() {
      await flush();
      if (pending.length > 0) return;
      await recording.end();
    },
    encode: () => replica.encode(),
    destroy: () => replica.destroy(),
  };
  return held;
}
