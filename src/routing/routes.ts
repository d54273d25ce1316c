// Every address of the application, typed. Adding a screen is one line in `Route`, one in `TABLE`, one in `href`.
import { isDocId, type DocId } from '#domain/ids.ts';
import { decoded, partsOf } from './path-parts.ts';

export type NetworkView = 'liste' | 'carte' | 'liens';
/** One section of the grid, one question at a time, what a follow-up asks again, the end of the visit. */
export type VisitView = 'grille' | 'entretien' | 'suivi' | 'fin';
export type CollectiveView = 'enjeux' | 'actions' | 'calendrier' | 'liste';
export type ProposalsView = 'enjeu' | 'proches' | 'complementaires' | 'ambassadeur';
export type ExchangeView = 'import' | 'export' | 'journal';
export type ReadyPart = 'matin' | 'semaine' | 'soir';

export type Route =
  | { readonly name: 'home' }
  | { readonly name: 'companies' }
  | { readonly name: 'company-new'; readonly called: string }
  | { readonly name: 'company'; readonly doc: DocId }
  | { readonly name: 'company-duplicates' }
  | { readonly name: 'partners' }
  | { readonly name: 'partner-new' }
  | { readonly name: 'partner'; readonly doc: DocId }
  | { readonly name: 'ambassadors' }
  | { readonly name: 'dossiers' }
  | { readonly name: 'dossier'; readonly doc: DocId }
  | {
      readonly name: 'visit';
      readonly doc: DocId;
      readonly visit: string;
      readonly section: string | null;
      readonly view: VisitView;
    }
  | { readonly name: 'document'; readonly doc: DocId; readonly document: string }
  | { readonly name: 'restitution'; readonly doc: DocId }
  | { readonly name: 'plan'; readonly doc: DocId }
  | { readonly name: 'review'; readonly doc: DocId; readonly section: string | null }
  | { readonly name: 'history'; readonly doc: DocId }
  | { readonly name: 'network'; readonly view: NetworkView }
  | { readonly name: 'collective'; readonly view: CollectiveView }
  | { readonly name: 'proposals'; readonly view: ProposalsView }
  /** `from`: the proposal it comes from, or ''. */
  | { readonly name: 'stake-new'; readonly from: string }
  | { readonly name: 'stake'; readonly doc: DocId }
  | { readonly name: 'stake-grid'; readonly doc: DocId; readonly section: string | null }
  | { readonly name: 'action-new'; readonly stake: DocId | null }
  | { readonly name: 'action'; readonly doc: DocId }
  | { readonly name: 'attendance'; readonly doc: DocId; readonly meeting: string }
  | { readonly name: 'committees' }
  | { readonly name: 'committee'; readonly doc: DocId }
  | { readonly name: 'outbox' }
  | { readonly name: 'settings' }
  | { readonly name: 'members' }
  | { readonly name: 'grids' }
  | { readonly name: 'documents-settings' }
  | { readonly name: 'map-settings' }
  | { readonly name: 'exchange'; readonly view: ExchangeView }
  | { readonly name: 'territory' }
  | { readonly name: 'network-settings' }
  | { readonly name: 'ready'; readonly part: ReadyPart }
  | { readonly name: 'aids' }
  | { readonly name: 'aid'; readonly id: string }
  | { readonly name: 'paper' }
  | { readonly name: 'dossier-paper'; readonly doc: DocId }
  | { readonly name: 'join'; readonly code: string }
  | { readonly name: 'accessibility' }
  | { readonly name: 'not-found'; readonly path: string };

export type RouteName = Route['name'];
type RouteOf<Name extends RouteName> = Extract<Route, { readonly name: Name }>;

interface Match {
  readonly part: (name: string) => string;
  readonly query: URLSearchParams;
  readonly fragment: string;
}

type Reader<Name extends RouteName> = (match: Match) => RouteOf<Name> | null;
type Table = { readonly [Name in Exclude<RouteName, 'not-found'>]: readonly [pattern: string, read: Reader<Name>] };

const docOf = ({ part }: Match): DocId | null => {
  const doc = part('doc');
  return isDocId(doc) ? doc : null;
};

