// All the chance of a simulated day comes from one seed, so that a day can be lived again.

export interface Chance {
  /** 0 included to 1 excluded. */
  next(): number;
  /** A whole number, 0 to `limit - 1`. */
  below(limit: number): number;
  /** From `low` to `high`, both included. */
  between(low: number, high: number): number;
  happens(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item;
  bytes(count: number): Uint8Array;
  /** Another stream, so that two users of chance do not disturb each other. */
  fork(): Chance;
}

/** Mulberry32: 32 bits of state, enough for a day. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    happens: (probability) => next() < probability,
    pick<Item>(items: readonly Item[]): Item {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[below(items.length)] as Item;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
    fork: () => createChance(below(4_294_967_296)),
  };
}
