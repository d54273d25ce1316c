// The worker: the whole app from its own cache, and the exchange with no page open.
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { RECORD_SCHEMA } from '#domain/record/record.ts';
import { openStorage } from '#storage/storage.ts';
import type { Advice } from '#sync/advice.ts';
import { createBlobTransport } from '#sync/blob-transport.ts';
import { exchange } from '#sync/exchange.ts';
import { hash16, sumOf } from '#sync/hash.ts';
import { openLine, type Line } from '#sync/line.ts';
import { createTransport } from '#sync/transport.ts';
import { listed, type ListedFile } from './file-list.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: ListedFile[] };
declare const __APP_VERSION__: string;

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

/** No further page is begun after this, ms: the page may want its turn. */
const LONGEST_RUN = 25_000;
/** Chromium ends an event of the worker after five minutes, ms. */
const PATIENCE = 240_000;
const FIRST_WAIT = 3_000;
const LONGEST_WAIT = 30_000;
const DATABASE = 'cordee';

const manifest = listed(self.__WB_MANIFEST);
precacheAndRoute(manifest);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/(v1|calendar)\//] }));
clientsClaim();

self.addEventListener('message', (event) => {
  const type = (event.data as { type?: unknown } | null)?.type;
  if (type === 'SKIP_WAITING') void self.skipWaiting();
  // A page has waited for its turn: a request that hangs here must not hold up what somebody writes there.
  if (type === 'STEP_ASIDE') line?.cut();
  // « Prêt à partir » looks for each of these in the cache (`app/machine.ts`, maybe of another version: additive only).
  if (type === 'WHAT_IS_HELD') event.ports[0]?.postMessage({ version: __APP_VERSION__, manifest });
});

/** What the run under way asks on. */
let line: Line | null = null;

/** One run; says whether something is left to send. */
async function runOnce(): Promise<Advice> {
  const storage = openStorage(DATABASE);
  try {
    return await navigator.locks.request(`sync:${DATABASE}`, () => {
      const own = openLine((input, init) => fetch(input, init));
      line = own;
      return exchange(
        {
          storage,
          transport: createTransport(own.fetch),
          lane: { transport: createBlobTransport(own.fetch), sum: sumOf },
          hash: hash16,
          now: () => Date.now(),
          app: __APP_VERSION__,
          schema: RECORD_SCHEMA,
        },
        Date.now() + LONGEST_RUN,
      );
    });
  } finally {
    storage.close();
  }
}

/**
 * Sends what a closed page left. The browser believes that there is a network when it wakes the worker, gives it three
 * wakings in all and minutes between them: a server or a link that comes back a little later is waited for here.
 */
async function sendWhatIsLeft(): Promise<void> {
  const until = Date.now() + PATIENCE;
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    const advice = await runOnce();
    if (!advice.unfinished) return;
    // Thrown, so that the browser tries again by its own rules.
    if (Date.now() + wait > until) throw new Error(`left to send: ${advice.status.type}`);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

self.addEventListener('sync', (event) => (event as SyncEvent).waitUntil(sendWhatIsLeft()));
self.addEventListener('periodicsync', (event) => (event as SyncEvent).waitUntil(runOnce()));
