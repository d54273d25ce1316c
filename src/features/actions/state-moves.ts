// Moving an action through its states, from its own screen or from the board: the table is the domain's.
import type { Choice, Missing } from '#binding/moves/move-dialog.tsx';
import { roleOf } from '#binding/rights.ts';
import { ACTION_TRANSITIONS, actionStanding, type ActionState } from '#domain/collective/action-states.ts';
import { readAction } from '#domain/collective/action.ts';
import { mayMoveAction, moveAction, type CollectiveMove } from '#domain/collective/moves.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

/** Where an action may go from a state, for whoever holds this tablet. */
export function choicesFrom(store: Store, state: ActionState): Choice<ActionState>[] {
  return ACTION_TRANSITIONS.filter(
    (transition) => transition.from.includes(state) && transition.who.includes(roleOf(store)),
  ).map(({ to, guards }) => ({ to, reason: guards.includes('reason-given') ? 'required' : 'free' }));
}

/** Checks and writes; what is in the way, or nothing when it is done. */
export async function moveOpenAction(
  store: Store,
  record: OpenRecord,
  to: ActionState,
  move: CollectiveMove,
): Promise<readonly Missing[]> {
  const words = t();
  const now = record.view.value;
  const allowed = mayMoveAction(roleOf(store), actionStanding(now).state, to, { action: readAction(now), move });
  if (!allowed.ok) {
    if (allowed.error.type !== 'guards')
      return [{ text: allowed.error.type === 'wrong-role' ? words.wrongRole : words.notAllowed }];
    return allowed.error.guards.map((guard) => ({
      text: words.guards[guard],
      ...(guard === 'responsible-and-end' ? { href: href.action(record.doc) } : {}),
    }));
  }
  const saved = await record.edit((draft) => void moveAction(draft, to, move));
  return saved.ok ? [] : [{ text: words.notSaved }];
}

/** The same for an action of which only the card is on screen. */
export async function moveAnyAction(
  store: Store,
  doc: DocId,
  to: ActionState,
  move: CollectiveMove,
): Promise<readonly Missing[]> {
  const record = await store.open(doc);
  if (!record) return [{ text: t().absentTitle }];
  try {
    return await moveOpenAction(store, record, to, move);
  } finally {
    record.close();
  }
}
