// The promises that hold at every moment of the day (SYNC section 6).
import { createReplica } from '#crdt/record.ts';
import type { DocId } from '#domain/ids.ts';
import { isDeepStrictEqual } from 'node:util';
import { STABLE } from '#storage/outbox.ts';
import type { Card } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import type { RecordView } from '#domain/record/record.ts';
import { createCoverage, type Coverage, stretchesOf, type Stretch } from './coverage.ts';
import { willHeal } from './healing.ts';
import { checkHeld } from './held-check.ts';
import { createServerView, type ServerView } from './server-view.ts';
import type { SavedEdit } from './truth.ts';
import { Violation } from './violation.ts';
import type { Tablet, World } from './world.ts';

export interface Watch {
  /** Throws the first promise that does not hold now. */
  check(): Promise<void>;
  readonly server: ServerView;
  /** Edits that nobody can be asked for any more, and why. */
  readonly excused: ReadonlyMap<SavedEdit, string>;
}

export function createWatch(world: World): Watch {
  const server = createServerView();
  const excused = new Map<SavedEdit, string>();
  const believed = new WeakMap<Card, number>();
  const stretches = new WeakMap<Uint8Array, Stretch[]>();

  function read(body: Uint8Array): Stretch[] {
    const known = stretches.get(body) ?? stretchesOf(body);
    stretches.set(body, known);
    return known;
  }

  /** What waits to be sent or was set aside on any tablet that still exists. */
  function waiting(): Map<DocId, Coverage> {
    const held = new Map<DocId, Coverage>();
    for (const tablet of living(world)) {
      for (const row of [...tablet.disk.out.values(), ...tablet.disk.quar.values()]) {
        const coverage = held.get(row.doc) ?? createCoverage();
        coverage.add(read(row.body));
        held.set(row.doc, coverage);
      }
    }
    return held;
  }

  function holders(edit: SavedEdit): Tablet[] {
    return living(world).filter((tablet) => {
      const coverage = createCoverage();
      for (const row of tablet.disk.upd.get(edit.doc) ?? []) coverage.add(read(row.body));
      return coverage.holds(edit.stretches);
    });
  }

  /** I2: each saved edit is on the server, or waits, or was set aside; or nobody could have kept it. */
  function checkEdits(): void {
    const held = waiting();
    for (const edit of world.truth.edits) {
      if (excused.has(edit) || server.coverageOf(edit.doc).holds(edit.stretches)) continue;
      if (held.get(edit.doc)?.holds(edit.stretches)) continue;
      const excuse = excuseOf(world, edit, holders(edit));
      if (excuse === null)
        throw new Violation('I2', `an edit of ${edit.doc} saved on ${edit.tablet} at step ${edit.step} is nowhere`);
      if (excuse !== 'healing') excused.set(edit, excuse);
    }
  }

  /** I12: a card is what its record says, or known to be old. */
  function checkCards(tablet: Tablet): void {
    const { disk } = tablet;
    for (const [doc, rows] of disk.upd) {
      const row = disk.doc.get(doc);
      const last = rows.at(-1)?.i ?? 0;
      if (!row || disk.stale.has(doc)) continue;
      const card = disk.card.get(doc);
      if (!card) throw new Violation('I12', `${tablet.name} has no card of ${doc} and does not know it`);
      if (believed.get(card) === last) continue;
      const replica = createReplica(rows.map(({ body }) => body));
      const view = replica.view();
      const grids = new Map();
      const again = project(row.kind, doc, view, { grids, updatedAt: newestWrite(view) });
      replica.destroy();
      if (!isDeepStrictEqual(again, card))
        throw new Violation(
          'I12',
          `${tablet.name} shows an old card of ${doc}: ${JSON.stringify(card)} is not ${JSON.stringify(again)}`,
        );
      believed.set(card, last);
    }
  }

  return {
    server,
    excused,
    async check() {
      const state = world.host.state();
      server.follow(state);
      server.checkCompacted(state);
      await checkLog(world);
      checkEdits();
      for (const tablet of living(world)) {
        checkForgotten(tablet);
        checkHeld(world, tablet, read);
        checkBackedUp(world, tablet);
        checkCards(tablet);
      }
    },
  };
}

export const living = (world: World): Tablet[] => world.tablets.filter((tablet) => !tablet.lost);

/** I4, I5: each body once, versions dense, tips right. */
async function checkLog(world: World): Promise<void> {
  const verdict = await world.host.store().verify();
  if (verdict.ok && verdict.value.brokenAt !== null)
    throw new Violation('I5', `row ${verdict.value.brokenAt} of the log does not hold`);
}

/** I3: nothing of a record is left where its revocation or erasure was taken in. */
function checkForgotten(tablet: Tablet): void {
  const { disk } = tablet;
  for (const doc of tablet.forgotten) {
    const waits = [...disk.out.values()].some((row) => row.doc === doc);
    if (disk.upd.has(doc) || disk.doc.has(doc) || disk.card.has(doc) || disk.stale.has(doc) || waits)
      throw new Violation('I3', `${tablet.name} still holds bytes of ${doc}, which it was told to forget`);
  }
}

/** L9: what a tablet says is in the backup was in one; of a record it once gave away it says so of a later copy. */
function checkBackedUp(world: World, tablet: Tablet): void {
  const { disk } = tablet;
  const stable = (disk.meta.get(STABLE) ?? 0) as number;
  const waiting = new Set([...disk.out.values(), ...disk.quar.values()].map(({ doc }) => doc));
  for (const edit of world.truth.edits) {
    const { seq = 0 } = disk.doc.get(edit.doc) ?? {};
    if (edit.tablet !== tablet.name || seq === 0 || seq > stable || waiting.has(edit.doc)) continue;
    if (tablet.everForgot.has(edit.doc)) continue;
    if (!world.truth.erased.has(edit.doc) && !world.truth.backedUp.get(edit.doc)?.holds(edit.stretches))
      throw new Violation('L9', `${tablet.name} says that ${edit.doc} is in the backup, which lacks an edit of it`);
  }
}

function excuseOf(world: World, edit: SavedEdit, holders: readonly Tablet[]): string | null {
  if (world.truth.erased.has(edit.doc)) return 'erased';
  // A crash of the server is no restored backup: what it acknowledged it must still have (L1).
  const wasRestored = world.restoredAt >= edit.step;
  if (wasRestored && holders.some((tablet) => willHeal(tablet, world.host.state()))) return 'healing';
  // Who may only read gives nothing back at once: a day later what only they still hold is found and set aside.
  if (wasRestored && holders.length > 0 && holders.every(({ role }) => role === 'committee')) return 'healing';
  if (holders.length > 0) return null;
  const origin = world.tablets.find((tablet) => tablet.name === edit.tablet);
  if (origin?.lost) return 'lost with its tablet';
  if (wasRestored && origin?.everForgot.has(edit.doc)) return 'handed over, then lost by a restored backup';
  return null;
}

/** As the app dates a card: by the newest write in it. */
function newestWrite(view: RecordView): number {
  let newest = view.events.at(-1)?.at ?? 0;
  for (const register of view.fields.values()) newest = Math.max(newest, register.at);
  return newest;
}
