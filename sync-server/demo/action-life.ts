// Meetings, money and partners of a few actions, as they stand some weeks into the programme.
import type { PersonKey } from './people.ts';
import type { HandoffAnswer } from '#domain/collective/handoff.ts';
import type { SeatState } from '#domain/collective/attendance.ts';

export interface PartnerSeed {
  readonly key: string;
  readonly name: string;
  readonly body: 'cci' | 'cma' | 'agence';
  readonly person: string;
}

export interface LifeSeed {
  /** Key of the action. */
  readonly action: string;
  readonly author: PersonKey;
  /** Keys of actions it comes after. */
  readonly after: readonly string[];
  readonly meetings: readonly {
    readonly kind: 'atelier' | 'visite' | 'reunion';
    readonly title: string;
    readonly day: number;
    readonly from: string;
    readonly to: string;
    readonly place: string;
    /** By company; those not named stay invited. */
    readonly seats: readonly (readonly [company: string, state: SeatState])[];
  }[];
  readonly people: readonly (readonly [company: string, name: string])[];
  readonly costs: readonly (readonly [label: string, planned: number, real: number | null])[];
  readonly fundings: readonly (readonly [
    name: string,
    state: 'deposee' | 'obtenue',
    asked: number,
    obtained: number | null,
  ])[];
  readonly handoffs: readonly {
    readonly partner: string;
    readonly person: string;
    readonly message: string;
    readonly day: number;
    readonly answer: readonly [answer: HandoffAnswer, day: number, note: string] | null;
  }[];
}

export const PARTNERS: readonly PartnerSeed[] = [
  { key: 'cma', name: 'Chambre de métiers et de l’artisanat de l’Ariège', body: 'cma', person: 'Sophie Laffont' },
  { key: 'cci', name: 'CCI Ariège', body: 'cci', person: 'Bruno Carrère' },
];

export const LIVES: readonly LifeSeed[] = [
  {
    action: 'essai-tournee',
    author: 'anais',
    after: [],
    meetings: [
      {
        kind: 'atelier',
        title: 'Caler la feuille de route',
        day: -20,
        from: '17:30',
        to: '19:00',
        place: 'Salle des fêtes d’Oust',
        seats: [
          ['fournil', 'present'],
          ['salaisons', 'present'],
          ['confitures', 'excuse'],
          ['transports', 'present'],
        ],
      },
      {
        kind: 'reunion',
        title: 'Premier bilan',
        day: 15,
        from: '18:00',
        to: '19:30',
        place: 'Le Fournil, Seix',
        seats: [],
      },
    ],
    people: [
      ['fournil', 'Antoine Rouch'],
      ['salaisons', 'Christelle Pélissou'],
      ['confitures', ''],
      ['transports', ''],
    ],
    costs: [
      ['Bacs froids', 1400, 1326.5],
      ['Carburant, trois mois', 1000, null],
    ],
    fundings: [['Pass tournées mutualisées', 'deposee', 1200, null]],
    handoffs: [
      {
        partner: 'cma',
        person: 'Sophie Laffont',
        message:
          'Bonjour Sophie Laffont,\n\nQuatre entreprises essaient une tournée commune. Connaissez-vous une aide au dernier kilomètre ?',
        day: -11,
        answer: null,
      },
    ],
  },
  {
    action: 'visite-sechoir',
    author: 'mathieu',
    after: ['deux-chiffrages'],
    meetings: [
      {
        kind: 'visite',
        title: 'Visite du séchoir',
        day: 9,
        from: '14:00',
        to: '16:30',
        place: 'Scierie de Lorp-Sentaraille',
        seats: [['scierie', 'inscrit']],
      },
    ],
    people: [
      ['scierie', 'Denis Servan'],
      ['charpente', ''],
      ['menuiserie', ''],
      ['ebenisterie', ''],
    ],
    costs: [],
    fundings: [],
    handoffs: [
      {
        partner: 'cci',
        person: 'Bruno Carrère',
        message: 'Bonjour Bruno Carrère,\n\nQui, chez vous, suit les projets de séchage du bois ?',
        day: -18,
        answer: ['prise-en-charge', -12, 'Vient à la visite'],
      },
    ],
  },
];
