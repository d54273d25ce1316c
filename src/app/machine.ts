// What this machine says of itself now: the worker's cache, the battery, the tabs. Loaded when somebody asks.
import type { WorkerFacts } from '#domain/readiness/readiness.ts';
import type { MachineFacts } from '#store/platform.ts';

/** A worker that reads its whole cache answers within this, ms; an older one never does. */
const PATIENCE = 8_000;

export async function machineFacts(database: string): Promise<MachineFacts> {
  const [worker, exporter, battery, tabs] = await Promise.all([
    workerFacts(),
    exporterHeld(),
    batteryFacts(),
    openTabs(database),
  ]);
  return { worker, exporter, battery, tabs };
}

const NOTHING = { version: null, expected: 0, missing: [], updateWaiting: false };

async function workerFacts(): Promise<WorkerFacts> {
  if (!('serviceWorker' in navigator)) return { ...NOTHING, state: 'none' };
  const registration = await navigator.serviceWorker.getRegistration();
  const active = registration?.active;
  if (!registration || !active) {
    return { ...NOTHING, state: registration?.installing || registration?.waiting ? 'installing' : 'absent' };
  }
  const updateWaiting = registration.waiting !== null;
  const held = await whatIsHeld(active);
  return held ? { ...held, state: 'active', updateWaiting } : { ...NOTHING, state: 'silent', updateWaiting };
}

interface Entry {
  readonly url: string;
  readonly revision?: string | null;
}

interface Told {
  readonly version: string;
  readonly manifest: readonly (Entry | string)[];
}

/** What the worker says it serves; that it can is then looked at in the cache, file by file. */
function whatItServes(worker: ServiceWorker): Promise<Told | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const end = (told: Told | null): void => {
      clearTimeout(timer);
      port1.close();
      resolve(told);
    };
    const timer = setTimeout(() => end(null), PATIENCE);
    port1.onmessage = (event) => end(readTold(event.data));
    worker.postMessage({ type: 'WHAT_IS_HELD' }, [port2]);
  });
}

/** The worker may be of another version. */
function readTold(data: unknown): Told | null {
  if (typeof data !== 'object' || data === null) return null;
  const { version, manifest } = data as Partial<Told>;
  return typeof version === 'string' && Array.isArray(manifest) ? { version, manifest } : null;
}

/** Under the name that the precache gives it: a file without a sum in its name carries its revision. */
async function isHeld(entry: Entry | string): Promise<boolean> {
  const { url, revision = null } = typeof entry === 'string' ? { url: entry } : entry;
  const key = new URL(url, location.origin);
  if (revision !== null) key.searchParams.set('__WB_REVISION__', revision);
  return (await caches.match(key.href))?.ok === true;
}

async function whatIsHeld(
  worker: ServiceWorker,
): Promise<Pick<WorkerFacts, 'version' | 'expected' | 'missing'> | null> {
  const told = await whatItServes(worker);
  if (!told) return null;
  const held = await Promise.all(told.manifest.map(isHeld));
  const urls = told.manifest.map((entry) => (typeof entry === 'string' ? entry : entry.url));
  return { version: told.version, expected: urls.length, missing: urls.filter((_, at) => !held[at]) };
}

/** The files that make the documents (`src/pdf/make-pdf.ts` and its letters), in whichever cache they are. */
const EXPORTER = /\/assets\/make-pdf-[^/]*\.js/;

async function exporterHeld(): Promise<boolean | null> {
  if (!('caches' in globalThis)) return null;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const request = (await cache.keys()).find(({ url }) => EXPORTER.test(url));
    if (request && (await cache.match(request))?.ok) return true;
  }
  return false;
}

/** The next start fetches every file that no cache holds. */
export async function repairApp(): Promise<void> {
  await (await navigator.serviceWorker.getRegistration())?.unregister();
  location.reload();
}

interface Battery {
  readonly level: number;
  readonly charging: boolean;
}

/** Chromium alone tells. */
async function batteryFacts(): Promise<MachineFacts['battery']> {
  const { getBattery } = navigator as { getBattery?: () => Promise<Battery> };
  if (!getBattery) return null;
  try {
    const { level, charging } = await getBattery.call(navigator);
    return { level, charging };
  } catch {
    return null;
  }
}

/** Each tab holds a lock as long as it lives. */
async function openTabs(database: string): Promise<number> {
  const { held = [] } = await navigator.locks.query();
  return Math.max(1, held.filter(({ name }) => name?.startsWith(`${database}:tab:`)).length);
}
