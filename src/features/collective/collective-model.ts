// What the collective screens show, computed from the cards, and how a suggestion becomes the beginning of a stake.
import { mayWrite } from '#binding/rights.ts';
import { computed, type ReadonlySignal } from '@preact/signals';
import type { StakeCard } from '#domain/record/cards.ts';
import { href } from '#routing/routes.ts';
import { navigate } from '#routing/router.ts';
import type { Store } from '#store/store.ts';
import { emptyTopics, topicName } from './collective-words.ts';
import { topicGroups, type TopicGroup } from '#domain/network/stake-proposals.ts';

export interface CollectiveModel {
  /** Those this person may see, the ones under way first, then by title. */
  readonly stakes: ReadonlySignal<readonly StakeCard[]>;
  readonly suggestions: ReadonlySignal<readonly TopicGroup[]>;
  /** Opens the form of a new stake with what the suggestion knows; nothing is created. */
  begin(suggestion: TopicGroup): Promise<void>;
}

/** Where the form of a stake that is not created yet is kept on this tablet. */
export const STAKE_DRAFT = 'collective.stake-draft';

export type StakeForm = {
  readonly title: string;
  readonly topic: string;
  readonly description: string;
  readonly origin: string;
  readonly confidential: boolean;
  readonly members: readonly string[];
};

export const EMPTY_STAKE: StakeForm = {
  title: '',
  topic: '',
  description: '',
  origin: 'autre',
  confidential: false,
  members: [],
};

export const ENDED_STAKES: readonly string[] = ['autonome', 'clos', 'refuse', 'reoriente'];

const models = new WeakMap<Store, CollectiveModel>();

export function collectiveModel(store: Store): CollectiveModel {
  const model = models.get(store) ?? createModel(store);
  models.set(store, model);
  return model;
}

function createModel(store: Store): CollectiveModel {
  // A confidential stake, and what is done for it, is the advisors' and coordinators' business.
  const stakes = computed(() =>
    [...store.cards.stake.value.values()]
      .filter((stake) => !stake.confidential || mayWrite(store))
      .sort((a, b) => a.title.localeCompare(b.title, 'fr') || (a.doc < b.doc ? -1 : 1)),
  );
  return {
    stakes,
    suggestions: computed(() =>
      topicGroups({
        companies: store.cards.company.value,
        dossiers: store.cards.dossier.value.values(),
        stakes: store.cards.stake.value.values(),
        none: emptyTopics(store),
      }),
    ),
    async begin({ topic, companies }) {
      const form: StakeForm = {
        ...EMPTY_STAKE,
        title: topicName(store, topic),
        topic,
        origin: 'suggestion',
        members: companies.map(({ doc }) => doc),
      };
      await store.local.set(STAKE_DRAFT, form);
      navigate(href.stakeNew());
    },
  };
}
