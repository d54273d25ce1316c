// The check as signals: looked at when the screen opens, when somebody asks, and again while something is missing.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { countOf, LAST_CHECK } from '#domain/readiness/last-check.ts';
import { linesOf, verdictOf, type Line, type ReadinessFacts, type Verdict } from '#domain/readiness/readiness.ts';
import type { Store } from '#store/store.ts';
import { lookAround } from './look-around.ts';

export interface Check {
  readonly facts: ReadinessFacts;
  readonly lines: readonly Line[];
  readonly verdict: Verdict;
  /** Ms since 1970. */
  readonly at: number;
}

export interface ReadyModel {
  readonly check: ReadonlySignal<Check | null>;
  readonly busy: ReadonlySignal<boolean>;
  look(): Promise<void>;
  /** Looks now and, while something is missing, again and again; returns what stops it. */
  start(): () => void;
}

/** Between two looks while something is missing, ms. */
const AGAIN = 4_000;
export function createReadyModel(store: Store): ReadyModel {
  const check = signal<Check | null>(null);
  const busy = signal(false);
  let running: Promise<void> | null = null;

  async function lookOnce(): Promise<void> {
    busy.value = true;
    try {
      const facts = await lookAround(store);
      const lines = linesOf(facts);
      const verdict = verdictOf(lines);
      const before = check.peek();
      check.value = { facts, lines, verdict, at: store.now() };
      const same = before?.verdict.type === verdict.type && countOf(before.verdict) === countOf(verdict);
      if (!same) await store.local.set(LAST_CHECK, { at: store.now(), type: verdict.type, count: countOf(verdict) });
    } finally {
      busy.value = false;
      running = null;
    }
  }

  const look = (): Promise<void> => (running ??= lookOnce());
  return {
    check,
    busy: computed(() => busy.value),
    look,
    start() {
      void look();
      const timer = setInterval(() => {
        if (check.peek()?.verdict.type !== 'ready') void look();
      }, AGAIN);
      return () => clearInterval(timer);
    },
  };
}
