export const fr = {
  unknownCompany: 'Entreprise absente de cet appareil',
  unknownPartner: 'Partenaire absent de cet appareil',
};
