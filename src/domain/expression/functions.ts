// The functions forms use. Pure: today is handed in; nothing reads a clock or throws a die.
import { isDay, type Day } from '#domain/day.ts';
import { matchesPattern } from './pattern.ts';
import { dayFrom, dayNumber, numberFrom, textFrom, truthOf, type Value } from './value.ts';

export interface Moment {
  /** What `today()` says. */
  readonly today: Day;
}

interface KnownFunction {
  readonly min: number;
  readonly max: number;
  readonly run: (args: readonly Value[], moment: Moment) => Value;
}

type Run = KnownFunction['run'];

/** The longest text a function may give, so that nested `concat` cannot fill the memory. */
const LONGEST = 10_000;

const textAt = (args: readonly Value[], index: number): string => textFrom(args[index] ?? '');
const numberAt = (args: readonly Value[], index: number): number => numberFrom(args[index] ?? Number.NaN);

function round(args: readonly Value[]): number {
  const value = numberAt(args, 0);
  const places = args.length > 1 ? Math.trunc(numberAt(args, 1)) : 0;
  if (!Number.isFinite(value)) return value;
  if (!Number.isFinite(places) || Math.abs(places) > 20) return Number.NaN;
  const shifted = Math.abs(value) * 10 ** places;
  // Half goes away from zero, as forms have it; XPath alone would round -2.5 up.
  const whole = Math.sign(value) * Math.floor(shifted + 0.5);
  return Number((whole / 10 ** places).toFixed(Math.max(0, places)));
}

function chosen(value: Value | undefined): string[] {
  return textFrom(value ?? '')
    .split(/\s+/)
    .filter((option) => option !== '');
}

/** From 0, as OpenRosa counts; a negative place counts from the end. */
function substr(args: readonly Value[]): string {
  const text = textAt(args, 0);
  return text.slice(
    Math.trunc(numberAt(args, 1)) || 0,
    args.length > 2 ? Math.trunc(numberAt(args, 2)) || 0 : undefined,
  );
}

/** From 1, with the rounding of XPath. */
function substring(args: readonly Value[]): string {
  const text = textAt(args, 0);
  const start = Math.floor(numberAt(args, 1) + 0.5);
  const end = args.length > 2 ? start + Math.floor(numberAt(args, 2) + 0.5) : Number.POSITIVE_INFINITY;
  return [...text].filter((_, index) => index + 1 >= start && index + 1 < end).join('');
}

function translate(args: readonly Value[]): string {
  const [from, to] = [[...textAt(args, 1)], [...textAt(args, 2)]];
  return [...textAt(args, 0)]
    .map((letter) => {
      const index = from.indexOf(letter);
      return index < 0 ? letter : (to[index] ?? '');
    })
    .join('');
}

function toDay(args: readonly Value[]): string {
  const value = args[0] ?? '';
  if (typeof value === 'number') return dayFrom(value);
  const number = dayNumber(textFrom(value));
  return dayFrom(Number.isNaN(number) ? numberFrom(value) : number);
}

function formatDate(args: readonly Value[]): string {
  const day = toDay(args);
  if (!isDay(day)) return '';
  const [year = '', month = '', date = ''] = day.split('-');
  const parts: Readonly<Record<string, string>> = {
    Y: year,
    y: year.slice(2),
    m: month,
    n: String(Number(month)),
    d: date,
    e: String(Number(date)),
  };
  return textAt(args, 1).replaceAll(/%(.)/g, (whole, letter: string) => parts[letter] ?? whole);
}

const text1 =
  (run: (text: string) => Value): Run =>
  (args) =>
    run(textAt(args, 0));
const number1 =
  (run: (value: number) => number): Run =>
  (args) =>
    run(numberAt(args, 0));

const TABLE: readonly (readonly [name: string, min: number, max: number, run: Run])[] = [
  ['true', 0, 0, () => true],
  ['false', 0, 0, () => false],
  ['not', 1, 1, (args) => !truthOf(args[0] ?? '')],
  ['boolean', 1, 1, (args) => truthOf(args[0] ?? '')],
  ['if', 3, 3, (args) => args[truthOf(args[0] ?? '') ? 1 : 2] ?? ''],
  ['coalesce', 2, 2, (args) => textAt(args, 0) || textAt(args, 1)],
  ['selected', 2, 2, (args) => chosen(args[0]).includes(textAt(args, 1).trim())],
  ['selected-at', 2, 2, (args) => chosen(args[0])[Math.trunc(numberAt(args, 1))] ?? ''],
  ['count-selected', 1, 1, (args) => chosen(args[0]).length],
  ['regex', 2, 2, (args) => matchesPattern(textAt(args, 1), textAt(args, 0))],
  ['string', 1, 1, text1((text) => text)],
  ['string-length', 1, 1, text1((text) => [...text].length)],
  ['concat', 1, 50, (args) => args.map(textFrom).join('').slice(0, LONGEST)],
  ['contains', 2, 2, (args) => textAt(args, 0).includes(textAt(args, 1))],
  ['starts-with', 2, 2, (args) => textAt(args, 0).startsWith(textAt(args, 1))],
  ['ends-with', 2, 2, (args) => textAt(args, 0).endsWith(textAt(args, 1))],
  ['substr', 2, 3, substr],
  ['substring', 2, 3, substring],
  ['substring-before', 2, 2, (args) => textAt(args, 0).slice(0, Math.max(0, textAt(args, 0).indexOf(textAt(args, 1))))],
  [
    'substring-after',
    2,
    2,
    (args) => {
      const at = textAt(args, 0).indexOf(textAt(args, 1));
      return at < 0 ? '' : textAt(args, 0).slice(at + textAt(args, 1).length);
    },
  ],
  ['normalize-space', 1, 1, text1((text) => text.trim().replaceAll(/\s+/g, ' '))],
  ['translate', 3, 3, translate],
  ['number', 1, 1, number1((value) => value)],
  ['int', 1, 1, number1(Math.trunc)],
  ['round', 1, 2, round],
  ['floor', 1, 1, number1(Math.floor)],
  ['ceiling', 1, 1, number1(Math.ceil)],
  ['abs', 1, 1, number1(Math.abs)],
  ['sqrt', 1, 1, number1(Math.sqrt)],
  ['exp', 1, 1, number1(Math.exp)],
  ['log', 1, 1, number1(Math.log)],
  ['log10', 1, 1, number1(Math.log10)],
  ['sin', 1, 1, number1(Math.sin)],
  ['cos', 1, 1, number1(Math.cos)],
  ['tan', 1, 1, number1(Math.tan)],
  ['asin', 1, 1, number1(Math.asin)],
  ['acos', 1, 1, number1(Math.acos)],
  ['atan', 1, 1, number1(Math.atan)],
  ['atan2', 2, 2, (args) => Math.atan2(numberAt(args, 0), numberAt(args, 1))],
  ['pow', 2, 2, (args) => numberAt(args, 0) ** numberAt(args, 1)],
  ['pi', 0, 0, () => Math.PI],
  ['min', 1, 50, (args) => Math.min(...args.map(numberFrom))],
  ['max', 1, 50, (args) => Math.max(...args.map(numberFrom))],
  ['today', 0, 0, (_, { today }) => today],
  ['date', 1, 1, toDay],
  ['format-date', 2, 2, formatDate],
];

export const FUNCTIONS: ReadonlyMap<string, KnownFunction> = new Map(
  TABLE.map(([name, min, max, run]) => [name, { min, max, run }]),
);
