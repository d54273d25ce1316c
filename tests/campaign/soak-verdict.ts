// What the samples of a soak say: compares the time right after the warm-up with the end.
import type { ServerFigures } from '#tests/support/server-figures.ts';

/** The share of the time in which caches fill and code is compiled. */
const WARM_UP = 0.25;
/** Of what is left, the first and the last part are compared. */
const PART = 1 / 3;
const FLAT = 1.1;
/** Growth of the event loop's delay below this is the clock's own grain, ms. */
const GRAIN = 2;

export interface Verdict {
  readonly samples: number;
  readonly resident: Compared;
  readonly heap: Compared;
  readonly delayMean: Compared;
  readonly delay99: Compared;
  /** Memory grew by less than a tenth. */
  readonly flat: boolean;
  /** The event loop did not get later. */
  readonly prompt: boolean;
}

interface Compared {
  readonly after: number;
  readonly end: number;
}

export function judge(samples: readonly ServerFigures[]): Verdict {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP));
  const size = Math.max(1, Math.floor(warm.length * PART));
  const compare = (pick: (one: ServerFigures) => number): Compared => ({
    after: median(warm.slice(0, size).map(pick)),
    end: median(warm.slice(-size).map(pick)),
  });
  const resident = compare((one) => one.resident);
  const delayMean = compare((one) => one.delayMean);
  return {
    samples: samples.length,
    resident,
    heap: compare((one) => one.heap),
    delayMean,
    delay99: compare((one) => one.delay99),
    flat: resident.end <= resident.after * FLAT,
    prompt: delayMean.end <= Math.max(delayMean.after * FLAT, delayMean.after + GRAIN),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
