// Everybody of the demonstration is invented.
import type { Role } from '#domain/access/role.ts';

export interface Person {
  readonly key: PersonKey;
  readonly name: string;
  readonly role: Role;
  /** The body this person speaks for. */
  readonly body: string;
  /** Names of the devices this person writes with; the first one is used unless another is asked. */
  readonly devices: readonly string[];
  /** Whether the start of the demonstration prints a link to open it as this person. */
  readonly invited: boolean;
}

export type PersonKey = 'claire' | 'anais' | 'mathieu' | 'helene' | 'patrick' | 'sandrine' | 'yannick' | 'nadege';
export type Advisor = 'anais' | 'mathieu';

const SYNDICAT = 'Syndicat de pays';

export const PEOPLE: readonly Person[] = [
  {
    key: 'claire',
    name: 'Claire Dedieu',
    role: 'coordinator',
    body: SYNDICAT,
    devices: ['Ordinateur du Syndicat'],
    invited: true,
  },
  {
    key: 'anais',
    name: 'Anaïs Rouzaud',
    role: 'advisor',
    body: SYNDICAT,
    devices: ['Tablette d’Anaïs', 'Portable d’Anaïs'],
    invited: true,
  },
  {
    key: 'mathieu',
    name: 'Mathieu Estrade',
    role: 'advisor',
    body: SYNDICAT,
    devices: ['Tablette de Mathieu'],
    invited: true,
  },
  {
    key: 'helene',
    name: 'Hélène Barrau',
    role: 'committee',
    body: 'Chambre de commerce et d’industrie',
    devices: [],
    invited: true,
  },
  {
    key: 'patrick',
    name: 'Patrick Loubet',
    role: 'committee',
    body: 'Chambre de métiers et de l’artisanat',
    devices: [],
    invited: false,
  },
  {
    key: 'sandrine',
    name: 'Sandrine Cazalé',
    role: 'committee',
    body: 'Chambre d’agriculture',
    devices: [],
    invited: false,
  },
  {
    key: 'yannick',
    name: 'Yannick Fauré',
    role: 'committee',
    body: 'Agence de développement économique',
    devices: [],
    invited: false,
  },
  {
    key: 'nadege',
    name: 'Nadège Servat',
    role: 'partner',
    body: 'Maison commune emploi-formation',
    devices: [],
    invited: false,
  },
];
