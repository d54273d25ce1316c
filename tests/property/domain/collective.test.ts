// Tablets around one table: whatever each writes, and in whatever order it arrives, all read the same group.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica, type Replica } from '#crdt/record.ts';
import { readCollective, voiceKey, type Voice } from '#domain/collective/collective-answers.ts';
import { collectiveScore } from '#domain/collective/collective-score.ts';
import { exitCriteria } from '#domain/collective/exit-criteria.ts';
import { putMember, readStake } from '#domain/collective/stake.ts';
import { collectiveGridOf } from '#domain/grid/collective-grid.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const grid = collectiveGridOf(await loadDefaultGrid()) as Grid;
const COMPANIES = ['forge', 'scierie', 'gite'] as DocId[];
const TABLETS = ['a', 'b', 'c'];

interface Given {
  readonly tablet: number;
  readonly voice: Voice;
  readonly question: string;
  readonly value: Json;
}

const given: fc.Arbitrary<Given> = fc.record({
  tablet: fc.nat(TABLETS.length - 1),
  voice: fc.constantFrom<Voice>(null, ...COMPANIES),
  question: fc.constantFrom(
    'ctx.enjeu',
    'c.enj2',
    'c.grp3',
    'c.fai1',
    'c.res1',
    'c.res3',
    'c.part1',
    'c.part3',
    'c.bois1',
  ),
  value: fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.constantFrom<Json>('bois', 'papier', 'porteur', 'non', ['achats', 'locaux'], null, { na: true }),
  ),
});

function reading(replica: Replica): unknown {
  const view = replica.view();
  const answers = readCollective(view, grid, readStake(view).members);
  return { answers, score: collectiveScore(grid, answers), exit: exitCriteria(view, grid) };
}

function groupOf(): Replica {
  const replica = createReplica([]);
  replica.edit(writerOf('o').at(T0), (draft) => {
    for (const company of COMPANIES) putMember(draft, company, { named: true }, T0);
  });
  return replica;
}

describe('the grid of a group on several tablets', () => {
  it('reads the same everywhere, whatever arrives first, and no voice ever speaks for another', () => {
    fc.assert(
      fc.property(fc.array(given, { maxLength: 30 }), (acts) => {
        const start = groupOf().encode();
        const tablets = TABLETS.map((tag) => ({ replica: createReplica([start]), writer: writerOf(tag) }));
        for (const [at, { tablet, voice, question, value }] of acts.entries()) {
          const { replica, writer } = tablets[tablet] ?? { replica: groupOf(), writer: writerOf('z') };
          replica.edit(writer.at(T0 + at + 1), (draft) => draft.set(voiceKey(voice, question), value));
        }
        const updates = tablets.map(({ replica }) => replica.encode());
        const forwards = createReplica([start, ...updates]);
        const backwards = createReplica([...updates.toReversed(), start]);
        expect(reading(forwards)).toEqual(reading(backwards));

        const written = new Set(acts.map(({ voice, question }) => voiceKey(voice, question)));
        const answered = [...forwards.view().fields.keys()].filter((key) => /^[gc]\//.test(key));
        expect(answered.every((key) => written.has(key))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
