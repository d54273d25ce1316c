// Random histories of records written by several people, and what a device ends up with after any part of one.
import * as fc from 'fast-check';
import * as Y from 'yjs';
import type { DocId } from '#domain/ids.ts';
import type { Ack, LogRow } from '#protocol/sync-reply.ts';
import type { PushItem } from '#protocol/sync-request.ts';
import { docOf, itemOf, privateItem } from '#tests/unit/sync-server/workbench.ts';

const DOCS = 4;
const PEOPLE = 3;

/** One change of a record's fields or prose. */
type Stroke =
  | { readonly type: 'set'; readonly key: number; readonly value: string }
  | { readonly type: 'unset'; readonly key: number }
  | { readonly type: 'type'; readonly at: number; readonly text: string }
  | { readonly type: 'cut'; readonly at: number; readonly length: number };

interface Push {
  readonly type: 'push';
  readonly by: number;
  readonly doc: number;
  readonly strokes: readonly Stroke[];
  /** The writer has read the others first. */
  readonly fresh: boolean;
}

export type Act =
  | Push
  | { readonly type: 'assign'; readonly by: number; readonly doc: number; readonly to: number }
  | { readonly type: 'erase'; readonly by: number; readonly doc: number }
  | { readonly type: 'compact'; readonly by: number; readonly minRows: number; readonly records: number };

const by = fc.nat(PEOPLE - 1);
const doc = fc.nat(DOCS - 1);
const key = fc.nat(2);
const at = fc.nat(20);
const stroke: fc.Arbitrary<Stroke> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('set' as const), key, value: fc.string({ maxLength: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('unset' as const), key }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('type' as const), at, text: fc.string({ maxLength: 5 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('cut' as const), at, length: fc.integer({ min: 1, max: 6 }) }),
  },
);
const strokes = fc.array(stroke, { minLength: 1, maxLength: 4 });

export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ type: fc.constant('push' as const), by, doc, strokes, fresh: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('assign' as const), by, doc, to: by }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('erase' as const), by, doc }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('compact' as const),
      by,
      minRows: fc.integer({ min: 2, max: 4 }),
      records: fc.integer({ min: 1, max: 4 }),
    }),
  },
);

export interface Pens {
  /** The bytes of a push: one item, none when nothing changed. */
  write(push: Push): PushItem[];
  remember(by: string, items: readonly PushItem[], acks: readonly Ack[]): void;
  /** Everything that was pushed, as often as it was. */
  sent(): readonly { readonly by: string; readonly items: readonly PushItem[] }[];
  docs(): readonly DocId[];
  /** One more push by everybody to every record. */
  further(): readonly Push[];
  /** From now on the last person writes from these rows alone. */
  startFrom(rows: readonly LogRow[]): void;
}

/** Everybody's own copy of every record. */
export function createPens(): Pens {
  const pens = new Map<string, Y.Doc>();
  const taken: { doc: DocId; body: Uint8Array }[] = [];
  const sent: { by: string; items: readonly PushItem[] }[] = [];
  const read = new Map<string, number>();
  let clients = 1;
  const penOf = (name: string): Y.Doc => {
    const pen = pens.get(name) ?? new Y.Doc();
    if (!pens.has(name)) pen.clientID = clients += 1;
    pens.set(name, pen);
    return pen;
  };
  return {
    write({ by, doc: number, strokes, fresh }) {
      const [name, doc] = [`${by} ${number}`, docOf(number)];
      const pen = penOf(name);
      if (fresh) {
        for (const update of taken.slice(read.get(name) ?? 0)) if (update.doc === doc) Y.applyUpdate(pen, update.body);
        read.set(name, taken.length);
      }
      const body = edit(pen, strokes);
      return body ? [number % 2 === 1 ? privateItem(doc, body) : itemOf(doc, body)] : [];
    },
    remember(by, items, acks) {
      for (const [index, { doc, body }] of items.entries()) {
        if (acks[index]?.status === 'ok') taken.push({ doc, body });
      }
      sent.push({ by, items });
    },
    sent: () => [...sent],
    docs: () => Array.from({ length: DOCS }, (_, number) => docOf(number)),
    further: () =>
      Array.from({ length: DOCS * PEOPLE }, (_, index) => ({
        type: 'push',
        by: index % PEOPLE,
        doc: Math.floor(index / PEOPLE),
        fresh: false,
        strokes: [
          { type: 'set', key: index % 3, value: `further ${index}` },
          { type: 'cut', at: 1, length: 2 },
          { type: 'type', at: 2, text: 'more' },
        ],
      })),
    startFrom(rows) {
      for (let number = 0; number < DOCS; number += 1) {
        const name = `${PEOPLE - 1} ${number}`;
        pens.delete(name);
        const pen = penOf(name);
        for (const row of rows) if (row.doc === docOf(number)) Y.applyUpdate(pen, bodyOf(row));
      }
    },
  };
}

