export const fr = {
  thisDevice: 'cet appareil',
  otherDevice: 'un autre appareil',
  emptied: 'vide',
  yes: 'Oui',
  no: 'Non',
  dayImpossible: 'Ce jour n’est pas possible : vérifiez l’année.',
  costNegative: 'Un coût ne peut pas être négatif.',
};
