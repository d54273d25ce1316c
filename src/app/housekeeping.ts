// What keeps the tablet's memory in order while nobody waits for it: folded rows, room, the browser's promise.
import { seenActions } from '#binding/rights.ts';
import { dayAt } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { Storage } from '#storage/storage.ts';
import { createFolding } from '#store/folding.ts';
import { askAfterFirstVisit } from '#store/persistence.ts';
import { makeRoom, type SpaceLevel } from '#store/space.ts';
import { settleDrafts, wantThumbs } from '#store/wanted-thumbs.ts';
import type { Store } from '#store/store.ts';
import { showToast } from '#ui/toast.tsx';
import { followCalendar } from './calendar-publishing.ts';
import type { Environment } from './environment.ts';
import { t } from './messages.ts';
import { tellRefusals } from './refusals.ts';
import { fetchAhead } from './screens.tsx';

/** The room is looked at this often, ms. */
const LOOK = 3_600_000;

/** Goes on until the page goes away. */
export async function keepHouse(store: Store, storage: Storage, environment: Environment): Promise<void> {
  askAfterFirstVisit(store);
  tellRefusals(store);
  const { action, stake, company, settings } = store.cards;
  const isCleared = (doc: DocId): boolean =>
    [action, stake, company, settings].some((cards) => cards.value.get(doc)?.erased === true);
  const folding = createFolding({ storage, idle: environment.idle, isCleared });
  folding.follow();
  await environment.idle();
  // Behind a dead link it may never end, and nothing below waits for it.
  void fetchAhead(environment.idle);
  followCalendar(store);
  wantThumbs(storage, () => [...store.cards.dossier.value.values(), ...seenActions(store)], store.now);
  // An import that a crash cut: what was begun is finished without being asked for again.
  if (await store.local.get('import-running')) {
    void import('#features/exchange/resume-import.ts').then(({ resumeImport }) => resumeImport(store));
  }
  await settleDrafts(storage, store.open, store.now);
  const look = createSpaceLook(store, storage, environment);
  await look();
  setInterval(() => void look(), LOOK);
  const today = dayAt(environment.now());
  const swept = await storage.getLocal('foldedOn');
  if (swept.ok && swept.value === today) return;
  await folding.sweep();
  await storage.setLocal('foldedOn', today);
}

/** Tells the person when the room gets scarce, once for each time it does. */
function createSpaceLook(store: Store, storage: Storage, environment: Environment): () => Promise<void> {
  let told: SpaceLevel = 'roomy';
  return async () => {
    const { level } = await makeRoom({
      storage,
      platform: store.platform,
      dossiers: () => store.cards.dossier.value.values(),
      isOpen: store.isOpen,
      now: store.now,
      idle: environment.idle,
    });
    if (level !== 'roomy' && told === 'roomy') showToast({ text: t().spaceScarce, tone: 'todo' });
    told = level;
  };
}
