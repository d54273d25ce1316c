// A company of the network: what its record says, and what may be written into it.
import { dayAt, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { NAF_VERSIONS, type NafVersion } from './naf.ts';
import { readAmbassador, type Ambassador } from '#domain/network/ambassadors.ts';
import { choiceOf, docOf, flagOf, rowIds, textOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';

export const SIZE_BANDS = ['0', '1-2', '3-5', '6-9', '10-19', '20+'] as const;
/** The options of the grid's `ctx.secteur`; their words are in the grid. */
export const SECTORS = [
  'agriculture',
  'agroalimentaire',
  'bois-foret',
  'papier-carton',
  'artisanat-production',
  'batiment',
  'commerce',
  'hebergement-restauration',
  'tourisme-loisirs',
  'services-entreprises',
  'services-personnes',
  'sante-social',
  'culture-creation',
  'transport',
  'energie-environnement',
  'numerique',
  'autre',
] as const;
/** The options of the grid's `ctx.statut` but micro-entreprise, which is a tax regime and has a flag of its own. */
export const LEGAL_FORMS = ['ei', 'societe', 'scop-scic', 'agricole', 'association', 'projet', 'autre'] as const;
export const CONTACT_SOURCES = [
  'prospection',
  'partenaire',
  'ambassadeur',
  'reunion',
  'entreprise',
  'presse',
  'autre',
] as const;
export const CONTACT_ROLES = ['dirigeant', 'associe', 'conjoint', 'salarie', 'autre'] as const;
export const STANCES = ['ok', 'ne-plus-contacter'] as const;
/**
 * Read from the company that holds the row: `client` means that `to` buys from it, `fournisseur` that it buys from `to`,
 * `presentation` that they are to be introduced, which ties nobody yet.
 */
export const LINK_TYPES = ['client', 'fournisseur', 'connait', 'presentation'] as const;

type Stance = (typeof STANCES)[number];
export type ContactRole = (typeof CONTACT_ROLES)[number];
export type LinkType = (typeof LINK_TYPES)[number];

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly role: ContactRole;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
}

export interface Link {
  readonly id: string;
  readonly to: DocId;
  readonly type: LinkType;
  readonly note: string;
}

/** What the form holds: as typed, '' for empty. */
export interface CompanyInput {
  readonly name: string;
  readonly siret: string;
  readonly naf: string;
  readonly nafVersion: NafVersion;
  readonly legalForm: string;
  readonly micro: boolean;
  readonly sizeBand: string;
  /** INSEE code. */
  readonly commune: string;
  /** Explicitly out of the territory: then no commune is asked. */
  readonly outside: boolean;
  readonly sector: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
  readonly source: string;
  readonly sourceDetail: string;
  readonly stance: Stance;
}

export interface Company extends CompanyInput {
  readonly contacts: readonly Contact[];
  readonly links: readonly Link[];
  readonly ambassador: Ambassador | null;
  /** Days on which the head asked not to be contacted again, oldest first. */
  readonly oppositions: readonly { readonly day: Day; readonly reason: string }[];
  readonly notes: string;
}

/** The defaults of an empty form; they live here and are never written on opening (SYNC R6). */
export const EMPTY_COMPANY: CompanyInput = {
  name: '',
  siret: '',
  naf: '',
  nafVersion: 'rev2',
  legalForm: '',
  micro: false,
  sizeBand: '',
  commune: '',
  outside: false,
  sector: '',
  address: '',
  phone: '',
  email: '',
  website: '',
  source: '',
  sourceDetail: '',
  stance: 'ok',
};

/**
 * « Ne plus me contacter » is never undone by a merge: a recorded opposition, or one of two concurrent values,
 * is enough. Only a later « ok » that saw them lifts it.
 */
function readStance(view: RecordView): Stance {
  const register = view.fields.get('stance');
  const values = register ? [register.value, ...register.others.map((other) => other.value)] : [];
  if (values.includes('ne-plus-contacter')) return 'ne-plus-contacter';
  const liftedAt = register?.value === 'ok' ? register.at : Number.NEGATIVE_INFINITY;
  const opposed = view.events.some((event) => event.type === 'opposition-recorded' && event.at >= liftedAt);
  return opposed ? 'ne-plus-contacter' : 'ok';
}

function readContacts(view: RecordView): Contact[] {
  return rowIds(view, 'contact').map((id) => ({
    id,
    name: textOf(view, `contact/${id}/name`),
    role: choiceOf(view, `contact/${id}/role`, CONTACT_ROLES, 'autre'),
    phone: textOf(view, `contact/${id}/phone`),
    email: textOf(view, `contact/${id}/email`),
    note: textOf(view, `contact/${id}/note`),
  }));
}

function readLinks(view: RecordView): Link[] {
  return rowIds(view, 'link').flatMap((id) => {
    const to = docOf(view, `link/${id}/to`);
    const type = choiceOf(view, `link/${id}/type`, LINK_TYPES, null);
    return to && type ? [{ id, to, type, note: textOf(view, `link/${id}/note`) }] : [];
  });
}

function readOppositions(view: RecordView): Company['oppositions'] {
  return view.events
    .filter((event) => event.type === 'opposition-recorded')
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((event) => ({
      day: dayAt(event.at),
      reason: typeof event.body['reason'] === 'string' ? event.body['reason'] : '',
    }));
}

/** A company as its record stands; what is absent or foreign reads as empty, never as an error. */
export function readCompany(view: RecordView): Company {
  return {
    name: textOf(view, 'name'),
    siret: textOf(view, 'siret'),
    naf: textOf(view, 'naf'),
    nafVersion: choiceOf(view, 'nafVersion', NAF_VERSIONS, 'rev2'),
    legalForm: textOf(view, 'legalForm'),
    micro: flagOf(view, 'micro'),
    sizeBand: textOf(view, 'sizeBand'),
    commune: textOf(view, 'commune'),
    outside: flagOf(view, 'outside'),
    sector: textOf(view, 'sector'),
    address: textOf(view, 'address'),
    phone: textOf(view, 'phone'),
    email: textOf(view, 'email'),
    website: textOf(view, 'website'),
    source: textOf(view, 'source'),
    sourceDetail: textOf(view, 'sourceDetail'),
    stance: readStance(view),
    contacts: readContacts(view),
    links: readLinks(view),
    ambassador: readAmbassador(view),
    oppositions: readOppositions(view),
    notes: view.texts.get('notes') ?? '',
  };
}

/** Who leads the company: its first contact as head, else as associate. */
export function headOf(contacts: readonly Contact[]): Contact | null {
  return contacts.find(({ role }) => role === 'dirigeant') ?? contacts.find(({ role }) => role === 'associe') ?? null;
}