function one<const Value extends string>(text: string | null, allowed: readonly [Value, ...Value[]]): Value {
  return allowed.find((value) => value === text) ?? allowed[0];
}

function withDoc<Name extends Extract<Route, { readonly doc: DocId }>['name']>(name: Name) {
  return (match: Match) => {
    const doc = docOf(match);
    return doc && { name, doc };
  };
}

const VISIT: Reader<'visit'> = (match) => {
  const doc = docOf(match);
  const view = one(match.query.get('vue'), ['grille', 'entretien', 'suivi', 'fin']);
  return doc && { name: 'visit', doc, visit: match.part('visit'), section: match.part('section') || null, view };
};

const DOCUMENT: Reader<'document'> = (match) => {
  const doc = docOf(match);
  return doc && { name: 'document', doc, document: match.part('document') };
};

const ATTENDANCE: Reader<'attendance'> = (match) => {
  const doc = docOf(match);
  return doc && { name: 'attendance', doc, meeting: match.part('meeting') };
};

const REVIEW: Reader<'review'> = (match) => {
  const doc = docOf(match);
  return doc && { name: 'review', doc, section: match.part('section') || null };
};

const STAKE_GRID: Reader<'stake-grid'> = (match) => {
  const doc = docOf(match);
  return doc && { name: 'stake-grid', doc, section: match.part('section') || null };
};

// Fixed words stand before patterns with a parameter, so « nouvelle » is never taken for a record.
const TABLE: Table = {
  home: ['/', () => ({ name: 'home' })],
  companies: ['/entreprises', () => ({ name: 'companies' })],
  'company-new': ['/entreprises/nouvelle', ({ query }) => ({ name: 'company-new', called: query.get('nom') ?? '' })],
  'company-duplicates': ['/entreprises/doublons', () => ({ name: 'company-duplicates' })],
  company: ['/entreprises/:doc', withDoc('company')],
  partners: ['/partenaires', () => ({ name: 'partners' })],
  'partner-new': ['/partenaires/nouveau', () => ({ name: 'partner-new' })],
  partner: ['/partenaires/:doc', withDoc('partner')],
  ambassadors: ['/ambassadeurs', () => ({ name: 'ambassadors' })],
  dossiers: ['/dossiers', () => ({ name: 'dossiers' })],
  dossier: ['/dossiers/:doc', withDoc('dossier')],
  visit: ['/dossiers/:doc/visite/:visit/:section?', VISIT],
  document: ['/dossiers/:doc/documents/:document', DOCUMENT],
  restitution: ['/dossiers/:doc/restitution', withDoc('restitution')],
  plan: ['/dossiers/:doc/plan', withDoc('plan')],
  review: ['/dossiers/:doc/relecture/:section?', REVIEW],
  history: ['/dossiers/:doc/historique', withDoc('history')],
  network: ['/reseau', ({ query }) => ({ name: 'network', view: one(query.get('vue'), ['liste', 'carte', 'liens']) })],
  collective: [
    '/collectif',
    ({ query }) => ({ name: 'collective', view: one(query.get('vue'), ['enjeux', 'actions', 'calendrier', 'liste']) }),
  ],
  proposals: [
    '/reseau/propositions',
    ({ query }) => ({
      name: 'proposals',
      view: one(query.get('sorte'), ['enjeu', 'proches', 'complementaires', 'ambassadeur']),
    }),
  ],
  'stake-new': ['/collectif/enjeux/nouveau', ({ query }) => ({ name: 'stake-new', from: query.get('de') ?? '' })],
  stake: ['/collectif/enjeux/:doc', withDoc('stake')],
  'stake-grid': ['/collectif/enjeux/:doc/grille/:section?', STAKE_GRID],
  'action-new': [
    '/collectif/actions/nouvelle',
    ({ query }) => {
      const stake = query.get('enjeu') ?? '';
      return { name: 'action-new', stake: isDocId(stake) ? stake : null };
    },
  ],
  action: ['/collectif/actions/:doc', withDoc('action')],
  attendance: ['/collectif/actions/:doc/presences/:meeting', ATTENDANCE],
  committees: ['/comites', () => ({ name: 'committees' })],
  committee: ['/comites/:doc', withDoc('committee')],
  outbox: ['/a-envoyer', () => ({ name: 'outbox' })],
  settings: ['/reglages', () => ({ name: 'settings' })],
  members: ['/reglages/membres', () => ({ name: 'members' })],
  grids: ['/reglages/grilles', () => ({ name: 'grids' })],
  'map-settings': ['/reglages/carte', () => ({ name: 'map-settings' })],
  exchange: [
    '/echanges',
    ({ query }) => ({ name: 'exchange', view: one(query.get('vue'), ['import', 'export', 'journal']) }),
  ],
  territory: ['/territoire', () => ({ name: 'territory' })],
  'documents-settings': ['/reglages/documents', () => ({ name: 'documents-settings' })],
  'network-settings': ['/reglages/reseau', () => ({ name: 'network-settings' })],
  'dossier-paper': ['/dossiers/:doc/papier', withDoc('dossier-paper')],
  paper: ['/papier', () => ({ name: 'paper' })],
  ready: ['/pret', ({ fragment }) => ({ name: 'ready', part: one(fragment, ['matin', 'semaine', 'soir']) })],
  aids: ['/aides', () => ({ name: 'aids' })],
  aid: ['/aides/:id', ({ part }) => ({ name: 'aid', id: part('id') })],
  join: ['/rejoindre', ({ fragment }) => ({ name: 'join', code: fragment })],
  accessibility: ['/accessibilite', () => ({ name: 'accessibility' })],
};

