// Who might work with whom, and why: companies with the same needs and strengths, companies of which one has what the
// other lacks, heads others might listen to. Every proposal carries its reasons; a person decides (PRODUCT 1.4).
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard, DossierCard } from '#domain/record/cards.ts';
import { communeOf, distanceKm } from '#domain/territory/communes.ts';

/** Bounds of the bands « À éveiller » and « Moteur »: up to the first is a need, from the second on a strength. */
const NEED = 0.25;
const STRENGTH = 0.75;

/** Parameters of the workspace, with these defaults. */
export interface AffinityOptions {
  /** Straight line. */
  readonly km: number;
  /** Fewest shared things, or things the one can bring the other, for a proposal. */
  readonly least: number;
  readonly limit: number;
}

export const AFFINITY: AffinityOptions = { km: 30, least: 2, limit: 10 };

/** What is compared of a company: its newest evaluated dossier beside its card. */
export interface Profile {
  readonly company: CompanyCard;
  readonly scores: { readonly [dimension: string]: number | null };
  readonly topics: readonly string[];
}

export type Reason =
  | { readonly type: 'need' | 'strength'; readonly dimension: string }
  | { readonly type: 'topic'; readonly topic: string }
  | { readonly type: 'sector'; readonly sector: string }
  /** `from` is at home in what `to` lacks. */
  | { readonly type: 'brings'; readonly dimension: string; readonly from: DocId; readonly to: DocId }
  | { readonly type: 'known-by'; readonly companies: number }
  | { readonly type: 'wants-to-share' };

export interface Affinity {
  readonly company: DocId;
  /** Km in a straight line; null when one of the two has no commune in the territory. */
  readonly km: number | null;
  readonly reasons: readonly Reason[];
}

/**
 * One profile per company that may be approached: the scores of its dossier with the most evaluated dimensions, the
 * newer one when there are two. A company without a dossier on this device has no profile: nothing is guessed.
 * @param none options of the question on topics that name no topic (« rien »)
 */
export function profilesOf(
  companies: ReadonlyMap<DocId, CompanyCard>,
  dossiers: Iterable<DossierCard>,
  none: ReadonlySet<string>,
): ReadonlyMap<DocId, Profile> {
  const best = new Map<DocId, DossierCard>();
  const evaluated = ({ scores }: DossierCard): number => Object.values(scores).filter((score) => score !== null).length;
  for (const dossier of dossiers) {
    if (dossier.state === 'anonymise') continue;
    const known = best.get(dossier.company);
    const order = known
      ? evaluated(dossier) - evaluated(known) ||
        dossier.updatedAt - known.updatedAt ||
        (dossier.doc < known.doc ? 1 : -1)
      : 1;
    if (order > 0) best.set(dossier.company, dossier);
  }
  const profiles = new Map<DocId, Profile>();
  for (const [doc, { scores, topics }] of best) {
    const company = companies.get(doc);
    if (!company || company.stance === 'ne-plus-contacter') continue;
    profiles.set(doc, { company, scores, topics: [...new Set(topics)].filter((topic) => !none.has(topic)) });
  }
  return profiles;
}

const scoresOf = ({ scores }: Profile): [string, number][] =>
  Object.entries(scores)
    .filter((entry): entry is [string, number] => entry[1] !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));

export const isNeed = (score: number | null | undefined): boolean => typeof score === 'number' && score < NEED;
export const isStrength = (score: number | null | undefined): boolean => typeof score === 'number' && score >= STRENGTH;

/** What two companies have in common, the same whichever of them is asked first. */
export function inCommon(one: Profile, other: Profile): Reason[] {
  const reasons: Reason[] = [];
  for (const topic of [...one.topics].sort()) {
    if (other.topics.includes(topic)) reasons.push({ type: 'topic', topic });
  }
  for (const [dimension, score] of scoresOf(one)) {
    if (isNeed(score) && isNeed(other.scores[dimension])) reasons.push({ type: 'need', dimension });
    if (isStrength(score) && isStrength(other.scores[dimension])) reasons.push({ type: 'strength', dimension });
  }
  const { sector } = one.company;
  if (sector !== '' && sector === other.company.sector) reasons.push({ type: 'sector', sector });
  return reasons;
}

