// The life of an action as a table (PRODUCT 1.5).
import type { Role } from '#domain/access/role.ts';
import { standingOf, type Machine, type Standing } from '#domain/record/journal.ts';
import { flagOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';

export const ACTION_STATES = ['proposee', 'decidee', 'en_cours', 'faite', 'reportee', 'abandonnee'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

const ACTION_GUARD_IDS = ['responsible-and-end', 'reason-given'] as const;
export type ActionGuardId = (typeof ACTION_GUARD_IDS)[number];

export interface ActionTransition {
  readonly from: readonly ActionState[];
  readonly to: ActionState;
  readonly who: readonly Role[];
  readonly guards: readonly ActionGuardId[];
}

const FIELD: readonly Role[] = ['advisor', 'coordinator'];

/** Done and dropped are the end: a mistake is told by a new action, the journal is not rewound. */
export const ACTION_TRANSITIONS: readonly ActionTransition[] = [
  { from: ['proposee'], to: 'decidee', who: FIELD, guards: ['responsible-and-end'] },
  { from: ['decidee'], to: 'en_cours', who: FIELD, guards: [] },
  { from: ['en_cours'], to: 'faite', who: FIELD, guards: [] },
  { from: ['proposee', 'decidee', 'en_cours'], to: 'reportee', who: FIELD, guards: ['reason-given'] },
  { from: ['reportee'], to: 'decidee', who: FIELD, guards: ['responsible-and-end'] },
  { from: ['reportee'], to: 'en_cours', who: FIELD, guards: [] },
  { from: ['proposee', 'decidee', 'en_cours', 'reportee'], to: 'abandonnee', who: FIELD, guards: ['reason-given'] },
];

const MACHINE: Machine<ActionState> = {
  states: ACTION_STATES,
  initial: 'proposee',
  arrows: ACTION_TRANSITIONS,
  decisions: null,
};

/** An action taken out of its plan (`gone`) stands as dropped until it is put back: the journal is not touched. */
export function actionStanding(view: RecordView): Standing<ActionState> {
  const standing = standingOf(MACHINE, view);
  return flagOf(view, 'gone') ? { ...standing, state: 'abandonnee' } : standing;
}