const PATTERNS = Object.values(TABLE).map(([pattern, read]) => ({ steps: pattern.split('/').slice(1), read }));

/** Reads an address (path, query and fragment, or a whole URL); anything unknown is `not-found`. */
export function parseRoute(address: string): Route {
  const url = new URL(address, 'http://here/');
  const path = url.pathname
    .replace(/(?<=.)\/+$/, '')
    .split('/')
    .slice(1);
  for (const { steps, read } of PATTERNS) {
    const parts = partsOf(steps, path);
    if (!parts) continue;
    const part = (name: string): string => parts.get(name) ?? '';
    const found = read({ part, query: url.searchParams, fragment: decoded(url.hash.slice(1)) });
    if (found) return found;
  }
  return { name: 'not-found', path: url.pathname };
}

/** What makes two addresses one view: a change of `?vue=` is another tab of the same view, not another view. */
export function viewKey(route: Route): string {
  if (route.name === 'visit') return `visit ${route.doc} ${route.visit} ${route.view} ${route.section ?? ''}`;
  if (route.name === 'stake-grid') return `stake-grid ${route.doc} ${route.section ?? ''}`;
  if (route.name === 'not-found') return `not-found ${route.path}`;
  if (route.name === 'stake-new') return `stake-new ${route.from}`;
  if (route.name === 'aid') return `aid ${route.id}`;
  if (route.name === 'review') return `review ${route.doc} ${route.section ?? ''}`;
  if (route.name === 'attendance') return `attendance ${route.doc} ${route.meeting}`;
  if (route.name === 'document') return `document ${route.doc} ${route.document}`;
  return 'doc' in route ? `${route.name} ${route.doc}` : route.name;
}

const part = encodeURIComponent;

/** The question an address leads to within its section; null when it names none. */
export function questionIn(address: string): string | null {
  const [, question] = address.split('#q-');
  return question ? decoded(question) : null;
}

