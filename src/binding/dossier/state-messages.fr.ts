// Where a dossier stands, in words.

export const fr = {
  states: {
    repere: 'Repéré',
    contacte: 'Contacté',
    rdv_pris: 'Rendez-vous pris',
    visite: 'Visité',
    prediag_restitue: 'Pré-diagnostic restitué',
    plan_redige: 'Plan rédigé',
    plan_accepte: 'Plan accepté',
    soumis_comite: 'Soumis au comité',
    valide: 'Validé',
    valide_sous_reserve: 'Validé sous réserve',
    ajourne: 'Ajourné',
    reoriente: 'Réorienté',
    refuse: 'Refusé',
    en_accompagnement: 'En accompagnement',
    suivi: 'En suivi',
    clos: 'Clos',
    anonymise: 'Anonymisé',
  },
};
