// The photos and voice notes in « À envoyer »: how many wait for each record, and why some were refused.
import type { DocId } from '#domain/ids.ts';
import type { Pending } from '#store/pending.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';
import { lineOf, type OutboxLine } from './outbox-model.ts';

export interface WaitingPhotos extends OutboxLine {
  readonly photos: number;
  readonly voices: number;
}

export interface RefusedPhoto extends OutboxLine {
  readonly sha: string;
  readonly reason: string;
  readonly at: number;
  readonly voice: boolean;
  /** Sending it again may end otherwise. */
  readonly again: boolean;
}

/** A right may be given again; what is erased, too large or damaged stays so. */
const AGAIN: ReadonlySet<string> = new Set(['not-allowed', 'revoked']);

/** The records with the most photos first. */
export function waitingPhotos(cards: Store['cards'], { photos }: Pick<Pending, 'photos'>): WaitingPhotos[] {
  return [...photos.waiting]
    .map(([doc, count]: [DocId, number]) => {
      const voices = photos.voices.get(doc) ?? 0;
      return { ...lineOf(cards, doc), photos: count - voices, voices };
    })
    .sort((a, b) => b.photos + b.voices - a.photos - a.voices || (a.doc < b.doc ? -1 : 1));
}

/** The oldest first. */
export function refusedPhotos(cards: Store['cards'], { photos }: Pick<Pending, 'photos'>): RefusedPhoto[] {
  return photos.refused
    .map(({ doc, ...one }) => ({ ...lineOf(cards, doc), ...one, again: AGAIN.has(one.reason) }))
    .sort((a, b) => a.at - b.at);
}

export function photoReason(reason: string): string {
  const known: { readonly [reason: string]: string } = t().photoReasons;
  return known[reason] ?? t().photoReasonOther(reason);
}
