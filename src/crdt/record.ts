// One record = one small Y.Doc (SYNC R1): registers in `f`, their past in `h`, the journal in `j`, prose in `t.<name>`.
import * as Y from 'yjs';
import { rowIdFromBytes } from '#domain/ids.ts';
import { type Json, wellFormed } from '#domain/json.ts';
import type { Draft, RecordEvent, RecordView, Written } from '#domain/record/record.ts';
import { createHistory, type History } from './history.ts';
import { difference } from './prose.ts';
import { createRegisters, type Registers } from './registers.ts';

/** Who writes, when (corrected ms since 1970), and where random bytes come from: handed in, never taken. */
export interface Writer {
  readonly tag: string;
  readonly at: number;
  random(bytes: number): Uint8Array;
  /** May somebody else have read this value? Then it is kept when it is replaced (SYNC R12). Without it: no. */
  isShared?(written: Written): boolean;
}

/** A record held in memory for editing or reading. */
export interface Replica {
  /** A new object after each change, the same one in between. */
  view(): RecordView;
  /** One act of a person, in one transaction: its bytes, or null when nothing changed (SYNC R6). */
  edit(writer: Writer, write: (draft: Draft) => void): Uint8Array | null;
  /** Takes in bytes from elsewhere; order and repetition do not matter. False when they cannot be read. */
  apply(update: Uint8Array): boolean;
  /** The whole record as one update. */
  encode(): Uint8Array;
  /** True when something received waits for bytes that have not come (a hole, SYNC L7). */
  hasPending(): boolean;
  /** True when both replicas hold the same (SYNC R11: deletions included). */
  equals(other: Replica): boolean;
  snapshot(): Y.Snapshot;
  destroy(): void;
}

const OWN = 'own';
const FOREIGN = 'foreign';
const TEXT_PREFIX = 't.';
/** Further ahead than this, ms, an own event is not of this instant: the clock was set back since. */
const SAME_INSTANT = 1_000;

/** Makes a replica from stored updates, loaded in one transaction; a fresh client id each time (SYNC R8). */
export function createReplica(updates: readonly Uint8Array[]): Replica {
  // The name of a Yjs document is written nowhere: a random one would only cost time.
  const doc = new Y.Doc({ gc: true, guid: '' });
  doc.transact(() => {
    for (const update of updates) applyQuietly(doc, update);
  }, FOREIGN);
  const fieldMap = doc.getMap('f');
  const journal = doc.getMap('j');
  const registers = createRegisters(fieldMap);
  const historyMap = doc.getMap('h');
  const history = createHistory(historyMap);
  let last: RecordView | null = null;
  /** What the last view does not show yet. */
  const changed = new Set<unknown>();

  fieldMap.observe((change) => {
    for (const rawKey of change.keysChanged) registers.refresh(rawKey);
  });
  doc.on('afterTransaction', (transaction) => {
    for (const type of transaction.changed.keys()) changed.add(type);
  });

  function read(): RecordView {
    const [fields, past] = [new Map(registers.fields), history.read()];
    return { fields, past, events: readEvents(journal), texts: readTexts(doc) };
  }

  /** A key stroke in one text makes no other part of the view anew: readers tell by the object that it is the same. */
  function view(): RecordView {
    if (last === null) last = read();
    else if (changed.size > 0) last = renew(last);
    changed.clear();
    return last;
  }

  function renew(before: RecordView): RecordView {
    const maps = [fieldMap, journal, historyMap].filter((map) => changed.has(map)).length;
    return {
      fields: changed.has(fieldMap) ? new Map(registers.fields) : before.fields,
      past: changed.has(historyMap) ? history.read() : before.past,
      events: changed.has(journal) ? readEvents(journal) : before.events,
      texts:
        changed.size > maps
          ? readTexts(doc, (name, type) => (changed.has(type) ? undefined : before.texts.get(name)))
          : before.texts,
    };
  }

  function edit(writer: Writer, write: (draft: Draft) => void): Uint8Array | null {
    let bytes: Uint8Array | null = null;
    const keep = (update: Uint8Array): void => {
      bytes = update;
    };
    doc.on('update', keep);
    try {
      doc.transact(() => {
        withDraft({ doc, registers, history, journal, read }, writer, write);
      }, OWN);
    } finally {
      doc.off('update', keep);
    }
    return bytes;
  }

  return {
    view,
    edit,
    apply: (update) => applyQuietly(doc, update),
    encode: () => Y.encodeStateAsUpdate(doc),
    hasPending: () => doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
    equals: (other) => Y.equalSnapshots(Y.snapshot(doc), other.snapshot()),
    snapshot: () => Y.snapshot(doc),
    destroy: () => doc.destroy(),
  };
}

