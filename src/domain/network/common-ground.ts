// What the members of a group have in common, so that it can be called by it.
import type { DocId } from '#domain/ids.ts';

export interface Trait {
  readonly sector: string;
  readonly commune: string;
  readonly bassin: string;
  readonly stakes: readonly DocId[];
}

/** What most of them share; `null` where no half of them agrees. The place is the commune, else the bassin. */
export interface CommonGround {
  readonly sector: string | null;
  readonly commune: string | null;
  readonly bassin: string | null;
  readonly stake: DocId | null;
}

/** The value that at least half of them have; at a tie the first in the alphabet. */
function shared(values: readonly (readonly string[])[]): string | null {
  const count = new Map<string, number>();
  for (const value of values.flatMap((some) => [...new Set(some)])) {
    if (value !== '') count.set(value, (count.get(value) ?? 0) + 1);
  }
  const [best] = [...count].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return best && best[1] * 2 >= values.length ? best[0] : null;
}

export function commonGround(traits: readonly Trait[]): CommonGround {
  const commune = shared(traits.map((one) => [one.commune]));
  const bassin = shared(traits.map((one) => [one.bassin === 'autres' ? '' : one.bassin]));
  return {
    sector: shared(traits.map((one) => [one.sector])),
    commune,
    bassin: commune === null ? bassin : null,
    stake: shared(traits.map((one) => one.stakes)) as DocId | null,
  };
}
