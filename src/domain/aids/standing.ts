// How far a programme may be believed on a day: the file's own word, and the days it names.
import { daysBetween, isDay, type Day } from '#domain/day.ts';
import type { Programme } from './programme.ts';

/** Facts older than this are doubtful, days (PRODUCT 3). */
const STALE_AFTER = 180;
/** A closing day is worth a warning so many days ahead. */
const CLOSES_SOON = 30;

export type Standing =
  /** Confirmed by the body, and recently. */
  | 'verified'
  /** At least one source read and coherent; nobody asked the body. */
  | 'secondary'
  | 'to-check'
  /** Not yet open, or over: not to be proposed today. */
  | 'not-open'
  | 'expired';

/** @param today the day in the territory; a closing day still counts as open. */
export function standingOf({ check, deposit }: Pick<Programme, 'check' | 'deposit'>, today: Day): Standing {
  if (check.status === 'expire' || (isDay(deposit.closes) && deposit.closes < today)) return 'expired';
  if (isDay(deposit.opens) && deposit.opens > today) return 'not-open';
  const stale = !isDay(check.date) || daysBetween(check.date, today) > STALE_AFTER;
  if (check.status === 'a-verifier' || stale) return 'to-check';
  return check.status === 'verifie-organisme' ? 'verified' : 'secondary';
}

/** Days left until the closing day, when they are few; 0 on the day itself. */
export function closesIn({ deposit }: Pick<Programme, 'deposit'>, today: Day): number | null {
  if (!isDay(deposit.closes)) return null;
  const left = daysBetween(today, deposit.closes);
  return left >= 0 && left <= CLOSES_SOON ? left : null;
}
