// Photos of a dossier: rows `photo/<row>/…` that name blobs by their sums. The bytes travel apart (SYNC section 4).
import { flagOf, numberOf, rowIds, textOf, valueOf } from '#domain/record/read.ts';
import type { Json } from '#domain/json.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, removeRow, writeRow } from '#domain/record/rows.ts';

/** What is known of a picture when it is kept. Sums are SHA-256 in hexadecimal digits, lengths in pixels and bytes. */
export interface PictureFacts {
  readonly sha: string;
  readonly thumb: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** Where in the visit it was taken; '' outside a visit, or outside a question. */
export interface PicturePlace {
  readonly question: string;
  readonly visit: string;
}

export interface Photo extends PictureFacts, PicturePlace {
  readonly id: string;
  readonly caption: string;
  /** A person can be recognised; null while nobody has said. What may be done with it: `consents.ts`. */
  readonly person: boolean | null;
  /** A minor can be recognised (PRODUCT R19). */
  readonly minor: boolean;
  /** When it was added, ms since 1970; null when that was not written. */
  readonly at: number | null;
}

const SUM = /^[0-9a-f]{64}$/;

/** Photos that name both their blobs, oldest first; what is no sum is passed over (SYNC R10). */
export function readPhotos(view: RecordView): Photo[] {
  return rowIds(view, 'photo').flatMap((id) => {
    const photo = readPhoto(view, id);
    return SUM.test(photo.sha) && SUM.test(photo.thumb) ? [photo] : [];
  });
}

function readPhoto(view: RecordView, id: string): Photo {
  const key = (field: string): string => `photo/${id}/${field}`;
  return {
    id,
    sha: textOf(view, key('sha')),
    thumb: textOf(view, key('thumb')),
    type: textOf(view, key('type')),
    width: numberOf(view, key('width')) ?? 0,
    height: numberOf(view, key('height')) ?? 0,
    bytes: numberOf(view, key('bytes')) ?? 0,
    caption: textOf(view, key('caption')),
    person: asFlag(valueOf(view, key('person'))),
    minor: flagOf(view, key('minor')),
    question: textOf(view, key('question')),
    visit: textOf(view, key('visit')),
    at: numberOf(view, key('born')),
  };
}

const asFlag = (value: Json | undefined): boolean | null => (typeof value === 'boolean' ? value : null);

/** The field of the record that holds a caption. */
export const captionKey = (id: string): string => `photo/${id}/caption`;

/** Adds a photo now (ms) and returns its row. */
export function addPhoto(draft: Draft, facts: PictureFacts, now: number, place?: PicturePlace): string {
  const { sha, thumb, type, width, height, bytes } = facts;
  const fields: Record<string, Json> = { sha, thumb, type, width, height, bytes };
  if (place?.question) fields['question'] = place.question;
  if (place?.visit) fields['visit'] = place.visit;
  return addRow(draft, 'photo', fields, now);
}

/** Says whether a person can be recognised; null takes the answer back. */
export function markPerson(draft: Draft, id: string, person: boolean | null): void {
  writeRow(draft, 'photo', id, { person });
}

/** Takes it off the dossier; `restorePhoto` takes that back. */
export function removePhoto(draft: Draft, id: string): void {
  removeRow(draft, 'photo', id);
}

export function restorePhoto(draft: Draft, id: string): void {
  draft.set(`photo/${id}/gone`, false);
}