/** Builders of every address; no screen writes a path by hand. */
export const href = {
  home: () => '/',
  companies: () => '/entreprises',
  companyNew: (called = '') => (called ? `/entreprises/nouvelle?nom=${part(called)}` : '/entreprises/nouvelle'),
  company: (doc: DocId) => `/entreprises/${doc}`,
  companyDuplicates: () => '/entreprises/doublons',
  partners: () => '/partenaires',
  partnerNew: () => '/partenaires/nouveau',
  partner: (doc: DocId) => `/partenaires/${doc}`,
  ambassadors: () => '/ambassadeurs',
  dossiers: () => '/dossiers',
  dossier: (doc: DocId) => `/dossiers/${doc}`,
  /** With a question of the section: the visit opens at it. */
  visit: (doc: DocId, visit: string, section?: string | null, question?: string) =>
    `/dossiers/${doc}/visite/${part(visit)}${section ? `/${part(section)}` : ''}${question ? `#q-${part(question)}` : ''}`,
  /** Beside the sections, whose ids come from the grid and may be any word. */
  visitView: (doc: DocId, visit: string, view: Exclude<VisitView, 'grille'>) =>
    `/dossiers/${doc}/visite/${part(visit)}?vue=${view}`,
  /** `document`: `fiche`, `plan`, or `visite-<visit id>`; see `#domain/documents/kinds.ts`. */
  document: (doc: DocId, document: string) => `/dossiers/${doc}/documents/${part(document)}`,
  restitution: (doc: DocId) => `/dossiers/${doc}/restitution`,
  plan: (doc: DocId) => `/dossiers/${doc}/plan`,
  /** Without a section: the overview. */
  review: (doc: DocId, section?: string | null, question?: string) =>
    `/dossiers/${doc}/relecture${section ? `/${part(section)}` : ''}${question ? `#q-${part(question)}` : ''}`,
  history: (doc: DocId) => `/dossiers/${doc}/historique`,
  /** `query`: what is selected and in which order, as the network writes it. */
  network: (view: NetworkView = 'liste', query = '') => {
    const words = [view === 'liste' ? '' : `vue=${view}`, query].filter((word) => word !== '');
    return words.length === 0 ? '/reseau' : `/reseau?${words.join('&')}`;
  },
  collective: (view: CollectiveView = 'enjeux') => (view === 'enjeux' ? '/collectif' : `/collectif?vue=${view}`),
  proposals: (view: ProposalsView = 'enjeu') =>
    view === 'enjeu' ? '/reseau/propositions' : `/reseau/propositions?sorte=${view}`,
  /** With the key of a proposal: its own form, already begun. */
  stakeNew: (from = '') => (from ? `/collectif/enjeux/nouveau?de=${part(from)}` : '/collectif/enjeux/nouveau'),
  stake: (doc: DocId) => `/collectif/enjeux/${doc}`,
  stakeGrid: (doc: DocId, section?: string | null) =>
    `/collectif/enjeux/${doc}/grille${section ? `/${part(section)}` : ''}`,
  actionNew: (stake?: DocId | null) =>
    stake ? `/collectif/actions/nouvelle?enjeu=${stake}` : '/collectif/actions/nouvelle',
  action: (doc: DocId) => `/collectif/actions/${doc}`,
  /** Who comes to a meeting of the action, marked at the door. */
  attendance: (doc: DocId, meeting: string) => `/collectif/actions/${doc}/presences/${part(meeting)}`,
  committees: () => '/comites',
  committee: (doc: DocId) => `/comites/${doc}`,
  outbox: () => '/a-envoyer',
  settings: () => '/reglages',
  members: () => '/reglages/membres',
  grids: () => '/reglages/grilles',
  documentsSettings: () => '/reglages/documents',
  mapSettings: () => '/reglages/carte',
  /** Companies in and out as files, and the journal of both. */
  exchange: (view: ExchangeView = 'import') => (view === 'import' ? '/echanges' : `/echanges?vue=${view}`),
  /** One page on the territory, for elected officials. */
  territory: () => '/territoire',
  networkSettings: () => '/reglages/reseau',
  ready: (part: ReadyPart = 'matin') => (part === 'matin' ? '/pret' : `/pret#${part}`),
  aids: () => '/aides',
  aid: (id: string) => `/aides/${part(id)}`,
  /** The printable grid, blank; of a dossier: with its name and its mode. */
  paper: () => '/papier',
  dossierPaper: (doc: DocId) => `/dossiers/${doc}/papier`,
  join: (code: string) => `/rejoindre#${part(code)}`,
  accessibility: () => '/accessibilite',
} as const;
