// The grids in memory, by hash: a dossier pins the definition it was begun with (SYNC R10).
import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { DocId } from '#domain/ids.ts';
import { type Grid, gridHash } from '#domain/grid/grid.ts';
import { newestFirst, publishedBody } from '#domain/grid/published.ts';
import type { SettingsCard, PublishedGrid } from '#domain/record/cards.ts';
import type { RecordView } from '#domain/record/record.ts';

export interface Grids {
  /** The grid for new dossiers: the newest published one, else the one that comes with the app; null until loaded. */
  readonly current: ReadonlySignal<Grid | null>;
  readonly all: ReadonlySignal<ReadonlyMap<string, Grid>>;
  /** The pinned grid, else the current one: an old draft always opens. */
  forHash(hash: string): Grid | null;
  readonly ready: Promise<void>;
  /** Goes on with the grids that the workspace publishes; `onNew` is told after each that came into memory. */
  follow(archive: GridArchive, onNew: (hash: string) => void): () => void;
}

/** Where published grids are kept: settings records, listed by their cards. */
interface GridArchive {
  readonly cards: ReadonlySignal<ReadonlyMap<DocId, SettingsCard>>;
  view(doc: DocId): Promise<RecordView | null>;
}

interface Listed extends PublishedGrid {
  readonly doc: DocId;
}

function listed(cards: ReadonlyMap<DocId, SettingsCard>): Listed[] {
  return newestFirst([...cards.values()].flatMap(({ doc, grid }) => (grid ? [{ doc, ...grid }] : [])));
}

export function createGrids(load: () => Promise<Grid>): Grids {
  const current = signal<Grid | null>(null);
  const all = signal<ReadonlyMap<string, Grid>>(new Map());
  const ready = load().then((grid) => {
    all.value = new Map([...all.value, [gridHash(grid), grid]]);
    current.value ??= grid;
  });

  /** True when the grid is in memory now and was not before. */
  async function take({ doc, hash }: Listed, archive: GridArchive): Promise<boolean> {
    if (all.value.has(hash)) return false;
    const view = await archive.view(doc);
    if (!view) return false;
    const { unpackGrid } = await import('./packed-grid.ts');
    const grid = await unpackGrid(publishedBody(view), hash);
    if (!grid || all.value.has(hash)) return false;
    all.value = new Map([...all.value, [hash, grid]]);
    return true;
  }

  function follow(archive: GridArchive, onNew: (hash: string) => void): () => void {
    let round = Promise.resolve();
    async function takeAll(list: readonly Listed[]): Promise<void> {
      await ready;
      for (const one of list) if (await take(one, archive)) onNew(one.hash);
      const newest = list.find(({ hash }) => all.value.has(hash));
      const grid = newest && all.value.get(newest.hash);
      if (grid) current.value = grid;
    }
    return effect(() => {
      const list = listed(archive.cards.value);
      if (list.length > 0) round = round.then(() => takeAll(list));
    });
  }

  return { current, all, forHash: (hash) => all.value.get(hash) ?? current.value, ready, follow };
}
