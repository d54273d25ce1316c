// What several companies could do together.
import type { Advisor } from './people.ts';
import type { Position, StakeOrigin } from '#domain/collective/stake.ts';
import type { StakeState } from '#domain/collective/stake-states.ts';

export interface StakeSeed {
  readonly key: string;
  readonly title: string;
  readonly topic: string;
  readonly description: string;
  readonly confidential: boolean;
  readonly origin: StakeOrigin;
  readonly author: Advisor;
  readonly noticed: number;
  /** Confidential limits are what a company will not do. */
  readonly members: readonly (readonly [company: string, position: Position, named: boolean, limits: string])[];
  readonly moves: readonly (readonly [to: StakeState, day: number, reason: string])[];
  /** What the group says of its situation, in its own words. */
  readonly reading?: string;
  readonly notes: string;
}

export const STAKES: readonly StakeSeed[] = [
  {
    key: 'tournee',
    title: 'Une tournée partagée entre Ercé, Oust et Saint-Girons',
    topic: 'livraisons',
    description:
      'Trois producteurs roulent à moitié vides sur la même route, le mardi et le vendredi. Un seul camion en froid pourrait tout prendre.',
    confidential: false,
    origin: 'suggestion',
    author: 'anais',
    noticed: -140,
    members: [
      ['fournil', 'porteur', true, ''],
      ['salaisons', 'actif', true, 'Pas de viande crue dans le même bac que le pain.'],
      ['confitures', 'actif', true, ''],
      ['transports', 'test', true, 'Un essai de deux mois, pas plus, sans investissement.'],
      ['mie-figue', 'suivre', false, ''],
    ],
    moves: [
      ['qualifie', -128, 'Trois entreprises le demandent, toutes sur le même axe.'],
      ['groupe_constitue', -112, 'Réunion à Oust : cinq présents, un porteur.'],
      ['prediag_collectif', -94, 'Relevé des kilomètres sur deux semaines.'],
      ['plan_collectif', -72, 'Essai de deux jours par semaine, coût partagé au bac.'],
      ['soumis_comite', -47, 'Inscrit à l’ordre du jour.'],
      ['valide', -33, 'Essai validé pour trois mois ; bilan chiffré à la prochaine session.'],
      ['en_action', -24, 'Premier départ un mardi, six bacs.'],
    ],
    reading:
      'Nous roulons à moitié vides sur la même route. Un seul camion en froid, deux fois la semaine, suffirait ; il faut s’entendre sur l’heure et sur les bacs.',
    notes: 'Penser au quai de la halle : libre avant 7 h, il faut une clé.',
  },
  {
    key: 'sechoir',
    title: 'Sécher le bois du pays',
    topic: 'bois',
    description:
      'La scierie vend du bois vert, charpentiers et menuisiers achètent du bois sec à plus de deux cents kilomètres. Un séchoir commun garderait la valeur ici.',
    confidential: false,
    origin: 'partenaire',
    author: 'mathieu',
    noticed: -150,
    members: [
      ['scierie', 'porteur', true, 'Ne veut pas immobiliser son terrain sans engagement de volumes.'],
      ['charpente', 'actif', true, ''],
      ['menuiserie', 'actif', true, ''],
      ['ebenisterie', 'actif', true, 'Petites quantités, essences précieuses à part.'],
      ['bois-tors', 'test', true, ''],
      ['sabots', 'suivre', false, ''],
    ],
    moves: [
      ['qualifie', -138, 'Besoin confirmé par la chambre de métiers.'],
      ['groupe_constitue', -104, 'Quatre entreprises prêtes à donner leurs volumes.'],
      ['prediag_collectif', -61, 'Volumes relevés : 280 m³ par an.'],
      ['plan_collectif', -26, 'Visite d’un séchoir solaire, puis deux chiffrages.'],
      ['soumis_comite', -12, 'Inscrit à l’ordre du jour.'],
    ],
    reading:
      'Le bois part vert et revient sec, de loin. À nous cinq, 280 m³ par an : de quoi faire tourner un séchoir, pas deux.',
    notes: 'Le lycée forestier accepterait de suivre les essais d’humidité.',
  },
  {
    key: 'froid',
    title: 'Une chambre froide à plusieurs, entre Bethmale et Castillon',
    topic: 'machines',
    description:
      'Fromages, viandes en caissettes et légumes d’hiver manquent de place au froid, chacun à une saison différente.',
    confidential: false,
    origin: 'suggestion',
    author: 'mathieu',
    noticed: -98,
    members: [
      ['fromagerie', 'porteur', true, 'Les fromages ne voisinent pas avec les légumes.'],
      ['trois-orris', 'actif', true, ''],
      ['epicerie', 'test', true, 'Loyer d’un an, pas davantage.'],
      ['traiteur-bio', 'actif', true, ''],
      ['jardins', 'suivre', true, ''],
    ],
    moves: [
      ['qualifie', -86, 'Les pointes de besoin ne tombent pas aux mêmes mois.'],
      ['groupe_constitue', -52, 'Ancienne laiterie visitée ensemble.'],
    ],
    notes: 'La commune louerait l’ancienne laiterie, toiture à revoir.',
  },
  {
    key: 'saisons',
    title: 'Vivre du tourisme au printemps et à l’automne',
    topic: 'tourisme',
    description:
      'Gîtes, café, guides et loueurs ferment en même temps. Un calendrier et des séjours communs tiendraient d’avril à juin et en octobre.',
    confidential: false,
    origin: 'comite',
    author: 'anais',
    noticed: -46,
    members: [
      ['gites-aulus', 'porteur', true, 'Rien avant la fin des vacances de février.'],
      ['cafe-aulus', 'actif', true, ''],
      ['rive-vive', 'test', true, ''],
      ['sentes', 'actif', true, ''],
      ['glisse', 'suivre', false, ''],
      ['auberge', 'non', false, 'Ne souhaite pas ouvrir hors saison.'],
    ],
    moves: [['qualifie', -29, 'Trois hébergeurs et deux guides intéressés.']],
    notes: '',
  },
  {
    key: 'papier',
    title: 'L’avenir des savoir-faire du papier',
    topic: 'papier-reconversion',
    description:
      'Anticiper, sans alarmer, ce que deviendraient les métiers et les sous-traitants si les grandes commandes baissaient. Rien ne sort du groupe.',
    confidential: true,
    origin: 'partenaire',
    author: 'anais',
    noticed: -80,
    members: [
      ['cartonnage', 'porteur', false, 'Aucun nom de client, aucun chiffre d’emploi.'],
      ['papeterie', 'actif', false, ''],
      ['ponsole', 'actif', false, 'Ne veut pas que ses clients sachent qu’il cherche ailleurs.'],
      ['imprimerie', 'test', false, ''],
      ['plaques', 'test', false, ''],
    ],
    moves: [
      ['qualifie', -66, 'Confirmé par l’agence économique, à traiter avec discrétion.'],
      ['groupe_constitue', -31, 'Première rencontre, à quatre, dans un lieu neutre.'],
    ],
    notes: 'Prochaine étape : lister les machines et les gestes transférables, sans nommer les entreprises.',
  },
];
