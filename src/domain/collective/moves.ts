// Moving a stake or an action: what the tables ask, and what is written.
import type { Role } from '#domain/access/role.ts';
import { isDay, type Day } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import type { Draft } from '#domain/record/record.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Action } from './action.ts';
import {
  ACTION_TRANSITIONS,
  actionStanding,
  type ActionGuardId,
  type ActionState,
  type ActionTransition,
} from './action-states.ts';
import type { ExitCriterion } from './exit-criteria.ts';
import type { Stake } from './stake.ts';
import {
  STAKE_TRANSITIONS,
  stakeStanding,
  type ExitGuard,
  type StakeGuardId,
  type StakeState,
  type StakeTransition,
} from './stake-states.ts';

/** Companies that must be in the group before a collective plan (PRODUCT 1.4; a proposal, to become a parameter). */
export const ACTIVE_MEMBERS_FOR_PLAN = 3;

export interface CollectiveMove {
  /** The day it happened. */
  readonly day: Day;
  /** Why, or the text of a decision. */
  readonly reason: string;
}

export type CollectiveMoveProblem<Guard> =
  | { readonly type: 'not-allowed' | 'wrong-role' }
  | { readonly type: 'guards'; readonly guards: readonly Guard[] };

interface Row<State, Guard> {
  readonly from: readonly State[];
  readonly to: State;
  readonly who: readonly Role[];
  readonly guards: readonly Guard[];
}

function check<State, Guard, Transition extends Row<State, Guard>>(
  table: readonly Transition[],
  role: Role,
  [from, to]: readonly [State, State],
  holds: (guard: Guard) => boolean,
): Result<Transition, CollectiveMoveProblem<Guard>> {
  const row = table.find((transition) => transition.to === to && transition.from.includes(from));
  if (!row) return fail({ type: 'not-allowed' });
  if (!row.who.includes(role)) return fail({ type: 'wrong-role' });
  const guards = row.guards.filter((guard) => !holds(guard));
  return guards.length > 0 ? fail({ type: 'guards', guards }) : ok(row);
}

export interface StakeFacts {
  readonly stake: Pick<Stake, 'members' | 'confidential'>;
  /** What the group's grid says of going on to a plan (`exitCriteria`). */
  readonly exit: readonly Pick<ExitCriterion, 'guard' | 'met'>[];
  readonly move: CollectiveMove;
}

/** Whether this role may move the stake now. */
export function mayMoveStake(
  role: Role,
  from: StakeState,
  to: StakeState,
  facts: StakeFacts,
): Result<StakeTransition, CollectiveMoveProblem<StakeGuardId>> {
  const active = facts.stake.members.filter(({ position }) => position === 'porteur' || position === 'actif').length;
  const meets = (guard: ExitGuard): boolean => facts.exit.every((one) => one.guard !== guard || one.met);
  const holds: Readonly<Record<StakeGuardId, boolean>> = {
    'three-active': active >= ACTIVE_MEMBERS_FOR_PLAN,
    'shared-reading': meets('shared-reading'),
    'driver-found': meets('driver-found'),
    'first-step-dated': meets('first-step-dated'),
    'not-confidential': !facts.stake.confidential,
    'decision-text': facts.move.reason.trim() !== '',
    'reason-given': facts.move.reason.trim() !== '',
  };
  return check(STAKE_TRANSITIONS, role, [from, to], (guard: StakeGuardId) => holds[guard]);
}

/** Whether this role may move the action now. */
export function mayMoveAction(
  role: Role,
  from: ActionState,
  to: ActionState,
  facts: { readonly action: Pick<Action, 'responsible' | 'end'>; readonly move: CollectiveMove },
): Result<ActionTransition, CollectiveMoveProblem<ActionGuardId>> {
  const holds: Readonly<Record<ActionGuardId, boolean>> = {
    'responsible-and-end': facts.action.responsible.trim() !== '' && isDay(facts.action.end),
    'reason-given': facts.move.reason.trim() !== '',
  };
  return check(ACTION_TRANSITIONS, role, [from, to], (guard: ActionGuardId) => holds[guard]);
}

function moved(from: string, to: string, { day, reason }: CollectiveMove): { readonly [key: string]: Json } {
  return { from, to, reason: reason.trim(), businessDay: day };
}

/** Moves the stake from where it stands, and returns the event's id. */
export function moveStake(draft: Draft, to: StakeState, move: CollectiveMove): string {
  return draft.event('moved', moved(stakeStanding(draft.view).state, to, move));
}

/** Moves the action from where it stands, and returns the event's id. */
export function moveAction(draft: Draft, to: ActionState, move: CollectiveMove): string {
  return draft.event('moved', moved(actionStanding(draft.view).state, to, move));
}
