// A calendar day of the territory, never a moment: written YYYY-MM-DD, compared as text.

/** A day, `2026-11-23`; the zone is always Europe/Paris. */
export type Day = string & { readonly __brand: 'Day' };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists in the calendar. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string') return false;
  const parts = DAY.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** True for a day a programme may name: from 2000 to 2100, so that a slip of the finger (0206) is caught. */
export function isPlausibleDay(text: unknown): text is Day {
  return isDay(text) && text >= '2000-01-01' && text <= '2100-12-31';
}

/** Making one takes longer than a key stroke may. */
const inParis = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** The day in the Couserans at a moment, in milliseconds since 1970. */
export function dayAt(moment: number): Day {
  return inParis.format(moment) as Day;
}

/** The day so many days later (negative: earlier). */
export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10) as Day;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The same day of the month so many months later; the last day of a shorter month when there is none. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, lastOfMonth))).toISOString().slice(0, 10) as Day;
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The time on the clock in the Couserans at a moment, `14:05`. */
export function timeAt(moment: number): string {
  return CLOCK.format(moment).slice(-5);
}

/** The moment of a day at a time of the clock, `14:05`; null for what is no time. An hour that the clock skips is the one after. */
export function momentAt(day: Day, time: string): number | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const ahead = (moment: number): number => Date.parse(`${CLOCK.format(moment).replace(' ', 'T')}:00Z`) - moment;
  // Twice, since the first guess may lie on the other side of a change of the clock.
  const guess = wanted - ahead(wanted);
  return wanted - ahead(guess);
}
