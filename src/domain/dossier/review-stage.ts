// How far the coordinator's review of a dossier is. Apart, because a card needs it and nothing else of the review.
import type { RecordEvent, RecordView } from '#domain/record/record.ts';
import { dayOf, flagOf, rowIds } from '#domain/record/read.ts';

/** `sent`: the coordinator has to read it; `correction`: the advisor has to answer; `checked`: the quality check is dated. */
export type ReviewStage = 'none' | 'sent' | 'correction' | 'checked';

export const REVIEW_SENT = 'review-sent';
export const CORRECTION_ASKED = 'correction-asked';
export const REVIEW_RECALLED = 'review-recalled';

/** The events of the review that were not taken back, oldest first. */
export function reviewEvents(view: RecordView): RecordEvent[] {
  const recalled = new Set(view.events.flatMap(({ type, body }) => (type === REVIEW_RECALLED ? [body['event']] : [])));
  return view.events.filter(({ type, id }) => (type === REVIEW_SENT || type === CORRECTION_ASKED) && !recalled.has(id));
}

/** How many remarks nobody has settled yet: what `openComments` gives, counted. */
export function openRemarks(view: RecordView): number {
  return rowIds(view, 'comment').filter((id) => !flagOf(view, `comment/${id}/resolved`)).length;
}

export function reviewStage(view: RecordView): ReviewStage {
  if (dayOf(view, 'quality/date') !== null) return 'checked';
  const last = reviewEvents(view).at(-1);
  if (!last) return 'none';
  return last.type === REVIEW_SENT ? 'sent' : 'correction';
}
