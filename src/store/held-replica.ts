// The replica behind a held record, and how far into the record's rows it reaches.
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { createReplica, type Writer } from '#crdt/record.ts';
import type { DocId } from '#domain/ids.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import type { Storage } from '#storage/storage.ts';

export interface HeldReplica {
  readonly view: ReadonlySignal<RecordView>;
  /** Number of the newest row it holds without a gap; 0 before the first. */
  known: number;
  edit(writer: Writer, write: (draft: Draft) => void): Uint8Array | null;
  /** Takes in the rows after `known`; false when there were none. */
  catchUp(): Promise<boolean>;
  /**
   * Reads all rows anew when the ones it holds are no longer there: withdrawn, and perhaps given back as others.
   * `pending` are bytes no row holds yet. False when nothing of the record is left.
   */
  rebuild(pending: readonly Uint8Array[]): Promise<boolean>;
  encode(): Uint8Array;
  destroy(): void;
}

export function holdReplica(storage: Storage, doc: DocId, bodies: readonly Uint8Array[], last: number): HeldReplica {
  let replica = createReplica(bodies);
  const view = signal(replica.view());
  const held: HeldReplica = {
    view,
    known: last,
    edit(writer, write) {
      const bytes = replica.edit(writer, write);
      if (bytes) view.value = replica.view();
      return bytes;
    },
    async catchUp() {
      const newer = await storage.updatesAfter(doc, held.known);
      // Unreadable for now is not withdrawn: the next change asks again.
      if (!newer.ok) return true;
      for (const body of newer.value.bodies) replica.apply(body);
      held.known = newer.value.last;
      if (newer.value.bodies.length > 0) view.value = replica.view();
      return newer.value.bodies.length > 0;
    },
    async rebuild(pending) {
      const all = await storage.updates(doc);
      if (!all.ok || held.known === 0 || all.value.last === held.known) return true;
      if (all.value.bodies.length === 0) {
        // Not withdrawn, only taken from the tablet for want of space: what is in memory is still the record (SYNC D7).
        const row = await storage.docRow(doc);
        return !row.ok || row.value?.absent === true;
      }
      const old = replica;
      replica = createReplica([...all.value.bodies, ...pending]);
      held.known = all.value.last;
      view.value = replica.view();
      old.destroy();
      return true;
    },
    encode: () => replica.encode(),
    destroy: () => replica.destroy(),
  };
  return held;
}
