// What left the dossier, and whether the dossier is still what left: for review, to the company, to the committee.
import { dayAt, isDay, type Day } from '#domain/day.ts';
import type { Draft, RecordEvent, RecordView } from '#domain/record/record.ts';
import { CORRECTION_ASKED, REVIEW_RECALLED, REVIEW_SENT, reviewEvents } from './review-stage.ts';
import {
  differencesFrom,
  isContent,
  readSeal,
  sealJson,
  sealOf,
  type Covers,
  type Differences,
  type Seal,
} from './seal.ts';

export const DOCUMENT_HANDED = 'document-handed';

export interface Sending {
  readonly kind: 'review' | 'document' | 'committee';
  readonly event: string;
  readonly at: number;
  readonly tag: string;
  readonly day: Day;
  /** Which document was handed over, or ''. */
  readonly document: string;
  /** Null when the writer kept none: then moments alone tell. */
  readonly seal: Seal | null;
}

function sendingOf(event: RecordEvent): Sending | null {
  const { id, at, tag, body, type } = event;
  const day = [body['day'], body['businessDay']].find(isDay) ?? dayAt(at);
  const document = typeof body['document'] === 'string' ? body['document'] : '';
  const base = { event: id, at, tag, day, document, seal: readSeal(body['seal']) };
  if (type === REVIEW_SENT) return { ...base, kind: 'review' };
  if (type === DOCUMENT_HANDED) return { ...base, kind: 'document' };
  if (type === 'moved' && body['to'] === 'soumis_comite') return { ...base, kind: 'committee' };
  return null;
}

/** Oldest first; what was taken back is left out. */
export function readSendings(view: RecordView): Sending[] {
  const reviews = new Set(reviewEvents(view).map(({ id }) => id));
  return view.events.flatMap((event) => {
    const sending = sendingOf(event);
    return sending && (sending.kind !== 'review' || reviews.has(sending.event)) ? [sending] : [];
  });
}

/** The last one for each addressee: review, committee, and each document. */
export function latestSendings(view: RecordView): Sending[] {
  const byPlace = new Map(readSendings(view).map((sending) => [`${sending.kind}:${sending.document}`, sending]));
  return [...byPlace.values()].sort((a, b) => b.at - a.at || (a.event < b.event ? -1 : 1));
}

/**
 * What is no longer as it was sent. With a seal: what arrived later counts too, whenever it was written, and what was
 * taken back does not. Without: what was written after that moment; prose has no moments and is not told.
 */
export function changedSince(sending: Sending, view: RecordView, covers: Covers = isContent): Differences {
  if (sending.seal) return differencesFrom(sending.seal, view, covers);
  const fields = [...view.fields].flatMap(([key, register]) =>
    covers(key) && [register, ...register.others].some(({ at }) => at > sending.at) ? [key] : [],
  );
  return { isSame: fields.length === 0, fields: fields.sort(), texts: [] };
}

const FICHE = /^(a|adj|restitution|track|photo|follow|signature)\/|^(mode|company|text:note\/)/;
const PLAN = /^(plan|signature)\/|^text:(plan\/|objectives)/;

/** What a document shows of its dossier: a change elsewhere leaves it as true as it was. */
export function coversSending({ kind, document }: Pick<Sending, 'kind' | 'document'>): Covers {
  if (kind !== 'document') return isContent;
  if (document === 'fiche') return (key) => isContent(key) && FICHE.test(key);
  if (document === 'plan') return (key) => isContent(key) && PLAN.test(key);
  if (!document.startsWith('visite-')) return isContent;
  const visit = document.slice('visite-'.length);
  const own = new Set([`text:visitWords/${visit}`, `text:visitFacts/${visit}`]);
  return (key) =>
    isContent(key) && (own.has(key) || key.startsWith(`visit/${visit}/`) || /^(promise|photo)\//.test(key));
}

/** Sends the dossier to the coordinator for review and returns the event. */
export function sendForReview(draft: Draft): string {
  return draft.event(REVIEW_SENT, { seal: sealJson(sealOf(draft.view)) });
}

/** The coordinator asks for corrections: the remarks that are open now. */
export function askCorrection(draft: Draft, remarks: readonly string[]): string {
  return draft.event(CORRECTION_ASKED, { remarks });
}

/** Takes a sending, or a request for corrections, back. */
export function recallReview(draft: Draft, event: string): void {
  draft.event(REVIEW_RECALLED, { event });
}

/** Notes that a document was handed to the company, with what stood in the dossier then. */
export function handDocument(draft: Draft, document: { document: string; day: Day; hash: string }): string {
  const covers = coversSending({ kind: 'document', document: document.document });
  return draft.event(DOCUMENT_HANDED, { ...document, seal: sealJson(sealOf(draft.view, covers)) });
}
