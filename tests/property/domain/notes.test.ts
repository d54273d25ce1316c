import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica, type Replica } from '#crdt/record.ts';
import { noteOf, oldNotes, writeNote } from '#domain/dossier/notes.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const QUESTION = 'off1';
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
/** What an earlier version wrote; nobody types it again by chance, or the prose would say it already. */
const earlier = word.map((text) => `${text} — note d’avant`);

/** Types one piece at a place of the note as it stands on this tablet. */
function type(replica: Replica, tag: string, at: number, piece: string): void {
  replica.edit(writerOf(tag).at(T0), (draft) => {
    const letters = [...(draft.view.texts.get(`note/${QUESTION}`) ?? '')];
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
      fc.property(earlier, pieces, (old, typed) => {
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

  it('says once what an older version wrote and the prose says word for word', () => {
    const [a, b] = both('a');
    type(b, 'tablet-b', 0, 'a');
    type(b, 'tablet-b', 0, ' ');
    meet(a, b);
    for (const view of [a.view(), b.view()]) expect(noteOf(view, QUESTION)).toBe(' a');
  });

  it('holds what an older version wrote once, whoever writes beside it', () => {
    fc.assert(
      fc.property(earlier, pieces, (before, typed) => {
        const [a, b] = both(before);
        for (const [onFirst, at, piece] of typed) type(onFirst ? a : b, onFirst ? 'tablet-a' : 'tablet-b', at, piece);
        meet(a, b);
        for (const view of [a.view(), b.view()]) {
          expect(oldNotes(view, QUESTION)).toEqual([before]);
          expect(noteOf(view, QUESTION).split(before)).toHaveLength(2);
        }
      }),
      { numRuns: 200 },
    );
  });
});
