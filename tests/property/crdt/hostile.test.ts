import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { admits, inspect, type Inspection } from '#crdt/inspection.ts';
import { compacted, diffUpdate, EMPTY_STATE_VECTOR, mergeUpdates } from '#crdt/updates.ts';
import { forge, forgedUpdate, type ForgedUpdate } from '#tests/support/hostile-updates.ts';

/** False when something was left waiting. */
function integrates(doc: Y.Doc, update: Uint8Array): boolean {
  Y.applyUpdate(doc, update);
  return doc.store.pendingStructs === null && doc.store.pendingDs === null;
}

/** What a server would take of these, in order. */
function taken(forged: readonly ForgedUpdate[], choose: (vector: Uint8Array, inspection: Inspection) => boolean) {
  const held: { update: Uint8Array; vector: Uint8Array }[] = [];
  for (const update of forged.map(forge)) {
    const vector = held.at(-1)?.vector ?? EMPTY_STATE_VECTOR;
    const inspected = inspect(update);
    if (!inspected.ok || !choose(vector, inspected.value)) continue;
    const admitted = admits(vector, inspected.value);
    if (admitted.ok) held.push({ update, vector: admitted.value });
  }
  return held;
}

const history = fc.array(forgedUpdate, { minLength: 1, maxLength: 6 });

describe('hostile bytes that decode (L11)', () => {
  it('what is admitted integrates row after row without an error and without a hole, whatever was forged (I8)', () => {
    let count = 0;
    fc.assert(
      fc.property(history, (forged) => {
        const doc = new Y.Doc();
        const held = taken(forged, () => true);
        count += held.length;
        for (const { update, vector } of held) {
          expect(integrates(doc, update)).toBe(true);
          expect(Y.encodeStateVector(doc)).toEqual(vector);
        }
        expect(integrates(new Y.Doc(), compacted(held.map(({ update }) => update)))).toBe(true);
        doc.getMap('f').set('after', 1);
        doc.getText('t.notes').insert(0, 'après');
      }),
      { numRuns: 1500 },
    );
    expect(count, 'the forger is too clumsy to prove anything').toBeGreaterThan(300);
  });

  it('where nobody says the same thing twice, the merge of what is admitted integrates, too', () => {
    const onlyNew = (vector: Uint8Array, { runs }: Inspection): boolean => {
      const held = Y.decodeStateVector(vector);
      return runs.every(({ client, from }) => from === (held.get(client) ?? 0));
    };
    fc.assert(
      fc.property(history, (forged) => {
        const held = taken(forged, onlyNew);
        const merged = mergeUpdates(held.map(({ update }) => update).reverse());
        const doc = new Y.Doc();
        expect(integrates(doc, merged)).toBe(true);
        expect(integrates(new Y.Doc(), diffUpdate(merged, EMPTY_STATE_VECTOR))).toBe(true);
        const whole = inspect(Y.encodeStateAsUpdate(doc));
        expect(whole.ok && admits(EMPTY_STATE_VECTOR, whole.value).ok).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('any bytes at all get a verdict', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const inspected = inspect(bytes);
        if (!inspected.ok) return;
        const admitted = admits(EMPTY_STATE_VECTOR, inspected.value);
        expect(!admitted.ok || integrates(new Y.Doc(), bytes)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
