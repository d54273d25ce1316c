// What the network proposes to a person, each with a key that every device gives it, so that setting one aside holds for
// the whole team. Never automatic: nothing here writes (PRODUCT 1.4).
import { accompaniedCompanies } from '#domain/collective/accompanied.ts';
import type { DocId } from '#domain/ids.ts';
import type { StakeCard } from '#domain/record/cards.ts';
import type { Dismissal, NetworkSettings } from '#domain/settings/network.ts';
import { AFFINITY, ambassadorProposals, profilesOf, type Profile, type Reason } from './affinity.ts';
import { companyPairs, type CompanyPair, type PairKind } from './pairs.ts';
import { topicGroups, type CitingData, type TopicGroup } from './stake-proposals.ts';

export const PROPOSAL_KINDS = ['enjeu', 'proches', 'complementaires', 'ambassadeur'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** Pairs and heads shown at once: what is dealt with makes room for the next. */
const PROPOSALS_SHOWN = 30;

export interface StakeProposal extends TopicGroup {
  readonly kind: 'enjeu';
  readonly key: string;
  /** The same topic was set aside when fewer companies cited it: why. */
  readonly before: Dismissal | null;
}

export interface PairProposal extends CompanyPair {
  readonly kind: PairKind;
  readonly key: string;
}

export interface AmbassadorCandidate {
  readonly kind: 'ambassadeur';
  readonly key: string;
  readonly companies: readonly [DocId];
  readonly reasons: readonly Reason[];
}

export type Proposal = StakeProposal | PairProposal | AmbassadorCandidate;

/** A key is a row's name (SYNC R3): no slash. */
const named = (text: string): string => encodeURIComponent(text);

const HASH_PRIMES = [0x01000193, 0x85ebca6b] as const;

/** 64 bits over the ids in their order, base 36. */
function hashOf(docs: readonly DocId[]): string {
  const text = [...docs].sort().join(' ');
  return HASH_PRIMES.map((prime) => {
    let hash = 0x811c9dc5;
    for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), prime);
    return (hash >>> 0).toString(36);
  }).join('');
}

const stakePrefix = (topic: string): string => `enjeu~${named(topic)}~`;

function stakeKey(topic: string, companies: readonly DocId[]): string {
  return `${stakePrefix(topic)}${hashOf(companies)}`;
}

/** The same from either side. */
export function pairKey(kind: PairKind, a: DocId, b: DocId): string {
  return a < b ? `${kind}~${a}~${b}` : `${kind}~${b}~${a}`;
}

export function ambassadorKey(company: DocId): string {
  return `ambassadeur~${company}`;
}

/** What a key is about, for a list of what was set aside; null for one of a later version. */
export function proposalOfKey(key: string): { readonly kind: ProposalKind; readonly topic: string } | null {
  const [first, topic = ''] = key.split('~');
  const kind = PROPOSAL_KINDS.find((known) => known === first);
  if (!kind) return null;
  try {
    return { kind, topic: kind === 'enjeu' ? decodeURIComponent(topic) : '' };
  } catch {
    return { kind, topic };
  }
}

type Dismissed = Pick<NetworkSettings, 'dismissed'>;

/** The dismissals of groups on a topic, newest first. */
function onTopic({ dismissed }: Dismissed, topic: string): Dismissal[] {
  const prefix = stakePrefix(topic);
  return [...dismissed.values()]
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
}

/**
 * Stakes proposed from answers. A group set aside stays so when it shrinks, or is seen by a device that knows fewer
 * dossiers; when another company joins it is a new fact, and says why it was set aside before.
 */
export function stakeProposals(data: CitingData, settings: NetworkSettings): StakeProposal[] {
  const { stakeCompanies: count, stakeKm: km } = settings;
  return topicGroups(data, { count, km }).flatMap((group): StakeProposal[] => {
    const docs = group.companies.map(({ doc }) => doc);
    const before = onTopic(settings, group.topic);
    if (before.some(({ companies }) => docs.every((doc) => companies.includes(doc)))) return [];
    const smaller = before.find(({ companies }) => companies.some((doc) => docs.includes(doc))) ?? null;
    return [{ kind: 'enjeu', key: stakeKey(group.topic, docs), ...group, before: smaller }];
  });
}

/** Who is already in touch, by a link or a stake both take part in: there is nobody to introduce. */
function inTouch(profiles: ReadonlyMap<DocId, Profile>, stakes: Iterable<StakeCard>): (a: DocId, b: DocId) => boolean {
  const linked = new Map([...profiles].map(([doc, { company }]) => [doc, new Set(company.links.map(({ to }) => to))]));
  const groups = [...stakes].map((stake) => accompaniedCompanies([stake]));
  return (a, b) =>
    linked.get(a)?.has(b) === true ||
    linked.get(b)?.has(a) === true ||
    groups.some((group) => group.has(a) && group.has(b));
}

/** One thing that the one brings the other is a reason to meet; of things in common it takes two. */
const LEAST: Readonly<Record<PairKind, number>> = { proches: AFFINITY.least, complementaires: 1 };

/** Companies alike, or of which one has what the other lacks; of each company the best pair. */
export function pairProposals(data: CitingData, kind: PairKind, settings: NetworkSettings): PairProposal[] {
  const profiles = profilesOf(data.companies, data.dossiers, data.none);
  const known = inTouch(profiles, data.stakes);
  const skip = (a: DocId, b: DocId): boolean => known(a, b) || settings.dismissed.has(pairKey(kind, a, b));
  const options = { km: settings.affinityKm, least: LEAST[kind], limit: PROPOSALS_SHOWN, skip };
  return companyPairs(profiles.values(), kind, options).map((pair) => ({
    kind,
    key: pairKey(kind, ...pair.companies),
    ...pair,
  }));
}

/** Heads whom others may listen to. */
export function ambassadorCandidates(data: CitingData, settings: NetworkSettings): AmbassadorCandidate[] {
  const profiles = profilesOf(data.companies, data.dossiers, data.none);
  return ambassadorProposals(profiles, profiles.size)
    .filter(({ company }) => !settings.dismissed.has(ambassadorKey(company)))
    .slice(0, PROPOSALS_SHOWN)
    .map(({ company, reasons }) => ({
      kind: 'ambassadeur',
      key: ambassadorKey(company),
      companies: [company],
      reasons,
    }));
}
