// Who companies are sent to, who brought whom, and one company that was written down twice.
import type { ActivityKind, PartnerInput } from '#domain/partner/partner.ts';

export interface DirectorySeed extends Partial<PartnerInput> {
  /** A key of a partner that is there already, or a new one. */
  readonly key: string;
  /** Days from today of the agreement to be named; without, it is still to be asked for. */
  readonly consent?: number;
  readonly activities?: readonly (readonly [day: number, kind: ActivityKind, note: string])[];
}

export const DIRECTORY: readonly DirectorySeed[] = [
  {
    key: 'cma',
    role: 'Conseillère d’entreprise',
    phone: '01 99 00 81 10',
    email: 'sophie.laffont@cma.example',
    competences: ['production', 'gestion', 'transmission', 'formation'],
    sectors: ['agroalimentaire', 'artisanat-production', 'batiment'],
    consent: -120,
    activities: [
      [-40, 'reunion', 'Point sur les entreprises du Castillonnais'],
      [-15, 'atelier', 'Transmettre son savoir-faire'],
    ],
  },
  {
    key: 'cci',
    role: 'Conseiller industrie et numérique',
    phone: '01 99 00 81 20',
    email: 'bruno.carrere@cci.example',
    competences: ['numerique', 'clients', 'financement', 'europe'],
    consent: -690,
    activities: [[-60, 'orientation', 'A reçu le cartonnage']],
  },
  {
    key: 'emploi',
    name: 'Maison commune emploi-formation du Couserans',
    body: 'mcef',
    person: 'Nadia Ferrer',
    role: 'Chargée de mission',
    phone: '01 99 00 81 30',
    email: 'nadia.ferrer@mcef.example',
    competences: ['equipe', 'emploi', 'formation'],
    communes: ['09261', '09268', '09042'],
    consent: -300,
  },
  {
    key: 'fibois',
    name: 'Réseau bois des Pyrénées',
    body: 'reseau',
    person: 'Paul Estrade',
    phone: '01 99 00 81 40',
    competences: ['ecologie', 'cooperation', 'bois'],
    sectors: ['bois-foret'],
  },
];

/** Brought by a partner, or by the head of another company. */
export const BROUGHT: readonly (readonly [company: string, kind: 'partner' | 'company', by: string])[] = [
  ['papeterie', 'partner', 'cma'],
  ['cartonnage', 'partner', 'cci'],
  ['ponsole', 'partner', 'cci'],
  ['scierie', 'partner', 'fibois'],
  ['tournage', 'company', 'charpente'],
  ['menuiserie', 'company', 'charpente'],
];

/** What two ambassadors did, days from today, and where one of them is named. */
export const AMBASSADOR_LIFE: readonly (readonly [company: string, day: number, kind: ActivityKind, note: string])[] = [
  ['charpente', -80, 'visite', 'A ouvert l’atelier à quatre artisans'],
  ['pressoir', -45, 'temoignage', 'Réunion publique de Massat'],
];
export const PUBLISHED = ['pressoir', -44, 'Le pressoir qui va de village en village', 'Lettre du territoire'] as const;
