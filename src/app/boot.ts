// Puts the rooms together: storage, memory, exchange, platform. Never waits for the network.
import { createFlightRecorder, type FlightRecorder } from '#crdt/flight-recorder.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { DocId } from '#domain/ids.ts';
import { openStorage, type Storage } from '#storage/storage.ts';
import { createPresence } from '#store/presence.ts';
import { recoverLeftovers } from '#store/recovery.ts';
import { createSyncStatus } from '#store/sync-status.ts';
import { createStore, type Store } from '#store/store.ts';
import { showToast } from '#ui/toast.tsx';
import { createEnvironment } from './environment.ts';
import { watchInstallPrompt } from './install.ts';
import { keepLastWords, leftWords, wordShelf } from './last-words.ts';
import { t } from './messages.ts';
import { createPlatform } from './platform.ts';
import { type AppUpdate, watchUpdates } from './update.ts';

/** One database per browser profile: who uses the tablet, and for which workspace, is written in it. */
const DATABASE = 'cordee';

export interface App {
  readonly store: Store;
  readonly storage: Storage;
  readonly update: AppUpdate;
  /** False when the browser's storage does not open: nothing could be kept. */
  readonly opened: boolean;
}

export async function boot(): Promise<App> {
  const environment = createEnvironment(DATABASE);
  const storage = openStorage(DATABASE);
  const status = createSyncStatus();
  const presence = createPresence();
  const install = watchInstallPrompt();
  const opened = (await storage.getLocal('device')).ok;
  const tabSuffix = await environment.tabSuffix();
  const recorderOf = (suffix: string) =>
    createFlightRecorder(`${DATABASE}-recorder${suffix}`, String(environment.now()));
  const recorder = recorderOf(tabSuffix);
  let sendNow = (): void => {};
  let takeUpdate = async (): Promise<boolean> => false;
  const store: Store = await createStore({
    storage,
    syncStatus: status.status,
    random: environment.random,
    breathe: environment.breathe,
    frame: environment.frame,
    tabSuffix,
    recorder,
    presence,
    loadGrid: loadDefaultGrid,
    loadProject: () => import('#domain/record/project.ts').then(({ project }) => project),
    platform: createPlatform({
      environment,
      storage,
      install,
      database: DATABASE,
      takeUpdate: () => takeUpdate(),
      sendNow: () => sendNow(),
      tag: () => store.device.value.tag,
      retag: () => store.retag(),
      offerAll: async () => {
        const { offerAll } = await import('#sync/heal.ts');
        await offerAll(storage, environment.now());
      },
    }),
  });
  // The messenger of a guest: nothing on the first screen waits for it.
  void import('./background.ts').then(({ startBackground }) => {
    const runner = startBackground(storage, environment, status, presence);
    sendNow = () => runner.now();
  });
  void import('./housekeeping.ts').then(({ keepHouse }) => keepHouse(store, storage, environment));
  const shelf = wordShelf();
  const left = leftWords(shelf, storage);
  keepOnHide(keepLastWords(store, shelf, `${environment.now()}${tabSuffix}`));
  const slots = [tabSuffix, ...(await environment.deadTabs())];
  void recoverAll([...slots.map(recorderOf), { leftovers: () => left }], storage, environment.now());
  const update = watchUpdates(() => makeDurable(store));
  takeUpdate = async () => update.state.value !== 'none' && update.accept();
  return { store, storage, opened, update };
}

/** One after the other, behind the first screen; the person is told what came back. */
async function recoverAll(
  recorders: readonly Pick<FlightRecorder, 'leftovers'>[],
  storage: Storage,
  at: number,
): Promise<void> {
  const recovered = new Set<DocId>();
  for (const recorder of recorders) {
    for (const doc of await recoverLeftovers(recorder, storage, at)) recovered.add(doc);
  }
  if (recovered.size > 0) showToast({ text: t().recovered(recovered.size) });
}

function keepOnHide(write: () => Promise<void>): void {
  const keep = (): void => void write();
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });
}

async function makeDurable(store: Store): Promise<boolean> {
  await store.flushAll();
  return store.saveStatus.value.type === 'saved';
}
