// The figures of the page on the territory, as they may be published (PRODUCT R16): small counts hidden, and with them
// whatever would give them away. All tables count the same companies, so that one total ties them: it is published, or
// nothing is; a table that could only be protected by hiding the total is left out.
import { publicActions, publicStakes } from '#domain/collective/confidential.ts';
import type { Outcome } from '#domain/dossier/states.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, CompanyCard, DossierCard, StakeCard } from '#domain/record/cards.ts';
import { suppress } from '#domain/report/suppression.ts';
import { BASSINS, bassinOf, type Bassin } from './bassins.ts';
import { communeOf } from './communes.ts';

/** Null stands for what is hidden: never 0. */
export interface PublishedCount {
  readonly id: string;
  readonly count: number | null;
}

/** Null for a table that cannot be published without giving something away. */
export type PublishedTable = readonly PublishedCount[] | null;

interface PageInput {
  readonly companies: Iterable<CompanyCard>;
  readonly dossiers: Iterable<DossierCard>;
  readonly stakes: Iterable<StakeCard>;
  readonly actions: Iterable<ActionCard>;
  readonly smallCell: number;
  readonly smallCellCommune: number;
}

export interface PageFigures {
  /** Companies diagnosed, each counted once; null when there are too few to be told. */
  readonly diagnosed: number | null;
  /** Of those, by sector, size band, bassin, commune ('' when unknown): only what has any. */
  readonly sectors: PublishedTable;
  readonly sizes: PublishedTable;
  readonly bassins: PublishedTable;
  readonly communes: PublishedTable;
  /** Jobs at least, from the size bands; null when a band is hidden or nothing is known. */
  readonly jobs: number | null;
  readonly stakes: number;
  /** Companies in those stakes, each once. */
  readonly inStakes: number | null;
  readonly actions: { readonly planned: number; readonly running: number; readonly done: number };
  readonly inActions: number | null;
}

const BEFORE: ReadonlySet<string> = new Set(['repere', 'contacte', 'rdv_pris', 'visite']);
const CLOSED: ReadonlySet<string> = new Set(['clos', 'anonymise']);
/** Closed for these reasons a dossier may have been diagnosed or not: then its score tells. */
const OPEN_QUESTION: ReadonlySet<string> = new Set(['autre', '']);
const NEVER: ReadonlySet<string> = new Set<Outcome>(['injoignable', 'pas_interesse']);

/** True once the diagnostic was given back to the company (PRODUCT 6, O3). */
function isDiagnosed({ state, outcome, global }: DossierCard): boolean {
  if (BEFORE.has(state) || NEVER.has(outcome)) return false;
  return !CLOSED.has(state) || !OPEN_QUESTION.has(outcome) || global !== null;
}

const sirensOf = ({ siret, otherSirets = [] }: CompanyCard): string[] =>
  [siret, ...otherSirets].filter((one) => /^\d{14}$/.test(one)).map((one) => one.slice(0, 9));

/**
 * Of companies that share a SIREN, directly or by way of others, the lower id speaks, on every device.
 */
function speakers(companies: readonly CompanyCard[]): (company: CompanyCard) => CompanyCard {
  const above = new Map<CompanyCard, CompanyCard>();
  const find = (company: CompanyCard): CompanyCard => {
    let at = company;
    for (let up = above.get(at); up; up = above.get(at)) at = up;
    return at;
  };
  const bySiren = new Map<string, CompanyCard>();
  for (const company of companies) {
    for (const siren of sirensOf(company)) {
      const known = bySiren.get(siren);
      if (!known) bySiren.set(siren, company);
      else if (find(known) !== find(company)) {
        const [low, high] = [find(known), find(company)].sort((a, b) => (a.doc < b.doc ? -1 : 1));
        if (low && high) above.set(high, low);
      }
    }
  }
  return find;
}

function diagnosedCompanies({ companies, dossiers }: PageInput): CompanyCard[] {
  const seen = new Set(Array.from(dossiers).flatMap((dossier) => (isDiagnosed(dossier) ? [dossier.company] : [])));
  const sorted = [...companies].sort((a, b) => (a.doc < b.doc ? -1 : 1));
  const speaker = speakers(sorted.filter(({ doc }) => seen.has(doc)));
  return sorted.filter((company) => seen.has(company.doc) && speaker(company) === company);
}

