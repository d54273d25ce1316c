// The life of a collective stake as a table (PRODUCT 1.4).
import type { Role } from '#domain/access/role.ts';
import { standingOf, type Machine, type Standing } from '#domain/record/journal.ts';
import type { RecordView } from '#domain/record/record.ts';

export const STAKE_STATES = [
  'repere',
  'qualifie',
  'groupe_constitue',
  'prediag_collectif',
  'plan_collectif',
  'soumis_comite',
  'valide',
  'valide_sous_reserve',
  'ajourne',
  'reoriente',
  'refuse',
  'en_action',
  'autonome',
  'clos',
] as const;
export type StakeState = (typeof STAKE_STATES)[number];

/** What the grid of the group must say before a plan (`exitCriteria`). */
export const EXIT_GUARDS = ['shared-reading', 'driver-found', 'first-step-dated'] as const;
export type ExitGuard = (typeof EXIT_GUARDS)[number];

const STAKE_GUARD_IDS = ['three-active', ...EXIT_GUARDS, 'not-confidential', 'decision-text', 'reason-given'] as const;
export type StakeGuardId = (typeof STAKE_GUARD_IDS)[number];

export interface StakeTransition {
  readonly from: readonly StakeState[];
  readonly to: StakeState;
  readonly who: readonly Role[];
  readonly guards: readonly StakeGuardId[];
}

const FIELD: readonly Role[] = ['advisor', 'coordinator'];
const OFFICE: readonly Role[] = ['coordinator'];
const DECISIONS: readonly StakeState[] = ['valide', 'valide_sous_reserve', 'ajourne', 'reoriente', 'refuse'];
const OPEN: readonly StakeState[] = STAKE_STATES.filter((state) => state !== 'clos' && state !== 'autonome');

export const STAKE_TRANSITIONS: readonly StakeTransition[] = [
  { from: ['repere'], to: 'qualifie', who: FIELD, guards: [] },
  { from: ['qualifie'], to: 'groupe_constitue', who: FIELD, guards: [] },
  { from: ['groupe_constitue'], to: 'prediag_collectif', who: FIELD, guards: [] },
  { from: ['prediag_collectif'], to: 'plan_collectif', who: FIELD, guards: ['three-active', ...EXIT_GUARDS] },
  { from: ['plan_collectif'], to: 'soumis_comite', who: OFFICE, guards: ['not-confidential'] },
  ...DECISIONS.map((to): StakeTransition => ({ from: ['soumis_comite'], to, who: OFFICE, guards: ['decision-text'] })),
  { from: ['ajourne'], to: 'plan_collectif', who: FIELD, guards: [] },
  { from: ['valide', 'valide_sous_reserve'], to: 'en_action', who: FIELD, guards: [] },
  { from: ['en_action'], to: 'autonome', who: FIELD, guards: [] },
  { from: OPEN, to: 'clos', who: FIELD, guards: ['reason-given'] },
];

const MACHINE: Machine<StakeState> = {
  states: STAKE_STATES,
  initial: 'repere',
  arrows: STAKE_TRANSITIONS,
  decisions: { from: 'soumis_comite', to: DECISIONS },
};

export function stakeStanding(view: RecordView): Standing<StakeState> {
  return standingOf(MACHINE, view);
}
