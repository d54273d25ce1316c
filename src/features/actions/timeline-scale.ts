// Days as pixels: how wide the timeline is, where a day lies, and the months above it.
import type { Span } from '#domain/collective/action-dates.ts';
import { addDays, addMonths, daysBetween, type Day } from '#domain/day.ts';

export const ZOOMS = ['all', 'year', 'quarter', 'month'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** Days that fill the room; null: as many as there are. */
const ROOM_DAYS: Readonly<Record<Zoom, number | null>> = { all: null, year: 366, quarter: 92, month: 31 };

export interface Scale {
  readonly from: Day;
  readonly days: number;
  readonly perDay: number;
}

interface Month {
  readonly first: Day;
  readonly x: number;
  readonly width: number;
}

const firstOfMonth = (day: Day): Day => `${day.slice(0, 8)}01` as Day;

/** Whole months around the spans and today, one more on each side; never narrower than the room (pixels). */
export function scaleOf(spans: readonly Span[], today: Day, zoom: Zoom, room: number): Scale {
  const firsts = spans.map(({ first }) => first);
  const lasts = spans.map(({ last }) => last);
  const from = addMonths(firstOfMonth([...firsts, today].reduce((a, b) => (a < b ? a : b))), -1);
  const until = addMonths(firstOfMonth([...lasts, today].reduce((a, b) => (a > b ? a : b))), 2);
  const days = daysBetween(from, until);
  const wanted = ROOM_DAYS[zoom] ?? days;
  const perDay = Math.max(room, 240) / wanted;
  return { from, days: Math.max(days, wanted), perDay };
}

/** Pixels from the left edge to the beginning of a day. */
export function xOf(scale: Scale, day: Day): number {
  return daysBetween(scale.from, day) * scale.perDay;
}

/** Left edge and width of a span; its last day counts whole. */
export function boxOf(scale: Scale, span: Span): { readonly x: number; readonly width: number } {
  const x = xOf(scale, span.first);
  return { x, width: xOf(scale, addDays(span.last, 1)) - x };
}

/** Whole days that so many pixels are. */
export function daysIn(scale: Scale, pixels: number): number {
  return Math.round(pixels / scale.perDay);
}

export function widthOf(scale: Scale): number {
  return Math.round(scale.days * scale.perDay);
}

/** Every month of the scale. */
export function monthsOf(scale: Scale): Month[] {
  const months: Month[] = [];
  const end = addDays(scale.from, scale.days);
  for (let first = firstOfMonth(scale.from); first < end; first = addMonths(first, 1)) {
    const x = Math.max(0, xOf(scale, first));
    const next = addMonths(first, 1);
    months.push({ first, x, width: Math.min(xOf(scale, next), widthOf(scale)) - x });
  }
  return months;
}

/** « avr. », « juil. » and « oct. » are shorter than « sept. ». */
const QUARTERS = 0.85;

/** Every how many months, counted from January, one is named, so that each name has this room (pixels). */
export function namedEvery(scale: Scale, room: number): number {
  const least = 28 * scale.perDay;
  return [1, 2, 3, 6].find((months) => months * least >= (months < 3 ? room : room * QUARTERS)) ?? 12;
}
