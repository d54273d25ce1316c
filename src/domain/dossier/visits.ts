// Visits: when they began, paused and ended, and when the information notice was shown (PRODUCT R2).
import type { Day } from '#domain/day.ts';
import { choiceOf, dayOf, flagOf, numberOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, writeRow } from '#domain/record/rows.ts';
import type { Span } from './visit-time.ts';

const VISIT_KINDS = ['visite', 'suivi'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** The head was called away: a row of its own, so that two tablets never overwrite each other's. */
export interface Pause extends Span {
  readonly id: string;
}

export interface Visit {
  readonly id: string;
  readonly kind: VisitKind;
  readonly date: Day | null;
  readonly place: string;
  /** Moments in ms; null: not yet. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly pauses: readonly Pause[];
  readonly noticeAt: number | null;
  readonly noticeVersion: string;
  /** Minutes on the road, both ways. */
  readonly travelMin: number | null;
  /** Since when this visit's road is being timed; null when it is not. */
  readonly travelFrom: number | null;
  /** The next date agreed with the head. */
  readonly next: Day | null;
  /** Typed in afterwards from paper, and the day on the paper. */
  readonly posteriori: boolean;
  readonly paperDay: Day | null;
}

function readPauses(view: RecordView): ReadonlyMap<string, Pause[]> {
  const pauses = new Map<string, Pause[]>();
  for (const id of rowIds(view, 'pause')) {
    const from = numberOf(view, `pause/${id}/from`);
    if (from === null) continue;
    const visit = textOf(view, `pause/${id}/visit`);
    pauses.set(visit, [...(pauses.get(visit) ?? []), { id, from, to: numberOf(view, `pause/${id}/to`) }]);
  }
  return pauses;
}

export function readVisits(view: RecordView): Visit[] {
  const pauses = readPauses(view);
  return rowIds(view, 'visit').map((id) => ({
    id,
    kind: choiceOf(view, `visit/${id}/kind`, VISIT_KINDS, 'visite'),
    date: dayOf(view, `visit/${id}/date`),
    place: textOf(view, `visit/${id}/place`),
    startedAt: numberOf(view, `visit/${id}/startedAt`),
    endedAt: numberOf(view, `visit/${id}/endedAt`),
    pauses: pauses.get(id) ?? [],
    noticeAt: numberOf(view, `visit/${id}/noticeAt`),
    noticeVersion: textOf(view, `visit/${id}/noticeVersion`),
    travelMin: numberOf(view, `visit/${id}/travelMin`),
    travelFrom: numberOf(view, `visit/${id}/travelFrom`),
    next: dayOf(view, `visit/${id}/next`),
    posteriori: flagOf(view, `visit/${id}/posteriori`),
    paperDay: dayOf(view, `visit/${id}/paperDay`),
  }));
}

export function visitOf(view: RecordView, id: string): Visit | null {
  return readVisits(view).find((visit) => visit.id === id) ?? null;
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

/** Ends a visit; travel is counted apart, in minutes. A pause that runs ends no later. */
export function endVisit(draft: Draft, visit: string, now: number, travelMin: number | null = null): void {
  for (const pause of visitOf(draft.view, visit)?.pauses ?? []) {
    if (pause.to === null) writeRow(draft, 'pause', pause.id, { to: Math.max(pause.from, now) });
  }
  writeRow(draft, 'visit', visit, travelMin === null ? { endedAt: now } : { endedAt: now, travelMin });
}

/** Goes back into a visit that was ended by mistake or interrupted. */
export function reopenVisit(draft: Draft, visit: string): void {
  writeRow(draft, 'visit', visit, { endedAt: null });
}
