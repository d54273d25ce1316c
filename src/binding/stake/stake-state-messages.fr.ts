// Where a stake stands, in words.

export const fr = {
  stakeStates: {
    repere: 'Repéré',
    qualifie: 'Qualifié',
    groupe_constitue: 'Groupe constitué',
    prediag_collectif: 'Pré-diagnostic collectif',
    plan_collectif: 'Plan collectif',
    soumis_comite: 'Soumis au comité',
    valide: 'Validé',
    valide_sous_reserve: 'Validé sous réserve',
    ajourne: 'Ajourné',
    reoriente: 'Réorienté',
    refuse: 'Refusé',
    en_action: 'En action',
    autonome: 'Le groupe est autonome',
    clos: 'Clos',
  } as Readonly<Record<string, string>>,
};
