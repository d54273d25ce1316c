import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '#domain/day.ts';
import { timelineRows } from '#features/actions/timeline-rows.ts';
import { boxOf, daysIn, monthsOf, namedEvery, scaleOf, widthOf, xOf, ZOOMS } from '#features/actions/timeline-scale.ts';
import { actionCard, docNamed } from '#tests/unit/features/network/sample-cards.ts';

const day = (text: string): Day => text as Day;
const today = day('2026-11-23');
const spans = [{ first: day('2026-03-28'), last: day('2027-02-10') }];

describe('the scale of the timeline', () => {
  it.each(ZOOMS)('fills the room at « %s », holds every bar and today, and its months leave no gap', (zoom) => {
    const scale = scaleOf(spans, today, zoom, 900);
    const width = widthOf(scale);
    expect(width).toBeGreaterThanOrEqual(899);
    for (const span of spans) {
      const box = boxOf(scale, span);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width + 1);
    }
    expect(xOf(scale, today)).toBeGreaterThan(0);
    const months = monthsOf(scale);
    months.slice(1).forEach(({ x }, index) => {
      const before = months[index];
      expect(x).toBeCloseTo((before?.x ?? 0) + (before?.width ?? 0), 6);
    });
  });

  it('takes as many pixels for a day across a change of the clock', () => {
    const scale = scaleOf(spans, today, 'month', 900);
    for (const from of [day('2026-03-28'), day('2026-10-24')]) {
      expect(xOf(scale, addDays(from, 2)) - xOf(scale, from)).toBeCloseTo(2 * scale.perDay, 6);
      expect(daysIn(scale, xOf(scale, addDays(from, 2)) - xOf(scale, from))).toBe(2);
    }
  });
});

describe('the names of the months', () => {
  it.each([
    [60, 1],
    [30, 2],
    [18, 3],
    [9, 6],
    [3, 12],
  ])('at %i px a month every %i of them is named, and a quarter is never cut', (pixels, every) => {
    expect(namedEvery({ from: day('2026-01-01'), days: 365, perDay: pixels / 28 }, 50)).toBe(every);
  });
});

describe('the rows of the timeline', () => {
  const actions = [
    actionCard('late', { stake: docNamed('bois'), start: day('2027-01-01') }),
    actionCard('early', { stake: docNamed('bois'), end: day('2026-12-01') }),
    actionCard('alone', { start: day('2026-10-01') }),
    actionCard('undated', { stake: docNamed('bois') }),
  ];
  const titles = (folded: readonly string[]): string[] =>
    timelineRows(actions, new Set(folded)).map((row) => (row.kind === 'group' ? `[${row.id}]` : row.action.title));

  it('stand under their stake in the order they begin; those without days come last', () => {
    const bois = docNamed('bois');
    expect(titles([])).toEqual([`[${bois}]`, 'early', 'late', '[]', 'alone', '[undated]', 'undated']);
  });

  it('lose nothing but what is folded', () => {
    const bois = docNamed('bois');
    expect(titles([bois])).toEqual([`[${bois}]`, '[]', 'alone', '[undated]', 'undated']);
  });
});
