// The grid of a group, filled on the day its members looked at their situation together.
import type { Chance } from './chance.ts';
import { fillGrid } from './fill-grid.ts';
import type { Stage } from './stage.ts';
import type { StakeSeed } from './stakes.ts';
import { beginGroupGrid, stakeOfTopic } from '#domain/collective/begin-grid.ts';
import { voiceKey } from '#domain/collective/collective-answers.ts';
import type { Position } from '#domain/collective/stake.ts';
import { collectiveGridOf, isForEach } from '#domain/grid/collective-grid.ts';
import { questionOf } from '#domain/grid/grid.ts';
import type { Draft } from '#domain/record/record.ts';

/** What each brings, by its place in the group. */
const BRINGS: Readonly<Record<Position, number>> = { porteur: 4, actif: 2, test: 1, suivre: 0, non: 0 };

export function fillGroupGrid(draft: Draft, stage: Stage, seed: StakeSeed, chance: Chance): void {
  const grid = collectiveGridOf(stage.grid);
  if (!grid) return;
  const taking = seed.members.filter(([, position]) => position !== 'non');
  const given = {
    'ctx.enjeu': stakeOfTopic(grid, seed.topic) ?? 'autre',
    'ctx.nbEntreprises': taking.length,
    'ctx.perimetre': 'vallee',
    'c.enj1': seed.description,
    'c.enj2': 3,
    'c.grp3': 2,
    'c.fai1': 3,
  };
  const sections = fillGrid(grid, 'complet', { levels: [3, 3, 2, 2, 2, 2, 3, 2], given, notes: {} }, chance);
  beginGroupGrid(draft, grid, stage.gridHash, seed.topic);
  for (const { answers } of sections) {
    for (const [id, { value }] of answers) {
      const question = questionOf(grid, id);
      if (question && !isForEach(question)) draft.set(voiceKey(null, id), value);
    }
  }
  for (const [company, position] of taking) {
    if (position === 'suivre') continue;
    const doc = stage.book.id('company', company);
    draft.set(voiceKey(doc, 'c.res3'), Math.max(0, BRINGS[position] - chance.below(2)));
    draft.set(voiceKey(doc, 'c.part4'), 2 + chance.below(5));
  }
}
