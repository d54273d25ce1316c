// Which version of a grid a record is filled with, which others it may take, and the act.
import { computed, type ReadonlySignal } from '@preact/signals';
import { withoutProse } from '#binding/without-prose.ts';
import { leftAnswers, movedFrom, moveGrid, type LeftAnswer, type PinnedGrid } from '#domain/dossier/grid-move.ts';
import { leftNotes, type LeftNote } from '#domain/dossier/left-notes.ts';
import { newerVersion, previewGridMove, type GridMovePreview } from '#domain/dossier/grid-move-preview.ts';
import { asksTheSame } from '#domain/grid/compare.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { textOf } from '#domain/record/read.ts';
import type { RecordView, Register } from '#domain/record/record.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

/** What a dossier and the group of a stake do each in their own way; a constant. */
export interface GridHolder {
  /** Whose words the screen takes. */
  readonly kind: 'dossier' | 'group';
  /** What it is filled with, of the file it pins; null when the file holds none. */
  gridIn(file: Grid): Grid | null;
  /** False for what is closed: no version is offered to it. */
  isOpen(view: RecordView): boolean;
  /** Where its answers stand. */
  places(view: RecordView): readonly string[];
  /** False for what may leave the team by no file. */
  mayExport(view: RecordView): boolean;
  /** Who answers there, in words; without it there is one voice, and nobody asks. */
  voice?(store: Store, place: string): string;
}

export interface GridMoveModel {
  readonly holder: GridHolder;
  /** Null while the version it is filled with is not on this device: then nothing is offered. */
  readonly current: ReadonlySignal<PinnedGrid | null>;
  /** A newer published version; null: there is none, or the record is closed. */
  readonly newer: ReadonlySignal<PinnedGrid | null>;
  /** The version it came from, to go back to. */
  readonly former: ReadonlySignal<PinnedGrid | null>;
  readonly mayExport: ReadonlySignal<boolean>;
  readonly left: ReadonlySignal<readonly LeftAnswer[]>;
  /** Notes of questions that the version in use does not ask. */
  readonly notes: ReadonlySignal<readonly LeftNote[]>;
  /** Two tablets moved it to two versions: the choice between them; null when there is none. */
  readonly disputed: ReadonlySignal<Register | null>;
  pinned(hash: string): PinnedGrid | null;
  preview(target: PinnedGrid): GridMovePreview | null;
  /** False when it could not be saved. */
  move(target: PinnedGrid): Promise<boolean>;
}

/** The grids of this device by the name of their file, as this holder takes them. */
function gridsFor(store: Store, holder: GridHolder): ReadonlySignal<ReadonlyMap<string, Grid>> {
  return computed(
    () =>
      new Map(
        [...store.grids.all.value].flatMap(([hash, file]) => {
          const grid = holder.gridIn(file);
          return grid ? [[hash, grid] as const] : [];
        }),
      ),
  );
}

export function createGridMoveModel(store: Store, record: OpenRecord, holder: GridHolder): GridMoveModel {
  const view = withoutProse(record.view);
  const own = computed(() => textOf(view.value, 'grid'));
  const open = computed(() => holder.isOpen(view.value));
  const grids = gridsFor(store, holder);
  const gridOf = (hash: string): Grid | null => grids.value.get(hash) ?? null;
  const pinned = (hash: string): PinnedGrid | null => {
    const grid = gridOf(hash);
    return grid && { hash, grid };
  };
  const current = computed(() => pinned(own.value));
  const published = computed(() =>
    [...store.cards.settings.value.values()].flatMap(({ grid }) => {
      const mine = grid && gridOf(grid.hash);
      return mine ? [{ ...grid, id: mine.id, version: mine.version }] : [];
    }),
  );
  return {
    holder,
    current,
    newer: computed(() => {
      const now = current.value;
      if (!open.value || !now) return null;
      const newest = newerVersion({ grid: now.hash, gridId: now.grid.id }, published.value);
      const target = newest && pinned(newest.hash);
      // A file that changed for others only is no other version here.
      return target && !asksTheSame(now.grid, target.grid) ? target : null;
    }),
    former: computed(() => (open.value ? pinned(movedFrom(view.value, own.value)) : null)),
    mayExport: computed(() => holder.mayExport(view.value)),
    left: computed(() =>
      current.value ? leftAnswers(view.value, current.value, grids.value, holder.places(view.value)) : [],
    ),
    // Read with the prose, which `view` leaves out.
    notes: computed(() => {
      const [own] = holder.places(view.value);
      return current.value ? leftNotes(record.view.value, current.value, grids.value, own) : [];
    }),
    disputed: computed(() => {
      const register = view.value.fields.get('grid');
      return register && register.others.length > 0 ? register : null;
    }),
    pinned,
    preview: (target) =>
      current.value &&
      previewGridMove(view.value, current.value.grid, target.grid, target.hash, holder.places(view.value)),
    async move(target) {
      const from = current.value;
      if (!from) return false;
      const saved = await record.edit((draft) => moveGrid(draft, from, target, gridOf, holder.places(draft.view)));
      return saved.ok;
    },
  };
}
