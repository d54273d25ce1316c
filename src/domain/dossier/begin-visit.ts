// A visit begins: now on the tablet, or afterwards from a paper form. The same for whichever screen does it.
import { dayAt, momentAt, type Day } from '#domain/day.ts';
import { gridHash, type Grid } from '#domain/grid/grid.ts';
import { textOf } from '#domain/record/read.ts';
import type { Draft } from '#domain/record/record.ts';
import { writeRow } from '#domain/record/rows.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { dossierStanding, type DossierStanding } from './journal.ts';
import { endVisit, showNotice, startVisit, type VisitKind } from './visits.ts';

/** A visit once the accompaniment has begun is a follow-up. */
export function visitKindFor(state: DossierStanding['state']): VisitKind {
  return state === 'en_accompagnement' || state === 'suivi' || state === 'clos' ? 'suivi' : 'visite';
}

/** Pins the definition the dossier is filled with (SYNC R10), once. */
function pinGrid(draft: Draft, grid: Grid): void {
  if (textOf(draft.view, 'grid') !== '') return;
  draft.set('grid', gridHash(grid));
  draft.set('gridId', grid.id);
  draft.set('gridVersion', grid.version);
}

/** Starts a visit now (ms) and returns its row. */
export function beginVisit(draft: Draft, place: string, grid: Grid | null, now: number): string {
  const kind = visitKindFor(dossierStanding(draft.view).state);
  const visit = startVisit(draft, { kind, date: dayAt(now), place }, now);
  if (grid) pinGrid(draft, grid);
  return visit;
}

/** What the paper says of its visit; times as written, `14:05`, of the territory. */
export interface PaperVisit {
  readonly day: Day;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  /** Minutes on the road, both ways; null when the paper does not say. */
  readonly travelMin: number | null;
  /** The version of the notice that is printed on the form, when it was read aloud that day. */
  readonly notice: string | null;
}

export type PaperProblem = 'day-future' | 'from-missing' | 'to-missing' | 'to-before-from' | 'too-long';

/** A visit of more than this is a slip of the pen, ms. */
const LONGEST = 12 * 3_600_000;

/** The moments of the visit on paper, ms since 1970, or everything that does not fit. */
export function paperMoments(
  { day, from, to }: Pick<PaperVisit, 'day' | 'from' | 'to'>,
  now: number,
): Result<{ readonly startedAt: number; readonly endedAt: number }, { type: 'paper'; problems: PaperProblem[] }> {
  const [startedAt, endedAt] = [momentAt(day, from), momentAt(day, to)];
  const problems: PaperProblem[] = [];
  if (day > dayAt(now)) problems.push('day-future');
  if (startedAt === null) problems.push('from-missing');
  if (endedAt === null) problems.push('to-missing');
  if (startedAt === null || endedAt === null) return fail({ type: 'paper', problems });
  if (endedAt <= startedAt) problems.push('to-before-from');
  if (endedAt - startedAt > LONGEST) problems.push('too-long');
  return problems.length > 0 ? fail({ type: 'paper', problems }) : ok({ startedAt, endedAt });
}

/**
 * A visit that took place with paper in hand: marked as typed in afterwards, at its own day and times, already ended, so
 * that no clock runs while it is typed in. Returns its row.
 */
export function enterPaperVisit(
  draft: Draft,
  paper: PaperVisit,
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number },
  grid: Grid | null,
): string {
  const kind = visitKindFor(dossierStanding(draft.view).state);
  const visit = startVisit(draft, { kind, date: paper.day, place: paper.place }, startedAt);
  writeRow(draft, 'visit', visit, { posteriori: true, paperDay: paper.day });
  if (paper.notice !== null) showNotice(draft, visit, paper.notice, startedAt);
  endVisit(draft, visit, endedAt, paper.travelMin);
  if (grid) pinGrid(draft, grid);
  return visit;
}
