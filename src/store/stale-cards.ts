// Rebuilds the cards of records whose rows came from elsewhere, in slices that leave the screen its time (SYNC P1).
import { createReplica } from '#crdt/record.ts';
import type { DocId } from '#domain/ids.ts';
import type { Card } from '#domain/record/cards.ts';
import type { RecordKind, RecordView } from '#domain/record/record.ts';
import type { Storage } from '#storage/storage.ts';

/** Records rebuilt in one transaction. */
const SLICE = 40;

export interface StalePorts {
  readonly storage: Storage;
  readonly now: () => number;
  readonly project: (kind: RecordKind, doc: DocId, view: RecordView) => Card | null;
  readonly onCards: (cards: readonly Card[]) => void;
  /** Gives the screen a turn between two slices. */
  readonly breathe: () => Promise<void>;
}

export interface Made {
  readonly doc: DocId;
  readonly card: Card;
  /** Number of the newest row it was made from. */
  readonly last: number;
}

export interface StaleRebuilder {
  /** Rebuilds everything marked stale; calls while it runs are folded into one more round. */
  all(): Promise<void>;
  /** The cards of these records from the rows that are here, not stored yet; none of one that cannot be made. */
  make(docs: readonly DocId[]): Promise<readonly Made[]>;
}

export function createStaleRebuilder(ports: StalePorts): StaleRebuilder {
  let running: Promise<void> | null = null;
  let asked = false;
  async function rounds(): Promise<void> {
    do {
      asked = false;
      await rebuild(ports);
    } while (asked);
    running = null;
  }
  return {
    all() {
      asked = true;
      running ??= rounds();
      return running;
    },
    make: (docs) => makeAll(ports, docs),
  };
}

async function makeAll(ports: StalePorts, docs: readonly DocId[]): Promise<Made[]> {
  const made = await Promise.all(docs.map((doc) => makeOne(ports, doc)));
  return made.filter((one) => one !== null);
}

async function rebuild(ports: StalePorts): Promise<void> {
  const stale = await ports.storage.staleDocs();
  if (!stale.ok) return;
  for (let start = 0; start < stale.value.length; start += SLICE) {
    const made = await makeAll(ports, stale.value.slice(start, start + SLICE));
    const done = await ports.storage.refreshCards(made);
    if (!done.ok) return;
    ports.onCards(made.map(({ card }) => card));
    await ports.breathe();
  }
}

async function makeOne(ports: StalePorts, doc: DocId): Promise<Made | null> {
  const [row, held] = await Promise.all([ports.storage.docRow(doc), ports.storage.updates(doc)]);
  // What is here of it is not the record: its card stays until it is fetched.
  if (!row.ok || row.value === null || row.value.absent || !held.ok) return null;
  const replica = createReplica(held.value.bodies);
  const card = ports.project(row.value.kind, doc, replica.view());
  const waits = replica.hasPending();
  replica.destroy();
  // Bytes that wait for others which never came (SYNC L7): the next exchange fetches the record whole.
  if (waits) await ports.storage.markHoles([doc], 'pending', ports.now());
  return card ? { doc, card, last: held.value.last } : null;
}
