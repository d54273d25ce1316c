// Takes the photos and voice notes of a rescue file in: each by its sum, for records that are here.
import type { DocId } from '#domain/ids.ts';
import { withdrawnKey } from '#storage/withdrawn.ts';
import type { Storage } from '#storage/storage.ts';
import type { BlobState } from '#storage/tables.ts';
import type { ReadMedium } from './rescue-read.ts';

export interface MediaPorts {
  readonly storage: Storage;
  /** SHA-256 in hexadecimal digits. */
  readonly sum: (bytes: Uint8Array) => Promise<string>;
}

type MediumDamage =
  /** The file names it and does not hold it, or not as it was taken. */
  | 'bytes'
  /** Its record is neither in the file nor here, or was withdrawn. */
  | 'no-record';

/** Pictures and their thumbnails each count for themselves in `fresh`; `photos` and `voices` are what people count. */
export interface MediaPlan {
  readonly fresh: readonly ReadMedium[];
  readonly photos: number;
  readonly voices: number;
  readonly damaged: readonly { readonly doc: DocId; readonly sha: string; readonly damage: MediumDamage }[];
}

const SETTLED: ReadonlySet<BlobState> = new Set<BlobState>(['received', 'waiting', 'absent']);

/** Compares with what is here; changes nothing. @param comes whether a record is taken in with the file */
export async function planMedia(
  { storage, sum }: MediaPorts,
  media: readonly ReadMedium[],
  comes: (doc: DocId) => boolean,
): Promise<MediaPlan> {
  const fresh: ReadMedium[] = [];
  const damaged: { doc: DocId; sha: string; damage: MediumDamage }[] = [];
  const records = new Map<DocId, { readonly here: boolean; readonly settled: ReadonlySet<string> }>();
  for (const medium of media) {
    const { doc, sha, thumb, body } = medium;
    const record = records.get(doc) ?? {
      here: await isHere(storage, doc, comes),
      settled: await settledOf(storage, doc),
    };
    records.set(doc, record);
    if (record.settled.has(sha)) continue;
    const bytes = body && (await bytesOf(body));
    if (record.here && bytes && (await sum(bytes)) === sha) fresh.push(medium);
    // One line per photo, not one more for its thumbnail.
    else if (!thumb) damaged.push({ doc, sha, damage: record.here ? 'bytes' : 'no-record' });
  }
  const whole = fresh.filter(({ thumb }) => !thumb);
  const voices = whole.filter(({ voice }) => voice).length;
  return { fresh, photos: whole.length - voices, voices, damaged };
}

/** Durable and on their way when it ends; how many could not be kept. Doing it twice changes nothing. */
export async function takeMedia({ storage }: Pick<MediaPorts, 'storage'>, { fresh }: MediaPlan): Promise<number> {
  let failed = 0;
  for (const { doc, sha, thumb, voice, at, body } of fresh) {
    const bytes = body && (await bytesOf(body));
    const row = await storage.docRow(doc);
    // Its record was not taken after all.
    if (!bytes || !row.ok || !row.value) {
      failed += 1;
      continue;
    }
    const blob = { sha, doc, body: bytes, thumb, at, ...(voice ? { voice } : {}) } as const;
    const added = await storage.blobs.add([blob]);
    const sent = added.ok && (await storage.blobs.tell(doc, sha, { state: 'waiting', reason: '', moved: 0 })).ok;
    if (!sent) failed += 1;
  }
  return failed;
}

/** What is on its way to the server from here, or was received. */
async function settledOf(storage: Storage, doc: DocId): Promise<ReadonlySet<string>> {
  const rows = await storage.blobs.of(doc);
  const settled = rows.ok ? rows.value.filter(({ state }) => SETTLED.has(state)) : [];
  return new Set(settled.map(({ sha }) => sha));
}

async function isHere(storage: Storage, doc: DocId, comes: (doc: DocId) => boolean): Promise<boolean> {
  const withdrawn = await storage.getLocal(withdrawnKey(doc));
  if (withdrawn.ok && withdrawn.value === true) return false;
  if (comes(doc)) return true;
  const row = await storage.docRow(doc);
  return row.ok && row.value !== null;
}

/** Null when it cannot be read: the card it was on was taken out. */
async function bytesOf(body: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await body.arrayBuffer());
  } catch {
    return null;
  }
}
