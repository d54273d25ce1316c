// Where a dossier and a stake stand, in words: several families tell it.
import type { Messages } from '#i18n/define-messages.ts';
import type { dossier as dossierFr, stake as stakeFr } from './state-messages.fr.ts';

/** What a committee makes of either. */
const judged = {
  soumis_comite: 'Before the committee',
  valide: 'Approved',
  valide_sous_reserve: 'Approved with reserves',
  ajourne: 'Postponed',
  reoriente: 'Redirected',
  refuse: 'Refused',
};

export const dossier = {
  states: {
    repere: 'Spotted',
    contacte: 'Contacted',
    rdv_pris: 'Meeting set',
    visite: 'Visited',
    prediag_restitue: 'Pre-diagnosis handed over',
    plan_redige: 'Plan written',
    plan_accepte: 'Plan accepted',
    ...judged,
    en_accompagnement: 'In support',
    suivi: 'Follow-up',
    clos: 'Closed',
    anonymise: 'Made anonymous',
  },
} satisfies Messages<typeof dossierFr>;

export const stake = {
  stakeStates: {
    repere: 'Spotted',
    qualifie: 'Qualified',
    groupe_constitue: 'Group formed',
    prediag_collectif: 'Collective pre-diagnosis',
    plan_collectif: 'Collective plan',
    ...judged,
    en_action: 'In action',
    autonome: 'The group stands alone',
    clos: 'Closed',
  },
} satisfies Messages<typeof stakeFr>;
