// The technical committee: when it met, who came, what it wrote down.
import type { PersonKey } from './people.ts';
import type { SessionState } from '#domain/committee/session.ts';

export interface SessionSeed {
  readonly key: string;
  readonly day: number;
  readonly place: string;
  readonly state: SessionState;
  readonly present: readonly (readonly [person: PersonKey, present: boolean])[];
  /** Heads of companies who sat, and for whom. */
  readonly guests: readonly (readonly [name: string, body: string])[];
  /** Dossiers by their company, in the order of the agenda. */
  readonly agenda: readonly string[];
  readonly minutes: string;
}

export const SESSIONS: readonly SessionSeed[] = [
  {
    key: 'lancement',
    day: -430,
    place: 'Salle des fêtes, Saint-Lizier',
    state: 'tenue',
    present: [
      ['claire', true],
      ['helene', true],
      ['patrick', true],
      ['sandrine', true],
      ['yannick', false],
    ],
    guests: [],
    agenda: ['pressoir', 'brasserie'],
    minutes: [
      'Première session. Le comité adopte sa règle : chaque décision est motivée, et qui a un intérêt dans un dossier sort de la salle.',
      '',
      'Le Pressoir de Roquefeuille : validé. Exemple à faire connaître.',
      'Brasserie Tire-Nuage : validé à l’unanimité. Suivre de près la consommation d’eau.',
    ].join('\n'),
  },
  {
    key: 'automne',
    day: -33,
    place: 'Maison du Syndicat, Saint-Girons',
    state: 'tenue',
    present: [
      ['claire', true],
      ['helene', true],
      ['patrick', true],
      ['sandrine', true],
      ['yannick', true],
      ['nadege', false],
    ],
    guests: [
      ['Denis Servan', 'Servan père et fille'],
      ['Emma Galy', 'Le Pressoir de Roquefeuille'],
    ],
    agenda: ['papeterie', 'fromagerie', 'scierie', 'fournil'],
    minutes: [
      'Sept présents, une excusée. Le relevé précédent est approuvé sans remarque.',
      '',
      '1. Papiers du Moulin Bas. Hélène Barrau sort de la salle. Validé sous réserve : deux lettres d’intention et une vérification de la protection du procédé.',
      '2. Les Tommes de Cap d’Ourtet. Sandrine Cazalé sort de la salle. Validé ; étudier la chambre froide commune avant tout investissement individuel.',
      '3. Scierie de Peyre-Blanque. Ajourné : deux chiffrages à comparer, volumes à recueillir auprès des charpentiers et menuisiers.',
      '4. Le Fournil qui Passe. Validé ; mesurer l’essai de tournée partagée.',
      '',
      'Enjeu « Une tournée partagée entre Ercé, Oust et Saint-Girons » : essai validé pour trois mois.',
      '',
      'Le comité demande un point sur le partage d’emplois entre entreprises du bassin de Saint-Girons.',
    ].join('\n'),
  },
  {
    key: 'hiver',
    day: 17,
    place: 'Mairie d’Oust, salle du conseil',
    state: 'prevue',
    present: [
      ['claire', false],
      ['helene', false],
      ['patrick', false],
      ['sandrine', false],
      ['yannick', false],
      ['nadege', false],
    ],
    guests: [],
    agenda: ['salaisons', 'charpente'],
    minutes: '',
  },
];
