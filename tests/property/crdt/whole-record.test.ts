import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { admits, inspect } from '#crdt/inspection.ts';
import { compacted, diffUpdate, EMPTY_STATE_VECTOR, mergeUpdates, snapshotOf } from '#crdt/updates.ts';

const PLACES = 4;
const place = fc.nat({ max: PLACES - 1 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant('set' as const), place, fc.nat({ max: 4 })) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('remove' as const), place, fc.nat({ max: 4 })) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('write' as const), place, fc.nat({ max: 12 })) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('cut' as const), place, fc.nat({ max: 12 })) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('meet' as const), place, place) },
);
const steps = fc.array(step, { minLength: 1, maxLength: 40 });

/** The updates of four writers who meet now and then, deletions included. */
function play(history: readonly (readonly ['set' | 'remove' | 'write' | 'cut' | 'meet', number, number])[]) {
  const docs = Array.from({ length: PLACES }, () => new Y.Doc());
  const updates: Uint8Array[] = [];
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'met' || updates.push(update)));
  }
  for (const [type, who, number] of history) {
    const doc = docs[who] as Y.Doc;
    const [fields, text] = [doc.getMap('f'), doc.getText('t.notes')];
    if (type === 'set') fields.set(`key${number}`, number);
    else if (type === 'remove') fields.delete(`key${number}`);
    else if (type === 'write') text.insert(Math.min(number, text.length), 'mot ');
    else if (type === 'cut') text.delete(Math.min(number, text.length), Math.min(5, Math.max(0, text.length - number)));
    else Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[number] as Y.Doc), 'met');
  }
  return updates;
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

function isWaiting(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** The same in another order, some of it twice. */
function shuffled<Item>(items: readonly Item[], ranks: Iterator<number>): Item[] {
  return [...items, ...items.filter((_, index) => index % 3 === 0)]
    .map((item) => ({ item, rank: ranks.next().value as number }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

const ranks = fc.infiniteStream(fc.nat());

describe('what a record holds (R11)', () => {
  it('two snapshots are the same bytes exactly when Yjs calls them equal, deletions included', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.boolean()), (history, coins) => {
        const updates = play(history);
        const some = updates.filter(() => coins.next().value === true);
        const equal = Y.equalSnapshots(Y.snapshot(docOf(updates)), Y.snapshot(docOf(some)));
        expect(Buffer.compare(snapshotOf(updates), snapshotOf(some)) === 0).toBe(equal);
      }),
      { numRuns: 200 },
    );
  });

  it('neither the order of the updates, nor repeating, merging or compacting them changes a byte of the snapshot', () => {
    fc.assert(
      fc.property(steps, ranks, fc.nat(), (history, order, cut) => {
        const updates = play(history);
        const snapshot = snapshotOf(updates);
        const at = cut % (updates.length + 1);
        expect(snapshotOf(shuffled(updates, order))).toEqual(snapshot);
        expect(snapshotOf([mergeUpdates(updates)])).toEqual(snapshot);
        expect(snapshotOf([compacted(updates)])).toEqual(snapshot);
        expect(snapshotOf([compacted(updates.slice(0, at)), ...updates.slice(at)])).toEqual(snapshot);
      }),
      { numRuns: 2000 },
    );
  });

  it('a deletion that nobody else has seen is a difference, although the state vectors are the same', () => {
    const doc = new Y.Doc();
    doc.getMap('f').set('name', 'Scierie');
    const before = Y.encodeStateAsUpdate(doc);
    doc.getMap('f').delete('name');
    const after = Y.encodeStateAsUpdate(doc);
    expect(Y.encodeStateVectorFromUpdate(after)).toEqual(Y.encodeStateVectorFromUpdate(before));
    expect(snapshotOf([after])).not.toEqual(snapshotOf([before]));
  });
});

describe('compaction (L8)', () => {
  it('compacted updates read the same, and what came after them still fits', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (history, cut) => {
        const updates = play(history);
        const at = cut % (updates.length + 1);
        const whole = docOf([compacted(updates.slice(0, at)), ...updates.slice(at)]);
        const plain = docOf(updates);
        expect(whole.getMap('f').toJSON()).toEqual(plain.getMap('f').toJSON());
        expect(whole.getText('t.notes').toString()).toBe(plain.getText('t.notes').toString());
        expect(isWaiting(whole)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('a record that was compacted is taken by a server that holds nothing of it', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const inspected = inspect(compacted(play(history)));
        expect(inspected.ok && admits(EMPTY_STATE_VECTOR, inspected.value).ok).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('inspection and admission (L3)', () => {
  it('an update is admitted exactly when a document that holds the others integrates it without waiting', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.boolean()), ranks, (history, coins, order) => {
        const updates = play(history);
        const offered = [
          ...updates,
          mergeUpdates(updates.filter(() => coins.next().value === true)),
          compacted(updates),
        ];
        const doc = new Y.Doc();
        let vector = EMPTY_STATE_VECTOR;
        for (const update of shuffled(offered, order)) {
          const trial = docOf([Y.encodeStateAsUpdate(doc)]);
          Y.applyUpdate(trial, update);
          const inspected = inspect(update);
          if (!inspected.ok) throw new Error('an honest update was refused');
          const admitted = admits(vector, inspected.value);
          // A merge with a part left out is sent back even where the part is held: the difference follows.
          expect(inspected.value.gaps || admitted.ok === !isWaiting(trial)).toBe(true);
          if (!admitted.ok) continue;
          Y.applyUpdate(doc, update);
          vector = admitted.value;
          expect(isWaiting(doc)).toBe(false);
          expect(Y.encodeStateVector(doc)).toEqual(vector);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('the answer to `needbase`, the difference from what the server holds, is admitted', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (history, cut) => {
        const updates = play(history);
        const held = docOf(updates.slice(0, cut % (updates.length + 1)));
        const vector = Y.encodeStateVector(held);
        const inspected = inspect(diffUpdate(mergeUpdates(updates), vector));
        expect(inspected.ok && admits(vector, inspected.value).ok).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
