// Visits: when they began and ended, and when the information notice was shown (PRODUCT R2).
import type { Day } from '#domain/day.ts';
import { choiceOf, dayOf, numberOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, writeRow } from '#domain/record/rows.ts';

export const VISIT_KINDS = ['visite', 'suivi'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export interface Visit {
  readonly id: string;
  readonly kind: VisitKind;
  readonly date: Day | null;
  readonly place: string;
  /** Moments in ms; null: not yet. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly noticeAt: number | null;
  readonly noticeVersion: string;
  /** Minutes on the road, both ways. */
  readonly travelMin: number | null;
}

export function readVisits(view: RecordView): Visit[] {
  return rowIds(view, 'visit').map((id) => ({
    id,
    kind: choiceOf(view, `visit/${id}/kind`, VISIT_KINDS, 'visite'),
    date: dayOf(view, `visit/${id}/date`),
    place: textOf(view, `visit/${id}/place`),
    startedAt: numberOf(view, `visit/${id}/startedAt`),
    endedAt: numberOf(view, `visit/${id}/endedAt`),
    noticeAt: numberOf(view, `visit/${id}/noticeAt`),
    noticeVersion: textOf(view, `visit/${id}/noticeVersion`),
    travelMin: numberOf(view, `visit/${id}/travelMin`),
  }));
}

/** The last visit that was started and not ended: where « Reprendre » leads. */
export function openVisit(visits: readonly Visit[]): Visit | null {
  return visits.findLast((visit) => visit.startedAt !== null && visit.endedAt === null) ?? null;
}

/** The last day a visit took place. */
export function lastVisitDay(visits: readonly Visit[]): Day | null {
  return visits
    .flatMap((visit) => (visit.startedAt !== null && visit.date ? [visit.date] : []))
    .reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null);
}

/** The first answer may be written only once the notice has been shown, in this visit or in an earlier one. */
export function wasNoticeShown(visits: readonly Visit[]): boolean {
  return visits.some((visit) => visit.noticeAt !== null);
}

/** Starts a visit now (ms) and returns its row. */
export function startVisit(draft: Draft, visit: { kind: VisitKind; date: Day; place: string }, now: number): string {
  return addRow(draft, 'visit', { ...visit, startedAt: now }, now);
}

/** Time-stamps the notice: it was shown and read aloud, in this version. */
export function showNotice(draft: Draft, visit: string, version: string, now: number): void {
  writeRow(draft, 'visit', visit, { noticeAt: now, noticeVersion: version });
}

/** Ends a visit; travel is counted apart, in minutes. */
export function endVisit(draft: Draft, visit: string, now: number, travelMin: number | null = null): void {
  writeRow(draft, 'visit', visit, travelMin === null ? { endedAt: now } : { endedAt: now, travelMin });
}

/** Goes back into a visit that was ended by mistake or interrupted. */
export function reopenVisit(draft: Draft, visit: string): void {
  writeRow(draft, 'visit', visit, { endedAt: null });
}
