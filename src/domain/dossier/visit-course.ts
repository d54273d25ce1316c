// What happens in the course of a visit: its pauses, its road, its length put right, and the question somebody is at.
// Apart from `visits.ts`, which the cards read and which is therefore in the first load.
import { dayAt } from '#domain/day.ts';
import type { Draft } from '#domain/record/record.ts';
import { addRow, removeRow, writeRow } from '#domain/record/rows.ts';
import { endAfter, runningPause } from './visit-time.ts';
import { endVisit, visitOf } from './visits.ts';

/** Ends, or corrects, a visit by how long it was without its pauses. */
export function endVisitAfter(draft: Draft, id: string, minutes: number, now: number): void {
  const visit = visitOf(draft.view, id);
  if (!visit) return;
  endVisit(draft, id, endAfter({ ...visit, startedAt: visit.startedAt ?? now - minutes * 60_000 }, minutes));
  if (visit.startedAt === null) writeRow(draft, 'visit', id, { startedAt: now - minutes * 60_000 });
}

/** One touch, no question: nothing happens when a pause runs already. */
export function pauseVisit(draft: Draft, visit: string, now: number): void {
  if (runningPause(visitOf(draft.view, visit)?.pauses ?? [])) return;
  addRow(draft, 'pause', { visit, from: now, to: null }, now);
}

/** Ends every pause of this visit that runs. */
export function resumeVisit(draft: Draft, visit: string, now: number): void {
  for (const pause of visitOf(draft.view, visit)?.pauses ?? []) {
    if (pause.to === null) writeRow(draft, 'pause', pause.id, { to: Math.max(pause.from, now) });
  }
}

/** It was no pause; `restorePause` takes that back. */
export function removePause(draft: Draft, pause: string): void {
  removeRow(draft, 'pause', pause);
}

export function restorePause(draft: Draft, pause: string): void {
  draft.set(`pause/${pause}/gone`, false);
}

/** Moves a visit in time, its end and its pauses with it, so that its length stays. */
export function moveVisit(draft: Draft, id: string, startedAt: number): void {
  const visit = visitOf(draft.view, id);
  if (!visit) return;
  const shift = startedAt - (visit.startedAt ?? startedAt);
  writeRow(draft, 'visit', id, { startedAt, date: dayAt(startedAt) });
  if (shift === 0) return;
  if (visit.endedAt !== null) writeRow(draft, 'visit', id, { endedAt: visit.endedAt + shift });
  for (const { id: pause, from, to } of visit.pauses) {
    writeRow(draft, 'pause', pause, { from: from + shift, to: to === null ? null : to + shift });
  }
}

/** Times the road: it begins now. */
export function startTravel(draft: Draft, visit: string, now: number): void {
  writeRow(draft, 'visit', visit, { travelFrom: now });
}

/** Arrived: the minutes are added to those of the road. */
export function endTravel(draft: Draft, id: string, now: number): void {
  const visit = visitOf(draft.view, id);
  if (visit?.travelFrom == null) return;
  const minutes = Math.max(0, Math.round((now - visit.travelFrom) / 60_000));
  writeRow(draft, 'visit', id, { travelFrom: null, travelMin: (visit.travelMin ?? 0) + minutes });
}

/** The key of the question somebody was last at in a visit; another device opens there. */
export const placeKey = (visit: string): string => `visit/${visit}/at`;

/** Notes the question of a visit; its past is of no use to anybody. */
export function writePlace(draft: Draft, visit: string, question: string): void {
  const key = placeKey(visit);
  if (draft.view.fields.get(key)?.value === question) return;
  draft.set(key, question);
  draft.forget(key);
}
