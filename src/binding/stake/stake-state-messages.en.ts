// Where a stake stands, in words.
import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './stake-state-messages.fr.ts';

export const en = {
  stakeStates: {
    repere: 'Spotted',
    qualifie: 'Qualified',
    groupe_constitue: 'Group formed',
    prediag_collectif: 'Collective pre-diagnosis',
    plan_collectif: 'Collective plan',
    soumis_comite: 'Before the committee',
    valide: 'Approved',
    valide_sous_reserve: 'Approved with reserves',
    ajourne: 'Adjourned',
    reoriente: 'Redirected',
    refuse: 'Refused',
    en_action: 'In action',
    autonome: 'The group stands alone',
    clos: 'Closed',
  },
} satisfies Messages<typeof fr>;
