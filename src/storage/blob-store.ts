// Photos on this tablet: which are here, how far each has got, and their bytes. Loaded when the first photo is asked for.
import type { DocId } from '#domain/ids.ts';
import { ok, type Result } from '#domain/result.ts';
import { begunKey, drop } from './blob-rows.ts';
import type { Changes } from './changes.ts';
import type { Durable, StorageFailure } from './durable.ts';
import type { BlobRow, BlobState, Tables } from './tables.ts';

type Outcome<Value> = Promise<Result<Value, StorageFailure>>;

export interface NewBlob {
  readonly sha: string;
  readonly doc: DocId;
  readonly body: Uint8Array;
  readonly thumb: boolean;
  readonly voice?: true;
  readonly at: number;
}

export interface WantedBlob {
  readonly sha: string;
  readonly doc: DocId;
  readonly thumb: boolean;
}

/** What the lane learns about a blob; absent fields stay. */
type BlobNews = Partial<Pick<BlobRow, 'moved' | 'reason' | 'after'>> & { readonly state?: BlobState };

export interface BlobStore {
  /** Durable when ok. They are not sent before `release`: the record does not name them yet. */
  add(blobs: readonly NewBlob[]): Outcome<void>;
  /** The record names them, durably: they travel from now on. */
  release(doc: DocId, shas: readonly string[]): Outcome<void>;
  /** Takes them and their bytes away, unless another record of this tablet needs the bytes. */
  drop(doc: DocId, shas: readonly string[]): Outcome<void>;
  /** Not to be sent after all; `release` takes that back. */
  hold(doc: DocId, shas: readonly string[]): Outcome<void>;
  /**
   * To be brought here; those that are here or on their way stay as they are, and, unless `again`, those whose bytes were
   * taken away here. How many are now on their way.
   */
  want(wanted: readonly WantedBlob[], at: number, again?: boolean): Outcome<number>;
  of(doc: DocId): Outcome<BlobRow[]>;
  /** Those that a power cut left between their bytes and their record. */
  drafts(): Outcome<BlobRow[]>;
  /** Null when they are not here whole. */
  bytes(sha: string): Outcome<Uint8Array | null>;
  /** What travels at `now`: thumbnails first, then what somebody waits for, then the oldest. */
  toMove(now: number): Outcome<BlobRow[]>;
  tell(doc: DocId, sha: string, news: BlobNews): Outcome<void>;
  /** What has arrived so far of a wanted one. */
  begun(sha: string): Outcome<Uint8Array>;
  /** Keeps its beginning, or with `whole` all of it; the caller has checked the sum then. */
  keep(blob: BlobRow, body: Uint8Array, whole: boolean): Outcome<void>;
  /** Takes away bytes that the server has, full pictures before thumbnails, oldest first, at most `limit` of them (SYNC D7). */
  evict(limit: number): Outcome<number>;
}

export function createBlobStore(tables: Tables, durable: Durable, changes: Changes): BlobStore {
  const both = [tables.blob, tables.bytes];
  async function told<Value>(outcome: Outcome<Value>, news: 'written' | 'moved', counts = true): Outcome<Value> {
    const done = await outcome;
    if (done.ok) changes.post({ docs: [], outbox: counts, blobs: news });
    return done;
  }
  /** Tells nobody when nothing changed: every opening of a dossier looks. */
  async function moved(
    doc: DocId,
    shas: readonly string[],
    [from, to]: readonly [BlobState, BlobState],
    news: 'written' | 'moved',
  ): Outcome<void> {
    const done = await durable.run(() => setStates(tables, doc, shas, from, to));
    if (done.ok && done.value > 0) changes.post({ docs: [], outbox: true, blobs: news });
    return done.ok ? ok(undefined) : done;
  }
  return {
    add: (blobs) => durable.run(() => tables.transaction('rw', both, () => add(tables, blobs))),
    release: (doc, shas) => moved(doc, shas, ['draft', 'waiting'], 'written'),
    drop: (doc, shas) =>
      told(
        durable.run(() => tables.transaction('rw', both, () => drop(tables, doc, shas))),
        'moved',
      ),
    hold: (doc, shas) => moved(doc, shas, ['waiting', 'draft'], 'moved'),
    async want(wanted, at, again = false) {
      const done = await durable.run(() =>
        tables.transaction('rw', tables.blob, () => want(tables, wanted, at, again)),
      );
      if (done.ok && done.value > 0) changes.post({ docs: [], outbox: false, blobs: 'written' });
      return done;
    },
    of: (doc) => durable.run(() => tables.blob.where('doc').equals(doc).toArray()),
    drafts: () => durable.run(() => tables.blob.where('state').equals('draft').toArray()),
    bytes: (sha) => durable.run(async () => (await tables.bytes.get(sha))?.body ?? null),
    toMove: (now) => durable.run(() => toMove(tables, now)),
    tell: (doc, sha, news) =>
      told(
        durable.run(async () => {
          await tables.blob.update([doc, sha], news);
        }),
        'moved',
        news.state !== undefined,
      ),
    begun: (sha) => durable.run(async () => (await tables.bytes.get(begunKey(sha)))?.body ?? new Uint8Array(0)),
    keep: (blob, body, whole) =>
      told(
        durable.run(() => tables.transaction('rw', both, () => keep(tables, blob, body, whole))),
        'moved',
        false,
      ),
    evict: (limit) =>
      told(
        durable.run(() => tables.transaction('rw', both, () => evictBlobs(tables, limit))),
        'moved',
      ),
  };
}

