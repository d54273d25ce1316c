// A whole device without a screen: real storage over an in-memory IndexedDB, real memory, real exchange.
import 'fake-indexeddb/auto';
import { createHash, randomBytes } from 'node:crypto';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { project } from '#domain/record/project.ts';
import { openStorage, type Storage } from '#storage/storage.ts';
import type { Platform } from '#store/platform.ts';
import { createStore, type Store } from '#store/store.ts';
import { createSyncStatus } from '#store/sync-status.ts';
import type { Advice } from '#sync/advice.ts';
import { audit } from '#sync/audit.ts';
import { drain } from '#sync/drain.ts';
import type { Transport } from '#sync/transport.ts';

export const hash16 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(createHash('sha256').update(bytes).digest().subarray(0, 16));

/** A platform that has no network and keeps no file: what a screen asks of it here fails as it would offline. */
export function quietPlatform(now: () => number = Date.now): Platform {
  const offline = { ok: false as const, error: { type: 'server' as const, reason: 'unreachable' } };
  return {
    now,
    sendNow: () => {},
    join: async () => offline,
    coordination: {
      directory: async () => offline,
      invite: async () => offline,
      revoke: async () => offline,
      assign: async () => offline,
      calendar: {
        read: async () => offline,
        renew: async () => offline,
        withdraw: async () => offline,
        publish: async () => offline,
      },
    },
    pictures: {
      shrink: async () => ({ ok: false, error: { type: 'picture-unreadable' } }),
      sum: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
    },
    microphone: { hear: async () => ({ ok: false, error: { type: 'microphone-missing' } }) },
    saveFile: async () => true,
    storageHealth: async () => ({ persisted: false, usage: null, quota: null }),
    askPersistence: async () => false,
    install: null,
    isInstalled: false,
    machine: async () => ({
      worker: { state: 'none', version: null, expected: 0, missing: [], updateWaiting: false },
      exporter: null,
      battery: null,
      tabs: 1,
    }),
    repairApp: async () => {},
    takeUpdate: async () => false,
    appVersion: 'test',
  };
}

export interface TestDevice {
  readonly storage: Storage;
  readonly store: Store;
  exchange(transport: Transport): Promise<Advice>;
  close(): void;
}

let count = 0;

/** Opens a device; the same `name` again is the same tablet after a restart. */
export async function openDevice(
  name = `device-${(count += 1)}-${randomBytes(4).toString('hex')}`,
  now: () => number = Date.now,
): Promise<TestDevice> {
  const storage = openStorage(name);
  const status = createSyncStatus();
  const store = await createStore({
    storage,
    platform: quietPlatform(now),
    syncStatus: status.status,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    tabSuffix: '',
    loadGrid: loadDefaultGrid,
    loadProject: () => Promise.resolve(project),
    breathe: () => Promise.resolve(),
  });
  await store.grids.ready;
  return {
    storage,
    store,
    exchange: (transport) => drain({ storage, transport, hash: hash16, now, app: 'test', schema: 1, audit }),
    close: () => store.close(),
  };
}
