import { afterEach, describe, expect, test } from 'vitest';
import type { Day } from '#domain/day.ts';
import {
  formatBytes,
  formatDay,
  formatDayShort,
  formatDistance,
  formatDuration,
  formatEuro,
  formatMoment,
  formatNumber,
  formatPercent,
  formatTime,
  formatWeekday,
  list,
} from '#i18n/format.ts';
import { locale } from '#i18n/locale.ts';

const day = (text: string): Day => text as Day;
const WINTER_EVENING = Date.parse('2026-11-23T16:42:00Z');
const SUMMER_NIGHT = Date.parse('2026-07-14T22:30:00Z');

afterEach(() => {
  locale.value = 'fr';
});

describe('French figures', () => {
  test('a day is written in full, and the first of a month is « 1er »', () => {
    expect(formatDay(day('2026-11-23'))).toBe('23\u00a0novembre 2026');
    expect(formatDay(day('2026-12-01'))).toBe('1er\u00a0décembre 2026');
    expect(formatWeekday(day('2026-11-23'))).toBe('lundi 23\u00a0novembre');
    expect(formatWeekday(day('2026-12-01'))).toBe('mardi 1er\u00a0décembre');
    expect(formatDayShort(day('2026-02-03'))).toBe('03/02/2026');
  });

  test('a moment is told in the time of Paris, winter and summer, past midnight too', () => {
    expect(formatTime(WINTER_EVENING)).toBe('17:42');
    expect(formatMoment(WINTER_EVENING)).toBe('23\u00a0novembre 2026 à 17:42');
    expect(formatMoment(SUMMER_NIGHT)).toBe('15\u00a0juillet 2026 à 00:30');
  });

  test('thousands are parted by a narrow no-break space and decimals by a comma', () => {
    expect(formatNumber(12_345.678, 2)).toBe('12\u202f345,68');
    expect(formatNumber(0.4)).toBe('0');
    expect(formatPercent(0.45)).toMatch(/^45[\u00a0\u202f]%$/);
  });

  test('euros show cents only when there are some', () => {
    expect(formatEuro(1500)).toBe('1\u202f500\u00a0€');
    expect(formatEuro(12.5)).toBe('12,50\u00a0€');
  });

  test('short distances are in metres, middle ones with a decimal, long ones without', () => {
    expect(formatDistance(0)).toBe('0\u00a0m');
    expect(formatDistance(0.83)).toBe('800\u00a0m');
    expect(formatDistance(3.42)).toBe('3,4\u00a0km');
    expect(formatDistance(12.4)).toBe('12\u00a0km');
  });

  test('durations say hours only from one hour', () => {
    expect(formatDuration(45)).toBe('45\u00a0min');
    expect(formatDuration(60)).toBe('1\u00a0h');
    expect(formatDuration(65)).toBe('1\u00a0h\u00a005');
    expect(formatDuration(-3)).toBe('0\u00a0min');
  });

  test('sizes go up by thousands and never show « 1000 ko »', () => {
    expect(formatBytes(999)).toBe('999\u00a0o');
    expect(formatBytes(1_240_000)).toBe('1,2\u00a0Mo');
    expect(formatBytes(999_900)).toBe('1\u00a0Mo');
  });

  test('a list ends with « et »', () => {
    expect(list(['bois', 'laine', 'papier'])).toBe('bois, laine et papier');
    expect(list(['bois', 'laine'], 'disjunction')).toBe('bois ou laine');
  });
});

test('English follows its own habits in the same calls', () => {
  locale.value = 'en';
  expect(formatDay(day('2026-12-01'))).toBe('1 December 2026');
  expect(formatMoment(WINTER_EVENING)).toBe('23 November 2026, 17:42');
  expect(formatEuro(1500)).toBe('€1,500');
  expect(list(['wood', 'wool', 'paper'])).toBe('wood, wool and paper');
});
