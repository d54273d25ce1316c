// What is still on this tablet alone, and what the server would not take.
import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { DocId } from '#domain/ids.ts';
import type { Storage } from '#storage/storage.ts';

export interface StuckItem {
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
  /** Photos are not captured yet; the lane for them comes with them. */
  readonly blobs: number;
  /** When the oldest unsent change was written, ms since 1970. */
  readonly oldestAt: number | null;
  readonly stuck: readonly StuckItem[];
}

const NOTHING: Pending = { docs: new Set(), records: 0, blobs: 0, oldestAt: null, stuck: [] };

export interface PendingCell {
  readonly pending: ReadonlySignal<Pending>;
  refresh(): Promise<void>;
}

export function createPending(storage: Storage): PendingCell {
  const pending = signal<Pending>(NOTHING);
  return {
    pending,
    async refresh() {
      const outbox = await storage.outbox();
      if (!outbox.ok) return;
      const { docs, oldestAt, stuck } = outbox.value;
      pending.value = {
        docs,
        records: docs.size,
        blobs: 0,
        oldestAt,
        stuck: stuck.map(({ id, doc, reason, at }) => ({ id: id as number, doc, reason, at })),
      };
    },
  };
}
