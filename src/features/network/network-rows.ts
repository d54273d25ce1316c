// The one selection that the list, the map and the links all show: pure, so that the three faces agree in figures.
import type { Day } from '#domain/day.ts';
import type { DossierState } from '#domain/dossier/states.ts';
import type { DocId } from '#domain/ids.ts';
import { isAmbassadorOn } from '#domain/network/ambassadors.ts';
import type { Edge } from '#domain/network/links.ts';
import type { CompanyCard, DossierCard, StakeCard } from '#domain/record/cards.ts';
import { communeOf, type Commune } from '#domain/territory/communes.ts';
import { fold } from '#domain/text/fold.ts';

/** Dossier states in the few steps a list can be filtered by. */
export const FAMILIES = ['aucun', 'prospection', 'diagnostic', 'plan', 'comite', 'accompagnement', 'clos'] as const;
export type DossierFamily = (typeof FAMILIES)[number];

const FAMILY_OF: Readonly<Record<DossierState, DossierFamily>> = {
  repere: 'prospection',
  contacte: 'prospection',
  rdv_pris: 'prospection',
  visite: 'diagnostic',
  prediag_restitue: 'diagnostic',
  plan_redige: 'plan',
  plan_accepte: 'plan',
  soumis_comite: 'comite',
  valide: 'comite',
  valide_sous_reserve: 'comite',
  ajourne: 'comite',
  reoriente: 'comite',
  refuse: 'comite',
  en_accompagnement: 'accompagnement',
  suivi: 'accompagnement',
  clos: 'clos',
  anonymise: 'clos',
};

/** The family of a state; a state from a newer version of the application counts as begun. */
export function familyOf(state: string): DossierFamily {
  return (FAMILY_OF as Readonly<Record<string, DossierFamily | undefined>>)[state] ?? 'prospection';
}

export interface NetworkRow {
  readonly doc: DocId;
  readonly company: CompanyCard;
  readonly commune: Commune | null;
  /** The dossier that tells most: an open one before a closed one, then the newest. */
  readonly dossier: DossierCard | null;
  readonly family: DossierFamily;
  /** Lines of the graph that touch this company. */
  readonly links: number;
  /** Its consent is valid on the day asked about. */
  readonly ambassador: boolean;
  readonly stakes: readonly DocId[];
}

export interface NetworkFilter {
  readonly text: string;
  readonly sector: string;
  readonly commune: string;
  readonly size: string;
  /** A family, or '' for all. */
  readonly family: string;
  readonly stake: string;
  readonly ambassadors: boolean;
}

export const NO_FILTER: NetworkFilter = {
  text: '',
  sector: '',
  commune: '',
  size: '',
  family: '',
  stake: '',
  ambassadors: false,
};

export const SORTS = ['name', 'commune', 'sector', 'size', 'dossier', 'links', 'ambassador'] as const;
export type SortKey = (typeof SORTS)[number];

export interface NetworkData {
  readonly companies: Iterable<CompanyCard>;
  readonly dossiers: Iterable<DossierCard>;
  readonly stakes: Iterable<StakeCard>;
  readonly edges: readonly Edge[];
  readonly today: Day;
}

function tellsMore(a: DossierCard, b: DossierCard): boolean {
  const [closedA, closedB] = [familyOf(a.state) === 'clos', familyOf(b.state) === 'clos'];
  if (closedA !== closedB) return closedB;
  if (a.stateSince !== b.stateSince) return a.stateSince > b.stateSince;
  return a.doc < b.doc;
}

function dossierByCompany(dossiers: Iterable<DossierCard>): Map<DocId, DossierCard> {
  const best = new Map<DocId, DossierCard>();
  for (const dossier of dossiers) {
    const known = best.get(dossier.company);
    if (!known || tellsMore(dossier, known)) best.set(dossier.company, dossier);
  }
  return best;
}

function stakesByCompany(stakes: Iterable<StakeCard>): Map<DocId, DocId[]> {
  const found = new Map<DocId, DocId[]>();
  for (const stake of stakes) {
    for (const { company, position } of stake.members) {
      if (position === 'non') continue;
      found.set(company, [...(found.get(company) ?? []), stake.doc]);
    }
  }
  return found;
}

