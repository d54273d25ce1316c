// The bytes that an open record names, photos and voice notes alike: kept durably with their row before anything is
// claimed, and put right after a power cut.
import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { readPhotos } from '#domain/dossier/photos.ts';
import { readVoices } from '#domain/dossier/voice.ts';
import type { DocId } from '#domain/ids.ts';
import type { Draft, RecordView, Register } from '#domain/record/record.ts';
import { removeRow } from '#domain/record/rows.ts';
import { ok, type Result } from '#domain/result.ts';
import type { NewBlob } from '#storage/blob-store.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { Storage } from '#storage/storage.ts';
import type { BlobRow } from '#storage/tables.ts';
import type { OpenRecord } from './records.ts';

/**
 * `tablet` here only, `sending` on its way, `received` by the server, `elsewhere` named by the record and not here,
 * `coming` on its way here, `refused` with a reason.
 */
export type BlobStanding = 'tablet' | 'sending' | 'received' | 'elsewhere' | 'coming' | 'refused';

export interface RecordBlobsPorts {
  readonly storage: Pick<Storage, 'blobs' | 'changes'>;
  readonly record: Pick<OpenRecord, 'doc' | 'view' | 'edit'>;
  readonly now: () => number;
}

type Kept = Omit<NewBlob, 'doc' | 'at'>;

export interface RecordBlobs {
  /** What is known here of each blob, by its sum. */
  readonly rows: ReadonlySignal<ReadonlyMap<string, BlobRow>>;
  /** Writes bytes, then the row that names them; the row's id, or nothing of it was kept, and why. */
  keep(blobs: readonly Kept[], list: string, write: (draft: Draft) => string): Promise<Result<string, StorageFailure>>;
  /** Takes a row off, and sends its bytes no more; `back` takes both back. */
  takeOff(shas: readonly string[], write: (draft: Draft) => void): Promise<Result<void, StorageFailure>>;
  back(shas: () => readonly string[], write: (draft: Draft) => void): Promise<Result<void, StorageFailure>>;
  /** Null when they are not here. */
  bytes(sha: string): Promise<Uint8Array | null>;
  /** Somebody looks or listens: to be brought here. */
  want(blobs: readonly { readonly sha: string; readonly thumb: boolean }[]): Promise<void>;
  close(): void;
}

/** What leaves a full tablet at a time: pictures that the server has for certain. */
const ROOM = 24;

/** Looks at what is here and puts right what a power cut left, then follows. */
export async function openRecordBlobs({ storage, record, now }: RecordBlobsPorts): Promise<RecordBlobs> {
  const { doc } = record;
  const rows = signal<ReadonlyMap<string, BlobRow>>(new Map());

  const show = (found: readonly BlobRow[]): void => {
    rows.value = new Map(found.map((row) => [row.sha, row]));
  };
  async function look(): Promise<void> {
    const found = await storage.blobs.of(doc);
    if (found.ok) show(found.value);
  }

  const stop = storage.changes.listen((change) => {
    if (change.blobs || change.docs.includes(doc)) void look();
  });
  const tidied = await tidy(storage, record, now());
  if (tidied) show(tidied);
  else await look();

  return {
    rows,
    async keep(given, list, write) {
      const blobs = given.map((blob) => ({ ...blob, doc, at: now() }));
      let kept = await storage.blobs.add(blobs);
      // What the server holds makes way for what exists nowhere else.
      if (!kept.ok && kept.error.type === 'storage-full') {
        const gone = await storage.blobs.evict(ROOM);
        if (gone.ok && gone.value > 0) kept = await storage.blobs.add(blobs);
      }
      if (!kept.ok) return kept;
      const shas = blobs.map(({ sha }) => sha);
      let id = '';
      const saved = await record.edit((draft) => {
        id = write(draft);
      });
      if (!saved.ok) {
        // The row waits in memory for the next try: it must not name bytes that are gone by then.
        void record.edit((draft) => removeRow(draft, list, id));
        await storage.blobs.drop(
          doc,
          shas.filter((sha) => !rows.peek().has(sha)),
        );
        return saved;
      }
      await storage.blobs.release(doc, shas);
      await look();
      return ok(id);
    },
    async takeOff(shas, write) {
      const saved = await record.edit(write);
      if (saved.ok) await storage.blobs.hold(doc, shas);
      return saved.ok ? ok(undefined) : saved;
    },
    async back(shas, write) {
      const saved = await record.edit(write);
      if (saved.ok) await storage.blobs.release(doc, shas());
      return saved.ok ? ok(undefined) : saved;
    },
    async bytes(sha) {
      const bytes = await storage.blobs.bytes(sha);
      return bytes.ok ? bytes.value : null;
    },
    async want(wanted) {
      await storage.blobs.want(
        wanted.map((blob) => ({ ...blob, doc })),
        now(),
        true,
      );
    },
    close: stop,
  };
}

