// Two engines, one form: what we say of relevance, constraints, calculations and filters of options is what ODK says.
import { vi } from 'vitest';
import type { Day } from '#domain/day.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { type EngineForm, walkBoth } from '#tests/support/form-paths.ts';
import { loadEngine, xformOf } from '#tests/support/xforms-engine.ts';

const TODAY = '2026-11-23' as Day;
const PATHS = 200;

let engine: Awaited<ReturnType<typeof loadEngine>>;

/** Before all: both engines then read the same day. */
export async function startEngine(): Promise<void> {
  // Only the clock stands still, timers run.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 23, 12) });
  engine = await loadEngine();
}

/** One line per random path on which the two differ. */
export async function disagreements(grid: Grid): Promise<string[]> {
  const options = { fetchFormAttachment: () => Promise.reject(new Error('no attachment')) };
  const form = await engine.loadForm(xformOf(grid), options as never);
  if (form.status === 'failure') throw new Error(String(form.error));
  const found: string[] = [];
  const instance = form.createInstance() as unknown as EngineForm;
  for (let seed = 1; seed <= PATHS; seed += 1) {
    const difference = walkBoth(grid, instance, seed, TODAY);
    if (difference) found.push(difference);
  }
  return found;
}