function countsBy(companies: readonly CompanyCard[], idOf: (company: CompanyCard) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const company of companies) counts.set(idOf(company), (counts.get(idOf(company)) ?? 0) + 1);
  return new Map([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

function published(counts: ReadonlyMap<string, number>, smallest: number): PublishedTable {
  const { cells, rowTotals, total } = suppress([[...counts.values()]], smallest);
  if (total === null || rowTotals[0] === null) return null;
  return [...counts.keys()].map((id, index) => ({ id, count: cells[0]?.[index] ?? null }));
}

/** Communes and their bassins are one table: a bassin is the sum of its communes. */
function publishedPlaces(
  companies: readonly CompanyCard[],
  input: PageInput,
): Pick<PageFigures, 'bassins' | 'communes'> {
  const codeOf = (company: CompanyCard): string => communeOf(company.commune)?.code ?? '';
  const communes = countsBy(companies, codeOf);
  const bassins = BASSINS.filter((bassin) => [...communes.keys()].some((code) => bassinOf(code) === bassin));
  const codes = [...communes.keys()];
  const rows = bassins.map((bassin: Bassin) =>
    codes.map((code) => (bassinOf(code) === bassin ? (communes.get(code) ?? 0) : 0)),
  );
  const { rowTotals, columnTotals, total } = suppress(rows, input.smallCellCommune);
  if (total === null)
    return {
      communes: null,
      bassins: published(
        countsBy(companies, ({ commune }) => bassinOf(commune)),
        input.smallCell,
      ),
    };
  return {
    bassins: bassins.map((id, index) => ({ id, count: rowTotals[index] ?? null })),
    communes: codes.map((id, index) => ({ id, count: columnTotals[index] ?? null })),
  };
}

const FEWEST: Readonly<Record<string, number>> = { '0': 0, '1-2': 1, '3-5': 3, '6-9': 6, '10-19': 10, '20+': 20 };

/** From the published table alone: it says nothing that the table does not. */
function jobsOf(sizes: PublishedTable): number | null {
  if (!sizes || sizes.some(({ count }) => count === null)) return null;
  const jobs = sizes.reduce((sum, { id, count }) => sum + (FEWEST[id] ?? 0) * (count ?? 0), 0);
  return jobs > 0 ? jobs : null;
}

const told = (count: number, smallest: number): number | null => (count > 0 && count < smallest ? null : count);

function together(input: PageInput): Pick<PageFigures, 'stakes' | 'inStakes' | 'actions' | 'inActions'> {
  const all = new Map(Array.from(input.stakes, (stake) => [stake.doc, stake]));
  const stakes = publicStakes(all.values());
  const actions = toldActions(input.actions, all);
  const members = stakes.flatMap((stake) => stake.members.filter(({ position }) => position !== 'non'));
  const distinct = (docs: readonly DocId[]): number => new Set(docs).size;
  const inState = (...states: readonly string[]): number =>
    actions.filter(({ state }) => states.includes(state)).length;
  return {
    stakes: stakes.length,
    inStakes: told(distinct(members.map(({ company }) => company)), input.smallCell),
    actions: {
      planned: inState('proposee', 'decidee', 'reportee'),
      running: inState('en_cours'),
      done: inState('faite'),
    },
    inActions: told(distinct(actions.flatMap(({ companies }) => companies)), input.smallCell),
  };
}

/** Collective actions that the page may tell of, and that somebody still means to do or has done. */
export function toldActions(actions: Iterable<ActionCard>, stakes: ReadonlyMap<DocId, StakeCard>): ActionCard[] {
  return publicActions(actions, stakes).filter(
    ({ type, state, plan }) => type === 'collective' && state !== 'abandonnee' && !plan?.removed,
  );
}

/** The figures of the page; the same cards give the same page everywhere. */
export function pageFigures(input: PageInput): PageFigures {
  const companies = diagnosedCompanies(input);
  const diagnosed = told(companies.length, input.smallCell);
  const common = { diagnosed, ...together(input) };
  if (diagnosed === null) return { ...common, sectors: null, sizes: null, bassins: null, communes: null, jobs: null };
  const sizes = published(
    countsBy(companies, ({ sizeBand }) => sizeBand),
    input.smallCell,
  );
  return {
    ...common,
    sectors: published(
      countsBy(companies, ({ sector }) => sector),
      input.smallCell,
    ),
    sizes,
    jobs: jobsOf(sizes),
    ...publishedPlaces(companies, input),
  };
}

/** Lowest count of each class of the map; what is hidden has a class of its own. */
export const PAGE_CLASS_FLOORS = [3, 6, 11, 21] as const;
export type PageClass = 'none' | 'hidden' | 0 | 1 | 2 | 3;

/** The class of a published count. */
export function pageClass(count: number | null | undefined): PageClass {
  if (count === null) return 'hidden';
  if (count === undefined || count === 0) return 'none';
  return count >= PAGE_CLASS_FLOORS[3] ? 3 : count >= PAGE_CLASS_FLOORS[2] ? 2 : count >= PAGE_CLASS_FLOORS[1] ? 1 : 0;
}
