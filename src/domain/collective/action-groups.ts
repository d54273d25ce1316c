// Actions by state, in the order they fall due: the board on a wide screen, the list on a tablet.
import { ACTION_STATES, type ActionState } from './action-states.ts';
import type { Day } from '#domain/day.ts';
import type { ActionCard } from '#domain/record/cards.ts';

export interface ActionGroup {
  readonly state: ActionState;
  readonly actions: readonly ActionCard[];
}

const ENDED: readonly string[] = ['faite', 'abandonnee'] satisfies readonly ActionState[];

/** Its end has passed and it is neither done nor dropped. */
export function isOverdue(action: Pick<ActionCard, 'end' | 'state'>, today: Day): boolean {
  return action.end !== null && action.end < today && !ENDED.includes(action.state);
}

/** By the day it is due, else the day it begins; without any day last; then by title. */
export function compareActions(a: ActionCard, b: ActionCard): number {
  const [dueA, dueB] = [a.end ?? a.start ?? '9999', b.end ?? b.start ?? '9999'];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  return a.title.localeCompare(b.title, 'fr') || (a.doc < b.doc ? -1 : Number(a.doc > b.doc));
}

/** A state this version does not know counts as proposed. */
export function stateOf(action: Pick<ActionCard, 'state'>): ActionState {
  return ACTION_STATES.find((state) => state === action.state) ?? 'proposee';
}

/** Every state in the order of an action's life, with its actions. */
export function groupActions(actions: Iterable<ActionCard>): ActionGroup[] {
  const all = [...actions].sort(compareActions);
  return ACTION_STATES.map((state) => ({ state, actions: all.filter((action) => stateOf(action) === state) }));
}
