// Of each company the one it has most in common with, or the one that has what it lacks: a list two people can read in
// the time of a coffee, whatever the number of companies. Counting comes first and is cheap, words come last.
import type { DocId } from '#domain/ids.ts';
import { communeOf, distanceKm } from '#domain/territory/communes.ts';
import { between, inCommon, isNeed, isStrength, whatBrings, type Profile, type Reason } from './affinity.ts';

export const PAIR_KINDS = ['proches', 'complementaires'] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

export interface CompanyPair {
  /** In the order of their ids. */
  readonly companies: readonly [DocId, DocId];
  /** Km in a straight line; null when one of the two has no commune in the territory. */
  readonly km: number | null;
  readonly reasons: readonly Reason[];
}

export interface PairOptions {
  readonly km: number;
  /** Fewest reasons. */
  readonly least: number;
  /** Pairs at most, those with the most reasons first. */
  readonly limit: number;
  /** Pairs that are not to be proposed. */
  readonly skip: (a: DocId, b: DocId) => boolean;
}

type Mask = readonly number[];

interface Counted {
  readonly profile: Profile;
  readonly place: number;
  readonly shared: Mask;
  readonly needs: Mask;
  readonly strengths: Mask;
}

function bitsOf(names: ReadonlyMap<string, number>, held: Iterable<string>): Mask {
  const mask = Array.from({ length: Math.ceil(names.size / 32) }, () => 0);
  for (const name of held) {
    const bit = names.get(name);
    if (bit !== undefined) mask[bit >> 5] = (mask[bit >> 5] ?? 0) | (1 << (bit & 31));
  }
  return mask;
}

function overlap(a: Mask, b: Mask): number {
  let count = 0;
  for (let word = 0; word < a.length; word += 1) {
    for (let both = (a[word] ?? 0) & (b[word] ?? 0); both !== 0; both &= both - 1) count += 1;
  }
  return count;
}

const numbered = (names: Iterable<string>): Map<string, number> =>
  new Map([...new Set(names)].sort().map((name, index) => [name, index]));

interface Board {
  readonly counted: readonly Counted[];
  /** Km by the numbers of two communes; null where one of them is not known, which is not too far. */
  readonly far: readonly (readonly (number | null)[])[];
}

function boardOf(profiles: Iterable<Profile>): Board {
  const sorted = [...profiles].sort((a, b) => (a.company.doc < b.company.doc ? -1 : 1));
  const held = sorted.map(({ company, scores, topics }) => {
    const needs = Object.keys(scores).filter((dimension) => isNeed(scores[dimension]));
    const strengths = Object.keys(scores).filter((dimension) => isStrength(scores[dimension]));
    const shared = [
      ...topics.map((topic) => `topic ${topic}`),
      ...needs.map((dimension) => `need ${dimension}`),
      ...strengths.map((dimension) => `strength ${dimension}`),
      ...(company.sector === '' ? [] : [`sector ${company.sector}`]),
    ];
    return { needs, strengths, shared };
  });
  const things = numbered(held.flatMap(({ shared }) => shared));
  const dimensions = numbered(held.flatMap(({ needs, strengths }) => [...needs, ...strengths]));
  const communes = numbered(sorted.map(({ company }) => company.commune));
  const places = [...communes.keys()].map((code) => communeOf(code));
  return {
    counted: sorted.map((profile, index) => ({
      profile,
      place: communes.get(profile.company.commune) ?? 0,
      shared: bitsOf(things, held[index]?.shared ?? []),
      needs: bitsOf(dimensions, held[index]?.needs ?? []),
      strengths: bitsOf(dimensions, held[index]?.strengths ?? []),
    })),
    far: places.map((a) => places.map((b) => (a && b ? distanceKm(a, b) : null))),
  };
}

const COUNT: Readonly<Record<PairKind, (one: Counted, other: Counted) => number>> = {
  proches: (one, other) => overlap(one.shared, other.shared),
  complementaires: (one, other) => overlap(one.strengths, other.needs) + overlap(other.strengths, one.needs),
};

interface Best {
  readonly with: number;
  readonly count: number;
  readonly km: number | null;
}

const orFar = (km: number | null): number => km ?? Number.POSITIVE_INFINITY;

/** More reasons, then nearer; equals stay as they came, by id. */
const isBetter = (a: { count: number; km: number | null }, b: Best | undefined): boolean =>
  !b || a.count > b.count || (a.count === b.count && orFar(a.km) < orFar(b.km));

function bestOfEach({ counted, far }: Board, kind: PairKind, { km, least, skip }: PairOptions): (Best | undefined)[] {
  const best = Array.from<Best | undefined>({ length: counted.length });
  const count = COUNT[kind];
  for (const [a, one] of counted.entries()) {
    for (let b = a + 1; b < counted.length; b += 1) {
      const other = counted[b] as Counted;
      const apart = far[one.place]?.[other.place] ?? null;
      if (apart !== null && apart > km) continue;
      const found = { count: count(one, other), km: apart };
      if (found.count < least) continue;
      const [forOne, forOther] = [isBetter(found, best[a]), isBetter(found, best[b])];
      if ((!forOne && !forOther) || skip(one.profile.company.doc, other.profile.company.doc)) continue;
      if (forOne) best[a] = { ...found, with: b };
      if (forOther) best[b] = { ...found, with: a };
    }
  }
  return best;
}

/** The same on every device with the same records, whatever their order. */
export function companyPairs(profiles: Iterable<Profile>, kind: PairKind, options: PairOptions): CompanyPair[] {
  const board = boardOf(profiles);
  const pairs = new Map<string, Best & { readonly one: Profile; readonly other: Profile }>();
  for (const [index, found] of bestOfEach(board, kind, options).entries()) {
    if (!found) continue;
    const [low, high] = index < found.with ? [index, found.with] : [found.with, index];
    const [one, other] = [board.counted[low], board.counted[high]];
    if (one && other) pairs.set(`${low} ${high}`, { ...found, one: one.profile, other: other.profile });
  }
  return [...pairs.values()]
    .sort(
      (a, b) =>
        b.count - a.count ||
        orFar(a.km) - orFar(b.km) ||
        (a.one.company.doc === b.one.company.doc
          ? Number(a.other.company.doc > b.other.company.doc) * 2 - 1
          : Number(a.one.company.doc > b.one.company.doc) * 2 - 1),
    )
    .slice(0, options.limit)
    .map(({ one, other }) => ({
      companies: [one.company.doc, other.company.doc],
      km: between(one.company, other.company),
      reasons: kind === 'proches' ? inCommon(one, other) : [...whatBrings(one, other), ...whatBrings(other, one)],
    }));
}
