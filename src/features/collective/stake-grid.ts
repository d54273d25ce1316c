// Which grid a group answers.
import { collectiveGridOf } from '#domain/grid/collective-grid.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { textOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';
import type { Store } from '#store/store.ts';

export interface StakeGrid {
  readonly grid: Grid;
  /** Of the file that holds it: what a stake pins. */
  readonly hash: string;
}

/** The one it was begun with, else that of the grid in use, else the newest that this tablet has; null while none is loaded. */
export function stakeGrid(store: Store, view: RecordView): StakeGrid | null {
  const { all, current } = store.grids;
  const pinned = all.value.get(textOf(view, 'grid')) ?? current.value;
  const files = [...all.value].sort(([, a], [, b]) => Number(b === pinned) - Number(a === pinned));
  for (const [hash, file] of files) {
    const grid = collectiveGridOf(file);
    if (grid) return { grid, hash };
  }
  return null;
}