/** What the one is at home in and the other lacks. */
export function whatBrings(from: Profile, to: Profile): Reason[] {
  return scoresOf(from).flatMap(([dimension, score]): Reason[] =>
    isStrength(score) && isNeed(to.scores[dimension])
      ? [{ type: 'brings', dimension, from: from.company.doc, to: to.company.doc }]
      : [],
  );
}

/** Km in a straight line; null when it is not known. */
export function between(one: CompanyCard, other: CompanyCard): number | null {
  const [a, b] = [communeOf(one.commune), communeOf(other.commune)];
  return a && b ? distanceKm(a, b) : null;
}

/** Those with the most reasons first, then the nearest. Who is too far is left out; who has no commune comes last. */
function nearest(
  one: Profile,
  profiles: Iterable<Profile>,
  reasonsWith: (other: Profile) => Reason[],
  { km, least, limit }: AffinityOptions,
): Affinity[] {
  const found: Affinity[] = [];
  for (const other of profiles) {
    if (other.company.doc === one.company.doc) continue;
    const far = between(one.company, other.company);
    if (far !== null && far > km) continue;
    const reasons = reasonsWith(other);
    if (reasons.length >= least) found.push({ company: other.company.doc, km: far, reasons });
  }
  const distance = (affinity: Affinity): number => affinity.km ?? Number.POSITIVE_INFINITY;
  return found
    .sort((a, b) => {
      const byReasons = b.reasons.length - a.reasons.length;
      if (byReasons !== 0) return byReasons;
      if (distance(a) !== distance(b)) return distance(a) - distance(b);
      return a.company < b.company ? -1 : 1;
    })
    .slice(0, limit);
}

/** « Mêmes besoins, mêmes forces »: companies near this one that share topics, needs, strengths or the sector with it. */
export function similarCompanies(
  one: Profile,
  profiles: Iterable<Profile>,
  options: AffinityOptions = AFFINITY,
): Affinity[] {
  return nearest(one, profiles, (other) => inCommon(one, other), options);
}

/** Companies of which one is at home in what the other lacks, whichever of the two brings it. */
export function complementaryCompanies(
  one: Profile,
  profiles: Iterable<Profile>,
  options: AffinityOptions = AFFINITY,
): Affinity[] {
  return nearest(one, profiles, (other) => [...whatBrings(one, other), ...whatBrings(other, one)], options);
}

export interface AmbassadorProposal {
  readonly company: DocId;
  readonly reasons: readonly Reason[];
}

/** The dimension of working with others: a strength there makes a head one whom others may listen to. */
const WITH_OTHERS = 'cooperation';
const KNOWN_BY = 2;

/**
 * Heads who might become ambassadors: at home in working with others and in something else, or known by several
 * companies. Never one who already consented or asked not to be approached. Most reasons first.
 */
export function ambassadorProposals(
  profiles: ReadonlyMap<DocId, Profile>,
  limit = AFFINITY.limit,
): AmbassadorProposal[] {
  const known = new Map<DocId, Set<DocId>>();
  for (const { company } of profiles.values()) {
    for (const { to } of company.links) {
      if (to !== company.doc) known.set(to, (known.get(to) ?? new Set()).add(company.doc));
    }
  }
  return [...profiles.values()]
    .filter(({ company }) => company.ambassador === null)
    .flatMap((profile): AmbassadorProposal[] => {
      const reasons: Reason[] = [];
      const strengths = scoresOf(profile).filter(([, score]) => isStrength(score));
      const shares = isStrength(profile.scores[WITH_OTHERS]) && strengths.length > 1;
      if (shares) {
        reasons.push({ type: 'wants-to-share' });
        for (const [dimension] of strengths) {
          if (dimension !== WITH_OTHERS) reasons.push({ type: 'strength', dimension });
        }
      }
      const companies = known.get(profile.company.doc)?.size ?? 0;
      if (companies >= KNOWN_BY) reasons.push({ type: 'known-by', companies });
      return reasons.length > 0 ? [{ company: profile.company.doc, reasons }] : [];
    })
    .sort((a, b) => b.reasons.length - a.reasons.length || (a.company < b.company ? -1 : 1))
    .slice(0, limit);
}
