// Values of expressions and their conversions, as XPath 1.0 has them, with the days of OpenRosa.
import { addDays, daysBetween, isDay, type Day } from '#domain/day.ts';

/** The answer to a question: text, as a form holds it; '' without an answer. Several options are parted by spaces. */
interface Held {
  readonly held: string;
}

export type Value = string | number | boolean | Held;

const EPOCH = '1970-01-01' as Day;

/** Days since 1970; NaN for what is no day. */
export function dayNumber(text: string): number {
  const day = text.slice(0, 10);
  return isDay(day) && (text.length === 10 || text[10] === 'T') ? daysBetween(EPOCH, day) : Number.NaN;
}

/** The day so many days after 1970; '' outside the years 1 to 9999. */
export function dayFrom(count: number): string {
  if (!Number.isFinite(count) || Math.abs(count) > 2_900_000) return '';
  const day = addDays(EPOCH, Math.floor(count));
  return isDay(day) ? day : '';
}

export function textFrom(value: Value): string {
  if (typeof value === 'object') return value.held;
  if (typeof value === 'number') return Object.is(value, -0) ? '0' : String(value);
  return String(value);
}

const DECIMAL = /^\s*-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?\s*$/;

export function numberFrom(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = textFrom(value);
  return DECIMAL.test(text) ? Number(text) : dayNumber(text.trim());
}

/** An answer is true when there is one: the form's `${name}` alone asks for that. */
export function truthOf(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return textFrom(value) !== '';
}

/** `=` of two values. */
export function isSame(left: Value, right: Value): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return truthOf(left) === truthOf(right);
  if (typeof left === 'number' || typeof right === 'number') return numberFrom(left) === numberFrom(right);
  return textFrom(left) === textFrom(right);
}
