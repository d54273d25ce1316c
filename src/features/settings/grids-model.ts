// The grids of the workspace: which one is in use, what a file would change, and its publication.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { mayWriteRecord } from '#domain/access/role.ts';
import { collectiveGridOf } from '#domain/grid/collective-grid.ts';
import { compareGrids, type GridChanges } from '#domain/grid/compare.ts';
import { type Grid, gridHash } from '#domain/grid/grid.ts';
import { newestFirst, writePublished } from '#domain/grid/published.ts';
import type { PublishedGrid } from '#domain/record/cards.ts';
import type { FormWords } from '#domain/xlsform/build.ts';
import type { Store } from '#store/store.ts';
import type { ReadFile } from './read-grid-file.ts';

export interface Preview {
  readonly name: string;
  readonly file: ReadFile;
  /** Against the grid in use; null when there is no grid to compare. */
  readonly changes: GridChanges | null;
  /** The same for the grid of groups; null when the file brings none, or the grid in use has none. */
  readonly groupChanges: GridChanges | null;
  /** It is already what new dossiers take. */
  readonly isCurrent: boolean;
}

export interface Published extends PublishedGrid {
  readonly title: string;
}

export type PublishRefusal = 'grid-too-large' | 'not-saved';

export interface GridsModel {
  readonly mayPublish: ReadonlySignal<boolean>;
  readonly current: ReadonlySignal<Grid | null>;
  /** Newest first. */
  readonly published: ReadonlySignal<readonly Published[]>;
  readonly preview: ReadonlySignal<Preview | null>;
  readonly busy: ReadonlySignal<boolean>;
  open(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>, words: FormWords): Promise<void>;
  /** Null when it is done. */
  publish(): Promise<PublishRefusal | null>;
  dismiss(): void;
}

function groupChanges(before: Grid, after: Grid): GridChanges | null {
  const [own, fresh] = [collectiveGridOf(before), collectiveGridOf(after)];
  return own && fresh && compareGrids(own, fresh);
}

type GridStore = Pick<Store, 'grids' | 'cards' | 'device' | 'create'>;

export function createGridsModel(store: GridStore): GridsModel {
  const preview = signal<Preview | null>(null);
  const busy = signal(false);

  async function read(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>, words: FormWords): Promise<ReadFile> {
    const { LARGEST_FILE, readGridBytes } = await import('./read-grid-file.ts');
    if (file.size > LARGEST_FILE) return { type: 'refused', reason: 'file-too-large' };
    return readGridBytes(new Uint8Array(await file.arrayBuffer()), file.name, words);
  }

  async function publish(): Promise<PublishRefusal | null> {
    const file = preview.value?.file;
    const grid = file?.type === 'read' ? file.grid : null;
    if (!grid) return null;
    busy.value = true;
    try {
      const { packGrid } = await import('#store/packed-grid.ts');
      const body = await packGrid(grid);
      if (!body.ok) return body.error.type;
      const { id, version, title } = grid;
      const { saved } = await store.create('settings', (draft) =>
        writePublished(draft, { hash: gridHash(grid), id, version, title, body: body.value }),
      );
      if (!saved.ok) return 'not-saved';
      preview.value = null;
      return null;
    } finally {
      busy.value = false;
    }
  }

  return {
    mayPublish: computed(() => {
      const { member } = store.device.value;
      return member === null || mayWriteRecord(member, { channel: 'network', owner: '', kind: 'settings' });
    }),
    current: store.grids.current,
    published: computed(() =>
      newestFirst(
        [...store.cards.settings.value.values()].flatMap(({ name, grid }) => (grid ? [{ title: name, ...grid }] : [])),
      ),
    ),
    preview,
    busy,
    async open(file, words) {
      busy.value = true;
      try {
        const done = await read(file, words);
        const grid = done.type === 'read' ? done.grid : null;
        const current = store.grids.current.value;
        preview.value = {
          name: file.name,
          file: done,
          changes: grid && current && compareGrids(current, grid),
          groupChanges: grid && current && groupChanges(current, grid),
          isCurrent: grid !== null && current !== null && gridHash(grid) === gridHash(current),
        };
      } finally {
        busy.value = false;
      }
    },
    publish,
    dismiss: () => {
      preview.value = null;
    },
  };
}
