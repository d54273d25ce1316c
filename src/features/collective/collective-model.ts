// What the collective screens show, computed from the cards, and how a suggestion becomes the beginning of a stake.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { dayAt, type Day } from '#domain/day.ts';
import type { ActionCard, StakeCard } from '#domain/record/cards.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import { navigate } from '#routing/router.ts';
import type { Store } from '#store/store.ts';
import { groupActions, type ActionGroup } from './action-groups.ts';
import { emptyTopics, mayWrite, topicName } from './collective-words.ts';
import { topicSuggestions, type TopicSuggestion } from './topic-suggestions.ts';

interface ActionFilter {
  readonly collective: boolean;
  /** A stake's id, or '' for all. */
  readonly stake: string;
}

export interface CollectiveModel {
  /** Those this person may see, the ones under way first, then by title. */
  readonly stakes: ReadonlySignal<readonly StakeCard[]>;
  readonly actions: ReadonlySignal<readonly ActionCard[]>;
  readonly filter: ReadonlySignal<ActionFilter>;
  readonly groups: ReadonlySignal<readonly ActionGroup[]>;
  readonly suggestions: ReadonlySignal<readonly TopicSuggestion[]>;
  today(): Day;
  change(part: Partial<ActionFilter>): void;
  /** Opens the form of a new stake with what the suggestion knows; nothing is created. */
  begin(suggestion: TopicSuggestion): Promise<void>;
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
  const filter = signal<ActionFilter>({ collective: false, stake: '' });
  // A confidential stake, and what is done for it, is the advisors' and coordinators' business.
  const stakes = computed(() =>
    [...store.cards.stake.value.values()]
      .filter((stake) => !stake.confidential || mayWrite(store))
      .sort((a, b) => a.title.localeCompare(b.title, 'fr') || (a.doc < b.doc ? -1 : 1)),
  );
  const hidden = (stake: DocId | null): boolean =>
    stake !== null && store.cards.stake.value.get(stake)?.confidential === true && !mayWrite(store);
  const actions = computed(() => [...store.cards.action.value.values()].filter(({ stake }) => !hidden(stake)));
  const chosen = computed(() => {
    const { collective, stake } = filter.value;
    return actions.value.filter(
      (action) => (!collective || action.type === 'collective') && (stake === '' || action.stake === stake),
    );
  });
  return {
    stakes,
    actions,
    filter,
    groups: computed(() => groupActions(chosen.value)),
    suggestions: computed(() =>
      topicSuggestions({
        companies: store.cards.company.value,
        dossiers: store.cards.dossier.value.values(),
        stakes: store.cards.stake.value.values(),
        none: emptyTopics(store),
      }),
    ),
    today: () => dayAt(store.now()),
    change(part) {
      filter.value = { ...filter.value, ...part };
    },
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
