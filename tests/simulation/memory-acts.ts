// What each call of the storage does to the tables. One synchronous function is one transaction: what cannot be
// stored throws before the first change, so that an act is there whole or not at all.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Card } from '#domain/record/cards.ts';
import type { Account } from '#storage/exchange-state.ts';
import type { NewBatch, SealedBatch } from '#storage/exchange-store.ts';
import type { Folded } from '#storage/fold.ts';
import { NO_PHOTOS } from '#storage/blob-rows.ts';
import { type OutboxSummary, STABLE, type Tally } from '#storage/outbox.ts';
import { pageOf } from '#storage/page.ts';
import type { Act, Committed } from '#storage/storage.ts';
import type { Disk } from './memory-disk.ts';
import { addOut, addQuarantine, addUpdate } from './memory-receive.ts';

function newestOf(disk: Disk, doc: DocId): number {
  return disk.upd.get(doc)?.at(-1)?.i ?? 0;
}

function isHere(disk: Disk, doc: DocId, known: number): boolean {
  if (known === 0 || disk.upd.get(doc)?.some((row) => row.i === known)) return true;
  const { folded = 0, foldedFrom = folded } = disk.doc.get(doc) ?? {};
  return foldedFrom <= known && known <= folded;
}

export function fold(disk: Disk, { doc, last, rows, body }: Folded): boolean {
  const all = disk.upd.get(doc) ?? [];
  const older = all.filter((row) => row.i < last);
  const known = disk.doc.get(doc);
  if (!known || !all.some((row) => row.i === last) || older.length + 1 !== rows) return false;
  disk.upd.set(doc, [{ i: last, doc, body }, ...all.filter((row) => row.i > last)]);
  disk.doc.set(doc, { ...known, folded: last, foldedFrom: known.foldedFrom ?? all[0]?.i ?? last });
  return true;
}

export function commit(disk: Disk, act: Act): Committed {
  const { doc, update, known, at } = act;
  const card = structuredClone(act.card);
  if (!isHere(disk, doc.id, known)) {
    const refused = [...disk.quar.values()].findLast((row) => row.doc === doc.id);
    const reason = disk.doc.has(doc.id) ? (refused?.reason ?? 'revoked') : 'revoked';
    addQuarantine(disk, { doc: doc.id, kind: doc.kind, channel: doc.channel, body: update, reason, at });
    return { stale: true, known };
  }
  const newest = newestOf(disk, doc.id);
  const kept = disk.doc.get(doc.id);
  const absent = kept?.absent === true;
  const other = kept !== undefined && (absent || kept.kind !== doc.kind);
  const stale = newest > known || card === null || other;
  if (absent) disk.hole.set(doc.id, { doc: doc.id, at, why: 'absent' });
  const own = addUpdate(disk, doc.id, update);
  if (!disk.doc.has(doc.id)) disk.doc.set(doc.id, doc);
  addOut(disk, { doc: doc.id, body: update, hash: null, at });
  if (card && !stale) disk.card.set(doc.id, card);
  else disk.stale.add(doc.id);
  return { stale, known: newest > known ? known : own };
}

export function evict(disk: Disk, docs: readonly DocId[]): DocId[] {
  const stable = (disk.meta.get(STABLE) ?? 0) as number;
  return docs.filter((doc) => {
    const row = disk.doc.get(doc);
    const rows = disk.upd.get(doc) ?? [];
    const first = rows[0];
    const waits = [...disk.out.values(), ...disk.quar.values()].some((other) => other.doc === doc);
    if (!row || row.absent || !first || waits || !row.seq || row.seq > stable) return false;
    if (!disk.card.has(doc) || disk.stale.has(doc) || disk.hole.has(doc)) return false;
    disk.upd.delete(doc);
    disk.doc.set(doc, { ...row, absent: true, folded: rows.at(-1)?.i ?? 0, foldedFrom: row.foldedFrom ?? first.i });
    return true;
  });
}

export function wantWhole(disk: Disk, doc: DocId, at: number): boolean {
  if (!disk.doc.get(doc)?.absent) return false;
  if (!disk.hole.has(doc)) disk.hole.set(doc, { doc, at, why: 'absent' });
  return true;
}

