export const fr = {
  unknownCompany: 'Entreprise absente de cet appareil',
  erasedCompany: 'Entreprise effacée',
  unknownPartner: 'Partenaire absent de cet appareil',
};
