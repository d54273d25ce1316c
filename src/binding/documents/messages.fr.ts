export const fr = {
  title: 'Documents pour l’entreprise',
  lead: 'Faits sur cette tablette, sans réseau : à montrer, signer, remettre.',
  names: {
    visit: (day: string) => `Compte-rendu de la visite du ${day}`,
    follow: (day: string) => `Compte-rendu du suivi du ${day}`,
    visitNoDay: 'Compte-rendu de visite',
    fiche: 'Fiche pré-diagnostic',
    plan: 'Plan d’accompagnement',
  },
  handedOn: (day: string) => `Remis le ${day}`,
  handedBy: (day: string, who: string) => `Remis le ${day} par ${who}`,
  notHanded: 'Pas encore remis',
  changed: 'Modifié depuis',
  same: 'Identique à ce qui a été remis',
};
