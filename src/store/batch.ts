// Many records at once, for imports: the same rules as one by one (SYNC R1, R6, D1), a few hundred in each transaction.
// Loaded when an import begins.
import { createReplica } from '#crdt/record.ts';
import { type DocId, docIdFromBytes } from '#domain/ids.ts';
import type { Card } from '#domain/record/cards.ts';
import { CHANNEL_OF_KIND, type RecordKind } from '#domain/record/record.ts';
import { commitNew, type NewRecord } from '#storage/commit-new.ts';
import type { RecordPorts, Saved, Write } from './held-record.ts';

export interface Begun {
  readonly doc: DocId;
  readonly write: Write;
}

export interface Batch {
  /** The id of a record to come: known before it is made, a list may be given again after a crash. */
  newDoc(): DocId;
  /** Makes records that are not here yet, all or none of the list; resolves when durable. Lists of a few hundred. */
  createAll(kind: RecordKind, list: readonly Begun[]): Promise<Saved>;
  /** Gives the screen a turn. */
  breathe(): Promise<void>;
}

export interface BatchPorts extends Pick<RecordPorts, 'storage' | 'ledger' | 'tag' | 'now' | 'random' | 'project'> {
  readonly onCards: (cards: readonly Card[]) => void;
  readonly breathe: () => Promise<void>;
}

export function createBatch(ports: BatchPorts): Batch {
  const { storage, ledger, random, now } = ports;

  function made(kind: RecordKind, { doc, write }: Begun): NewRecord[] {
    const replica = createReplica([]);
    const update = replica.edit({ tag: ports.tag(), at: now(), random }, write);
    const card = ports.project(kind, doc, replica.view());
    replica.destroy();
    return update ? [{ doc: { id: doc, kind, channel: CHANNEL_OF_KIND[kind] }, update, card }] : [];
  }

  return {
    newDoc: () => docIdFromBytes(random(16)),
    breathe: ports.breathe,
    async createAll(kind, list) {
      const records = list.flatMap((begun) => made(kind, begun));
      const done = ledger.committing(`batch:${list[0]?.doc ?? ''}`);
      const saved = await commitNew(storage, records, now());
      done(saved.ok ? null : saved.error);
      if (!saved.ok) return saved;
      const fresh = new Set(saved.value);
      ports.onCards(records.flatMap(({ card }) => (card && fresh.has(card.doc) ? [card] : [])));
      return { ok: true, value: undefined };
    },
  };
}
