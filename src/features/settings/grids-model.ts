// The grids of the workspace: which one is in use, what a file would change, and its publication.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { mayWriteRecord } from '#domain/access/role.ts';
import { collectiveGridOf, groupGridAmong } from '#domain/grid/collective-grid.ts';
import { asksTheSame, compareGrids, type GridChanges } from '#domain/grid/compare.ts';
import { type Grid, gridHash } from '#domain/grid/grid.ts';
import { asGroupFile, isForGroup } from '#domain/grid/group-file.ts';
import { newestFirst, writePublished } from '#domain/grid/published.ts';
import type { PublishedGrid } from '#domain/record/cards.ts';
import type { FormWords } from '#domain/xlsform/build.ts';
import type { Store } from '#store/store.ts';
import type { ReadFile } from './read-grid-file.ts';

/** Who will be asked: companies, or the groups of stakes. */
export type Audience = 'companies' | 'groups';

export interface Preview {
  readonly name: string;
  readonly file: ReadFile;
  readonly audience: Audience;
  /** False for a file that holds both grids: it is for both. */
  readonly mayChoose: boolean;
  /** The file to publish; null when there is none. */
  readonly publishable: Grid | null;
  /** Against the grid in use; null when there is no grid to compare. */
  readonly changes: GridChanges | null;
  /** The same for the grid of groups; null when the file brings none, or the grid in use has none. */
  readonly groupChanges: GridChanges | null;
  /** It is already what new dossiers or groups take. */
  readonly isCurrent: boolean;
}

interface Published extends PublishedGrid {
  readonly title: string;
  /** Version of the grid of groups that it holds; '' without one, or while it is not on this device. */
  readonly group: string;
}

export type PublishRefusal = 'grid-too-large' | 'not-saved';

export interface GridsModel {
  readonly mayPublish: ReadonlySignal<boolean>;
  readonly current: ReadonlySignal<Grid | null>;
  /** What groups take. */
  readonly group: ReadonlySignal<Grid | null>;
  /** Newest first. */
  readonly published: ReadonlySignal<readonly Published[]>;
  readonly preview: ReadonlySignal<Preview | null>;
  readonly busy: ReadonlySignal<boolean>;
  open(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>, words: FormWords): Promise<void>;
  choose(audience: Audience): void;
  /** Null when it is done. */
  publish(): Promise<PublishRefusal | null>;
  dismiss(): void;
}

type GridStore = Pick<Store, 'grids' | 'cards' | 'device' | 'create'>;

interface Opened {
  readonly name: string;
  readonly file: ReadFile;
  readonly audience: Audience;
}

/** What publishing it would do, beside the grids in use. */
function previewOf(opened: Opened, current: Grid | null, group: Grid | null): Preview {
  const grid = opened.file.type === 'read' ? opened.file.grid : null;
  const mayChoose = grid !== null && collectiveGridOf(grid) === null && current !== null;
  const before = { ...opened, mayChoose, changes: null, groupChanges: null };
  if (grid && current && mayChoose && opened.audience === 'groups') {
    const whole = asGroupFile(grid, current);
    if (!whole.ok)
      return {
        ...before,
        file: { type: 'invalid', problems: whole.error.problems },
        publishable: null,
        isCurrent: false,
      };
    const own = collectiveGridOf(whole.value);
    return {
      ...before,
      publishable: whole.value,
      groupChanges: own && group && compareGrids(group, own),
      isCurrent: own !== null && group !== null && asksTheSame(own, group),
    };
  }
  const own = grid && collectiveGridOf(grid);
  return {
    ...before,
    publishable: grid,
    changes: grid && current && compareGrids(current, grid),
    groupChanges: own && group && compareGrids(group, own),
    isCurrent: grid !== null && current !== null && gridHash(grid) === gridHash(current),
  };
}

export function createGridsModel(store: GridStore): GridsModel {
  const opened = signal<Opened | null>(null);
  const published = computed(() =>
    newestFirst(
      [...store.cards.settings.value.values()].flatMap(({ name, grid }): Published[] => {
        const file = grid && store.grids.all.value.get(grid.hash);
        const group = (file && collectiveGridOf(file)?.version) ?? '';
        return grid ? [{ title: name, group, ...grid }] : [];
      }),
    ),
  );
  const group = computed(() => {
    const files = store.grids.all.value;
    return groupGridAmong([...published.value.map(({ hash }) => hash), ...files.keys()], files)?.grid ?? null;
  });
  const preview = computed(() => opened.value && previewOf(opened.value, store.grids.current.value, group.value));
  const busy = signal(false);

  async function read(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>, words: FormWords): Promise<ReadFile> {
    const { LARGEST_FILE, readGridBytes } = await import('./read-grid-file.ts');
    if (file.size > LARGEST_FILE) return { type: 'refused', reason: 'file-too-large' };
    return readGridBytes(new Uint8Array(await file.arrayBuffer()), file.name, words, store.grids.current.value);
  }

  async function publish(): Promise<PublishRefusal | null> {
    const grid = preview.value?.publishable;
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
      opened.value = null;
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
    published,
    group,
    preview,
    busy,
    async open(file, words) {
      busy.value = true;
      try {
        const done = await read(file, words);
        const grid = done.type === 'read' ? done.grid : null;
        const forGroups = grid !== null && isForGroup(grid, group.value);
        opened.value = { name: file.name, file: done, audience: forGroups ? 'groups' : 'companies' };
      } finally {
        busy.value = false;
      }
    },
    choose(audience) {
      if (opened.value) opened.value = { ...opened.value, audience };
    },
    publish,
    dismiss: () => {
      opened.value = null;
    },
  };
}
