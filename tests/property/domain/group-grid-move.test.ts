// A group's grid in another version: what the group and each company said stays theirs, and nothing of it is lost, also
// when one tablet moves while another one answers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica, type Replica } from '#crdt/record.ts';
import { voiceAt, voicePlaces } from '#domain/collective/voice-places.ts';
import { readAnswerValue } from '#domain/dossier/answers.ts';
import { fateOf, leftAnswers, moveGrid, questionsById, type PinnedGrid } from '#domain/dossier/grid-move.ts';
import { previewGridMove } from '#domain/dossier/grid-move-preview.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { sameJson, type Json } from '#domain/json.ts';
import { answerValue, grid, IDS } from '#tests/property/domain/grid-arbitraries.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const PLACES = ['g/', 'c/maison/', 'c/ferme/'];
type Said = readonly (readonly [string, string, Json])[];
const said: fc.Arbitrary<Said> = fc.array(fc.tuple(fc.constantFrom(...PLACES), fc.constantFrom(...IDS), answerValue), {
  maxLength: 12,
});

// Their random bytes only grow, so that no two events of a test share an id.
const a = writerOf('a');
const b = writerOf('b');
const pinned = (hash: string, own: Grid): PinnedGrid => ({ hash, grid: own });

function answer(replica: Replica, writer: typeof a, at: number, given: Said): void {
  replica.edit(writer.at(at), (draft) => {
    for (const [place, id, value] of given) draft.set(place + id, value);
  });
}

function stakeWith(given: Said): Replica {
  const replica = createReplica([]);
  replica.edit(a.at(T0), (draft) => draft.set('grid', 'h1'));
  answer(replica, a, T0, given);
  return replica;
}

const moveTo = (replica: Replica, at: number, from: PinnedGrid, to: PinnedGrid): void => {
  const gridOf = (hash: string): Grid | null => (hash === from.hash ? from.grid : hash === to.hash ? to.grid : null);
  replica.edit(a.at(at), (draft) => moveGrid(draft, from, to, gridOf, voicePlaces(draft.view)));
};

const answersOf = (replica: Replica): Map<string, Json> =>
  new Map(
    [...replica.view().fields].flatMap(([key, { value }]) =>
      value !== null && PLACES.some((place) => key.startsWith(place)) ? [[key, value] as const] : [],
    ),
  );

/** As an answer of that voice, as one that waits beside it for a choice, or among those of an older version. */
function isThere(replica: Replica, current: PinnedGrid, grids: ReadonlyMap<string, Grid>, key: string, wanted: Json) {
  const view = replica.view();
  const register = view.fields.get(key);
  const written = register ? [register, ...register.others].map(({ value }) => value) : [];
  const left = leftAnswers(view, current, grids, voicePlaces(view)).filter(({ place, id }) => place + id === key);
  const told = left.flatMap(({ values }) => values.map((one) => (one.na ? { na: true } : (one.value as Json))));
  return [...written, ...told].some((one) => sameJson(one, wanted));
}

describe('a group whose grid has a newer version', () => {
  it('moved there and back, every voice says what it said before', () => {
    fc.assert(
      fc.property(grid, grid, said, (one, two, given) => {
        const [before, after] = [pinned('h1', one), pinned('h2', two)];
        const replica = stakeWith(given);
        const at = answersOf(replica);
        moveTo(replica, T0 + 1, before, after);
        moveTo(replica, T0 + 2, after, before);
        const asked = questionsById(one);
        for (const [key, value] of at) {
          const own = asked.get(key.slice(key.lastIndexOf('/') + 1));
          // What the version it was given in could not read as an answer is still told.
          const wasAnswer = !own || fateOf(own, own, readAnswerValue(value)) !== 'value';
          if (wasAnswer) expect(answersOf(replica).get(key)).toEqual(value);
          else expect(isThere(replica, before, new Map([['h1', one]]), key, value)).toBe(true);
        }
        expect([...at.keys()]).toEqual(expect.arrayContaining([...answersOf(replica).keys()]));
      }),
    );
  });

  it('moved on one tablet while another one answers offline: both read the same, and every word is there', () => {
    fc.assert(
      fc.property(grid, grid, said, said, (one, two, first, meanwhile) => {
        const [before, after] = [pinned('h1', one), pinned('h2', two)];
        const grids = new Map([
          ['h1', one],
          ['h2', two],
        ]);
        const left = stakeWith(first);
        const right = createReplica([left.encode()]);
        moveTo(left, T0 + 1, before, after);
        answer(right, b, T0 + 2, meanwhile);
        const [fromLeft, fromRight] = [left.encode(), right.encode()];
        left.apply(fromRight);
        right.apply(fromLeft);
        expect(left.equals(right)).toBe(true);
        const newest = new Map(meanwhile.map(([place, id, value]) => [place + id, value]));
        for (const [key, value] of newest) expect(isThere(left, after, grids, key, value)).toBe(true);
        for (const [place, id, value] of new Map(first.map((one) => [one[0] + one[1], one])).values()) {
          // Answered anew by hand elsewhere is replaced, as it would be without a move.
          const replaced = newest.has(place + id);
          expect(replaced || isThere(left, after, grids, place + id, value)).toBe(true);
        }
      }),
    );
  });

  it('the preview tells the fate of every answer of every voice once, and of no other', () => {
    fc.assert(
      fc.property(grid, grid, said, (one, two, given) => {
        const view = stakeWith(given).view();
        const { kept, partly, leftOut } = previewGridMove(view, one, two, 'h2', voicePlaces(view));
        const told = [...kept, ...partly, ...leftOut].map(({ place, id }) => place + id).sort();
        const asked = new Set([...questionsById(one).keys(), ...questionsById(two).keys()]);
        const answered = [...new Set(given.map(([place, id]) => place + id))];
        expect(told).toEqual(answered.filter((key) => asked.has(key.slice(key.lastIndexOf('/') + 1))).sort());
      }),
    );
  });

  it('what stands in a company’s row of the group is never moved: it means the same in every version', () => {
    fc.assert(
      fc.property(grid, grid, said, (one, two, given) => {
        const replica = stakeWith(given);
        replica.edit(a.at(T0 + 1), (draft) => {
          draft.set('member/maison/position', 'actif');
          draft.set('member/maison/limits', 'Aucun client nommé');
        });
        moveTo(replica, T0 + 2, pinned('h1', one), pinned('h2', two));
        const { fields } = replica.view();
        expect(fields.get('member/maison/position')?.value).toBe('actif');
        expect(fields.get('member/maison/limits')?.value).toBe('Aucun client nommé');
        expect(voicePlaces(replica.view()).map(voiceAt)).toEqual([
          null,
          ...[...new Set(given.flatMap(([place]) => (place === 'g/' ? [] : [place.slice(2, -1)])))].sort(),
        ]);
      }),
    );
  });
});
