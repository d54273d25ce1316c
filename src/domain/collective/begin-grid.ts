// The grid of a group is begun by an act: from then on its answers belong to that definition (SYNC R10).
import { questionOf, type Grid } from '#domain/grid/grid.ts';
import type { Draft } from '#domain/record/record.ts';
import { voiceKey } from './collective-answers.ts';

/** Topics that the grid of a company and the one of a group call by different names. */
const STAKE_OF_TOPIC: Readonly<Record<string, string>> = {
  'papier-reconversion': 'papier',
  emploi: 'emploi-competences',
  'dechets-energie': 'energie-dechets',
};

/** The stake of the grid that a topic names, or null. */
export function stakeOfTopic(grid: Grid, topic: string): string | null {
  const question = questionOf(grid, 'ctx.enjeu');
  const stake = STAKE_OF_TOPIC[topic] ?? topic;
  return question?.type === 'choice' && question.options.some(({ value }) => value === stake) ? stake : null;
}

/** @param hash of the whole grid that holds this one */
export function beginGroupGrid(draft: Draft, grid: Grid, hash: string, topic: string): void {
  draft.set('grid', hash);
  const stake = stakeOfTopic(grid, topic);
  const key = voiceKey(null, 'ctx.enjeu');
  if (stake !== null && !draft.view.fields.has(key)) draft.set(key, stake);
}
