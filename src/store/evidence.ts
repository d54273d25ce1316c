// What is really on this tablet and what is really received: read from the rows themselves when somebody asks, never
// from what should be there. Loaded when it is asked for.
import { createReplica } from '#crdt/record.ts';
import type { ReadonlySignal } from '@preact/signals-core';
import type { DocId } from '#domain/ids.ts';
import { isBlank } from '#domain/json.ts';
import type { DayReceipt } from '#domain/readiness/wipe.ts';
import type { RecordView } from '#domain/record/record.ts';
import type { Storage } from '#storage/storage.ts';
import type { CardSignals } from './card-sets.ts';
import type { Device } from './device.ts';
import type { Pending } from './pending.ts';

/** `arriving`: asked for; `damaged`: here, and it cannot be read. */
export type RecordHere = 'whole' | 'arriving' | 'damaged';

export interface Evidence {
  /** Opens each record and reads it through; what is not here whole is asked for. */
  records(
    docs: readonly DocId[],
    onWhole?: (doc: DocId, view: RecordView) => void,
  ): Promise<ReadonlyMap<DocId, RecordHere>>;
  /** Reads a record without holding it; null when it is not here whole. */
  view(doc: DocId): Promise<RecordView | null>;
  /** Names of forms begun on this tablet that are no records yet. */
  drafts(): Promise<readonly string[]>;
  /** What this tablet wrote since a moment (ms), and what of it is received. */
  writtenSince(from: number): Promise<DayReceipt>;
}

export interface EvidencePorts {
  readonly storage: Storage;
  readonly cards: CardSignals;
  readonly device: ReadonlySignal<Device>;
  readonly pending: ReadonlySignal<Pending>;
  readonly now: () => number;
  readonly breathe: () => Promise<void>;
  readonly sendNow: () => void;
}

/** Records read between two turns of the screen. */
const SLICE = 10;

export function createEvidence(ports: EvidencePorts): Evidence {
  const { storage } = ports;

  async function view(doc: DocId): Promise<RecordView | null> {
    const held = await storage.updates(doc);
    if (!held.ok || held.value.bodies.length === 0) return null;
    try {
      const replica = createReplica(held.value.bodies);
      const read = replica.hasPending() ? null : replica.view();
      replica.destroy();
      return read && isSomething(read) ? read : null;
    } catch {
      return null;
    }
  }

  async function records(
    docs: readonly DocId[],
    onWhole: (doc: DocId, view: RecordView) => void = () => {},
  ): Promise<ReadonlyMap<DocId, RecordHere>> {
    const [rows, holes] = [await storage.docRowsOf(docs), await storage.holes()];
    const incomplete = new Set(holes.ok ? holes.value.map(({ doc }) => doc) : docs);
    const found = new Map<DocId, RecordHere>();
    let asked = false;
    for (const [at, doc] of docs.entries()) {
      if (at % SLICE === SLICE - 1) await ports.breathe();
      const row = rows.ok ? rows.value[at] : undefined;
      const isHere = row !== undefined && row.absent !== true && !incomplete.has(doc);
      if (isHere) {
        const read = await view(doc);
        if (read) onWhole(doc, read);
        found.set(doc, read ? 'whole' : 'damaged');
      } else {
        found.set(doc, 'arriving');
        if (row?.absent) await storage.wantWhole(doc, ports.now());
        asked = true;
      }
    }
    if (asked) ports.sendNow();
    return found;
  }

  return {
    records,
    view,
    async drafts() {
      const kept = await storage.locals();
      // A tablet that cannot be read proves nothing.
      return kept.ok ? kept.value.flatMap(({ k, v }) => (isDraft(k) && !isBlank(v) ? [k] : [])) : ['?'];
    },
    writtenSince: (from) => writtenSince(ports, view, from),
  };
}

/** What this tablet keeps for itself and nobody typed; any other name counts as a draft, so that a doubt is a no. */
const NOT_TYPED = new Set([
  'device',
  'theme',
  'locale',
  'foldedOn',
  'persistence',
  'missing',
  'readiness',
  'home.install-dismissed',
  'network.layout',
]);

function isDraft(key: string): boolean {
  return !NOT_TYPED.has(key) && !/^(resume|shared|withdrawn|exchange):/.test(key);
}

/** A record begins with a first field: bytes that say nothing are not one. */
const isSomething = ({ fields, events, texts }: RecordView): boolean => fields.size + events.length + texts.size > 0;

async function writtenSince(ports: EvidencePorts, view: Evidence['view'], from: number): Promise<DayReceipt> {
  const { docs, stuck, photos } = ports.pending.value;
  const refused = new Set(stuck.map(({ doc }) => doc));
  const day = { changes: 0, changesReceived: 0, records: 0, recordsReceived: 0, photos: 0, photosReceived: 0 };
  let read = 0;
  for (const doc of writtenDocs(ports, from)) {
    if ((read += 1) % SLICE === 0) await ports.breathe();
    const record = await view(doc);
    if (!record) continue;
    const own = ownWrites(record, ports.device.value.tag, from);
    const isReceived = !docs.has(doc) && !refused.has(doc);
    // Prose has no hour and no writer: a record in which only prose waits counts as written today.
    if (own.changes === 0 && isReceived) continue;
    const unsent = (photos.waiting.get(doc) ?? 0) + photos.refused.filter((photo) => photo.doc === doc).length;
    day.records += 1;
    day.recordsReceived += isReceived ? 1 : 0;
    day.changes += own.changes;
    // Which of a record's changes wait is not looked into: none of them is claimed.
    day.changesReceived += isReceived ? own.changes : 0;
    day.photos += own.photos;
    day.photosReceived += Math.max(0, own.photos - unsent);
  }
  return day;
}

function writtenDocs({ cards, pending }: EvidencePorts, from: number): Set<DocId> {
  const docs = new Set(pending.value.docs);
  for (const set of Object.values(cards)) {
    for (const card of set.value.values()) if (card.updatedAt >= from) docs.add(card.doc);
  }
  return docs;
}

/** A row's order and what its remover had seen are not what somebody did. */
const isAct = (key: string): boolean => !key.endsWith('/born') && !key.endsWith('/left');

/** Fields, events and photos of this tablet, in any of its tabs (`tag.1`). */
function ownWrites(view: RecordView, tag: string, from: number): { changes: number; photos: number } {
  const isOwn = (written: { readonly tag: string; readonly at: number }): boolean =>
    written.at >= from && (written.tag === tag || written.tag.startsWith(`${tag}.`));
  let [changes, photos] = [view.events.filter(isOwn).length, 0];
  for (const [key, register] of view.fields) {
    if (!isAct(key) || ![register, ...register.others].some(isOwn)) continue;
    changes += 1;
    if (/^(photo|voice)\/[^/]+\/sha$/.test(key)) photos += 1;
  }
  return { changes, photos };
}
