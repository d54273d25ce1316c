// Where a shared stake might be born: enough companies, close enough, that name the same topic (PRODUCT 1.4).
// Only ever a proposal, with its reasons; a person opens the stake.
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard, DossierCard, StakeCard } from '#domain/record/cards.ts';
import { NETWORK_DEFAULTS } from '#domain/settings/network.ts';
import { communeOf, type Commune } from '#domain/territory/communes.ts';
import { compactGroup } from './compact-group.ts';

interface CitingCompany {
  readonly doc: DocId;
  readonly name: string;
  readonly commune: Commune;
}

export interface TopicGroup {
  /** An option of `coo4`. */
  readonly topic: string;
  /** By name. */
  readonly companies: readonly CitingCompany[];
  /** The largest distance between two of them, km in a straight line. */
  readonly spread: number;
}

export interface CitingData {
  readonly companies: ReadonlyMap<DocId, CompanyCard>;
  readonly dossiers: Iterable<DossierCard>;
  readonly stakes: Iterable<StakeCard>;
  /** Options that name no topic (« rien »). */
  readonly none: ReadonlySet<string>;
}

/** May be told of, and asked: here, and not one that wants to be left alone. */
const mayBeAsked = (company: CompanyCard | undefined): company is CompanyCard =>
  company !== undefined && company.stance !== 'ne-plus-contacter';

/** Companies by topic: each once, whatever the number of its dossiers; those that must not be asked are left out. */
export function citingByTopic({
  companies,
  dossiers,
  none,
}: Omit<CitingData, 'stakes'>): Map<string, Map<DocId, CompanyCard>> {
  const found = new Map<string, Map<DocId, CompanyCard>>();
  for (const dossier of dossiers) {
    const company = companies.get(dossier.company);
    if (!mayBeAsked(company) || dossier.state === 'anonymise') continue;
    for (const topic of dossier.topics) {
      if (none.has(topic)) continue;
      const group = found.get(topic) ?? new Map<DocId, CompanyCard>();
      found.set(topic, group.set(company.doc, company));
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

const byName = (a: CitingCompany, b: CitingCompany): number =>
  a.name.localeCompare(b.name, 'fr') || (a.doc < b.doc ? -1 : 1);

function largestGroup(companies: readonly CitingCompany[], km: number) {
  const places = new Map<string, Commune & { weight: number }>();
  for (const { commune } of companies) {
    places.set(commune.code, { ...commune, weight: (places.get(commune.code)?.weight ?? 0) + 1 });
  }
  const { codes, spread } = compactGroup([...places.values()], km);
  return { companies: companies.filter(({ commune }) => codes.includes(commune.code)), spread };
}

/**
 * Topics that at least `count` companies cite, no two of them further apart than `km`. Companies with a place in a
 * stake on the topic are not counted again. The largest groups first; the same on every device with the same records.
 */
export function topicGroups(
  data: CitingData,
  {
    count = NETWORK_DEFAULTS.stakeCompanies,
    km = NETWORK_DEFAULTS.stakeKm,
  }: { readonly count?: number; readonly km?: number } = {},
): TopicGroup[] {
  const already = placed(data.stakes);
  const groups: TopicGroup[] = [];
  for (const [topic, citing] of citingByTopic(data)) {
    let rest = [...citing.values()].flatMap(({ doc, name, commune: code }): CitingCompany[] => {
      const commune = communeOf(code);
      return commune && !already.get(topic)?.has(doc) ? [{ doc, name, commune }] : [];
    });
    // One topic may be shared in two valleys.
    for (;;) {
      const { companies, spread } = largestGroup(rest, km);
      if (companies.length < count || companies.length === 0) break;
      groups.push({ topic, companies: [...companies].sort(byName), spread });
      rest = rest.filter((company) => !companies.includes(company));
    }
  }
  return groups.sort(
    (a, b) =>
      b.companies.length - a.companies.length ||
      (a.topic < b.topic ? -1 : Number(a.topic > b.topic)) ||
      ((a.companies[0]?.doc ?? '') < (b.companies[0]?.doc ?? '') ? -1 : 1),
  );
}
