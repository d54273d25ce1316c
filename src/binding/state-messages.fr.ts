// Where a dossier and a stake stand, in words: several families tell it.

/** What a committee makes of either. */
const judged = {
  soumis_comite: 'Soumis au comité',
  valide: 'Validé',
  valide_sous_reserve: 'Validé sous réserve',
  ajourne: 'Ajourné',
  reoriente: 'Réorienté',
  refuse: 'Refusé',
};

export const dossier = {
  states: {
    repere: 'Repéré',
    contacte: 'Contacté',
    rdv_pris: 'Rendez-vous pris',
    visite: 'Visité',
    prediag_restitue: 'Pré-diagnostic restitué',
    plan_redige: 'Plan rédigé',
    plan_accepte: 'Plan accepté',
    ...judged,
    en_accompagnement: 'En accompagnement',
    suivi: 'En suivi',
    clos: 'Clos',
    anonymise: 'Anonymisé',
  },
};

export const stake = {
  stakeStates: {
    repere: 'Repéré',
    qualifie: 'Qualifié',
    groupe_constitue: 'Groupe constitué',
    prediag_collectif: 'Pré-diagnostic collectif',
    plan_collectif: 'Plan collectif',
    ...judged,
    en_action: 'En action',
    autonome: 'Le groupe est autonome',
    clos: 'Clos',
  } as Readonly<Record<string, string>>,
};
