import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica, type Replica } from '#crdt/record.ts';
import { noteOf, oldNotes, writeNote } from '#domain/dossier/notes.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const QUESTION = 'off1';
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });

/** Types one piece at a place of the note as it stands on this tablet. */
function type(replica: Replica, tag: string, at: number, piece: string): void {
  replica.edit(writerOf(tag).at(T0), (draft) => {
    const letters = [...noteOf(draft.view, QUESTION)];
    const place = at % (letters.length + 1);
    writeNote(draft, QUESTION, [...letters.slice(0, place), piece, ...letters.slice(place)].join(''));
  });
}

function both(old: string): [Replica, Replica] {
  const first = createReplica([]);
  first.edit(writerOf('office').at(T0), (draft) => draft.set(`a/${QUESTION}/note`, old));
  return [first, createReplica([first.encode()])];
}

function meet(a: Replica, b: Replica): void {
  a.apply(b.encode());
  b.apply(a.encode());
}

const countOf = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
};

describe('A note two tablets write without network', () => {
  const pieces = fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 40 }), word), { minLength: 1, maxLength: 8 });

  it('reads the same on both once they met, and holds every letter either of them typed', () => {
    fc.assert(
      fc.property(word, pieces, (old, typed) => {
        const [a, b] = both(old);
        for (const [onFirst, at, piece] of typed) type(onFirst ? a : b, onFirst ? 'tablet-a' : 'tablet-b', at, piece);
        meet(a, b);
        const note = noteOf(a.view(), QUESTION);
        expect(noteOf(b.view(), QUESTION)).toBe(note);
        const held = countOf(note);
        for (const [letter, count] of countOf(old + typed.map(([, , piece]) => piece).join(''))) {
          expect(held.get(letter) ?? 0).toBeGreaterThanOrEqual(count);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes up what an older version wrote meanwhile, and never twice on one tablet', () => {
    fc.assert(
      fc.property(word, word, word, (old, later, piece) => {
        const [a, b] = both(old);
        type(a, 'tablet-a', 3, piece);
        b.edit(writerOf('old-app').at(T0 + 1000), (draft) => draft.set(`a/${QUESTION}/note`, later));
        meet(a, b);
        expect(noteOf(a.view(), QUESTION)).toContain(later);
        type(b, 'tablet-b', 0, piece);
        expect(oldNotes(b.view(), QUESTION)).toEqual([]);
        const note = noteOf(b.view(), QUESTION);
        type(b, 'tablet-b', 0, piece);
        expect(noteOf(b.view(), QUESTION)).toBe(piece + note);
      }),
      { numRuns: 200 },
    );
  });
});
