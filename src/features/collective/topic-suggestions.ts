// Where a shared stake might be born: enough companies, close enough, that name the same topic (PRODUCT 1.4).
// Only ever a suggestion, with its reasons; a person creates the stake.
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard, DossierCard, StakeCard } from '#domain/record/cards.ts';
import { communeOf, distanceKm, type Commune } from '#domain/territory/communes.ts';

/** Proposals, to become parameters of the workspace. */
const SUGGESTION_COMPANIES = 3;
const SUGGESTION_KM = 15;

interface CitingCompany {
  readonly doc: DocId;
  readonly name: string;
  readonly commune: Commune;
}

export interface TopicSuggestion {
  /** An option of `coo4`. */
  readonly topic: string;
  /** By name. */
  readonly companies: readonly CitingCompany[];
  /** The largest distance between two of them, km in a straight line. */
  readonly spread: number;
}

export interface SuggestionData {
  readonly companies: ReadonlyMap<DocId, CompanyCard>;
  readonly dossiers: Iterable<DossierCard>;
  readonly stakes: Iterable<StakeCard>;
  /** Options that name no topic (« rien »). */
  readonly none: ReadonlySet<string>;
}

/** Companies by topic: each once, whatever the number of its dossiers; those that must not be asked are left out. */
function citing(data: SuggestionData): Map<string, Map<DocId, CitingCompany>> {
  const found = new Map<string, Map<DocId, CitingCompany>>();
  for (const dossier of data.dossiers) {
    const company = data.companies.get(dossier.company);
    const commune = company && communeOf(company.commune);
    if (!company || !commune || company.stance === 'ne-plus-contacter' || dossier.state === 'anonymise') continue;
    for (const topic of dossier.topics) {
      if (data.none.has(topic)) continue;
      const group = found.get(topic) ?? new Map<DocId, CitingCompany>();
      found.set(topic, group.set(company.doc, { doc: company.doc, name: company.name, commune }));
    }
  }
  return found;
}

/** Companies that already have a place in a stake on this topic, even to say no. */
function placed(stakes: Iterable<StakeCard>): Map<string, Set<DocId>> {
  const found = new Map<string, Set<DocId>>();
  for (const { topic, members } of stakes) {
    const group = found.get(topic) ?? new Set<DocId>();
    for (const { company } of members) group.add(company);
    found.set(topic, group);
  }
  return found;
}

/** Communes around one of them, nearest first, no two further apart than `km`. */
function circleAround(seed: Commune, communes: readonly Commune[], km: number): Commune[] {
  const near = communes
    .map((commune) => ({ commune, far: distanceKm(seed, commune) }))
    .filter(({ far }) => far <= km)
    .sort((a, b) => a.far - b.far || (a.commune.code < b.commune.code ? -1 : 1));
  const kept: Commune[] = [];
  for (const { commune } of near) {
    if (kept.every((other) => distanceKm(other, commune) <= km)) kept.push(commune);
  }
  return kept;
}

/** The largest group of these companies in which no two are further apart than `km`. */
function largestGroup(companies: readonly CitingCompany[], km: number): CitingCompany[] {
  const communes = [...new Map(companies.map(({ commune }) => [commune.code, commune])).values()].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  );
  let best: CitingCompany[] = [];
  for (const seed of communes) {
    const codes = new Set(circleAround(seed, communes, km).map(({ code }) => code));
    const group = companies.filter(({ commune }) => codes.has(commune.code));
    if (group.length > best.length) best = group;
  }
  return best;
}

function spreadOf(companies: readonly CitingCompany[]): number {
  let widest = 0;
  for (const [index, { commune }] of companies.entries()) {
    for (const other of companies.slice(index + 1)) widest = Math.max(widest, distanceKm(commune, other.commune));
  }
  return widest;
}

/**
 * Topics that at least `count` companies cite, no two of them further apart than `km`. Companies with a place in a
 * stake on the topic are not counted again. The largest groups first; the same on every device with the same records.
 */
export function topicSuggestions(
  data: SuggestionData,
  { count = SUGGESTION_COMPANIES, km = SUGGESTION_KM }: { readonly count?: number; readonly km?: number } = {},
): TopicSuggestion[] {
  const already = placed(data.stakes);
  const suggestions: TopicSuggestion[] = [];
  for (const [topic, companies] of citing(data)) {
    let rest = [...companies.values()].filter(({ doc }) => !already.get(topic)?.has(doc));
    // One topic may be shared in two valleys.
    for (;;) {
      const group = largestGroup(rest, km);
      if (group.length < count || group.length === 0) break;
      const sorted = [...group].sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.doc < b.doc ? -1 : 1));
      suggestions.push({ topic, companies: sorted, spread: spreadOf(group) });
      rest = rest.filter((company) => !group.includes(company));
    }
  }
  return suggestions.sort(
    (a, b) =>
      b.companies.length - a.companies.length ||
      (a.topic < b.topic ? -1 : Number(a.topic > b.topic)) ||
      ((a.companies[0]?.doc ?? '') < (b.companies[0]?.doc ?? '') ? -1 : 1),
  );
}
