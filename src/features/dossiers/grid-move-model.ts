// Which version a dossier is filled with, which others it may take, and the act.
import { computed, type ReadonlySignal } from '@preact/signals';
import { withoutProse } from '#binding/without-prose.ts';
import { readDossier } from '#domain/dossier/dossier.ts';
import { leftAnswers, movedFrom, moveGrid, type LeftAnswer, type PinnedGrid } from '#domain/dossier/grid-move.ts';
import { newerVersion, previewGridMove, type GridMovePreview } from '#domain/dossier/grid-move-preview.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { OPEN_STATES } from '#domain/dossier/states.ts';
import type { Register } from '#domain/record/record.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

export interface GridMoveModel {
  /** Null while the version the dossier is filled with is not on this device: then nothing is offered. */
  readonly current: ReadonlySignal<PinnedGrid | null>;
  /** A newer published version; null: there is none, or the dossier is closed. */
  readonly newer: ReadonlySignal<PinnedGrid | null>;
  /** The version it came from, to go back to. */
  readonly former: ReadonlySignal<PinnedGrid | null>;
  readonly left: ReadonlySignal<readonly LeftAnswer[]>;
  /** Two tablets moved it to two versions: the choice between them; null when there is none. */
  readonly disputed: ReadonlySignal<Register | null>;
  pinned(hash: string): PinnedGrid | null;
  preview(target: PinnedGrid): GridMovePreview | null;
  /** False when it could not be saved. */
  move(target: PinnedGrid): Promise<boolean>;
}

export function createGridMoveModel(store: Store, record: OpenRecord): GridMoveModel {
  const view = withoutProse(record.view);
  const dossier = computed(() => readDossier(view.value));
  const open = computed(() => OPEN_STATES.includes(dossierStanding(view.value).state));
  const gridOf = (hash: string) => store.grids.all.value.get(hash) ?? null;
  const pinned = (hash: string): PinnedGrid | null => {
    const grid = gridOf(hash);
    return grid && { hash, grid };
  };
  const current = computed(() => pinned(dossier.value.grid));
  const published = computed(() =>
    [...store.cards.settings.value.values()].flatMap(({ grid }) => (grid && gridOf(grid.hash) ? [grid] : [])),
  );
  return {
    current,
    newer: computed(() => {
      if (!open.value || !current.value) return null;
      const newest = newerVersion(dossier.value, published.value);
      return newest && pinned(newest.hash);
    }),
    former: computed(() => (open.value ? pinned(movedFrom(view.value, dossier.value.grid)) : null)),
    left: computed(() => (current.value ? leftAnswers(view.value, current.value, store.grids.all.value) : [])),
    disputed: computed(() => {
      const register = view.value.fields.get('grid');
      return register && register.others.length > 0 ? register : null;
    }),
    pinned,
    preview: (target) => current.value && previewGridMove(view.value, current.value.grid, target.grid, target.hash),
    async move(target) {
      const from = current.value;
      if (!from) return false;
      const saved = await record.edit((draft) => moveGrid(draft, from, target, gridOf));
      return saved.ok;
    },
  };
}
