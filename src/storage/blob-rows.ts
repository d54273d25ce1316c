// What other transactions need to know of photos: withdrawn with a record, offered again, counted.
import type { DocId } from '#domain/ids.ts';
import type { Tables } from './tables.ts';

/** Where the beginning of a wanted blob is kept. */
export const begunKey = (sha: string): string => `${sha}.begun`;

/** For a caller's transaction. */
export async function drop(tables: Tables, doc: DocId, shas: readonly string[]): Promise<void> {
  for (const sha of shas) {
    await tables.blob.delete([doc, sha]);
    if ((await tables.blob.where('sha').equals(sha).count()) > 0) continue;
    await tables.bytes.bulkDelete([sha, begunKey(sha)]);
  }
}

/** For a caller's transaction: the record was withdrawn; photos that were never received are kept, aside (SYNC L5, I2). */
export async function forgetBlobs(tables: Tables, doc: DocId): Promise<void> {
  const rows = await tables.blob.where('doc').equals(doc).toArray();
  const unsent = rows.filter(({ state }) => state === 'waiting' || state === 'refused');
  for (const { sha } of unsent) await tables.blob.update([doc, sha], { state: 'refused', reason: 'revoked' });
  const gone = rows.filter((row) => !unsent.includes(row)).map(({ sha }) => sha);
  await drop(tables, doc, gone);
}

/** For a caller's transaction: the server may have lost them, so all that is here is offered again (SYNC L2). */
export async function offerBlobs(tables: Tables): Promise<void> {
  await tables.blob.where('state').equals('received').modify({ state: 'waiting', moved: 0 });
}

/** What is on this tablet alone of photos and voice notes; a picture and its thumbnail are one photo. */
export interface UnsentPhotos {
  readonly count: number;
  readonly oldestAt: number | null;
  /** How many wait of each record. */
  readonly waiting: ReadonlyMap<DocId, number>;
  /** How many of those are voice notes; no entry: none. */
  readonly voices: ReadonlyMap<DocId, number>;
  readonly refused: readonly {
    readonly doc: DocId;
    readonly sha: string;
    readonly reason: string;
    readonly at: number;
    readonly voice: boolean;
  }[];
}

export const NO_PHOTOS: UnsentPhotos = { count: 0, oldestAt: null, waiting: new Map(), voices: new Map(), refused: [] };

/** For a caller's transaction. */
export async function unsentPhotos(tables: Tables): Promise<UnsentPhotos> {
  const rows = await tables.blob.where('state').anyOf('draft', 'waiting', 'refused').toArray();
  if (rows.length === 0) return NO_PHOTOS;
  const unsent = rows.filter(({ state }) => state !== 'refused');
  const [waiting, voices] = [new Map<DocId, number>(), new Map<DocId, number>()];
  for (const doc of new Set(unsent.map((row) => row.doc))) {
    const both = unsent.filter((row) => row.doc === doc);
    const thumbs = both.filter(({ thumb }) => thumb === 1).length;
    const spoken = both.filter(({ voice }) => voice).length;
    waiting.set(doc, Math.max(thumbs, both.length - thumbs - spoken) + spoken);
    if (spoken > 0) voices.set(doc, spoken);
  }
  const refused = rows.filter(({ state, thumb }) => state === 'refused' && thumb === 0);
  return {
    count: [...waiting.values()].reduce((sum, count) => sum + count, 0),
    oldestAt: unsent.reduce<number | null>((oldest, { at }) => Math.min(oldest ?? at, at), null),
    waiting,
    voices,
    refused: refused.map(({ doc, sha, reason = '', at, voice = false }) => ({ doc, sha, reason, at, voice })),
  };
}
