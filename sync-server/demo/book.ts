// The demonstration's records, written here exactly as tablets would write them, then cut into what they would push.
import type { Grid } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import type { CardOf } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import { CHANNEL_OF_KIND, type Draft, type RecordKind, type RecordView } from '#domain/record/record.ts';
import { createReplica, type Replica, type Writer } from '#crdt/record.ts';
import { mergeUpdates } from '#crdt/updates.ts';
import { CAPS } from '#protocol/caps.ts';
import type { PushItem } from '#protocol/sync-request.ts';
import { hashBody } from '#server/store/chain.ts';
import type { Chance } from './chance.ts';

/** Somebody with a device in hand. */
export interface Pen {
  readonly member: string;
  readonly tag: string;
}

/** One act of a person: with which device, when (ms), and what. */
export interface Act {
  readonly pen: Pen;
  readonly at: number;
  readonly write: (draft: Draft) => void;
}

/** What one member pushes in one request. */
export interface Page {
  readonly member: string;
  readonly items: readonly PushItem[];
}

type CardKind = 'company' | 'dossier' | 'stake' | 'action' | 'session';

export interface Book {
  id(kind: RecordKind, key: string): DocId;
  write(kind: RecordKind, key: string, act: Act): void;
  /** Two acts on two devices that had not seen each other. */
  writeApart(kind: RecordKind, key: string, one: Act, other: Act): void;
  view(kind: RecordKind, key: string): RecordView;
  cards<Kind extends CardKind>(kind: Kind): CardOf<Kind>[];
  /** Everything written, in an order the server can take: each record's first writer first. */
  pages(): Page[];
}

interface Entry {
  readonly kind: RecordKind;
  readonly doc: DocId;
  /** In the hands of one member at a time: a writer's name in the bytes belongs to one person (SYNC L11). */
  replica: Replica;
  holder: string;
  /** Consecutive acts of one member travel as one batch, as they would after a day without network. */
  readonly batches: { readonly member: string; readonly updates: Uint8Array[] }[];
}

/** Well under the cap of a request. */
const PAGE_BYTES = CAPS.requestBytes / 4;

export function createBook(chance: Chance, grids: ReadonlyMap<string, Grid>): Book {
  const entries = new Map<string, Entry>();
  const idOf = (kind: RecordKind, key: string): DocId => chance.doc(`${kind}/${key}`);
  const writerOf = ({ pen, at }: Act): Writer => ({ tag: pen.tag, at, random: chance.bytes });

  function open(kind: RecordKind, key: string): Entry {
    const name = `${kind}/${key}`;
    const known = entries.get(name);
    if (known) return known;
    const entry: Entry = { kind, doc: idOf(kind, key), replica: createReplica([]), holder: '', batches: [] };
    entries.set(name, entry);
    return entry;
  }

  /** The record as this member holds it: the next person opens it on a device of their own. */
  function inHandsOf(entry: Entry, member: string): Replica {
    if (entry.holder !== '' && entry.holder !== member) {
      const before = entry.replica;
      entry.replica = createReplica([before.encode()]);
      before.destroy();
    }
    entry.holder = member;
    return entry.replica;
  }

  function keep({ batches }: Entry, member: string, update: Uint8Array | null): void {
    if (!update) return;
    const last = batches.at(-1);
    if (last?.member === member) last.updates.push(update);
    else batches.push({ member, updates: [update] });
  }

  return {
    id: idOf,
    write(kind, key, act) {
      const entry = open(kind, key);
      keep(entry, act.pen.member, inHandsOf(entry, act.pen.member).edit(writerOf(act), act.write));
    },
    writeApart(kind, key, one, other) {
      const entry = open(kind, key);
      const elsewhere = createReplica([entry.replica.encode()]);
      const theirs = elsewhere.edit(writerOf(other), other.write);
      keep(entry, one.pen.member, inHandsOf(entry, one.pen.member).edit(writerOf(one), one.write));
      if (theirs) entry.replica.apply(theirs);
      keep(entry, other.pen.member, theirs);
      elsewhere.destroy();
    },
    view: (kind, key) => open(kind, key).replica.view(),
    cards: <Kind extends CardKind>(kind: Kind) =>
      [...entries.values()]
        .filter((entry) => entry.kind === kind)
        .map(({ doc, replica }) => project(kind, doc, replica.view(), { grids, updatedAt: 0 }) as CardOf<Kind>),
    pages: () => pagesOf([...entries.values()]),
  };
}

/** Round by round, so that a record's second writer never comes before its first. */
function pagesOf(entries: readonly Entry[]): Page[] {
  const rounds = Math.max(0, ...entries.map(({ batches }) => batches.length));
  return Array.from({ length: rounds }, (_, round) => {
    const items = new Map<string, PushItem[]>();
    for (const { kind, doc, batches } of entries) {
      const batch = batches[round];
      if (!batch) continue;
      const body = mergeUpdates(batch.updates);
      const own = items.get(batch.member) ?? [];
      own.push({ id: own.length + 1, doc, kind, channel: CHANNEL_OF_KIND[kind], hash: hashBody(body), body });
      items.set(batch.member, own);
    }
    return [...items].flatMap(([member, own]) => cut(own).map((page) => ({ member, items: page })));
  }).flat();
}

function cut(items: readonly PushItem[]): PushItem[][] {
  const pages: PushItem[][] = [];
  let [page, size]: [PushItem[], number] = [[], 0];
  for (const item of items) {
    if (page.length === CAPS.pushItems || (page.length > 0 && size + item.body.length > PAGE_BYTES)) {
      pages.push(page);
      [page, size] = [[], 0];
    }
    page.push(item);
    size += item.body.length;
  }
  return page.length > 0 ? [...pages, page] : pages;
}
