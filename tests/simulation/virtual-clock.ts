// Time that only the simulation moves: `setTimeout` of everything under it runs on this clock.

export interface VirtualClock {
  /** ms since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Moves time, running what falls due on the way, in order. */
  advance(ms: number): Promise<void>;
  /** Lets everything run that waits for no time. */
  settle(): Promise<void>;
  /** Puts this clock's timers in the place of the platform's; the result puts those back. */
  install(): () => void;
}

interface Timer {
  readonly id: number;
  readonly at: number;
  readonly run: () => void;
}

export function createVirtualClock(start: number): VirtualClock {
  const timers = new Map<number, Timer>();
  let now = start;
  let count = 0;

  function set(run: () => void, delay = 0): number {
    count += 1;
    timers.set(count, { id: count, at: now + Math.max(0, delay), run });
    return count;
  }

  /** Promises are settled before the platform's own immediates: after one of those, only timers are left. */
  const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

  function nextBy(limit: number): Timer | null {
    let next: Timer | null = null;
    for (const timer of timers.values()) {
      if (timer.at <= limit && (next === null || timer.at < next.at)) next = timer;
    }
    return next;
  }

  return {
    now: () => now,
    sleep: (ms) => new Promise((resolve) => void set(resolve, ms)),
    async advance(ms) {
      const limit = now + ms;
      await settle();
      for (let timer = nextBy(limit); timer !== null; timer = nextBy(limit)) {
        timers.delete(timer.id);
        now = Math.max(now, timer.at);
        timer.run();
        await settle();
      }
      now = limit;
    },
    settle,
    install() {
      const { setTimeout: platformSet, clearTimeout: platformClear } = globalThis;
      Object.assign(globalThis, {
        setTimeout: (run: () => void, delay?: number) => set(run, delay),
        clearTimeout: (id: unknown) => void timers.delete(id as number),
      });
      return () => void Object.assign(globalThis, { setTimeout: platformSet, clearTimeout: platformClear });
    },
  };
}
