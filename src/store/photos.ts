// The photos of one open dossier, and how far each has got.
import { computed, type ReadonlySignal } from '@preact/signals-core';
import {
  addPhoto,
  type Photo,
  type PicturePlace,
  readPhotos,
  removePhoto,
  restorePhoto,
} from '#domain/dossier/photos.ts';
import { fail, type Result } from '#domain/result.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { BlobRow } from '#storage/tables.ts';
import type { PictureFailure, Pictures } from './pictures.ts';
import {
  type BlobStanding,
  followRows,
  isHere,
  openRecordBlobs,
  type RecordBlobsPorts,
  standingOf,
} from './record-blobs.ts';

export type PhotoState = BlobStanding;

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
  add(picture: Blob, place?: PicturePlace): Promise<Result<string, PhotoFailure>>;
  remove(id: string): Promise<Result<void, StorageFailure>>;
  /** Takes a removal back. */
  restore(id: string): Promise<Result<void, StorageFailure>>;
  /** Null when it is not here. */
  image(sha: string): Promise<Blob | null>;
  /** Somebody looks at it: it is to be brought here. */
  want(photo: Pick<Photo, 'sha' | 'thumb'>): Promise<void>;
  close(): void;
}

export interface PhotosPorts extends RecordBlobsPorts {
  readonly pictures: Pictures;
}

export async function openPhotos(ports: PhotosPorts): Promise<Photos> {
  const { record, pictures, now } = ports;
  const blobs = await openRecordBlobs(ports);
  const photos = followRows(record.view, 'photo', readPhotos);
  const shasOf = (id: string): readonly string[] => {
    const photo = photos.peek().find((candidate) => candidate.id === id);
    return photo ? [photo.sha, photo.thumb] : [];
  };
  // One that stands as it stood is the same object: of two hundred cards only those that changed are drawn again.
  let last = new Map<string, KeptPhoto>();
  return {
    list: computed(() => {
      const list = photos.value.map((photo) => {
        const kept = withState(photo, blobs.rows.value);
        const before = last.get(photo.id);
        return before && JSON.stringify(before) === JSON.stringify(kept) ? before : kept;
      });
      last = new Map(list.map((kept) => [kept.id, kept]));
      return list;
    }),
    async add(picture, place) {
      const shrunk = await pictures.shrink(picture);
      if (!shrunk.ok) return shrunk;
      const { body, thumb, ...facts } = shrunk.value;
      const [sha, thumbSha] = [await pictures.sum(body), await pictures.sum(thumb)];
      if (photos.peek().some((photo) => photo.sha === sha)) return fail({ type: 'picture-known' });
      const row = { ...facts, sha, thumb: thumbSha, bytes: body.length };
      const both = [
        { sha, body, thumb: false },
        { sha: thumbSha, body: thumb, thumb: true },
      ];
      return blobs.keep(both, 'photo', (draft) => addPhoto(draft, row, now(), place));
    },
    remove: (id) => blobs.takeOff(shasOf(id), (draft) => removePhoto(draft, id)),
    restore: (id) =>
      blobs.back(
        () => shasOf(id),
        (draft) => restorePhoto(draft, id),
      ),
    async image(sha) {
      const bytes = await blobs.bytes(sha);
      return bytes && new Blob([bytes as BlobPart], { type: 'image/jpeg' });
    },
    want: ({ sha, thumb }) =>
      blobs.want([
        { sha: thumb, thumb: true },
        { sha, thumb: false },
      ]),
    close: blobs.close,
  };
}

function withState(photo: Photo, rows: ReadonlyMap<string, BlobRow>): KeptPhoto {
  const both = [rows.get(photo.thumb), rows.get(photo.sha)];
  const refused = both.find((row) => row?.state === 'refused');
  const here = { thumb: isHere(both[0]), picture: isHere(both[1]) };
  return { ...photo, state: standingOf(both), reason: refused?.reason ?? '', here };
}
