// The days of an action on a timeline: what a drag or a key changes, and what is written without hiding another's answer.
import { addDays, daysBetween, isPlausibleDay, type Day } from '#domain/day.ts';
import type { Draft, Register } from '#domain/record/record.ts';

export interface ActionDates {
  readonly start: Day | null;
  readonly end: Day | null;
}

/** What is held: the whole bar, or one of its ends. */
export type Grip = 'both' | 'start' | 'end';

/** Both ends included; an action with one day is a bar of that day. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** Where the bar lies; null without any day. Reversed days are drawn in order, and said to be reversed elsewhere. */
export function spanOf({ start, end }: ActionDates): Span | null {
  const [first, last] = [start ?? end, end ?? start];
  if (!first || !last) return null;
  return first <= last ? { first, last } : { first: last, last: first };
}

const plausible = (day: Day | null): boolean => day === null || isPlausibleDay(day);

/**
 * The days after a move of so many days. An end stops at the other one: a bar is never shorter than a day, nor turned
 * round; a day that is not set is set by taking its end. Nothing moves out of the years a programme may name.
 */
export function shiftDates(dates: ActionDates, grip: Grip, days: number): ActionDates {
  const span = spanOf(dates);
  if (!span) return dates;
  const next = shifted(dates, span, grip, days);
  return plausible(next.start) && plausible(next.end) ? next : dates;
}

function shifted(dates: ActionDates, span: Span, grip: Grip, days: number): ActionDates {
  if (grip === 'both') {
    return { start: dates.start && addDays(dates.start, days), end: dates.end && addDays(dates.end, days) };
  }
  const length = daysBetween(span.first, span.last);
  if (grip === 'start') return { start: addDays(span.first, Math.min(days, length)), end: span.last };
  return { start: span.first, end: addDays(span.last, Math.max(days, -length)) };
}

/** Values that came from elsewhere while somebody dragged were not seen by them, and stay as answers to choose from. */
function seenOf(register: Register | undefined, shown: Day | null): Register | null {
  const isShown = register !== undefined && (register.value ?? null) === shown;
  return isShown ? { ...register, others: [] } : null;
}

/**
 * Writes the days that changed.
 * @param shown what was on the screen of whoever moved the bar
 */
export function writeDates(draft: Draft, shown: ActionDates, next: ActionDates): void {
  for (const field of ['start', 'end'] as const) {
    if (next[field] === shown[field]) continue;
    const register = draft.view.fields.get(field);
    if (register === undefined) draft.set(field, next[field]);
    else draft.set(field, next[field], seenOf(register, shown[field]));
  }
}
