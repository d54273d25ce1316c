// How long a visit was: from its start to its end, without its pauses. Moments and lengths in ms unless said.

export interface Span {
  readonly from: number;
  /** Null: it still runs. */
  readonly to: number | null;
}

export interface Timed {
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly pauses: readonly Span[];
}

interface Cut {
  readonly from: number;
  readonly to: number;
}

/** Pauses between two moments, those that overlap as one: two tablets may both have noted the same pause. */
function cutsBetween(pauses: readonly Span[], start: number, end: number): Cut[] {
  const inside = pauses
    .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to ?? end, end) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const cuts: Cut[] = [];
  for (const cut of inside) {
    const last = cuts.at(-1);
    if (last && cut.from <= last.to) cuts[cuts.length - 1] = { from: last.from, to: Math.max(last.to, cut.to) };
    else cuts.push(cut);
  }
  return cuts;
}

/** Null before the start; `now` stands for the end of a visit that runs. Never negative. */
export function activeTime(visit: Timed, now: number): number | null {
  if (visit.startedAt === null) return null;
  const end = Math.max(visit.endedAt ?? now, visit.startedAt);
  const paused = cutsBetween(visit.pauses, visit.startedAt, end).reduce((sum, { from, to }) => sum + to - from, 0);
  return end - visit.startedAt - paused;
}

/** The same in minutes, rounded. */
export function activeMinutes(visit: Timed, now: number): number | null {
  const time = activeTime(visit, now);
  return time === null ? null : Math.round(time / 60_000);
}

/** The moment at which a visit started then has lasted so many minutes; its pauses are stepped over. */
export function endAfter(visit: Timed & { readonly startedAt: number }, minutes: number): number {
  let at = visit.startedAt;
  let left = minutes * 60_000;
  for (const { from, to } of cutsBetween(visit.pauses, at, Number.POSITIVE_INFINITY)) {
    if (left <= from - at || to === Number.POSITIVE_INFINITY) break;
    left -= from - at;
    at = to;
  }
  return at + left;
}

/** The pause that runs; null when none does. */
export function runningPause<Pause extends Span>(pauses: readonly Pause[]): Pause | null {
  return pauses.find(({ to }) => to === null) ?? null;
}