function edit(pen: Y.Doc, strokes: readonly Stroke[]): Uint8Array | null {
  let bytes: Uint8Array | null = null;
  const keep = (update: Uint8Array): void => {
    bytes = update;
  };
  const [fields, prose] = [pen.getMap('f'), pen.getText('t.notes')];
  pen.on('update', keep);
  pen.transact(() => {
    for (const stroke of strokes) {
      if (stroke.type === 'set') fields.set(`${stroke.key}@${pen.clientID}`, [stroke.value, 1]);
      else if (stroke.type === 'unset') for (const key of keysOf(fields, stroke.key)) fields.delete(key);
      else if (stroke.type === 'type') prose.insert(Math.min(stroke.at, prose.length), stroke.text);
      else
        prose.delete(Math.min(stroke.at, prose.length), Math.min(stroke.length, Math.max(0, prose.length - stroke.at)));
    }
  });
  pen.off('update', keep);
  return bytes;
}

function keysOf(fields: Y.Map<unknown>, key: number): string[] {
  return [...fields.keys()].filter((name) => name.startsWith(`${key}@`));
}

/** What a device holds after rows: per record the values, the snapshot and the dense version, and every gap it met. */
export interface Held {
  readonly records: Record<string, { fields: unknown; notes: string; snapshot: string; version: number }>;
  readonly gaps: readonly string[];
}

export function held(rows: readonly LogRow[]): Held {
  const docs = new Map<DocId, { doc: Y.Doc; version: number }>();
  const gaps: string[] = [];
  for (const row of rows) {
    if (row.type === 'revoke' || row.type === 'erase') docs.delete(row.doc);
    if (row.type !== 'upd' && row.type !== 'snap' && row.type !== 'grant') continue;
    const known = docs.get(row.doc) ?? { doc: new Y.Doc(), version: 0 };
    Y.applyUpdate(known.doc, row.body);
    // What a device does with versions (SYNC L7).
    if (row.type === 'upd' && row.version > known.version + 1) gaps.push(`${row.doc} ${known.version} ${row.version}`);
    docs.set(row.doc, { ...known, version: Math.max(known.version, row.version) });
  }
  const records = [...docs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([doc, known]) => [doc, contentOf(known)] as const);
  return { records: Object.fromEntries(records), gaps };
}

function contentOf({ doc, version }: { doc: Y.Doc; version: number }): Held['records'][string] {
  const pending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
  if (pending) throw new Error('something waits for bytes that have not come');
  const snapshot = Y.snapshot(doc);
  return {
    fields: doc.getMap('f').toJSON(),
    notes: doc.getText('t.notes').toString(),
    snapshot: Buffer.from(Y.encodeSnapshot(snapshot)).toString('hex'),
    version,
  };
}

function bodyOf(row: LogRow): Uint8Array {
  return row.body.length > 0 ? row.body : new Uint8Array([0, 0]);
}
