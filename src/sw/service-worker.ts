// The worker: the whole app from its own cache, and the exchange with no page open.
import { clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { RECORD_SCHEMA } from '#domain/record/record.ts';
import { openStorage } from '#storage/storage.ts';
import { drain } from '#sync/drain.ts';
import { hash16 } from '#sync/hash.ts';
import { createTransport } from '#sync/transport.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };
declare const __APP_VERSION__: string;

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

/** Browsers stop a worker that runs for half a minute, ms. */
const LONGEST_RUN = 25_000;
const DATABASE = 'cordee';

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/v1\//] }));
clientsClaim();

self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

/** Throws when something is left, so that the browser tries again by its own rules. */
async function exchange(): Promise<void> {
  const storage = openStorage(DATABASE);
  try {
    const advice = await navigator.locks.request(`sync:${DATABASE}`, () =>
      drain(
        {
          storage,
          transport: createTransport((input, init) => fetch(input, init)),
          hash: hash16,
          now: () => Date.now(),
          app: __APP_VERSION__,
          schema: RECORD_SCHEMA,
        },
        Date.now() + LONGEST_RUN,
      ),
    );
    if (advice.unfinished) throw new Error(`left to send: ${advice.status.type}`);
  } finally {
    storage.close();
  }
}

for (const type of ['sync', 'periodicsync']) {
  self.addEventListener(type, (event) => (event as SyncEvent).waitUntil(exchange()));
}
