// Days counted from today, moved off the week-end, and moments of those days in the Couserans.
import { addDays, dayAt, type Day } from '#domain/day.ts';

export interface Calendar {
  readonly today: Day;
  /** The working day so many days from today; a week-end goes to the Friday before, or to the Monday after when ahead. */
  day(offset: number): Day;
  /** A moment of that day, ms; `time` is HH:MM on the clocks of the territory. */
  moment(offset: number, time?: string): number;
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });

function momentOf(day: Day, time: string): number {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const shown = Date.parse(`${CLOCK.format(wanted).replace(' ', 'T')}:00Z`);
  return wanted - (shown - wanted);
}

export function createCalendar(now: number): Calendar {
  const today = dayAt(now);
  const day = (offset: number): Day => {
    const plain = addDays(today, offset);
    if (offset === 0) return plain;
    const weekday = new Date(`${plain}T00:00:00Z`).getUTCDay();
    const onSaturday = offset < 0 ? -1 : 2;
    const onSunday = offset < 0 ? -2 : 1;
    if (weekday === 6) return addDays(plain, onSaturday);
    return weekday === 0 ? addDays(plain, onSunday) : plain;
  };
  return { today, day, moment: (offset, time = '10:00') => momentOf(day(offset), time) };
}