function applyQuietly(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update, FOREIGN);
    return true;
  } catch {
    return false;
  }
}

interface Parts {
  readonly doc: Y.Doc;
  readonly registers: Registers;
  readonly history: History;
  readonly journal: Y.Map<unknown>;
  readonly read: () => RecordView;
}

function withDraft(parts: Parts, writer: Writer, write: (draft: Draft) => void): void {
  const { doc, registers, history, journal, read } = parts;
  let open = true;
  const alive = (): void => {
    if (!open) throw new Error('a draft was used after its act');
  };
  const row = (): string => rowIdFromBytes(writer.random(6));
  write({
    get view(): RecordView {
      alive();
      return read();
    },
    set(key, value, seen) {
      alive();
      if (key === '' || key.includes('@')) throw new RangeError(`not a field key: ${key}`);
      registers.write(key, wellFormed(value), writer, seen, (replaced) => {
        if (writer.isShared?.(replaced)) history.keep(key, replaced);
      });
    },
    forget(key) {
      alive();
      history.forget(key);
    },
    event(type, body = {}) {
      alive();
      const id = row();
      journal.set(id, [type, momentAfterOwn(journal, writer), writer.tag, wellFormed(body)]);
      return id;
    },
    text(name, value) {
      alive();
      const text = doc.getText(TEXT_PREFIX + name);
      // Half a surrogate pair would be read back as another character: it is replaced before it is written.
      const change = difference(text.toString(), value.toWellFormed());
      if (!change) return;
      if (change.remove > 0) text.delete(change.index, change.remove);
      if (change.insert !== '') text.insert(change.index, change.insert);
    },
    row() {
      alive();
      return row();
    },
  });
  open = false;
}

/** Acts of one writer in the same instant keep their order: each event is a millisecond after the one before. */
function momentAfterOwn(journal: Y.Map<unknown>, writer: Writer): number {
  let moment = writer.at;
  for (const raw of journal.values()) {
    if (!Array.isArray(raw) || raw[2] !== writer.tag || typeof raw[1] !== 'number') continue;
    if (raw[1] >= moment && raw[1] < writer.at + SAME_INSTANT) moment = raw[1] + 1;
  }
  return moment;
}

function readEvents(journal: Y.Map<unknown>): RecordEvent[] {
  const events: RecordEvent[] = [];
  for (const [id, raw] of journal.entries()) {
    if (!Array.isArray(raw)) continue;
    const [type, at, tag, body] = raw as unknown[];
    if (typeof type !== 'string' || typeof at !== 'number' || typeof tag !== 'string') continue;
    const isBody = typeof body === 'object' && body !== null && !Array.isArray(body);
    events.push({ id, type, at, tag, body: isBody ? (body as { readonly [key: string]: Json }) : {} });
  }
  return events.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** @param known what a text said when it was last read, while it still says that */
function readTexts(
  doc: Y.Doc,
  known: (name: string, type: unknown) => string | undefined = () => undefined,
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, type] of doc.share) {
    if (!key.startsWith(TEXT_PREFIX)) continue;
    const name = key.slice(TEXT_PREFIX.length);
    texts.set(name, known(name, type) ?? doc.getText(key).toString());
  }
  return texts;
}
