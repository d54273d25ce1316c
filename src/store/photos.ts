// The photos of one open dossier: kept durably with their row before anything is claimed, and how far each has got.
import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { addPhoto, type Photo, readPhotos, removePhoto, restorePhoto } from '#domain/dossier/photos.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { NewBlob } from '#storage/blob-store.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { Storage } from '#storage/storage.ts';
import type { BlobRow } from '#storage/tables.ts';
import type { PictureFailure, Pictures } from './pictures.ts';
import type { OpenRecord } from './records.ts';

/**
 * `tablet` here only, `sending` on its way, `received` by the server, `elsewhere` named by the record and not here,
 * `coming` on its way here, `refused` with a reason.
 */
export type PhotoState = 'tablet' | 'sending' | 'received' | 'elsewhere' | 'coming' | 'refused';

export interface KeptPhoto extends Photo {
  readonly state: PhotoState;
  /** Name of the refusal, '' without one. */
  readonly reason: string;
  /** Whose bytes are here. */
  readonly here: { readonly thumb: boolean; readonly picture: boolean };
}

export interface PhotoFailure {
  readonly type: PictureFailure['type'] | StorageFailure['type'] | 'picture-known';
}

export interface Photos {
  readonly list: ReadonlySignal<readonly KeptPhoto[]>;
  /** Its row, once picture and row are durable; otherwise nothing of it was kept, and why. */
  add(picture: Blob): Promise<Result<string, PhotoFailure>>;
  remove(id: string): Promise<Result<void, StorageFailure>>;
  /** Takes a removal back. */
  restore(id: string): Promise<Result<void, StorageFailure>>;
  /** Null when it is not here. */
  image(sha: string): Promise<Blob | null>;
  /** Somebody looks at it: it is to be brought here. */
  want(photo: Pick<Photo, 'sha' | 'thumb'>): Promise<void>;
  close(): void;
}

export interface PhotosPorts {
  readonly storage: Pick<Storage, 'blobs' | 'changes'>;
  readonly record: Pick<OpenRecord, 'doc' | 'view' | 'edit'>;
  readonly pictures: Pictures;
  readonly now: () => number;
}

/** After so long what no row names was left by a power cut between picture and row, ms. */
const LEFTOVER = 24 * 3_600_000;

/** Looks at what is here and puts right what a power cut left, then follows. */
export async function openPhotos({ storage, record, pictures, now }: PhotosPorts): Promise<Photos> {
  const { doc, view } = record;
  const rows = signal<ReadonlyMap<string, BlobRow>>(new Map());
  const photos = computed(() => readPhotos(view.value));
  const shasOf = (id: string): readonly string[] => {
    const photo = photos.peek().find((candidate) => candidate.id === id);
    return photo ? [photo.sha, photo.thumb] : [];
  };

  async function look(): Promise<void> {
    const found = await storage.blobs.of(doc);
    if (found.ok) rows.value = new Map(found.value.map((row) => [row.sha, row]));
  }

  const stop = storage.changes.listen((change) => {
    if (change.blobs || change.docs.includes(doc)) void look();
  });
  await tidy(storage, record, now());
  await look();

  return {
    list: computed(() => photos.value.map((photo) => withState(photo, rows.value))),
    async add(picture) {
      const shrunk = await pictures.shrink(picture);
      if (!shrunk.ok) return shrunk;
      const { body, thumb, ...facts } = shrunk.value;
      const [sha, thumbSha] = [await pictures.sum(body), await pictures.sum(thumb)];
      if (photos.peek().some((photo) => photo.sha === sha)) return fail({ type: 'picture-known' });
      const at = now();
      const blobs: NewBlob[] = [
        { sha, doc, body, thumb: false, at },
        { sha: thumbSha, doc, body: thumb, thumb: true, at },
      ];
      const kept = await storage.blobs.add(blobs);
      if (!kept.ok) return kept;
      let id = '';
      const saved = await record.edit((draft) => {
        id = addPhoto(draft, { ...facts, sha, thumb: thumbSha, bytes: body.length }, at);
      });
      if (!saved.ok) {
        const fresh = blobs.filter((blob) => !rows.peek().has(blob.sha)).map((blob) => blob.sha);
        await storage.blobs.drop(doc, fresh);
        return saved;
      }
      await storage.blobs.release(doc, [sha, thumbSha]);
      await look();
      return ok(id);
    },
    async remove(id) {
      const shas = shasOf(id);
      const saved = await record.edit((draft) => removePhoto(draft, id));
      if (saved.ok) await storage.blobs.hold(doc, shas);
      return saved.ok ? ok(undefined) : saved;
    },
    async restore(id) {
      const saved = await record.edit((draft) => restorePhoto(draft, id));
      if (saved.ok) await storage.blobs.release(doc, shasOf(id));
      return saved.ok ? ok(undefined) : saved;
    },
    async image(sha) {
      const bytes = await storage.blobs.bytes(sha);
      return bytes.ok && bytes.value ? new Blob([bytes.value as BlobPart], { type: 'image/jpeg' }) : null;
    },
    async want({ sha, thumb }) {
      const both = [
        { sha: thumb, doc, thumb: true },
        { sha, doc, thumb: false },
      ];
      await storage.blobs.want(both, now(), true);
    },
    close: stop,
  };
}

