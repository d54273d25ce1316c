// When the page exchanges: the runner on a clock that is handed in, with an exchange that takes no time.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSyncStatus } from '#store/sync-status.ts';
import type { Advice } from '#sync/advice.ts';
import { createRunner, type Runner, type RunnerPorts } from '#sync/runner.ts';

const START = Date.parse('2026-11-23T09:00:00Z');
const RECEIVED: Advice = { status: { type: 'received', at: START }, again: false, wait: null, unfinished: false };

let runner: Runner;
let runs: number[];
let watched: boolean;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  runs = [];
  watched = false;
  runner = createRunner({
    drain: { now: () => Date.now() } as RunnerPorts['drain'],
    status: createSyncStatus(),
    exclusively: async <Value>() => {
      runs.push(Date.now() - START);
      return RECEIVED as Value;
    },
    chance: () => 0.5,
    askWorker: () => undefined,
    isVisible: () => true,
    isWatched: () => watched,
  });
});

afterEach(() => {
  runner.stop();
  vi.useRealTimers();
});

/** A letter every 120 ms. */
async function type(ms: number): Promise<void> {
  for (let typed = 0; typed < ms; typed += 120) {
    runner.soon();
    await vi.advanceTimersByTimeAsync(120);
  }
}

describe('what was written travels', () => {
  it('within half a second when nothing was sent lately', async () => {
    runner.soon();
    await vi.advanceTimersByTimeAsync(500);
    expect(runs).toEqual([400]);
  });

  it('every five seconds while somebody types without a pause, and a moment after they stop', async () => {
    await type(12_000);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(runs).toHaveLength(4);
    expect(runs.slice(0, 3)).toEqual([400, 5_400, 10_400]);
    expect(runs[3]).toBeLessThanOrEqual(12_000 + 1_500);
  });

  it('every second while another person has the same record on the screen', async () => {
    watched = true;
    await type(5_000);
    expect(runs).toEqual([400, 1_400, 2_400, 3_400, 4_400]);
  });

  it('at once when the page goes away, and then only if something was written', async () => {
    runner.soon();
    await vi.advanceTimersByTimeAsync(500);
    runner.leave();
    await vi.advanceTimersByTimeAsync(100);
    expect(runs).toEqual([400]);
    runner.soon();
    runner.leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(runs).toEqual([400, 600]);
  });

  it('soon also after the clock was set back by a day', async () => {
    runner.soon();
    await vi.advanceTimersByTimeAsync(400);
    vi.setSystemTime(START - 86_400_000);
    runner.soon();
    await vi.advanceTimersByTimeAsync(400);
    expect(runs).toHaveLength(2);
  });

  it('and the server is looked at every half minute when nobody writes', async () => {
    runner.now();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(runs).toEqual([0, 30_000, 60_000]);
  });
});
