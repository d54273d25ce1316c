// What the page on the territory shows, live.
import { computed, type ReadonlySignal } from '@preact/signals';
import type { FollowedSettings } from '#binding/settings/follow-settings.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import type { NetworkSettings } from '#domain/settings/network.ts';
import { pageFigures, toldActions, type PageFigures } from '#domain/territory/page-figures.ts';
import { readStories, type Story } from '#domain/territory/stories.ts';
import type { Store } from '#store/store.ts';

export interface TerritoryModel {
  readonly figures: ReadonlySignal<PageFigures>;
  /** Actions a story may be told of, by id. */
  readonly actions: ReadonlySignal<ReadonlyMap<DocId, ActionCard>>;
  /** Chosen stories, also of actions that may no longer be told of. */
  readonly stories: ReadonlySignal<readonly Story[]>;
  /** Those that are printed. */
  readonly printed: ReadonlySignal<readonly Story[]>;
}

export function createTerritoryModel(
  store: Pick<Store, 'cards'>,
  settings: ReadonlySignal<NetworkSettings>,
  followed: FollowedSettings,
): TerritoryModel {
  const { company, dossier, stake, action } = store.cards;
  const actions = computed(
    () => new Map(toldActions(action.value.values(), stake.value).map((card) => [card.doc, card])),
  );
  const stories = computed(() => readStories(followed.kept.value));
  return {
    figures: computed(() =>
      pageFigures({
        companies: company.value.values(),
        dossiers: dossier.value.values(),
        stakes: stake.value.values(),
        actions: action.value.values(),
        smallCell: settings.value.smallCell,
        smallCellCommune: settings.value.smallCellCommune,
      }),
    ),
    actions,
    stories,
    printed: computed(() => stories.value.filter((story) => actions.value.has(story.action))),
  };
}
