// Asks the browser to wake the service worker when there is a network, for what this page may not live to send.
import type { Storage } from '#storage/storage.ts';

interface SyncManager {
  register(tag: string): Promise<void>;
}
interface PeriodicSyncManager {
  register(tag: string, options: { readonly minInterval: number }): Promise<void>;
}
type Registration = ServiceWorkerRegistration & {
  readonly sync?: SyncManager;
  readonly periodicSync?: PeriodicSyncManager;
};

export interface BackgroundSync {
  /** Something is left to send: wake the worker at the next sign of a network. */
  ask(): void;
  /** The page goes away: asks at once when anything waits, since nothing asynchronous may finish any more. */
  leave(): void;
  /** A page waits for the exchange that the worker may be holding up: it gives up what it asked for. */
  stepAside(): void;
}

/**
 * The browser lets a registration that failed wait for minutes before its next try, and gives it up after three.
 * Another tag is tried at the first sign of a network: so a new one every minute, ms.
 */
const SAME_TAG = 60_000;
const HOUR = 3_600_000;

/** Background Sync is Chromium's alone; everywhere else the page's own triggers do the work. */
export function createBackgroundSync(storage: Storage, now: () => number, idle: () => Promise<void>): BackgroundSync {
  let registration: Registration | null = null;
  let waiting = false;
  /** The outbox changed and was not looked at since. */
  let due = false;
  const session = now();

  function register(age = SAME_TAG): void {
    const tag = `outbox:${session}:${Math.floor(now() / age)}`;
    // Refused by the browser: the next start, the timer or the network event will send.
    registration?.sync?.register(tag).catch(() => undefined);
  }

  async function look(): Promise<void> {
    const outbox = await storage.outbox();
    if (outbox.ok) waiting = outbox.value.docs.size + outbox.value.blobs > 0;
  }

  /** Whoever waits for what arrived asks the database first. */
  async function lookSoon(): Promise<void> {
    if (due) return;
    due = true;
    await idle();
    due = false;
    await look();
  }

  async function start(): Promise<void> {
    registration = ((await navigator.serviceWorker?.ready) as Registration | undefined) ?? null;
    await look();
    // The page may be closed again before its first try has failed.
    if (waiting) register();
    // Needs an installed app and the browser's consent; nothing depends on it.
    await registration?.periodicSync?.register('pull', { minInterval: HOUR }).catch(() => undefined);
  }

  storage.changes.listen((change) => {
    if (change.acted) waiting = true;
    else if (change.outbox) void lookSoon();
  });
  void start();
  return {
    ask: () => register(),
    leave() {
      // Always one that has not failed yet: nobody is left to ask again.
      if (waiting || due) register(1);
    },
    stepAside: () => registration?.active?.postMessage({ type: 'STEP_ASIDE' }),
  };
}
