// Words of the network's parameters, French: the source.
export const fr = {
  title: 'Réseau : seuils et distances',
  lead: 'Les mêmes pour toute l’équipe : ils règlent les propositions, et ce qui est montré hors de l’équipe.',
  coordinatorsOnly: 'Seuls les coordinateurs les changent.',
  defaults: 'Valeurs proposées au départ. Elles valent tant que personne ne les change.',
  begin: 'Changer ces valeurs',
  notSaved: 'Cet appareil n’a pas pu l’enregistrer. Réessayez.',
  proposals: 'Propositions',
  secrecy: 'Secret des chiffres',
  secrecyLead:
    'Un chiffre qui porte sur trop peu d’entreprises est caché, ici et dans ce qui est imprimé ou exporté hors de l’équipe.',
  fields: {
    stakeCompanies: 'Entreprises pour proposer un enjeu',
    stakeKm: 'Distance entre elles',
    affinityKm: 'Distance entre deux entreprises à présenter',
    smallCell: 'Entreprises au moins derrière un chiffre',
    smallCellCommune: 'Entreprises au moins derrière le chiffre d’une commune',
  },
  hints: {
    stakeCompanies: 'Qui citent le même sujet dans leur pré-diagnostic',
    stakeKm: 'À vol d’oiseau : aucune n’est plus loin d’une autre',
    affinityKm: 'À vol d’oiseau',
    smallCell: 'Si deux personnes changent ce seuil en même temps, le plus prudent vaut.',
    smallCellCommune: 'Si deux personnes changent ce seuil en même temps, le plus prudent vaut.',
  },
  units: { stakeCompanies: '', stakeKm: 'km', affinityKm: 'km', smallCell: '', smallCellCommune: '' },
  outOfBounds: (least: number, most: number) => `Un nombre entier de ${least} à ${most}.`,
  toProposals: 'Voir les propositions',
};
