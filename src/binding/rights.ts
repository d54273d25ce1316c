// Whose hands hold this tablet, and what they may do. Before a workspace is joined they are an advisor's.
import type { Role } from '#domain/access/role.ts';
import { actionsFor, stakesFor } from '#domain/collective/confidential.ts';
import type { ActionCard, StakeCard } from '#domain/record/cards.ts';
import type { Store } from '#store/store.ts';

export function roleOf(store: Pick<Store, 'device'>): Role {
  return store.device.value.member?.role ?? 'advisor';
}

/** Committee members and partners read. */
export function mayWrite(store: Store): boolean {
  const role = roleOf(store);
  return role === 'coordinator' || role === 'advisor';
}

/** The stakes that this person may see: a confidential one is for advisors and coordinators. */
export function seenStakes(store: Pick<Store, 'cards' | 'device'>): StakeCard[] {
  return stakesFor(roleOf(store), store.cards.stake.value.values());
}

/** The actions that this person may see, for every list that shows them beside something else. */
export function seenActions(store: Pick<Store, 'cards' | 'device'>): ActionCard[] {
  return actionsFor(roleOf(store), store.cards.action.value.values(), store.cards.stake.value);
}

/** Whether this person's screens may show this action; one whose stake is not here is kept from who may not see a confidential one. */
export function maySeeAction(store: Pick<Store, 'cards' | 'device'>, action: Pick<ActionCard, 'stake'>): boolean {
  return actionsFor(roleOf(store), [action], store.cards.stake.value).length > 0;
}
