// Days, moments and numbers as people of the Couserans write them. Moments are always told in Europe/Paris time.
import type { Day } from '#domain/day.ts';
import { locale } from './locale.ts';

const TAGS = { fr: 'fr-FR', en: 'en-GB' } as const;
const PARIS = 'Europe/Paris';
const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function dates(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale.value} ${name}`;
  const known = cache.get(key);
  if (known instanceof Intl.DateTimeFormat) return known;
  const made = new Intl.DateTimeFormat(TAGS[locale.value], options);
  cache.set(key, made);
  return made;
}

function numbers(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale.value} ${name}`;
  const known = cache.get(key);
  if (known instanceof Intl.NumberFormat) return known;
  const made = new Intl.NumberFormat(TAGS[locale.value], options);
  cache.set(key, made);
  return made;
}

const noon = (day: Day): number => Date.parse(`${day}T12:00:00Z`);

/** French writes the first of a month « 1er », and a day is not parted from its month at a line's end. */
function polished(text: string): string {
  return locale.value === 'fr'
    ? text.replace(/(^|\s)1 (?=\p{L})/u, '$11er ').replace(/(\d|1er) (?=\p{L})/u, '$1\u00a0')
    : text;
}

/** « 23 novembre 2026 ». */
export function formatDay(day: Day): string {
  return polished(dates('day', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(day)));
}

/** « lundi 23 novembre », for what is near. */
export function formatWeekday(day: Day): string {
  return polished(
    dates('weekday', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(noon(day)),
  );
}

/** « 23/11/2026 », for tables. */
export function formatDayShort(day: Day): string {
  return dates('short', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(noon(day));
}

/** « novembre 2026 ». */
export function formatMonth(day: Day): string {
  return dates('month', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(day));
}

/** « nov. », where there is little room. */
export function formatMonthShort(day: Day): string {
  return dates('month-short', { month: 'short', timeZone: 'UTC' }).format(noon(day));
}

/** « 17:42 », from milliseconds since 1970. */
export function formatTime(moment: number): string {
  return dates('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: PARIS }).format(moment);
}

/** « 23 novembre 2026 à 17:42 », from milliseconds since 1970. */
export function formatMoment(moment: number): string {
  const date = dates('moment', { day: 'numeric', month: 'long', year: 'numeric', timeZone: PARIS }).format(moment);
  return `${polished(date)}${locale.value === 'fr' ? ' à ' : ', '}${formatTime(moment)}`;
}

/** « 1 234,5 »; `digits` after the comma at most, none by default. */
export function formatNumber(value: number, digits = 0): string {
  return numbers(`number ${digits}`, { maximumFractionDigits: digits }).format(value);
}

/** « 1 500 € »; cents only when there are some. */
export function formatEuro(euros: number): string {
  const digits = Number.isInteger(euros) ? 0 : 2;
  const options = {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  return numbers(`euro ${digits}`, options).format(euros);
}

/** « 45 % » from a share between 0 and 1. */
export function formatPercent(share: number): string {
  return numbers('percent', { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** « 800 m », « 3,4 km », « 12 km » from kilometres. */
export function formatDistance(km: number): string {
  if (km < 0.95) return `${formatNumber(Math.round(km * 10) * 100)}\u00a0m`;
  return `${formatNumber(km, km < 9.95 ? 1 : 0)}\u00a0km`;
}

/** « 45 min », « 1 h 05 » from minutes. */
export function formatDuration(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  if (whole < 60) return `${whole}\u00a0min`;
  const rest = whole % 60;
  return `${Math.floor(whole / 60)}\u00a0h${rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`}`;
}

/** « 1,2 Mo » from bytes, in thousands as on a box. */
export function formatBytes(bytes: number): string {
  const units = locale.value === 'fr' ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return `${formatNumber(value, step > 0 && value < 9.95 ? 1 : 0)}\u00a0${units[step]}`;
}

const lists = new Map<string, Intl.ListFormat>();

/** « bois, laine et papier ». */
export function list(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  const key = `${locale.value} ${type}`;
  const format = lists.get(key) ?? new Intl.ListFormat(TAGS[locale.value], { type });
  lists.set(key, format);
  return format.format(items);
}
