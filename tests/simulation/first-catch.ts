import { type DayOutcome, runDay } from './day.ts';
import type { Mutant } from './mutant.ts';

/** Within so many days a missing rule must have done harm that is noticed. */
export const MUTANT_SEEDS = 60;

/** The first day on which the missing rule is noticed, or null. */
export async function firstCatch(mutant: Mutant, from = 1): Promise<DayOutcome | null> {
  for (let seed = from; seed < from + MUTANT_SEEDS; seed += 1) {
    const outcome = await runDay(seed, mutant);
    if (outcome.violation) return outcome;
  }
  return null;
}
