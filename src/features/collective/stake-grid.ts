// Which grid a group answers, and how it goes on in a newer version of it.
import { companyName } from '#binding/company/company-words.ts';
import type { GridHolder } from '#binding/grid-move/grid-move-model.ts';
import { stakeStanding } from '#domain/collective/stake-states.ts';
import { readStake } from '#domain/collective/stake.ts';
import { voiceAt, voicePlaces } from '#domain/collective/voice-places.ts';
import { collectiveGridOf, groupGridAmong } from '#domain/grid/collective-grid.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { newestFirst } from '#domain/grid/published.ts';
import { textOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';
import type { Store } from '#store/store.ts';
import { groupWords } from './group-messages.ts';

export interface StakeGrid {
  readonly grid: Grid;
  /** Of the file that holds it: what a stake pins. */
  readonly hash: string;
}

/** The one it was begun with, else the newest published one that this tablet has; null while none is loaded. */
export function stakeGrid(store: Store, view: RecordView): StakeGrid | null {
  const { all } = store.grids;
  const published = [...store.cards.settings.value.values()].flatMap(({ grid }) => grid ?? []);
  const hashes = [textOf(view, 'grid'), ...newestFirst(published).map(({ hash }) => hash), ...all.value.keys()];
  return groupGridAmong(hashes, all.value);
}

export const GROUP_GRID: GridHolder = {
  kind: 'group',
  gridIn: collectiveGridOf,
  isOpen: (view) => stakeStanding(view).state !== 'clos',
  mayExport: (view) => !readStake(view).confidential,
  places: voicePlaces,
  voice(store, place) {
    const voice = voiceAt(place);
    return voice === null ? groupWords().group : companyName(store, voice);
  },
};
