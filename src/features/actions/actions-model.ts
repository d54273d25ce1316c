// What the screens of actions show, computed from the cards.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { seenActions, seenStakes } from '#binding/rights.ts';
import { groupActions, type ActionGroup } from '#domain/collective/action-groups.ts';
import { dayAt, type Day } from '#domain/day.ts';
import type { ActionCard, StakeCard } from '#domain/record/cards.ts';
import type { Store } from '#store/store.ts';

interface ActionFilter {
  readonly collective: boolean;
  /** A stake's id, or '' for all. */
  readonly stake: string;
  /** A person in charge, or '' for all. */
  readonly responsible: string;
}

export interface ActionsModel {
  /** Those this person may see, by title. */
  readonly stakes: ReadonlySignal<readonly StakeCard[]>;
  /** Those this person may see, in no order. */
  readonly actions: ReadonlySignal<readonly ActionCard[]>;
  /** Persons in charge of one action at least. */
  readonly responsibles: ReadonlySignal<readonly string[]>;
  readonly filter: ReadonlySignal<ActionFilter>;
  /** Those the filter keeps. */
  readonly shown: ReadonlySignal<readonly ActionCard[]>;
  readonly groups: ReadonlySignal<readonly ActionGroup[]>;
  today(): Day;
  change(part: Partial<ActionFilter>): void;
}

const models = new WeakMap<Store, ActionsModel>();

export function actionsModel(store: Store): ActionsModel {
  const model = models.get(store) ?? createModel(store);
  models.set(store, model);
  return model;
}

function createModel(store: Store): ActionsModel {
  const filter = signal<ActionFilter>({ collective: false, stake: '', responsible: '' });
  const stakes = computed(() =>
    seenStakes(store).sort((a, b) => a.title.localeCompare(b.title, 'fr') || (a.doc < b.doc ? -1 : 1)),
  );
  // One that was taken out of its plan by hand stands nowhere but in the journal of the plan.
  const actions = computed(() => seenActions(store).filter(({ plan }) => !plan?.removed));
  const shown = computed(() => {
    const { collective, stake, responsible } = filter.value;
    return actions.value.filter(
      (action) =>
        (!collective || action.type === 'collective') &&
        (stake === '' || action.stake === stake) &&
        (responsible === '' || action.responsible === responsible),
    );
  });
  return {
    stakes,
    actions,
    responsibles: computed(() =>
      [...new Set(actions.value.map(({ responsible }) => responsible))]
        .filter((name) => name !== '')
        .sort((a, b) => a.localeCompare(b, 'fr')),
    ),
    filter,
    shown,
    groups: computed(() => groupActions(shown.value)),
    today: () => dayAt(store.now()),
    change(part) {
      filter.value = { ...filter.value, ...part };
    },
  };
}
