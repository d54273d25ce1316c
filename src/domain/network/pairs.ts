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

const numbered = (names: Iterable<string>): Map<string, number> =>
  new Map([...new Set(names)].sort().map((name, index) => [name, index]));

interface Board {
  /** In the order of their ids. */
  readonly profiles: readonly Profile[];
  /** Companies by commune, as their numbers in that order. */
  readonly groups: readonly Int32Array[];
  /** Km by the numbers of two communes; NaN where one of them is not known, which is not too far. */
  readonly far: readonly Float64Array[];
  /** What counts for two companies is in the set on the left of the one and in that on the right of the other. */
  readonly left: Sets;
  readonly right: Sets;
}

type Names = readonly (readonly string[])[];

function boardOf(all: Iterable<Profile>, kind: PairKind): Board {
  const profiles = [...all].sort((a, b) => (a.company.doc < b.company.doc ? -1 : 1));
  const those = (word: string, holds: (score: number | null | undefined) => boolean): string[][] =>
    profiles.map(({ scores }) =>
      Object.keys(scores).flatMap((dimension) => (holds(scores[dimension]) ? [`${word} ${dimension}`] : [])),
    );
  const together = (...parts: readonly Names[]): Names =>
    profiles.map((_, at) => parts.flatMap((part) => part[at] ?? []));
  const own = profiles.map(({ company, topics }) => [
    ...topics.map((topic) => `topic ${topic}`),
    ...(company.sector === '' ? [] : [`sector ${company.sector}`]),
  ]);
  // To be alike is to hold the same; what the one brings, the other lacks, and the other way round.
  const alike = kind === 'proches';
  const left = together(alike ? own : [], those('one', isNeed), those('other', isStrength));
  const right = alike ? left : together(those('one', isStrength), those('other', isNeed));
  const names = numbered([...left, ...right].flat());
  const communes = numbered(profiles.map(({ company }) => company.commune));
  const places = [...communes.keys()].map((code) => communeOf(code));
  const groups = places.map((): number[] => []);
  for (const [at, { company }] of profiles.entries()) groups[communes.get(company.commune) ?? 0]?.push(at);
  return {
    profiles,
    groups: groups.map((group) => Int32Array.from(group)),
    far: places.map((a) => Float64Array.from(places, (b) => (a && b ? distanceKm(a, b) : Number.NaN))),
    left: setsOf(left, names),
    right: setsOf(right, names),
  };
}

interface Best {
  readonly with: number;
  readonly count: number;
  readonly km: number | null;
}

const orFar = (km: number | null): number => km ?? Number.POSITIVE_INFINITY;

/** More reasons, then nearer, then the smaller id. */
function isBetter(found: Best, best: Best | undefined): boolean {
  if (!best || found.count !== best.count) return !best || found.count > best.count;
  const nearer = orFar(best.km) - orFar(found.km);
  return found.km === best.km ? found.with < best.with : nearer > 0;
}

/** Which companies are compared: those of two communes near enough, the nearest first, so that later ones need more. */
function meetings(groups: Board['groups'], distances: Board['far'], km: number) {
  const found = groups.flatMap((here, place) =>
    groups.slice(place).flatMap((there, next) => {
      const distance = distances[place]?.[place + next] ?? Number.NaN;
      return distance > km ? [] : [{ here, there, apart: Number.isNaN(distance) ? null : distance }];
    }),
  );
  return found.sort((a, b) => Number(a.apart === null) - Number(b.apart === null) || (a.apart ?? 0) - (b.apart ?? 0));
}

/** Communes too far apart are passed over whole, and nearly all other pairs by their count alone. */
function bestOfEach({ profiles, groups, far: distances, left, right }: Board, { km, least, skip }: PairOptions) {
  const best = Array.from<Best | undefined>({ length: profiles.length });
  // What the best has, again as plain numbers: nearly all others are passed over by them.
  const counts = new Int32Array(profiles.length).fill(least);
  const kms = new Float64Array(profiles.length).fill(Number.POSITIVE_INFINITY);

  function keep(company: number, found: Best): void {
    best[company] = found;
    counts[company] = found.count;
    kms[company] = orFar(found.km);
  }

  function consider(a: number, b: number, count: number, apart: number | null): void {
    const [one, other] = a < b ? [a, b] : [b, a];
    const [forOne, forOther]: readonly [Best, Best] = [
      { count, km: apart, with: other },
      { count, km: apart, with: one },
    ];
    const [isForOne, isForOther] = [isBetter(forOne, best[one]), isBetter(forOther, best[other])];
    if (!isForOne && !isForOther) return;
    if (skip((profiles[one] as Profile).company.doc, (profiles[other] as Profile).company.doc)) return;
    if (isForOne) keep(one, forOne);
    if (isForOther) keep(other, forOther);
  }

  function meet(here: Int32Array, there: Int32Array, apart: number | null): void {
    const { words, bits } = left;
    const others = right.bits;
    const far = orFar(apart);
    for (let at = 0; at < here.length; at += 1) {
      const one = here[at] as number;
      for (let next = here === there ? at + 1 : 0; next < there.length; next += 1) {
        const other = there[next] as number;
        let count = 0;
        for (let word = 0; word < words; word += 1) {
          count += bitCount((bits[one * words + word] as number) & (others[other * words + word] as number));
        }
        const a = count - (counts[one] as number);
        const b = count - (counts[other] as number);
        if (a > 0 || b > 0 || (a === 0 && far <= (kms[one] as number)) || (b === 0 && far <= (kms[other] as number))) {
          consider(one, other, count, apart);
        }
      }
    }
  }

  for (const { here, there, apart } of meetings(groups, distances, km)) meet(here, there, apart);
  return best;
}

/** The same on every device with the same records, whatever their order. */
export function companyPairs(profiles: Iterable<Profile>, kind: PairKind, options: PairOptions): CompanyPair[] {
  const board = boardOf(profiles, kind);
  const pairs = new Map<string, Best & { readonly one: Profile; readonly other: Profile }>();
  for (const [index, found] of bestOfEach(board, options).entries()) {
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
