// What a grid holds, in a few words.
import { collectiveGridOf } from '#domain/grid/collective-grid.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { formatNumber } from '#i18n/format.ts';
import { gridWords } from './grids-messages.ts';

export function groupSize(group: Grid): string {
  return gridWords().collectiveOf(formatNumber(group.dimensions.length), formatNumber(group.questions.length));
}

/** The grid of groups that comes with it. */
export function collectiveWords(grid: Grid): string {
  const group = collectiveGridOf(grid);
  return group ? groupSize(group) : gridWords().noCollective;
}
