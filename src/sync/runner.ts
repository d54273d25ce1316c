// When to exchange: after a write, at start, on signs of a network, on a timer with jitter. One run at a time in all tabs.
import type { SyncStatusCell } from '#store/sync-status.ts';
import type { Advice } from './advice.ts';
import { exchange, type ExchangePorts } from './exchange.ts';
import { dueAfterWrite } from './pace.ts';

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
  /** True while another person has the same record on the screen. */
  readonly isWatched: () => boolean;
}

export interface Runner {
  /** What was just written travels soon, with what follows it. */
  soon(): void;
  /** The page goes away: what was written waits no longer. */
  leave(): void;
  /** Now, or right after the run under way. */
  now(): void;
  stop(): void;
}

/** Between two looks at the server, s. */
const PERIOD = 30;
const PERIOD_HIDDEN = 300;
/** After a first try in vain, s; doubled up to the period: a network that comes back is noticed soon. */
const FIRST_RETRY = 4;

export function createRunner(ports: RunnerPorts): Runner {
  const { now } = ports.drain;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The next look at the server, or the next try. */
  let dueAt = Number.POSITIVE_INFINITY;
  /** What was written travels then; infinity when nothing was. */
  let writtenDue = Number.POSITIVE_INFINITY;
  let ranAt = Number.NEGATIVE_INFINITY;
  let running = false;
  let again = false;
  let stopped = false;
  let failures = 0;

  function arm(): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(), Math.max(0, Math.min(dueAt, writtenDue) - now()));
  }

  function schedule(delay: number): void {
    dueAt = Math.min(dueAt, now() + delay);
    arm();
  }

  async function run(): Promise<void> {
    dueAt = Number.POSITIVE_INFINITY;
    writtenDue = Number.POSITIVE_INFINITY;
    ranAt = now();
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
    soon() {
      writtenDue = dueAfterWrite({ now: now(), ran: ranAt, due: writtenDue, watched: ports.isWatched() });
      arm();
    },
    leave() {
      if (writtenDue < Number.POSITIVE_INFINITY) schedule(0);
    },
    now() {
      if (running) again = true;
      else schedule(0);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
