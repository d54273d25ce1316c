// Moving a begun dossier to another version of its grid and back loses nothing, and two tablets that do it apart agree.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica, type Replica } from '#crdt/record.ts';
import { answerKey, readAnswers, readAnswerValue } from '#domain/dossier/answers.ts';
import { fateOf, leftAnswers, moveGrid, questionsById, type PinnedGrid } from '#domain/dossier/grid-move.ts';
import { previewGridMove } from '#domain/dossier/grid-move-preview.ts';
import { sameJson, type Json } from '#domain/json.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { answerValue, grid, IDS } from '#tests/property/domain/grid-arbitraries.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const answers = fc.array(fc.tuple(fc.constantFrom(...IDS), answerValue), { maxLength: 8 });

// Their random bytes only grow, so that no two events of a test share an id.
const a = writerOf('a');
const b = writerOf('b');

const pinned = (hash: string, own: Grid): PinnedGrid => ({ hash, grid: own });

function replicaWith(given: readonly (readonly [string, Json])[], hash: string): Replica {
  const replica = createReplica([]);
  replica.edit(a.at(T0), (draft) => {
    draft.set('grid', hash);
    for (const [id, one] of given) draft.set(answerKey(id), one);
  });
  return replica;
}

const valuesOf = (replica: Replica): Record<string, Json> =>
  Object.fromEntries(
    [...replica.view().fields].flatMap(([key, register]) =>
      key.startsWith('a/') && register.value !== null ? [[key, register.value]] : [],
    ),
  );

/** As the answer that is shown, or among those of an older version. */
function isThere(
  replica: Replica,
  current: PinnedGrid,
  grids: ReadonlyMap<string, Grid>,
  id: string,
  wanted: Json,
): boolean {
  const kept = leftAnswers(replica.view(), current, grids).filter((one) => one.id === id);
  return (
    sameJson(valuesOf(replica)[answerKey(id)], wanted) ||
    kept.some(({ values }) => values.some((one) => sameJson(one.na ? { na: true } : (one.value as Json), wanted)))
  );
}

describe('a begun dossier in another version of its grid', () => {
  it('moved there and back, every answer is where it was', () => {
    fc.assert(
      fc.property(grid, grid, answers, (one, two, given) => {
        const [before, after] = [pinned('h1', one), pinned('h2', two)];
        const gridOf = (hash: string): Grid | null => (hash === 'h1' ? one : hash === 'h2' ? two : null);
        const replica = replicaWith(given, 'h1');
        const at = valuesOf(replica);
        replica.edit(a.at(T0 + 1), (draft) => moveGrid(draft, before, after, gridOf));
        replica.edit(a.at(T0 + 2), (draft) => moveGrid(draft, after, before, gridOf));
        const asked = questionsById(one);
        for (const [key, given] of Object.entries(at)) {
          const own = asked.get(key.slice(2));
          const wasAnswer = !own || fateOf(own, own, readAnswerValue(given)) !== 'value';
          const there = sameJson(valuesOf(replica)[key], given);
          expect(there || (!wasAnswer && isThere(replica, before, new Map([['h1', one]]), key.slice(2), given))).toBe(
            true,
          );
        }
        expect(Object.keys(at)).toEqual(expect.arrayContaining(Object.keys(valuesOf(replica))));
      }),
    );
  });

  it('what was answered in either version is still there after the way back: as an answer, or among the old ones', () => {
    fc.assert(
      fc.property(grid, grid, answers, answers, (one, two, first, second) => {
        const [before, after] = [pinned('h1', one), pinned('h2', two)];
        const grids = new Map([
          ['h1', one],
          ['h2', two],
        ]);
        const gridOf = (hash: string): Grid | null => grids.get(hash) ?? null;
        const replica = replicaWith(first, 'h1');
        const old = new Map(Object.entries(valuesOf(replica)));
        replica.edit(a.at(T0 + 1), (draft) => moveGrid(draft, before, after, gridOf));
        const standing = valuesOf(replica);
        replica.edit(a.at(T0 + 2), (draft) => {
          for (const [id, given] of second) draft.set(answerKey(id), given);
        });
        replica.edit(a.at(T0 + 3), (draft) => moveGrid(draft, after, before, gridOf));
        const newest = new Map(second);
        for (const [id, given] of newest) expect(isThere(replica, before, grids, id, given)).toBe(true);
        for (const [key, given] of old) {
          const id = key.slice(2);
          // An answer that stood in the new version and was answered anew there was replaced by hand.
          const replaced = newest.has(id) && key in standing;
          expect(replaced || isThere(replica, before, grids, id, given)).toBe(true);
        }
      }),
    );
  });

  it('in the new version an answer is one of its own kind: nothing is read as what it was not', () => {
    fc.assert(
      fc.property(grid, grid, answers, (one, two, given) => {
        const replica = replicaWith(given, 'h1');
        const preview = previewGridMove(replica.view(), one, two, 'h2');
        replica.edit(a.at(T0 + 1), (draft) =>
          moveGrid(draft, pinned('h1', one), pinned('h2', two), (hash) => (hash === 'h1' ? one : two)),
        );
        const [old, fresh] = [questionsById(one), questionsById(two)];
        for (const [id, answer] of readAnswers(replica.view())) {
          const asked = fresh.get(id);
          const stands = asked !== undefined && answer.value !== null && old.has(id);
          expect(!stands || ['whole', 'part'].includes(fateOf(old.get(id), asked, answer))).toBe(true);
        }
        const told = new Set([...preview.kept, ...preview.partly, ...preview.leftOut].map(({ id }) => id));
        expect(told.size).toBe(preview.kept.length + preview.partly.length + preview.leftOut.length);
        for (const { id } of preview.leftOut) {
          expect(fresh.has(id) && Object.hasOwn(valuesOf(replica), answerKey(id))).toBe(false);
        }
      }),
    );
  });

  it('moved on two tablets apart, to the same version or to two, both read the same, with nothing pending', () => {
    fc.assert(
      fc.property(grid, grid, grid, answers, fc.boolean(), (one, two, three, given, same) => {
        const grids = new Map([
          ['h1', one],
          ['h2', two],
          ['h3', three],
        ]);
        const gridOf = (hash: string): Grid | null => grids.get(hash) ?? null;
        const left = replicaWith(given, 'h1');
        const right = createReplica([left.encode()]);
        const target = same ? pinned('h2', two) : pinned('h3', three);
        left.edit(a.at(T0 + 1), (draft) => moveGrid(draft, pinned('h1', one), pinned('h2', two), gridOf));
        right.edit(b.at(T0 + 2), (draft) => moveGrid(draft, pinned('h1', one), target, gridOf));
        const [fromLeft, fromRight] = [left.encode(), right.encode()];
        left.apply(fromRight);
        right.apply(fromLeft);
        expect(left.equals(right)).toBe(true);
        expect(Object.fromEntries(left.view().fields)).toEqual(Object.fromEntries(right.view().fields));
        expect(left.view().fields.get('grid')?.others).toHaveLength(same ? 0 : 1);
        const disputed = [...left.view().fields.values()].some(({ others }) => others.length > 0);
        expect(disputed).toBe(!same);
      }),
    );
  });
});