async function add(tables: Tables, blobs: readonly NewBlob[]): Promise<void> {
  for (const { sha, doc, body, thumb, voice, at } of blobs) {
    const known = await tables.blob.get([doc, sha]);
    await tables.bytes.put({ sha, body });
    // The same picture again: its way to the server goes on where it was.
    if (known && known.state !== 'wanted' && known.state !== 'absent') continue;
    // What was taken away here had been received; what was awaited may not be on the server yet, so it is offered.
    const state: BlobState = known ? (known.state === 'absent' ? 'received' : 'waiting') : 'draft';
    const kind = { thumb: thumb ? (1 as const) : (0 as const), ...(voice ? { voice } : {}) };
    await tables.blob.put({ sha, doc, bytes: body.length, ...kind, state, moved: 0, at });
  }
}

async function setStates(
  tables: Tables,
  doc: DocId,
  shas: readonly string[],
  from: BlobState,
  to: BlobState,
): Promise<number> {
  const keys = shas.map((sha) => [doc, sha] as [DocId, string]);
  const rows = tables.blob.where('[doc+sha]').anyOf(keys);
  return rows.filter((row) => row.state === from).modify({ state: to });
}

async function want(tables: Tables, wanted: readonly WantedBlob[], at: number, again: boolean): Promise<number> {
  const known = await tables.blob.bulkGet(wanted.map(({ doc, sha }) => [doc, sha] as [DocId, string]));
  const missing = wanted.filter((_, index) => {
    const row = known[index];
    return row === undefined || (again && row.state === 'absent');
  });
  await tables.blob.bulkPut(
    missing.map(({ sha, doc, thumb }) => ({
      sha,
      doc,
      bytes: 0,
      thumb: thumb ? (1 as const) : (0 as const),
      state: 'wanted' as const,
      moved: 0,
      at,
    })),
  );
  return missing.length;
}

async function toMove(tables: Tables, now: number): Promise<BlobRow[]> {
  const rows = await tables.blob.where('state').anyOf('waiting', 'wanted').toArray();
  const rank = ({ thumb, state }: BlobRow): number => (thumb === 1 ? 0 : 2) + (state === 'wanted' ? 0 : 1);
  return rows.filter(({ after = 0 }) => after <= now).sort((a, b) => rank(a) - rank(b) || a.at - b.at);
}

async function keep(tables: Tables, { doc, sha }: BlobRow, body: Uint8Array, whole: boolean): Promise<void> {
  // Dropped while it travelled: nothing of it comes back.
  if (!(await tables.blob.get([doc, sha]))) return;
  await tables.bytes.put({ sha: whole ? sha : begunKey(sha), body });
  if (!whole) return;
  await tables.bytes.delete(begunKey(sha));
  await tables.blob.update([doc, sha], { state: 'received', bytes: body.length, moved: 0 });
}

async function evictBlobs(tables: Tables, limit: number): Promise<number> {
  const here = await tables.blob.where('state').equals('received').toArray();
  const oldest = here.sort((a, b) => a.thumb - b.thumb || a.at - b.at).slice(0, limit);
  for (const { doc, sha } of oldest) {
    await tables.blob.update([doc, sha], { state: 'absent' });
    const users = await tables.blob.where('sha').equals(sha).toArray();
    if (users.every(({ state }) => state === 'absent')) await tables.bytes.delete(sha);
  }
  return oldest.length;
}
