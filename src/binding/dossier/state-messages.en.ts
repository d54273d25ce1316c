// Where a dossier stands, in words.
import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './state-messages.fr.ts';

export const en = {
  states: {
    repere: 'Spotted',
    contacte: 'Contacted',
    rdv_pris: 'Meeting set',
    visite: 'Visited',
    prediag_restitue: 'Pre-diagnosis handed over',
    plan_redige: 'Plan written',
    plan_accepte: 'Plan accepted',
    soumis_comite: 'Before the committee',
    valide: 'Approved',
    valide_sous_reserve: 'Approved with reserves',
    ajourne: 'Postponed',
    reoriente: 'Redirected',
    refuse: 'Refused',
    en_accompagnement: 'In support',
    suivi: 'Follow-up',
    clos: 'Closed',
    anonymise: 'Made anonymous',
  },
} satisfies Messages<typeof fr>;
