// Takes in what other tabs, the worker and the server write: first what a screen shows of it, then the rest.
import type { DocId } from '#domain/ids.ts';
import type { Change } from '#storage/changes.ts';
import type { Storage } from '#storage/storage.ts';
import type { CardReading } from './card-reading.ts';
import type { DeviceCell } from './device.ts';
import type { PendingCell } from './pending.ts';
import type { Records } from './records.ts';
import type { Made, StaleRebuilder } from './stale-cards.ts';

export interface Arrivals {
  /** Calls back with records whose rows were written elsewhere, once they are taken in; until the returned function is called. */
  onArrival(listener: (docs: readonly DocId[]) => void): () => void;
}

interface Followed {
  readonly storage: Pick<Storage, 'changes' | 'refreshCards'>;
  readonly reading: CardReading;
  readonly records: Pick<Records, 'reread'>;
  readonly stale: StaleRebuilder;
  readonly pending: Pick<PendingCell, 'note' | 'refresh'>;
  readonly device: Pick<DeviceCell, 'refresh'>;
  readonly frame: () => Promise<void>;
  readonly now: () => number;
}

/** Of more records at once the cards that are stored are shown first, and made again in slices. */
const FEW = 8;

export function followChanges(followed: Followed): Arrivals {
  const { storage, reading, records, stale, pending, device, frame, now } = followed;
  const listeners = new Set<(docs: readonly DocId[]) => void>();

  /** What a screen shows of these records, before anything is stored; gives what is to be stored. */
  async function show(docs: readonly DocId[], acted: boolean): Promise<readonly Made[]> {
    await reading.load();
    await records.reread(docs);
    // The act of another tab stored its card; an exchange stores rows alone, and the stored card is older than they are.
    const made = acted || docs.length > FEW ? [] : await stale.make(docs);
    const isNew = reading.put(made.map(({ card }) => card));
    const others = restOf(docs, made);
    const isOther = others.length > 0 && (await reading.show(others));
    // The database answers in the order it is asked, and all that follows takes the time of the frame.
    if (isNew || isOther) await frame();
    return made;
  }

  async function keep(docs: readonly DocId[], made: readonly Made[]): Promise<void> {
    if (made.length > 0) await storage.refreshCards(made);
    await stale.all();
    // Another tab may have made them meanwhile.
    await reading.show(restOf(docs, made));
    for (const listener of listeners) listener(docs);
  }

  async function hear({ docs, own, outbox, acted = false, received = false }: Change): Promise<void> {
    // An act of this tab: what it changes of the outbox is known without asking the database at each answer.
    if (own) pending.note(own, now());
    const counts = !own && outbox;
    // What waits to be sent is counted at once, before any frame: « reçu » must not be read beside it. What the server
    // sent waits for nothing: until it is counted, less is claimed than is true.
    const counted = counts && !received && pending.refresh(docs);
    const made = docs.length > 0 ? await show(docs, acted) : [];
    const late = counts && received && pending.refresh(docs);
    await Promise.all([docs.length > 0 && keep(docs, made), counted, late, counts && device.refresh()]);
  }

  storage.changes.listen((change) => void hear(change));
  return {
    onArrival(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function restOf(docs: readonly DocId[], made: readonly Made[]): DocId[] {
  return docs.filter((doc) => !made.some((one) => one.doc === doc));
}
