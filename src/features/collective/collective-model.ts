// What the stakes' screens show, computed from the cards.
import { computed, type ReadonlySignal } from '@preact/signals';
import { roleOf } from '#binding/rights.ts';
import { accompaniedCompanies } from '#domain/collective/accompanied.ts';
import { stakesFor } from '#domain/collective/confidential.ts';
import { STAKE_STATES, type StakeState } from '#domain/collective/stake-states.ts';
import type { StakeCard } from '#domain/record/cards.ts';
import type { Store } from '#store/store.ts';

/** Columns of the board, and the states that stand in each. */
const PHASES = {
  ecoute: ['repere', 'qualifie'],
  groupe: ['groupe_constitue', 'prediag_collectif'],
  plan: ['plan_collectif', 'soumis_comite', 'valide', 'valide_sous_reserve', 'ajourne'],
  action: ['en_action'],
  fini: ['autonome', 'clos', 'refuse', 'reoriente'],
} as const satisfies Record<string, readonly StakeState[]>;
export type Phase = keyof typeof PHASES;
export const OPEN_PHASES = ['ecoute', 'groupe', 'plan', 'action'] as const satisfies readonly Phase[];

/** A state that a newer version wrote is one to look at first. */
function phaseOf(state: string): Phase {
  const found = Object.entries(PHASES).find(([, states]) => (states as readonly string[]).includes(state));
  return (found?.[0] as Phase | undefined) ?? 'ecoute';
}

export interface CollectiveModel {
  /** Those this person may see, by phase: furthest first, then by title. */
  readonly phases: ReadonlySignal<ReadonlyMap<Phase, readonly StakeCard[]>>;
  readonly count: ReadonlySignal<number>;
  /** Companies that take part in a stake, each once. */
  readonly accompanied: ReadonlySignal<number>;
}

const models = new WeakMap<Store, CollectiveModel>();

export function collectiveModel(store: Store): CollectiveModel {
  const model = models.get(store) ?? createModel(store);
  models.set(store, model);
  return model;
}

const rank = ({ state }: StakeCard): number => (STAKE_STATES as readonly string[]).indexOf(state);

function createModel(store: Store): CollectiveModel {
  const stakes = computed(() =>
    stakesFor(roleOf(store), store.cards.stake.value.values()).sort(
      (a, b) => rank(b) - rank(a) || a.title.localeCompare(b.title, 'fr') || (a.doc < b.doc ? -1 : 1),
    ),
  );
  return {
    phases: computed(() => Map.groupBy(stakes.value, ({ state }) => phaseOf(state))),
    count: computed(() => stakes.value.length),
    accompanied: computed(() => accompaniedCompanies(stakes.value).size),
  };
}
