// Takes in what other tabs, the worker and the server write: first what a screen shows of it, then the rest.
import type { DocId } from '#domain/ids.ts';
import type { Change } from '#storage/changes.ts';
import type { Storage } from '#storage/storage.ts';
import type { CardReading } from './card-reading.ts';
import type { DeviceCell } from './device.ts';
import type { PendingCell } from './pending.ts';
import type { Records } from './records.ts';

export interface Arrivals {
  /** Calls back with records whose rows were written elsewhere, once they are taken in; until the returned function is called. */
  onArrival(listener: (docs: readonly DocId[]) => void): () => void;
}

interface Followed {
  readonly storage: Pick<Storage, 'changes'>;
  readonly reading: CardReading;
  readonly records: Pick<Records, 'reread'>;
  readonly rebuildStale: () => Promise<void>;
  readonly pending: Pick<PendingCell, 'note' | 'refresh'>;
  readonly device: Pick<DeviceCell, 'refresh'>;
  readonly breathe: () => Promise<void>;
  readonly now: () => number;
}

export function followChanges(followed: Followed): Arrivals {
  const { storage, reading, records, rebuildStale, pending, device, breathe, now } = followed;
  const listeners = new Set<(docs: readonly DocId[]) => void>();

  async function rebuild(docs: readonly DocId[]): Promise<void> {
    await rebuildStale();
    // Another tab may have made them meanwhile.
    await reading.show(docs);
    for (const listener of listeners) listener(docs);
  }

  async function hear({ docs, own, outbox }: Change): Promise<void> {
    // An act of this tab: what it changes of the outbox is known without asking the database at each answer.
    if (own) pending.note(own, now());
    if (docs.length > 0) {
      await reading.load();
      await records.reread(docs);
      // The database answers in the order it is asked, and all that follows takes the time of the frame.
      if (await reading.show(docs)) await breathe();
    }
    await Promise.all([
      docs.length > 0 && rebuild(docs),
      !own && outbox && pending.refresh(docs),
      !own && outbox && device.refresh(),
    ]);
  }

  storage.changes.listen((change) => void hear(change));
  return {
    onArrival(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
