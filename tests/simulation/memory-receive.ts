// What arrives at a tablet: pages of the exchange, whole records, the first sync. One function is one transaction.
import type { DocId } from '#domain/ids.ts';
import { withoutPlace } from '#storage/exchange-store.ts';
import type { FullRecord, HistoryMark, Receipt } from '#storage/receipt.ts';
import { STABLE } from '#storage/outbox.ts';
import { type Effect, effectsOf } from '#storage/page-effects.ts';
import type { DocRow, HoleReason, OutRow, QuarantineRow } from '#storage/tables.ts';
import { asSeen, type BootPage, cardRow, filled, isHeld, wholeRow, type WholeRow } from '#storage/whole-store.ts';
import type { Disk } from './memory-disk.ts';

export function addUpdate(disk: Disk, doc: DocId, body: Uint8Array): number {
  const i = (disk.last.upd += 1);
  const rows = disk.upd.get(doc) ?? [];
  rows.push({ i, doc, body });
  disk.upd.set(doc, rows);
  return i;
}

export function addOut(disk: Disk, row: OutRow): void {
  const id = (disk.last.out += 1);
  disk.out.set(id, { ...row, id });
}

export function addQuarantine(disk: Disk, row: QuarantineRow): void {
  const id = (disk.last.quar += 1);
  disk.quar.set(id, { ...row, id });
}

export function receive(disk: Disk, receipt: Receipt): readonly DocId[] {
  const erased: DocId[] = [];
  const config = structuredClone(receipt.config);
  const sent = new Map<number, DocId>();
  for (const { id } of receipt.received) {
    const doc = disk.out.get(id)?.doc;
    if (doc) sent.set(id, doc);
    disk.out.delete(id);
  }
  for (const { id, reason } of receipt.refused) {
    const refused = disk.out.get(id);
    if (!refused) continue;
    quarantine(disk, refused.doc, reason, receipt.at);
    if (reason === 'gone') {
      forget(disk, refused.doc, receipt.at);
      erased.push(refused.doc);
    } else disk.hole.set(refused.doc, { doc: refused.doc, at: receipt.at, why: 'refused' });
  }
  for (const effect of effectsOf(receipt, disk.doc, sent)) apply(disk, effect, receipt.at);
  disk.meta.set('cursor', receipt.cursor);
  disk.meta.set('horizon', receipt.horizon);
  disk.meta.set('receivedAt', receipt.at);
  disk.meta.set('clockOffset', receipt.clockOffset);
  if (receipt.stable !== undefined) disk.meta.set(STABLE, receipt.stable);
  if (config !== null) disk.meta.set('config', config);
  return [...new Set([...erased, ...receipt.rows.map(({ doc }) => doc)])];
}

function apply(disk: Disk, effect: Effect, at: number): void {
  if (effect.type === 'forget') forget(disk, effect.doc, at);
  if (effect.type === 'store') keep(disk, effect.doc, effect.body);
  if (effect.type === 'know') disk.doc.set(effect.row.id, effect.row);
  if (effect.type === 'hole') openHole(disk, effect.doc, effect.why, at);
  if (effect.type === 'mended') mend(disk, effect.doc);
}

function mend(disk: Disk, doc: DocId): void {
  if (disk.hole.get(doc)?.why !== 'refused') disk.hole.delete(doc);
}

function keep(disk: Disk, doc: DocId, body: Uint8Array): void {
  addUpdate(disk, doc, body);
  disk.stale.add(doc);
}

export function openHole(disk: Disk, doc: DocId, why: HoleReason, at: number): void {
  if (!disk.hole.has(doc)) disk.hole.set(doc, { doc, at, why });
}

function quarantine(disk: Disk, doc: DocId, reason: string, at: number): void {
  const { kind, channel } = disk.doc.get(doc) ?? { kind: 'company' as const, channel: 'network' as const };
  for (const row of disk.out.values()) {
    if (row.doc !== doc) continue;
    disk.out.delete(row.id);
    addQuarantine(disk, { doc, kind, channel, body: row.body, reason, at });
  }
}

function forget(disk: Disk, doc: DocId, at: number): void {
  quarantine(disk, doc, 'revoked', at);
  for (const table of [disk.upd, disk.doc, disk.card, disk.stale, disk.hole]) table.delete(doc);
}

export function heal(disk: Disk, full: readonly FullRecord[], upTo: number): void {
  for (const mark of ['cursor', 'horizon', 'boot', 'auditedAt']) disk.meta.delete(mark);
  const offered = new Set(full.map(({ doc }) => doc));
  for (const row of disk.out.values()) if (row.id <= upTo && offered.has(row.doc)) disk.out.delete(row.id);
  offer(disk, full);
  for (const row of disk.doc.values()) disk.doc.set(row.id, withoutPlace(row));
  for (const hole of disk.hole.values()) if (hole.why !== 'refused') disk.hole.delete(hole.doc);
}

export function offer(disk: Disk, full: readonly FullRecord[]): void {
  for (const record of full) addOut(disk, { ...record, hash: null });
}

export function markSent(disk: Disk, ids: readonly number[], at: number): void {
  for (const id of ids) {
    const row = disk.out.get(id);
    if (row) disk.out.set(id, { ...row, sentAt: at });
  }
}

function horizonOf(disk: Disk): HistoryMark | undefined {
  return disk.meta.get('horizon') as HistoryMark | undefined;
}

export function takeWhole(disk: Disk, records: readonly WholeRow[]): void {
  for (const answered of records) {
    const record = asSeen(answered, horizonOf(disk));
    const { doc } = record;
    const [hole, known] = [disk.hole.get(doc), disk.doc.get(doc)];
    if (!hole) continue;
    if (hole.why === 'refused' && known) {
      const isOlder = (known.version ?? 0) > record.version;
      if (isOlder || [...disk.out.values()].some((row) => row.doc === doc)) continue;
      disk.upd.delete(doc);
      disk.doc.set(doc, wholeRow(record));
    } else disk.doc.set(doc, filled(known, record));
    keep(disk, doc, record.body);
    disk.hole.delete(doc);
  }
}

export function takeBoot(disk: Disk, page: BootPage): void {
  const kept = structuredClone({ cards: page.cards, config: page.config });
  for (const head of kept.cards) {
    const known: DocRow | undefined = disk.doc.get(head.doc);
    if (known && !known.absent) continue;
    if (!known) disk.doc.set(head.doc, cardRow(head));
    if (head.card) disk.card.set(head.doc, head.card);
  }
  const horizon = horizonOf(disk) ?? page.head;
  for (const answered of page.records) {
    const known = disk.doc.get(answered.doc);
    if (isHeld(known, answered)) continue;
    const record = asSeen(answered, horizon);
    disk.doc.set(record.doc, filled(known, record));
    keep(disk, record.doc, record.body);
    mend(disk, record.doc);
  }
  disk.meta.set('clockOffset', page.clockOffset);
  disk.meta.set(STABLE, page.stable);
  if (kept.config !== null) disk.meta.set('config', kept.config);
  disk.meta.set('horizon', horizon);
  if (page.next) disk.meta.set('boot', page.next);
  else {
    disk.meta.set('cursor', page.head);
    disk.meta.set('receivedAt', page.at);
    disk.meta.set('auditedAt', page.at);
    disk.meta.delete('boot');
  }
}
