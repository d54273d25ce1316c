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

/** Sets of names as bits: `words` 32-bit words a company, one after the other. */
interface Sets {
  readonly words: number;
  readonly bits: Int32Array;
}

function setsOf(held: readonly (readonly string[])[], names: ReadonlyMap<string, number>): Sets {
  const words = Math.ceil(names.size / 32);
  const bits = new Int32Array(words * held.length);
  for (const [company, own] of held.entries()) {
    for (const name of own) {
      const bit = names.get(name) ?? 0;
      const word = company * words + (bit >> 5);
      bits[word] = (bits[word] ?? 0) | (1 << (bit & 31));
    }
  }
  return { words, bits };
}

/** How many bits are set (Hacker's Delight, 5-1). */
function bitCount(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many names the one's set and the other's have in common. */
function overlap(a: Sets, one: number, b: Sets, other: number): number {
  let count = 0;
  for (let word = 0; word < a.words; word += 1) {
    count += bitCount((a.bits[one * a.words + word] ?? 0) & (b.bits[other * b.words + word] ?? 0));
  }
  return count;
}

const numbered = (names: Iterable<string>): Map<string, number> =>
  new Map([...new Set(names)].sort().map((name, index) => [name, index]));

interface Board {
  /** In the order of their ids. */
  readonly profiles: readonly Profile[];
  /** Of each company the number of its commune. */
  readonly places: Int32Array;
  /** Km by the numbers of two communes; NaN where one of them is not known, which is not too far. */
  readonly far: readonly Float64Array[];
  readonly shared: Sets;
  readonly needs: Sets;
  readonly strengths: Sets;
}

function boardOf(all: Iterable<Profile>): Board {
  const profiles = [...all].sort((a, b) => (a.company.doc < b.company.doc ? -1 : 1));
  const those = (holds: (score: number | null | undefined) => boolean): string[][] =>
    profiles.map(({ scores }) => Object.keys(scores).filter((dimension) => holds(scores[dimension])));
  const [needs, strengths] = [those(isNeed), those(isStrength)];
  const shared = profiles.map(({ company, topics }, index) => [
    ...topics.map((topic) => `topic ${topic}`),
    ...(needs[index] ?? []).map((dimension) => `need ${dimension}`),
    ...(strengths[index] ?? []).map((dimension) => `strength ${dimension}`),
    ...(company.sector === '' ? [] : [`sector ${company.sector}`]),
  ]);
  const dimensions = numbered([...needs, ...strengths].flat());
  const communes = numbered(profiles.map(({ company }) => company.commune));
  const places = [...communes.keys()].map((code) => communeOf(code));
  return {
    profiles,
    places: Int32Array.from(profiles, ({ company }) => communes.get(company.commune) ?? 0),
    far: places.map((a) => Float64Array.from(places, (b) => (a && b ? distanceKm(a, b) : Number.NaN))),
    shared: setsOf(shared, numbered(shared.flat())),
    needs: setsOf(needs, dimensions),
    strengths: setsOf(strengths, dimensions),
  };
}

const COUNT: Readonly<Record<PairKind, (board: Board, one: number, other: number) => number>> = {
  proches: ({ shared }, one, other) => overlap(shared, one, shared, other),
  complementaires: ({ needs, strengths }, one, other) =>
    overlap(strengths, one, needs, other) + overlap(strengths, other, needs, one),
};

interface Best {
  readonly with: number;
  readonly count: number;
  readonly km: number | null;
}

const orFar = (km: number | null): number => km ?? Number.POSITIVE_INFINITY;

/** More reasons, then nearer; equals stay as they came, by id. */
const isBetter = (count: number, km: number | null, best: Best | undefined): boolean =>
  !best || count > best.count || (count === best.count && orFar(km) < orFar(best.km));

function bestOfEach(board: Board, kind: PairKind, { km, least, skip }: PairOptions): (Best | undefined)[] {
  const { profiles, places, far } = board;
  const best = Array.from<Best | undefined>({ length: profiles.length });
  const count = COUNT[kind];
  for (const [one, { company }] of profiles.entries()) {
    const row = far[places[one] ?? 0];
    for (let other = one + 1; other < profiles.length; other += 1) {
      const distance = row?.[places[other] ?? 0] ?? Number.NaN;
      if (distance > km) continue;
      const reasons = count(board, one, other);
      if (reasons < least) continue;
      const apart = Number.isNaN(distance) ? null : distance;
      const forOne = isBetter(reasons, apart, best[one]);
      const forOther = isBetter(reasons, apart, best[other]);
      if ((!forOne && !forOther) || skip(company.doc, (profiles[other] as Profile).company.doc)) continue;
      if (forOne) best[one] = { count: reasons, km: apart, with: other };
      if (forOther) best[other] = { count: reasons, km: apart, with: one };
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
    const [one, other] = [board.profiles[low], board.profiles[high]];
    if (one && other) pairs.set(`${low} ${high}`, { ...found, one, other });
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