function degrees(edges: readonly Edge[]): Map<DocId, number> {
  const count = new Map<DocId, number>();
  for (const { a, b } of edges) {
    count.set(a, (count.get(a) ?? 0) + 1);
    count.set(b, (count.get(b) ?? 0) + 1);
  }
  return count;
}

/** Every company with what the other records say about it. */
export function networkRows(data: NetworkData): NetworkRow[] {
  const dossiers = dossierByCompany(data.dossiers);
  const stakes = stakesByCompany(data.stakes);
  const links = degrees(data.edges);
  return Array.from(data.companies, (company): NetworkRow => {
    const dossier = dossiers.get(company.doc) ?? null;
    return {
      doc: company.doc,
      company,
      commune: communeOf(company.commune),
      dossier,
      family: dossier ? familyOf(dossier.state) : 'aucun',
      links: links.get(company.doc) ?? 0,
      ambassador: isAmbassadorOn(company.ambassador, data.today),
      stakes: stakes.get(company.doc) ?? [],
    };
  });
}

/** Whether a row passes the filter; `words` is its text, folded and split. */
function passes(row: NetworkRow, filter: NetworkFilter, words: readonly string[]): boolean {
  if (filter.sector && row.company.sector !== filter.sector) return false;
  if (filter.commune && row.commune?.code !== filter.commune) return false;
  if (filter.size && row.company.sizeBand !== filter.size) return false;
  if (filter.family && row.family !== filter.family) return false;
  if (filter.stake && !row.stakes.includes(filter.stake as DocId)) return false;
  if (filter.ambassadors && !row.ambassador) return false;
  if (words.length === 0) return true;
  const text = fold(`${row.company.name} ${row.company.head} ${row.commune?.name ?? ''}`);
  return words.every((word) => text.includes(word));
}

export function selectedRows(rows: readonly NetworkRow[], filter: NetworkFilter): NetworkRow[] {
  const words = fold(filter.text)
    .split(' ')
    .filter((word) => word !== '');
  return rows.filter((row) => passes(row, filter, words));
}

/** How many of the filter's parts are in use. */
export function filterCount(filter: NetworkFilter): number {
  return Object.values(filter).filter((value) => value !== '' && value !== false).length;
}

const byText = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
const SIZES: readonly string[] = ['', '0', '1-2', '3-5', '6-9', '10-19', '20+'];

/** What is empty stands last, whatever the direction. */
function compareNames(a: string, b: string): number {
  return Number(a === '') - Number(b === '') || byText.compare(a, b);
}

type Compare = (a: NetworkRow, b: NetworkRow) => number;

/** `sectorName` gives the word the screen shows, so that the order is the one a reader sees. */
function comparisons(sectorName: (id: string) => string): Readonly<Record<SortKey, Compare>> {
  return {
    name: (a, b) => compareNames(a.company.name, b.company.name),
    commune: (a, b) => compareNames(a.commune?.name ?? '', b.commune?.name ?? ''),
    sector: (a, b) => compareNames(sectorName(a.company.sector), sectorName(b.company.sector)),
    size: (a, b) => SIZES.indexOf(b.company.sizeBand) - SIZES.indexOf(a.company.sizeBand),
    dossier: (a, b) => FAMILIES.indexOf(b.family) - FAMILIES.indexOf(a.family),
    links: (a, b) => b.links - a.links,
    ambassador: (a, b) => Number(b.ambassador) - Number(a.ambassador),
  };
}

/** A sorted copy; ties by name, then by id, so that every device shows the same order. */
export function sortedRows(
  rows: readonly NetworkRow[],
  sort: SortKey,
  reversed: boolean,
  sectorName: (id: string) => string,
): NetworkRow[] {
  const compare = comparisons(sectorName)[sort];
  const sign = reversed ? -1 : 1;
  return [...rows].sort(
    (a, b) => sign * compare(a, b) || compareNames(a.company.name, b.company.name) || (a.doc < b.doc ? -1 : 1),
  );
}

/** Rows by the code of their commune; rows without one under ''. */
export function rowsByCommune(rows: readonly NetworkRow[]): Map<string, NetworkRow[]> {
  const groups = new Map<string, NetworkRow[]>();
  for (const row of rows) {
    const code = row.commune?.code ?? '';
    const group = groups.get(code);
    if (group) group.push(row);
    else groups.set(code, [row]);
  }
  return groups;
}
