// The life of a dossier as a table (PRODUCT 1.3), read by screens and server alike.
import type { Role } from '#domain/access/role.ts';
import type { Machine } from '#domain/record/journal.ts';
import type { GuardId } from './guard-ids.ts';

export const DOSSIER_STATES = [
  'repere',
  'contacte',
  'rdv_pris',
  'visite',
  'prediag_restitue',
  'plan_redige',
  'plan_accepte',
  'soumis_comite',
  'valide',
  'valide_sous_reserve',
  'ajourne',
  'reoriente',
  'refuse',
  'en_accompagnement',
  'suivi',
  'clos',
  'anonymise',
] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

/** What a committee may decide. */
export const DECISIONS = [
  'valide',
  'valide_sous_reserve',
  'ajourne',
  'reoriente',
  'refuse',
] as const satisfies readonly DossierState[];

/** Why a dossier was closed. */
const OUTCOMES = [
  'injoignable',
  'pas_interesse',
  'sans_suite',
  'reoriente',
  'objectif_atteint',
  'partiel',
  'abandon',
  'cessation',
  'autre',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Everything before the end: what may be paused, or closed for another reason. */
export const OPEN_STATES: readonly DossierState[] = DOSSIER_STATES.filter(
  (state) => state !== 'clos' && state !== 'anonymise',
);

export interface Transition {
  readonly from: readonly DossierState[];
  readonly to: DossierState;
  readonly who: readonly Role[];
  readonly guards: readonly GuardId[];
  /** The outcomes to choose from; empty when the move has none. */
  readonly outcomes: readonly Outcome[];
}

// A coordinator may do all an advisor may: in a team of one to four, the coordinator visits too.
const FIELD: readonly Role[] = ['advisor', 'coordinator'];
// The committee's secretary « often the coordinator »: the only role that writes decisions for now.
const OFFICE: readonly Role[] = ['coordinator'];

function row(
  from: DossierState | readonly DossierState[],
  to: DossierState,
  who: readonly Role[],
  guards: readonly GuardId[],
  outcomes: readonly Outcome[] = [],
): Transition {
  const chosen: readonly GuardId[] = outcomes.length > 0 ? ['outcome-chosen'] : [];
  return {
    from: typeof from === 'string' ? [from] : from,
    to,
    who,
    guards: ['day-in-order', ...chosen, ...guards],
    outcomes,
  };
}

const DECIDED = ['session-exists', 'decision-text', 'aside-stated'] as const satisfies readonly GuardId[];

/** The first row of PRODUCT 1.3, the creation, is not here: `repere` is the state of an empty journal. */
export const TRANSITIONS: readonly Transition[] = [
  row('repere', 'contacte', FIELD, ['attempt-logged']),
  row('contacte', 'rdv_pris', FIELD, ['meeting-set']),
  row('contacte', 'clos', FIELD, ['attempts-or-refusal'], ['injoignable', 'pas_interesse']),
  row('rdv_pris', 'visite', FIELD, ['visit-started', 'notice-shown']),
  row('visite', 'prediag_restitue', FIELD, [
    'enough-evaluated',
    'form-settled',
    'restitution-dated',
    'agreement-noted',
  ]),
  row('prediag_restitue', 'clos', FIELD, ['reason-given'], ['sans_suite']),
  row('prediag_restitue', 'plan_redige', FIELD, ['action-planned']),
  row('plan_redige', 'plan_accepte', FIELD, ['plan-agreed']),
  row('plan_accepte', 'soumis_comite', OFFICE, ['on-agenda', 'quality-checked', 'committee-consent']),
  row('soumis_comite', 'valide', OFFICE, DECIDED),
  row('soumis_comite', 'valide_sous_reserve', OFFICE, [...DECIDED, 'reserves-assigned']),
  row('soumis_comite', 'ajourne', OFFICE, [...DECIDED, 'reserves-assigned']),
  row('soumis_comite', 'reoriente', OFFICE, DECIDED),
  row('soumis_comite', 'refuse', OFFICE, DECIDED),
  row('ajourne', 'plan_redige', FIELD, ['reserves-lifted']),
  row('valide_sous_reserve', 'en_accompagnement', OFFICE, ['reserves-lifted']),
  row('valide', 'en_accompagnement', FIELD, ['action-started']),
  row('reoriente', 'clos', FIELD, ['handoff-settled'], ['reoriente']),
  row('en_accompagnement', 'suivi', FIELD, ['actions-settled']),
  row('suivi', 'clos', FIELD, ['followed-up'], ['objectif_atteint', 'partiel', 'abandon', 'cessation']),
  row(OPEN_STATES, 'clos', FIELD, ['reason-given'], ['autre']),
  row('clos', 'en_accompagnement', OFFICE, ['reason-given']),
  row('clos', 'anonymise', OFFICE, ['erasure-due']),
];

export const DOSSIER_MACHINE: Machine<DossierState> = {
  states: DOSSIER_STATES,
  initial: 'repere',
  arrows: TRANSITIONS,
  decisions: { from: 'soumis_comite', to: DECISIONS },
};

/** The moves a role may think of from a state, in the order of the table; guards are another question. */
export function transitionsFrom(state: DossierState, role: Role): Transition[] {
  return TRANSITIONS.filter((transition) => transition.from.includes(state) && transition.who.includes(role));
}
