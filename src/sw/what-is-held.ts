// « Prêt à partir » asks the worker what it would serve without network: it opens its cache and looks.
import { getCacheKeyForURL, type PrecacheEntry } from 'workbox-precaching';

/** Read again by `app/machine.ts`, maybe of another version: additive only. */
interface Held {
  readonly version: string;
  /** Files that this version of the app is made of. */
  readonly expected: number;
  /** Those of them that no cache holds whole. */
  readonly missing: readonly string[];
}

export async function tellWhatIsHeld(
  manifest: readonly (PrecacheEntry | string)[],
  version: string,
  port: MessagePort | undefined,
): Promise<void> {
  const urls = manifest.map((entry) => (typeof entry === 'string' ? entry : entry.url));
  const missing: string[] = [];
  for (const url of urls) {
    const key = getCacheKeyForURL(url);
    const held = key === undefined ? undefined : await caches.match(key);
    if (!held?.ok) missing.push(url);
  }
  port?.postMessage({ version, expected: urls.length, missing } satisfies Held);
}
