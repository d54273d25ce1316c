// Who works with whom, and who agreed to speak of it.
import type { ContactRole } from '#domain/company/company.ts';

/** Read from the first company: `client` means that the second one buys from it. */
export const LINKS: readonly (readonly [
  from: string,
  type: 'client' | 'fournisseur' | 'connait',
  to: string,
  note: string,
])[] = [
  ['moulin', 'client', 'fournil', 'Farine de blé ancien, 200 kg par quinzaine.'],
  ['moulin', 'client', 'mie-figue', 'Farine de sarrasin.'],
  ['moulin', 'client', 'pates', 'Semoule, à l’essai.'],
  ['fromagerie', 'client', 'epicerie', ''],
  ['fromagerie', 'client', 'restaurant', 'Tomme de six mois.'],
  ['fromagerie', 'client', 'auberge', ''],
  ['trois-orris', 'connait', 'fromagerie', 'Voisins d’estive.'],
  ['trois-orris', 'client', 'filature', 'Toute la tonte.'],
  ['soulane', 'connait', 'filature', 'A promis sa laine pour la prochaine tonte.'],
  ['scierie', 'client', 'charpente', 'Sapin et douglas, en bois vert.'],
  ['scierie', 'client', 'bois-tors', ''],
  ['scierie', 'client', 'plaquettes', 'Dosses et délignures.'],
  ['scierie', 'fournisseur', 'debardage', 'Parcelles humides.'],
  ['menuiserie', 'connait', 'scierie', 'Achèterait du bois sec s’il y en avait.'],
  ['tournage', 'fournisseur', 'scierie', 'Chutes de hêtre.'],
  ['ebenisterie', 'connait', 'charpente', 'Compagnons de la même promotion.'],
  ['salaisons', 'client', 'epicerie', ''],
  ['salaisons', 'client', 'cafe-aulus', 'Assiettes de montagne.'],
  ['salaisons', 'connait', 'fournil', 'Se croisent sur la route d’Ercé.'],
  ['transports', 'client', 'salaisons', 'Livraison du vendredi, en froid.'],
  ['transports', 'client', 'cartonnage', 'Trois départs par semaine.'],
  ['fournil', 'client', 'cafe-aulus', 'Dépôt de pain.'],
  ['brasserie', 'client', 'restaurant', ''],
  ['brasserie', 'client', 'marmite', 'Fûts pour les fêtes de village.'],
  ['brasserie', 'connait', 'librairie', 'Soirées communes.'],
  ['jardins', 'client', 'restaurant', 'Légumes du jeudi.'],
  ['jardins', 'client', 'traiteur-bio', ''],
  ['confitures', 'connait', 'salaisons', 'Même stand au marché de Noël.'],
  ['papeterie', 'client', 'imprimerie', 'Faire-part et tirages d’art.'],
  ['papeterie', 'connait', 'cartonnage', 'Anciens collègues.'],
  ['ponsole', 'client', 'cartonnage', 'Entretien des machines.'],
  ['imprimerie', 'client', 'pressoir', 'Étiquettes.'],
  ['contre-pente', 'client', 'brasserie', 'Étiquettes et affiches.'],
  ['pressoir', 'client', 'cafe-aulus', ''],
  ['gites-aulus', 'connait', 'rive-vive', 'Renvoient des clients l’un à l’autre.'],
  ['gites-aulus', 'connait', 'cafe-aulus', ''],
  ['glisse', 'connait', 'auberge', ''],
  ['sentes', 'connait', 'gite-saint-lary', ''],
  ['camp-redon', 'client', 'restaurant', 'Caissettes de gasconne.'],
  ['torrefaction', 'client', 'librairie', ''],
  ['torrefaction', 'client', 'mie-figue', ''],
];

/** Written consent of the head, days from today, and what was agreed to. */
export const AMBASSADORS: readonly (readonly [company: string, day: number, topics: readonly string[]])[] = [
  ['charpente', -290, ['accueil', 'parrainage']],
  ['pressoir', -160, ['temoignage', 'accueil', 'publication']],
  ['mie-figue', -75, ['temoignage']],
  ['menuiserie', -540, ['parrainage']],
  ['ebenisterie', -34, ['accueil', 'temoignage']],
  ['torrefaction', -700, ['accueil']],
];

/** A second person to talk to. */
export const SECOND_CONTACTS: readonly (readonly [company: string, name: string, role: ContactRole, note: string])[] = [
  ['trois-orris', 'Bastien Dubarry', 'associe', 'S’occupe du fromage ; joignable après la traite du soir.'],
  ['scierie', 'Élodie Souquet', 'salarie', 'Tient le bureau le mardi et le jeudi.'],
  ['gites-aulus', 'Pierre Ollé', 'conjoint', 'Répond l’hiver.'],
  ['cartonnage', 'Sylvie Montané', 'salarie', 'Cheffe d’atelier, connaît toutes les machines.'],
  ['brasserie', 'Lucie Barthe', 'associe', 'Les recettes, c’est elle.'],
  ['charpente', 'Camille Servan', 'associe', 'Reprend l’entreprise avec son père.'],
  ['papeterie', 'Inès Caubère', 'salarie', 'Accueil des visites et boutique.'],
  ['pressoir', 'Thomas Galy', 'associe', 'Conduit le pressoir mobile.'],
];

/** « Ne plus me contacter », and the reason in the head's words. */
export const OPPOSED: readonly (readonly [company: string, day: number, reason: string])[] = [
  ['ciseaux', -48, 'Trop de démarchage ; préfère rappeler elle-même si besoin.'],
];
