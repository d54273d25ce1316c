// The rows that the list, the map and the links all show: pure, so that the three faces agree in figures. A row is made
// anew only when something in it changed: ten thousand are not built again because one record arrived.
import type { Day } from '#domain/day.ts';
import type { DossierState } from '#domain/dossier/states.ts';
import type { DocId } from '#domain/ids.ts';
import { isAmbassadorOn } from '#domain/network/ambassadors.ts';
import type { Degrees } from '#domain/network/network-index.ts';
import type { CompanyCard, DossierCard, StakeCard } from '#domain/record/cards.ts';
import { bassinOf, type Bassin } from '#domain/territory/bassins.ts';
import { communeOf, type Commune } from '#domain/territory/communes.ts';

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
  readonly bassin: Bassin;
  /** The dossier that tells most: an open one before a closed one, then the newest. */
  readonly dossier: DossierCard | null;
  readonly family: DossierFamily;
  /** Lines of the graph that touch this company; null while they are not counted. */
  readonly links: number | null;
  /** Its consent is valid on the day asked about. */
  readonly ambassador: boolean;
  readonly stakes: readonly DocId[];
  /** Partners it was handed over to or brought by. */
  readonly partners: readonly DocId[];
}

export interface NetworkData {
  readonly companies: Iterable<CompanyCard>;
  readonly dossiers: ReadonlyMap<DocId, DossierCard>;
  readonly stakes: ReadonlyMap<DocId, readonly DocId[]>;
  readonly partners: ReadonlyMap<DocId, readonly DocId[]>;
  /** Null: not counted yet. */
  readonly links: Degrees | null;
  readonly today: Day;
}

function tellsMore(a: DossierCard, b: DossierCard): boolean {
  const [closedA, closedB] = [familyOf(a.state) === 'clos', familyOf(b.state) === 'clos'];
  if (closedA !== closedB) return closedB;
  if (a.stateSince !== b.stateSince) return a.stateSince > b.stateSince;
  return a.doc < b.doc;
}

export function dossierByCompany(dossiers: Iterable<DossierCard>): Map<DocId, DossierCard> {
  const best = new Map<DocId, DossierCard>();
  for (const dossier of dossiers) {
    const known = best.get(dossier.company);
    if (!known || tellsMore(dossier, known)) best.set(dossier.company, dossier);
  }
  return best;
}

export function stakesByCompany(stakes: Iterable<StakeCard>): Map<DocId, DocId[]> {
  const found = new Map<DocId, DocId[]>();
  for (const stake of stakes) {
    for (const { company, position } of stake.members) {
      if (position === 'non') continue;
      const known = found.get(company);
      if (known) known.push(stake.doc);
      else found.set(company, [stake.doc]);
    }
  }
  return found;
}

const NONE: readonly DocId[] = [];

const isSame = (a: readonly DocId[], b: readonly DocId[]): boolean =>
  a === b || (a.length === b.length && a.every((doc, at) => doc === b[at]));

/** Reads rows; what did not change since the last reading is the same object as then. */
export function createRowReader(): (data: NetworkData) => NetworkRow[] {
  const known = new Map<DocId, NetworkRow>();
  let last: NetworkData | null = null;
  return (data) => {
    // What is the same map as last time says the same of every company.
    const dossiers = last?.dossiers !== data.dossiers;
    const lists = last?.stakes !== data.stakes || last.partners !== data.partners || last.today !== data.today;
    last = data;
    const rows: NetworkRow[] = [];
    for (const company of data.companies) {
      let row = known.get(company.doc);
      const stands =
        row !== undefined &&
        row.company === company &&
        row.links === linksOf(company, data) &&
        (!dossiers || row.dossier === (data.dossiers.get(company.doc) ?? null)) &&
        (!lists || isListed(row, data));
      if (!stands || !row) {
        row = rowOf(company, data);
        known.set(company.doc, row);
      }
      rows.push(row);
    }
    if (known.size > rows.length) forgetOthers(known, rows);
    return rows;
  };
}

const linksOf = ({ doc }: CompanyCard, { links }: NetworkData): number | null => links && (links.get(doc) ?? 0);

function isListed({ doc, company, stakes, partners, ambassador }: NetworkRow, data: NetworkData): boolean {
  return (
    ambassador === isAmbassadorOn(company.ambassador, data.today) &&
    isSame(stakes, data.stakes.get(doc) ?? NONE) &&
    isSame(partners, data.partners.get(doc) ?? NONE)
  );
}

function forgetOthers(known: Map<DocId, NetworkRow>, rows: readonly NetworkRow[]): void {
  const here = new Set(rows.map(({ doc }) => doc));
  for (const doc of known.keys()) if (!here.has(doc)) known.delete(doc);
}

function rowOf(company: CompanyCard, data: NetworkData): NetworkRow {
  const { doc } = company;
  const dossier = data.dossiers.get(doc) ?? null;
  const commune = communeOf(company.commune);
  return {
    doc,
    company,
    commune,
    bassin: bassinOf(commune?.code ?? ''),
    dossier,
    family: dossier ? familyOf(dossier.state) : 'aucun',
    links: linksOf(company, data),
    ambassador: isAmbassadorOn(company.ambassador, data.today),
    stakes: data.stakes.get(doc) ?? NONE,
    partners: data.partners.get(doc) ?? NONE,
  };
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
