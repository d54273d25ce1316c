// Ties the exchange to the signs a page gets: writes, network, visibility; and to the worker's background sync.
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

/** Version of the records this application writes. */
export const SCHEMA = 1;

const HOUR = 3_600_000;

export function startBackground(storage: Storage, environment: Environment, status: SyncStatusCell): Runner {
  const runner = createRunner({
    drain: {
      storage,
      transport: createTransport((input, init) => fetch(input, init)),
      hash: hash16,
      now: environment.now,
      app: __APP_VERSION__,
      schema: SCHEMA,
    },
    status,
    exclusively: (work) => navigator.locks.request(`sync:${storage.name}`, work),
    chance: Math.random,
    askWorker: () => void askWorker(),
    isVisible: () => document.visibilityState === 'visible',
  });
  storage.changes.listen((change) => {
    if (change.acted) runner.soon();
  });
  addEventListener('online', () => runner.now());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') runner.now();
    else void askWorkerIfNeeded(storage);
  });
  runner.now();
  void registerPeriodic();
  return runner;
}

/** Background Sync is Chromium's alone; everywhere else the page's own triggers do the work. */
async function askWorker(): Promise<void> {
  try {
    const registration = (await navigator.serviceWorker?.getRegistration()) as Registration | undefined;
    await registration?.sync?.register('outbox');
  } catch {
    // Refused by the browser: the next start, the timer or the network event will send.
  }
}

async function askWorkerIfNeeded(storage: Storage): Promise<void> {
  const outbox = await storage.outbox();
  if (outbox.ok && outbox.value.docs.size > 0) await askWorker();
}

async function registerPeriodic(): Promise<void> {
  try {
    const registration = (await navigator.serviceWorker?.ready) as Registration | undefined;
    await registration?.periodicSync?.register('pull', { minInterval: HOUR });
  } catch {
    // Needs an installed app and the browser's consent; nothing depends on it.
  }
}
