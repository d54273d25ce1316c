// The largest group of which no two are further apart than a distance, found exactly: a greedy circle around one place
// misses groups that no member is the centre of. Places are few (communes), so a bounded search of all groups will do.
import { distanceKm, type Place } from '#domain/territory/communes.ts';

/** A place and how many are there. */
export interface WeightedPlace extends Place {
  readonly code: string;
  readonly weight: number;
}

export interface CompactGroup {
  /** Of its places, in their order. */
  readonly codes: readonly string[];
  readonly weight: number;
  /** The largest distance between two of them, km in a straight line. */
  readonly spread: number;
}

const EMPTY: CompactGroup = { codes: [], weight: 0, spread: 0 };

/** Groups looked at before the best one so far is taken: far above what a hundred communes need. */
const BUDGET = 200_000;

/** The most that candidates can add: of places that are too far from each other only one comes in. */
function mostOf(candidates: readonly number[], weights: readonly number[], near: (a: number, b: number) => boolean) {
  const apart: number[][] = [];
  let most = 0;
  for (const candidate of candidates) {
    const set = apart.find((others) => others.every((other) => !near(other, candidate)));
    const weight = weights[candidate] ?? 0;
    if (!set) {
      apart.push([candidate]);
      most += weight;
      continue;
    }
    const before = Math.max(...set.map((other) => weights[other] ?? 0));
    set.push(candidate);
    most += Math.max(0, weight - before);
  }
  return most;
}

/**
 * The group with the most members of which no two are further apart than `km`; of several the most compact one, then
 * the first by code. The same whatever the order of the places.
 */
export function compactGroup(places: readonly WeightedPlace[], km: number): CompactGroup {
  const sorted = [...places].sort((a, b) => (a.code < b.code ? -1 : 1));
  const far = sorted.map((a) => sorted.map((b) => distanceKm(a, b)));
  const distance = (a: number, b: number): number => far[a]?.[b] ?? Number.POSITIVE_INFINITY;
  const near = (a: number, b: number): boolean => distance(a, b) <= km;
  const weights = sorted.map(({ weight }) => weight);
  let best = EMPTY;
  let looked = 0;

  function grow(chosen: readonly number[], weight: number, spread: number, candidates: readonly number[]): void {
    looked += 1;
    if (weight > best.weight || (weight === best.weight && spread < best.spread)) {
      best = { codes: chosen.map((index) => sorted[index]?.code ?? ''), weight, spread };
    }
    for (const [at, candidate] of candidates.entries()) {
      if (looked > BUDGET) return;
      const most = weight + mostOf(candidates.slice(at), weights, near);
      // A group only grows wider: what can at best be as large must still be narrower.
      if (most < best.weight || (most === best.weight && spread >= best.spread)) return;
      grow(
        [...chosen, candidate],
        weight + (weights[candidate] ?? 0),
        Math.max(spread, ...chosen.map((other) => distance(other, candidate))),
        candidates.slice(at + 1).filter((other) => near(candidate, other)),
      );
    }
  }

  grow([], 0, 0, [...sorted.keys()]);
  return best;
}
