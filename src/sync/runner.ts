// When to exchange: after a write, at start, on signs of a network, on a timer with jitter. One run at a time in all tabs.
import type { SyncStatusCell } from '#store/sync-status.ts';
import type { Advice } from './advice.ts';
import { exchange, type ExchangePorts } from './exchange.ts';

export interface RunnerPorts {
  readonly drain: Omit<ExchangePorts, 'progress' | 'receiving' | 'interrupted' | 'onText'>;
  readonly status: SyncStatusCell;
  /** Runs work while no other tab and no worker exchanges (SYNC D6). */
  readonly exclusively: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** 0 to 1, for the jitter. */
  readonly chance: () => number;
  /** Something is left and this page may go away: ask the browser to wake the worker. */
  readonly askWorker: () => void;
  /** True while a person looks at the page. */
  readonly isVisible: () => boolean;
}

export interface Runner {
  /** Soon: what was just written travels with what follows it. */
  soon(): void;
  /** Now, or right after the run under way. */
  now(): void;
  stop(): void;
}

/** After a write, ms: an answer is often followed by another. */
const AFTER_WRITE = 1_500;
/** Between two looks at the server, s. */
const PERIOD = 30;
const PERIOD_HIDDEN = 300;
/** After a first try in vain, s; doubled up to the period: a network that comes back is noticed soon. */
const FIRST_RETRY = 4;

export function createRunner(ports: RunnerPorts): Runner {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let dueAt = Number.POSITIVE_INFINITY;
  let running = false;
  let again = false;
  let stopped = false;
  let failures = 0;

  function schedule(delay: number): void {
    if (stopped) return;
    const at = ports.drain.now() + delay;
    if (timer !== null && dueAt <= at) return;
    if (timer !== null) clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => void run(), delay);
  }

  async function run(): Promise<void> {
    timer = null;
    dueAt = Number.POSITIVE_INFINITY;
    if (running) {
      again = true;
      return;
    }
    running = true;
    const advice = await ports.exclusively(() =>
      exchange({
        ...ports.drain,
        interrupted() {
          const asked = again;
          again = false;
          return asked;
        },
        onText: (advice) => ports.status.set(advice.status),
        progress: (done, total) => {
          if (total > done) ports.status.set({ type: 'sending', done, total });
        },
        receiving: (done, total) => ports.status.set({ type: 'receiving', done, total }),
      }),
    );
    running = false;
    failures = advice.unfinished ? failures + 1 : 0;
    ports.status.set(advice.status);
    if (advice.unfinished) ports.askWorker();
    schedule(again ? 0 : waitOf(advice));
    again = false;
  }

  /** Jitter of a quarter, so that tablets that lost the same network do not come back in the same second. */
  function waitOf(advice: Advice): number {
    const period = ports.isVisible() ? PERIOD : PERIOD_HIDDEN;
    const seconds = advice.wait ?? (failures > 0 ? Math.min(period, FIRST_RETRY * 2 ** (failures - 1)) : period);
    return seconds * 1000 * (0.75 + ports.chance() / 2);
  }

  return {
    soon: () => schedule(AFTER_WRITE),
    now() {
      if (running) again = true;
      else schedule(0);
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
