// Photos wait for nobody's first screen: the rest of their store is fetched when the first one is asked for.
import type { BlobStore } from './blob-store.ts';
import type { Changes } from './changes.ts';
import type { Durable } from './durable.ts';
import type { Tables } from './tables.ts';

type Act<Name extends keyof BlobStore> = BlobStore[Name];

export function createLateBlobs(tables: Tables, durable: Durable, changes: Changes): BlobStore {
  let loaded: Promise<BlobStore> | null = null;
  const store = (): Promise<BlobStore> =>
    (loaded ??= import('./blob-store.ts').then(({ createBlobStore }) => createBlobStore(tables, durable, changes)));
  const late = <Name extends keyof BlobStore>(name: Name): Act<Name> =>
    (async (...given: unknown[]) => ((await store())[name] as (...given: unknown[]) => unknown)(...given)) as Act<Name>;
  return {
    add: late('add'),
    release: late('release'),
    hold: late('hold'),
    drop: late('drop'),
    want: late('want'),
    of: late('of'),
    drafts: late('drafts'),
    bytes: late('bytes'),
    toMove: late('toMove'),
    tell: late('tell'),
    begun: late('begun'),
    keep: late('keep'),
    evict: late('evict'),
  };
}
