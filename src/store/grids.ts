// The grids in memory, by hash: a dossier pins the definition it was begun with (SYNC R10).
import { signal, type ReadonlySignal } from '@preact/signals-core';
import { type Grid, gridHash } from '#domain/grid/grid.ts';

export interface Grids {
  /** The grid for new dossiers; null until it is loaded. */
  readonly current: ReadonlySignal<Grid | null>;
  readonly all: ReadonlySignal<ReadonlyMap<string, Grid>>;
  /** The pinned grid, else the current one: an old draft always opens. */
  forHash(hash: string): Grid | null;
  readonly ready: Promise<void>;
}

export function createGrids(load: () => Promise<Grid>): Grids {
  const current = signal<Grid | null>(null);
  const all = signal<ReadonlyMap<string, Grid>>(new Map());
  const ready = load().then((grid) => {
    all.value = new Map([...all.value, [gridHash(grid), grid]]);
    current.value = grid;
  });
  return { current, all, forHash: (hash) => all.value.get(hash) ?? current.value, ready };
}
