// Slows down whoever guesses codes: failures per address, in memory, forgotten after a while.

/** Beyond this many addresses the oldest are forgotten: memory does not grow with strangers. */
const MOST_ADDRESSES = 5_000;

export interface AttemptLimit {
  /** Seconds to wait, 0 when the address may try. */
  waitFor(address: string): number;
  failed(address: string): void;
}

/** @param window ms after which a failure no longer counts */
export function createAttemptLimit(limit: number, window: number, now: () => number): AttemptLimit {
  const failures = new Map<string, number[]>();
  const recent = (address: string): number[] =>
    (failures.get(address) ?? []).filter((moment) => moment > now() - window);
  return {
    waitFor(address) {
      const moments = recent(address);
      const first = moments[moments.length - limit];
      return first === undefined ? 0 : Math.max(1, Math.ceil((first + window - now()) / 1000));
    },
    failed(address) {
      const moments = [...recent(address), now()];
      failures.delete(address);
      failures.set(address, moments);
      const oldest = failures.keys().next();
      if (failures.size > MOST_ADDRESSES && oldest.value !== undefined) failures.delete(oldest.value);
    },
  };
}
