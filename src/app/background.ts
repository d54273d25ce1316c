// Ties the exchange to the signs a page gets: writes, network, visibility; and to the worker's background sync.
import { RECORD_SCHEMA } from '#domain/record/record.ts';
import type { Storage } from '#storage/storage.ts';
import type { SyncStatusCell } from '#store/sync-status.ts';
import { hash16 } from '#sync/hash.ts';
import { createRunner, type Runner } from '#sync/runner.ts';
import { createTransport } from '#sync/transport.ts';
import type { Environment } from './environment.ts';

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

const HOUR = 3_600_000;

export function startBackground(storage: Storage, environment: Environment, status: SyncStatusCell): Runner {
  const runner = createRunner({
    drain: {
      storage,
      transport: createTransport((input, init) => fetch(input, init)),
      hash: hash16,
      now: environment.now,
      app: __APP_VERSION__,
      schema: RECORD_SCHEMA,
    },
    status,
    exclusively: (work) => navigator.locks.request(`sync:${storage.name}`, work),
    chance: Math.random,
    askWorker: () => void askWorker(environment.now()),
    isVisible: () => document.visibilityState === 'visible',
  });
  storage.changes.listen((change) => {
    if (change.acted) runner.soon();
  });
  addEventListener('online', () => runner.now());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') runner.now();
    else void askWorkerIfNeeded(storage, environment.now());
  });
  runner.now();
  // The page may be closed again before its first try has failed.
  void askWorkerIfNeeded(storage, environment.now());
  void registerPeriodic();
  return runner;
}

/** A registration that failed waits minutes before its next try; another tag is tried at the first sign of a network. */
const SAME_TAG = 300_000;
const opened = Date.now();

/** Background Sync is Chromium's alone; everywhere else the page's own triggers do the work. */
async function askWorker(now: number): Promise<void> {
  try {
    const registration = (await navigator.serviceWorker?.getRegistration()) as Registration | undefined;
    await registration?.sync?.register(`outbox:${opened}:${Math.floor(now / SAME_TAG)}`);
  } catch {
    // Refused by the browser: the next start, the timer or the network event will send.
  }
}

async function askWorkerIfNeeded(storage: Storage, now: number): Promise<void> {
  const outbox = await storage.outbox();
  if (outbox.ok && outbox.value.docs.size > 0) await askWorker(now);
}

async function registerPeriodic(): Promise<void> {
  try {
    const registration = (await navigator.serviceWorker?.ready) as Registration | undefined;
    await registration?.periodicSync?.register('pull', { minInterval: HOUR });
  } catch {
    // Needs an installed app and the browser's consent; nothing depends on it.
  }
}