/** Rows of a list that is read again only when one of its own fields changed: other typing is no news of photos. */
export function followRows<Row>(
  view: ReadonlySignal<RecordView>,
  list: string,
  read: (view: RecordView) => Row[],
): ReadonlySignal<readonly Row[]> {
  let seen: readonly Register[] | null = null;
  let last: readonly Row[] = [];
  return computed(() => {
    const registers: Register[] = [];
    for (const [key, register] of view.value.fields) if (key.startsWith(`${list}/`)) registers.push(register);
    const before = seen;
    const same = before?.length === registers.length && registers.every((one, index) => one === before[index]);
    if (!same) [seen, last] = [registers, read(view.value)];
    return last;
  });
}

/** Whose bytes are here. */
export const isHere = (row: BlobRow | undefined): boolean =>
  row !== undefined && row.state !== 'wanted' && row.state !== 'absent';

/** How far several blobs of one thing have got, the one that matters last; none of them is known: elsewhere. */
export function standingOf(blobs: readonly (BlobRow | undefined)[]): BlobStanding {
  const states = blobs.map((row) => row?.state ?? 'absent');
  if (states.includes('refused')) return 'refused';
  const waiting = blobs.filter((row) => row?.state === 'waiting' || row?.state === 'draft');
  if (waiting.some((row) => row !== undefined && row.moved > 0)) return 'sending';
  if (waiting.length > 0) return waiting.length === blobs.length ? 'tablet' : 'sending';
  if (states.at(-1) === 'received') return 'received';
  return states.includes('wanted') ? 'coming' : 'elsewhere';
}

/** After so long what no row names was left by a power cut between bytes and row, ms. */
const LEFTOVER = 24 * 3_600_000;
const NAMING = /^(?:photo|voice)\/[^/]+\/(?:sha|thumb)$/;

/**
 * Puts right what a power cut or another tablet left: named ones travel, removed ones are no longer sent, and what
 * nobody names leaves this tablet. Gives the rows when nothing had to be put right.
 */
export async function tidy(
  storage: Pick<Storage, 'blobs'>,
  { doc, view }: { readonly doc: DocId; readonly view: ReadonlySignal<RecordView> },
  now: number,
): Promise<readonly BlobRow[] | null> {
  const rows = await storage.blobs.of(doc);
  if (!rows.ok) return null;
  if (rows.value.length === 0) return rows.value;
  const fields = view.peek();
  const shown = new Set([
    ...readPhotos(fields).flatMap((photo) => [photo.sha, photo.thumb]),
    ...readVoices(fields).map((voice) => voice.sha),
  ]);
  const known = new Set<unknown>();
  for (const [key, { value }] of fields.fields) if (NAMING.test(key)) known.add(value);
  const of = (wanted: (row: BlobRow) => boolean): string[] => rows.value.filter(wanted).map(({ sha }) => sha);
  const named = of(({ sha, state }) => state === 'draft' && shown.has(sha));
  const removed = of(({ sha, state }) => state === 'waiting' && known.has(sha) && !shown.has(sha));
  const gone = of(({ sha, state, at }) => {
    if (shown.has(sha) || state === 'waiting' || state === 'refused') return false;
    return known.has(sha) || (state === 'draft' && at < now - LEFTOVER);
  });
  if (named.length > 0) await storage.blobs.release(doc, named);
  if (removed.length > 0) await storage.blobs.hold(doc, removed);
  if (gone.length > 0) await storage.blobs.drop(doc, gone);
  return named.length + removed.length + gone.length > 0 ? null : rows.value;
}
