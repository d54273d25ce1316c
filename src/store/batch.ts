// Many records at once, for imports: the same rules as one by one (SYNC R1, R6, D1), a few hundred in each transaction.
// Loaded when an import begins.
import { createReplica, type Writer } from '#crdt/record.ts';
import { type DocId, docIdFromBytes } from '#domain/ids.ts';
import type { Card } from '#domain/record/cards.ts';
import { CHANNEL_OF_KIND, type RecordKind } from '#domain/record/record.ts';
import type { Result } from '#domain/result.ts';
import {
  commitLoose,
  commitNew,
  type LooseAct,
  type NewRecord,
  readAll,
  type ReadRecord,
} from '#storage/commit-many.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { RecordPorts, Saved, Write } from './held-record.ts';
import type { Records } from './records.ts';

export interface Begun {
  readonly doc: DocId;
  readonly write: Write;
}

export interface Batch {
  /** The id of a record to come: known before it is made, a list may be given again after a crash. */
  newDoc(): DocId;
  /** Makes records that are not here yet, all or none of the list; resolves when durable. Lists of a few hundred. */
  createAll(kind: RecordKind, list: readonly Begun[]): Promise<Saved>;
  /** One act on each record; one that a screen holds, or that is written meanwhile, is edited by itself. */
  editAll(list: readonly Begun[]): Promise<Saved>;
  /** Gives the screen a turn. */
  breathe(): Promise<void>;
}

export interface BatchPorts extends Pick<
  RecordPorts,
  'storage' | 'ledger' | 'tag' | 'now' | 'random' | 'project' | 'isShared'
> {
  readonly records: Pick<Records, 'edit' | 'isHeld' | 'open' | 'reread'>;
  readonly onCards: (cards: readonly Card[]) => void;
  readonly breathe: () => Promise<void>;
}

const DONE: Saved = { ok: true, value: undefined };
/** Beside the tags of tabs: what is written here is written by no replica that a screen may hold (SYNC R2). */
const OWN_TAG = '.99';
/** Records made or edited between two turns of the screen. */
const TURN = 20;

export function createBatch(ports: BatchPorts): Batch {
  const { storage, ledger, random, now, records } = ports;

  function made(kind: RecordKind, { doc, write }: Begun): NewRecord[] {
    const replica = createReplica([]);
    const update = replica.edit({ tag: ports.tag(), at: now(), random }, write);
    const card = ports.project(kind, doc, replica.view());
    replica.destroy();
    return update ? [{ doc: { id: doc, kind, channel: CHANNEL_OF_KIND[kind] }, update, card }] : [];
  }

  /** Waits for a commit, and says in the status line what came of it. */
  async function told<Value>(doc: DocId | undefined, commit: Promise<Result<Value, StorageFailure>>) {
    const done = ledger.committing(`batch:${doc ?? ''}`);
    const saved = await commit;
    done(saved.ok ? null : saved.error);
    return saved;
  }

  /** Work on each of many, with a turn for the screen now and then. */
  async function inTurns<Item, Made>(items: readonly Item[], work: (item: Item) => Made[]): Promise<Made[]> {
    const done: Made[] = [];
    for (const [index, item] of items.entries()) {
      done.push(...work(item));
      if (index % TURN === TURN - 1) await ports.breathe();
    }
    return done;
  }

  function show(acts: readonly NewRecord[], done: ReadonlySet<DocId>): void {
    ports.onCards(acts.flatMap(({ card }) => (card && done.has(card.doc) ? [card] : [])));
  }

  function edited({ doc, bodies, last }: ReadRecord, write: Write): LooseAct[] {
    const [tag] = ports.tag().split('.');
    const isShared: Writer['isShared'] = (written) => ports.isShared(doc.id, written);
    const replica = createReplica(bodies);
    const update = replica.edit({ tag: `${tag}${OWN_TAG}`, at: now(), random, isShared }, write);
    const card = update && ports.project(doc.kind, doc.id, replica.view());
    replica.destroy();
    return update ? [{ doc, update, card, known: last }] : [];
  }

  /** A replica that was loaded between the reading and the commit does not know of it. */
  async function tellReplicas(docs: Iterable<DocId>): Promise<void> {
    for (const doc of docs) {
      if (!records.isHeld(doc)) continue;
      const record = await records.open(doc);
      await records.reread([doc]);
      record?.close();
    }
  }

  /** Those that are left to be edited one by one: written meanwhile, or not here whole. */
  async function editLoose(list: readonly Begun[]): Promise<Result<readonly Begun[], StorageFailure>> {
    const docs = list.map(({ doc }) => doc);
    const read = await readAll(storage, docs);
    if (!read.ok) return read;
    const writeOf = new Map(list.map(({ doc, write }) => [doc, write]));
    const acts = await inTurns(read.value, (record) => edited(record, writeOf.get(record.doc.id) as Write));
    const saved = await told(docs[0], commitLoose(storage, acts, now()));
    if (!saved.ok) return saved;
    show(acts, saved.value);
    await tellReplicas(saved.value);
    const settled = new Set(read.value.map(({ doc }) => doc.id));
    for (const { doc } of acts) if (!saved.value.has(doc.id)) settled.delete(doc.id);
    return { ok: true, value: list.filter(({ doc }) => !settled.has(doc)) };
  }

  return {
    newDoc: () => docIdFromBytes(random(16)),
    breathe: ports.breathe,
    async createAll(kind, list) {
      const acts = await inTurns(list, (begun) => made(kind, begun));
      const saved = await told(list[0]?.doc, commitNew(storage, acts, now()));
      if (!saved.ok) return saved;
      show(acts, new Set(saved.value));
      return DONE;
    },
    async editAll(list) {
      const held = list.filter(({ doc }) => records.isHeld(doc));
      const left = await editLoose(list.filter((begun) => !held.includes(begun)));
      if (!left.ok) return left;
      for (const { doc, write } of [...held, ...left.value]) {
        const saved = await records.edit(doc, write);
        if (!saved.ok) return saved;
      }
      return DONE;
    },
  };
}
