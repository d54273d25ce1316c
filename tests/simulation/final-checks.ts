// The promises that hold once the network is whole and everybody has exchanged until nothing moves.
import { createReplica, type Replica } from '#crdt/record.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { RecordView } from '#domain/record/record.ts';
import { living, type Watch } from './invariants.ts';
import { FORGED } from './mishaps.ts';
import { mayRead } from './rights.ts';
import type { WrittenValue } from './truth.ts';
import { Violation } from './violation.ts';
import type { Tablet, World } from './world.ts';

export function checkEnd(world: World, watch: Watch): void {
  for (const tablet of living(world)) checkTablet(world, watch, tablet);
  checkNothingLost(world, watch);
}

/** I1: what a tablet may read, it reads as the server does (and what was refused, beside it). */
function checkTablet(world: World, watch: Watch, tablet: Tablet): void {
  if (tablet.disk.out.size > 0) throw new Violation('I1', `${tablet.name} still waits to send`);
  const state = world.host.state();
  for (const record of state.records.values()) {
    const here = replicaOn(tablet, record.doc);
    if (!mayRead(state, { id: tablet.member, role: tablet.role }, record.doc)) {
      if (here && record.confined)
        throw new Violation('I3', `${tablet.name} still holds ${record.doc}, a confidential stake`);
      continue;
    }
    if (record.erased) {
      if (here) throw new Violation('I3', `${tablet.name} still holds ${record.doc}, which was erased`);
      continue;
    }
    if (!here) throw new Violation('I1', `${tablet.name} lacks ${record.doc}`);
    if (here.hasPending()) throw new Violation('I1', `${tablet.name} waits for bytes of ${record.doc}`);
    const there = watch.server.replicaOf(record.doc)?.encode();
    const own = here.encode();
    const isBehind = there !== undefined && !sameContent([own, there], [own]);
    // What was refused stands beside the record, not in it (L6); nothing else may differ. Who may only read gives a
    // restored server nothing back; what only they still hold is set aside a day later.
    const isKeeper = world.restoredAt >= 0 && (tablet.role === 'committee' || world.truth.erased.has(record.doc));
    const isAhead = there !== undefined && !isKeeper && !sameContent([own, there], [there]);
    if (isBehind || isAhead)
      throw new Violation('I1', `${tablet.name} is ${isBehind ? 'behind' : 'ahead of'} the server on ${record.doc}`);
    here.destroy();
  }
  checkScreens(tablet);
}

function sameContent(a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean {
  return createReplica(a).equals(createReplica(b));
}

function replicaOn(tablet: Tablet, doc: DocId): Replica | null {
  const rows = tablet.disk.upd.get(doc);
  return rows ? createReplica(rows.map(({ body }) => body)) : null;
}

/** I12: the cards in every open tab are those on the disk. */
function checkScreens(tablet: Tablet): void {
  const { disk } = tablet;
  // Of a record whose room was given away, and that no server gives back, the last card stays (D7).
  const stale = [...disk.stale.keys()].filter((doc) => disk.doc.get(doc)?.absent !== true);
  if (stale.length > 0) throw new Violation('I12', `${tablet.name} never made ${stale.length} cards again`);
  for (const tab of tablet.tabs.filter((tab) => !tab.isBlind)) {
    const shown = Object.entries(tab.store.cards).flatMap(([name, cell]) =>
      name === 'ready' ? [] : [...(cell.value as ReadonlyMap<DocId, { doc: DocId }>).values()],
    );
    for (const card of shown) {
      if (JSON.stringify(disk.card.get(card.doc)) !== JSON.stringify(card))
        throw new Violation('I12', `a tab of ${tablet.name} shows an old card of ${card.doc}`);
    }
    if (shown.length !== disk.card.size)
      throw new Violation('I12', `a tab of ${tablet.name} shows ${shown.length} cards of ${disk.card.size}`);
  }
}

/** I13: no value, letter or event is gone that nobody replaced or struck out with open eyes. */
function checkNothingLost(world: World, watch: Watch): void {
  const skipped = new Set<DocId>([...watch.excused.keys()].map((edit) => edit.doc));
  for (const doc of world.truth.erased) skipped.add(doc);
  // Under a forged tag somebody has two last words, and a register keeps one of a tag (R2).
  skipped.add(FORGED);
  for (const tablet of living(world)) {
    if (tablet.role !== 'committee') for (const row of tablet.disk.quar.values()) skipped.add(row.doc);
  }
  // The last copy may be in the quarantine of somebody who may only read, after a backup was restored.
  const readers = new Set(world.tablets.filter(({ role }) => role === 'committee').map(({ name }) => name));
  for (const edit of world.truth.edits) {
    if (!readers.has(edit.tablet) && !watch.server.coverageOf(edit.doc).holds(edit.stretches)) skipped.add(edit.doc);
  }
  // What strikes a letter out brings no bytes that could be missed: with its tablet it may be gone unnoticed.
  const here = new Set(living(world).map(({ name }) => name));
  const views = new Map<DocId, RecordView>();
  const viewOf = (doc: DocId): RecordView | null => {
    const view = views.get(doc) ?? watch.server.replicaOf(doc)?.view() ?? null;
    if (view) views.set(doc, view);
    return view;
  };
  checkValues(world, skipped, viewOf);
  for (const mark of world.truth.marks) {
    const view = viewOf(mark.doc);
    if (!mark.saved || skipped.has(mark.doc) || !view) continue;
    if (mark.what === 'struck' && !here.has(mark.tablet)) continue;
    const isThere =
      mark.what === 'event'
        ? view.events.some((event) => event.id === mark.id)
        : (view.texts.get('notes') ?? '').includes(mark.id);
    const struck = world.truth.marks.some((other) => other.what === 'struck' && other.id === mark.id);
    if (mark.what === 'struck' ? isThere : !isThere && !struck)
      throw new Violation('I13', `${mark.what} ${mark.id} of ${mark.doc} is ${isThere ? 'still there' : 'gone'}`);
  }
}

function checkValues(world: World, skipped: ReadonlySet<DocId>, viewOf: (doc: DocId) => RecordView | null): void {
  const byKey = new Map<string, WrittenValue[]>();
  for (const written of world.truth.values) {
    if (skipped.has(written.doc)) continue;
    const name = `${written.doc} ${written.key}`;
    byKey.set(name, [...(byKey.get(name) ?? []), written]);
  }
  for (const group of byKey.values()) {
    const [first] = group;
    const register = first && viewOf(first.doc)?.fields.get(first.key);
    const current = new Set<Json>(register ? [register, ...register.others].map(({ value }) => value) : []);
    const kept = (written: WrittenValue): boolean =>
      current.has(written.value) ||
      group.some((other) => other.replaces.includes(written.value) && (other.saved || kept(other)));
    for (const written of group) {
      if (written.saved && !kept(written))
        throw new Violation(
          'I13',
          `the value ${written.value} of ${written.key} in ${written.doc} is gone, ${JSON.stringify([...current])} stands`,
        );
    }
  }
}
