// What may be done with a photo (PRODUCT R6, R19). Taking one is no licence to show it: inside the team only, until the
// people on it have agreed to each use, in a way that can be shown.
import { isDay, type Day } from '#domain/day.ts';
import { choiceOf, dayOf, flagOf, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { writeRow } from '#domain/record/rows.ts';
import type { Photo } from './photos.ts';

/** `rapport`: what is handed to the company, the committee and the funder; `publication`: site, press, networks. */
export const PHOTO_USES = ['rapport', 'publication'] as const;
export type PhotoUse = (typeof PHOTO_USES)[number];

const CONSENT_PROOFS = ['signature', 'oral'] as const;
type ConsentProof = (typeof CONSENT_PROOFS)[number];

export interface PhotoConsent {
  readonly uses: Readonly<Record<PhotoUse, boolean>>;
  /** Who agreed. */
  readonly who: string;
  readonly proof: ConsentProof | null;
  /** Who heard an oral agreement. */
  readonly witness: string;
  readonly day: Day | null;
  /** The last day it holds; null: as long as the photo is kept. */
  readonly until: Day | null;
  /** The day it was taken back. */
  readonly withdrawn: Day | null;
  /** The parents of a minor agreed in writing. */
  readonly parents: boolean;
}

/** Why a photo may not be used so; all that is missing, so that a screen can say it at once. */
export type ConsentGap = 'use' | 'person-unsaid' | 'who' | 'proof' | 'witness' | 'parents' | 'withdrawn' | 'over';

/** The field of a row: `photo/<id>/who`. */
export const consentKey = (id: string, field: 'who' | 'proof' | 'witness' | 'until' | 'parents' | 'minor'): string =>
  `photo/${id}/${field}`;

export function readConsent(view: RecordView, id: string): PhotoConsent {
  const key = (field: string): string => `photo/${id}/${field}`;
  return {
    uses: { rapport: flagOf(view, key('use/rapport')), publication: flagOf(view, key('use/publication')) },
    who: textOf(view, key('who')),
    proof: choiceOf(view, key('proof'), CONSENT_PROOFS, null),
    witness: textOf(view, key('witness')),
    day: dayOf(view, key('consentDay')),
    until: dayOf(view, key('until')),
    withdrawn: dayOf(view, key('withdrawn')),
    parents: flagOf(view, key('parents')),
  };
}

/** What stands against a use on this day; nothing: it may leave the team so. */
export function gapsFor(
  photo: Pick<Photo, 'person' | 'minor'>,
  consent: PhotoConsent,
  use: PhotoUse,
  today: Day,
): ConsentGap[] {
  const gaps: ConsentGap[] = [];
  if (consent.withdrawn !== null) gaps.push('withdrawn');
  if (!consent.uses[use]) gaps.push('use');
  if (photo.minor && !consent.parents) gaps.push('parents');
  if (photo.person === null && !photo.minor) gaps.push('person-unsaid');
  if (photo.person === true || photo.minor) {
    if (consent.who.trim() === '') gaps.push('who');
    if (consent.proof === null) gaps.push('proof');
    if (consent.proof === 'oral' && consent.witness.trim() === '') gaps.push('witness');
  }
  if (consent.until !== null && isDay(today) && consent.until < today) gaps.push('over');
  return gaps;
}

/** True when the photo may be shown so outside the team. */
export function mayUsePhoto(view: RecordView, photo: Photo, use: PhotoUse, today: Day): boolean {
  return gapsFor(photo, readConsent(view, photo.id), use, today).length === 0;
}

/** A photo of a minor without the parents' written agreement is not to be kept at all (R19). */
export function mustGo(photo: Pick<Photo, 'minor'>, { parents }: Pick<PhotoConsent, 'parents'>): boolean {
  return photo.minor && !parents;
}

/** Allows or forbids one use, and dates the agreement the first time. */
export function allowUse(draft: Draft, id: string, use: PhotoUse, allowed: boolean, today: Day): void {
  writeRow(draft, 'photo', id, { [`use/${use}`]: allowed });
  if (allowed && dayOf(draft.view, `photo/${id}/consentDay`) === null)
    writeRow(draft, 'photo', id, { consentDay: today });
}

/** The agreement is taken back: from this day on no use is allowed. `null` takes that back. */
export function withdrawConsent(draft: Draft, id: string, today: Day | null): void {
  writeRow(draft, 'photo', id, { withdrawn: today });
}
