// How much room is left on the tablet, and what may leave it when there is too little (SYNC D7).
import type { DocId } from '#domain/ids.ts';
import type { DossierCard } from '#domain/record/cards.ts';
import type { Storage } from '#storage/storage.ts';
import type { Platform, StorageHealth } from './platform.ts';

/** `advice`: the person is told; `tight`: what the server holds for certain is taken away here. */
export type SpaceLevel = 'roomy' | 'advice' | 'tight';

const ADVICE = 0.7;
const TIGHT = 0.85;
/** A dossier is archived when it has been closed for so long, ms. */
const ARCHIVED_AFTER = 365 * 86_400_000;
/** What leaves in one round; a browser counts freed room late, so rounds are small and few. */
const BLOBS = 24;
const RECORDS = 40;
const ROUNDS = 5;

/** A browser that does not tell how much there is counts as roomy. */
export function levelOf({ usage, quota }: Pick<StorageHealth, 'usage' | 'quota'>): SpaceLevel {
  if (usage === null || quota === null || quota === 0) return 'roomy';
  const share = usage / quota;
  if (share >= TIGHT) return 'tight';
  return share >= ADVICE ? 'advice' : 'roomy';
}

/** Dossiers that ended more than a year ago, oldest first: by their cards. */
export function archivedAmong(cards: Iterable<DossierCard>, now: number): DocId[] {
  return [...cards]
    .filter(({ state, stateSince }) => (state === 'clos' || state === 'anonymise') && now - stateSince > ARCHIVED_AFTER)
    .sort((a, b) => a.stateSince - b.stateSince)
    .map(({ doc }) => doc);
}

export interface SpacePorts {
  readonly storage: Pick<Storage, 'evict'> & { readonly blobs: Pick<Storage['blobs'], 'evict'> };
  readonly platform: Pick<Platform, 'storageHealth'>;
  /** Dossiers as the lists show them. */
  readonly dossiers: () => Iterable<DossierCard>;
  /** True for a record that a screen shows: it stays. */
  readonly isOpen: (doc: DocId) => boolean;
  readonly now: () => number;
  readonly idle: () => Promise<void>;
}

export interface Space {
  readonly level: SpaceLevel;
  /** What left the tablet on this look. */
  readonly blobs: number;
  readonly records: number;
}

/** Looks how full the tablet is and, when it is tight, takes away what may go, photos first. */
export async function makeRoom(ports: SpacePorts): Promise<Space> {
  let [blobs, records] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const level = levelOf(await ports.platform.storageHealth());
    if (level !== 'tight') return { level, blobs, records };
    await ports.idle();
    const photos = await ports.storage.blobs.evict(BLOBS);
    const gone = photos.ok && photos.value > 0 ? 0 : await evictArchived(ports);
    blobs += photos.ok ? photos.value : 0;
    records += gone;
    if (gone === 0 && (!photos.ok || photos.value === 0)) break;
  }
  return { level: levelOf(await ports.platform.storageHealth()), blobs, records };
}

async function evictArchived({ storage, dossiers, isOpen, now }: SpacePorts): Promise<number> {
  const archived = archivedAmong(dossiers(), now()).filter((doc) => !isOpen(doc));
  let gone = 0;
  for (let start = 0; start < archived.length && gone < RECORDS; start += RECORDS) {
    const done = await storage.evict(archived.slice(start, start + RECORDS));
    if (!done.ok) break;
    gone += done.value.length;
  }
  return gone;
}