function withState(photo: Photo, rows: ReadonlyMap<string, BlobRow>): KeptPhoto {
  const both = [rows.get(photo.thumb), rows.get(photo.sha)];
  const [thumb, picture] = both.map((row) => row !== undefined && row.state !== 'wanted' && row.state !== 'absent');
  const refused = both.find((row) => row?.state === 'refused');
  const here = { thumb: thumb === true, picture: picture === true };
  return { ...photo, state: stateOf(both), reason: refused?.reason ?? '', here };
}

function stateOf(both: readonly (BlobRow | undefined)[]): PhotoState {
  const states = both.map((row) => row?.state ?? 'absent');
  if (states.includes('refused')) return 'refused';
  const waiting = both.filter((row) => row?.state === 'waiting' || row?.state === 'draft');
  if (waiting.length === 1 || waiting.some((row) => row !== undefined && row.moved > 0)) return 'sending';
  if (waiting.length === 2) return 'tablet';
  if (states[1] === 'received') return 'received';
  return states.includes('wanted') ? 'coming' : 'elsewhere';
}

/**
 * Puts right what a power cut or another tablet left: named ones travel, removed ones are no longer sent, and what
 * nobody names leaves this tablet.
 */
export async function tidy(
  storage: Pick<Storage, 'blobs'>,
  { doc, view }: Pick<OpenRecord, 'doc' | 'view'>,
  now: number,
): Promise<void> {
  const rows = await storage.blobs.of(doc);
  if (!rows.ok || rows.value.length === 0) return;
  const shown = new Set(readPhotos(view.peek()).flatMap((photo) => [photo.sha, photo.thumb]));
  const known = new Set<unknown>();
  for (const [key, { value }] of view.peek().fields) if (/^photo\/[^/]+\/(sha|thumb)$/.test(key)) known.add(value);
  const of = (wanted: (row: BlobRow) => boolean): string[] => rows.value.filter(wanted).map(({ sha }) => sha);
  await storage.blobs.release(
    doc,
    of(({ sha, state }) => state === 'draft' && shown.has(sha)),
  );
  await storage.blobs.hold(
    doc,
    of(({ sha, state }) => state === 'waiting' && known.has(sha) && !shown.has(sha)),
  );
  const gone = of(({ sha, state, at }) => {
    if (shown.has(sha) || state === 'waiting' || state === 'refused') return false;
    return known.has(sha) || (state === 'draft' && at < now - LEFTOVER);
  });
  if (gone.length > 0) await storage.blobs.drop(doc, gone);
}