export function updatesAfter(disk: Disk, doc: DocId, last: number): { bodies: Uint8Array[]; last: number } {
  const rows = disk.upd.get(doc) ?? [];
  if (!isHere(disk, doc, last)) return { bodies: [], last };
  const newer = rows.filter((row) => row.i > last);
  return { bodies: newer.map((row) => row.body), last: newer.at(-1)?.i ?? last };
}

export function refreshCards(disk: Disk, made: readonly { doc: DocId; card: Card; last: number }[]): void {
  const cards = structuredClone(made.map(({ card }) => card));
  for (const [index, { doc, last }] of made.entries()) {
    const newest = newestOf(disk, doc);
    const card = cards[index];
    if (newest === 0 || newest > last || !card) continue;
    disk.card.set(doc, card);
    disk.stale.delete(doc);
  }
}

export function summarise(disk: Disk): OutboxSummary {
  const rows = [...disk.out.values()];
  const since = new Map<DocId, number>();
  for (const { doc, at } of rows) since.set(doc, Math.min(at, since.get(doc) ?? at));
  const docs = new Set(since.keys());
  const unsent = new Set(rows.filter((row) => row.sentAt === undefined).map((row) => row.doc));
  const sent = new Set([...docs].filter((doc) => !unsent.has(doc)));
  const stuck = [...disk.quar.values()];
  const stable = (disk.meta.get(STABLE) ?? 0) as number;
  const oldestAt = rows.length === 0 ? null : Math.min(...rows.map((row) => row.at));
  return { docs, oldestAt, since, sent, stuck, blobs: 0, photos: NO_PHOTOS, stable };
}

export function tally(disk: Disk): Tally {
  const { docs, sent, stuck, stable } = summarise(disk);
  const counts = { tablet: 0, sent: 0, received: 0, backup: 0 };
  for (const { id, seq = 0 } of disk.doc.values()) {
    if (stuck.some(({ doc }) => doc === id) || (docs.has(id) && !sent.has(id))) counts.tablet += 1;
    else if (sent.has(id)) counts.sent += 1;
    else counts[seq > 0 && seq <= stable ? 'backup' : 'received'] += 1;
  }
  return counts;
}

export function setAccount(disk: Disk, account: Account | null, config: Json | null): void {
  const kept = structuredClone({ account, config });
  disk.meta.delete('cursor');
  disk.meta.set('account', kept.account);
  disk.meta.set('config', kept.config);
}

export function seal(disk: Disk, from: readonly number[], batch: NewBatch): void {
  if (from.some((id) => disk.out.get(id)?.hash !== null)) return;
  for (const id of from) disk.out.delete(id);
  addOut(disk, batch);
}

export function takeSealed(disk: Disk, limit: { bytes: number; items: number }): SealedBatch[] {
  const rows = [...disk.out.values()].filter((row) => row.hash !== null);
  return pageOf(rows, limit).flatMap(({ id, doc: name, hash, body, rebased }) => {
    const doc = disk.doc.get(name);
    return doc && hash ? [{ id, doc, hash, body, rebased: rebased ?? 0 }] : [];
  });
}

export function rebase(disk: Disk, id: number, hash: Uint8Array, body: Uint8Array): void {
  const row = disk.out.get(id);
  if (row) disk.out.set(id, { ...row, hash, body, rebased: (row.rebased ?? 0) + 1 });
}

export function requeue(disk: Disk, ids: readonly number[]): DocId[] {
  const docs = new Set<DocId>();
  for (const id of ids) {
    const row = disk.quar.get(id);
    if (!row || !disk.doc.has(row.doc)) continue;
    const { doc, body, at } = row;
    addUpdate(disk, doc, body);
    addOut(disk, { doc, body, hash: null, at });
    disk.stale.add(doc);
    disk.quar.delete(id);
    if (disk.hole.get(doc)?.why === 'refused') disk.hole.delete(doc);
    docs.add(doc);
  }
  return [...docs];
}

/** Not an act of the app: bytes that are no update stand where an update should. */
export function damage(disk: Disk, doc: DocId, body: Uint8Array): void {
  addUpdate(disk, doc, body);
  addOut(disk, { doc, body, hash: null, at: 0 });
}
