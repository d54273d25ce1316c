// Ties the exchange to the signs a page gets: writes, network, visibility; and to the worker's background sync.
import { effect } from '@preact/signals-core';
import { RECORD_SCHEMA } from '#domain/record/record.ts';
import type { Account } from '#storage/exchange-state.ts';
import type { Storage } from '#storage/storage.ts';
import type { PresenceCell } from '#store/presence.ts';
import type { SyncStatusCell } from '#store/sync-status.ts';
import { createBlobTransport } from '#sync/blob-transport.ts';
import { hash16, sumOf } from '#sync/hash.ts';
import { openLine } from '#sync/line.ts';
import { createLive } from '#sync/live.ts';
import { createRunner, type Runner } from '#sync/runner.ts';
import { createTransport } from '#sync/transport.ts';
import { createBackgroundSync } from './background-sync.ts';
import type { Environment } from './environment.ts';

/** How long a page waits for the worker's run before it asks for its turn, ms. */
const PATIENCE = 4_000;

/** Starts the exchange of this page; it goes on until the page goes away. */
export function startBackground(
  storage: Storage,
  environment: Environment,
  status: SyncStatusCell,
  presence: PresenceCell,
): Runner {
  const worker = createBackgroundSync(storage, environment.now, environment.idle);
  let line = openLine((input, init) => fetch(input, init));
  const send: typeof fetch = (input, init) => line.fetch(input, init);
  const runner = createRunner({
    drain: {
      storage,
      transport: createTransport(send),
      lane: { transport: createBlobTransport(send), sum: sumOf },
      hash: hash16,
      now: environment.now,
      app: __APP_VERSION__,
      schema: RECORD_SCHEMA,
      // Once a day, and only here: a woken worker has no time for it.
      audit: async (ports, account) => (await import('#sync/audit.ts')).audit(ports, account),
    },
    status,
    exclusively(work) {
      const asking = setTimeout(worker.stepAside, PATIENCE);
      return navigator.locks.request(`sync:${storage.name}`, () => {
        clearTimeout(asking);
        return work();
      });
    },
    chance: Math.random,
    askWorker: worker.ask,
    isVisible: () => document.visibilityState === 'visible',
    isWatched: () => presence.isWatched(),
  });
  storage.changes.listen((change) => {
    if (change.acted || change.blobs === 'written') runner.soon();
    // The last words of a page that goes away.
    if (change.own && document.visibilityState === 'hidden') runner.leave();
  });
  const live = createLive({
    account: () => accountOf(storage),
    held: () => heldBy(storage),
    onNews: runner.now,
    shown: () => presence.shown.peek(),
    onPeers: presence.heard,
  });
  effect(() => {
    void presence.shown.value;
    live.moved();
  });
  effect(() => {
    const reached = status.status.value.type === 'received';
    if (reached && document.visibilityState === 'visible') live.listen();
  });
  addEventListener('online', () => {
    // What was asked on the network before gets no answer on this one.
    line.cut();
    line = openLine((input, init) => fetch(input, init));
    runner.now();
  });
  // A sign only: whether the server is out of reach, the exchange finds out.
  addEventListener('offline', () => runner.now());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      runner.now();
    } else {
      worker.leave();
      runner.leave();
      live.pause();
    }
  });
  runner.now();
  return runner;
}

async function accountOf(storage: Storage): Promise<Account | null> {
  const state = await storage.exchangeState();
  return state.ok ? state.value.account : null;
}

/** Number of the last row this tablet holds. */
async function heldBy(storage: Storage): Promise<number> {
  const state = await storage.exchangeState();
  return state.ok ? (state.value.cursor?.seq ?? 0) : 0;
}
