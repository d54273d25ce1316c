import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerMedian, median, spreadOf } from '#domain/collective/spread.ts';
import type { GivenAnswer } from '#domain/grid/answer.ts';
import type { NumberQuestion, ScaleQuestion } from '#domain/grid/grid.ts';

const scale: ScaleQuestion = {
  id: 'q',
  type: 'scale',
  label: 'q',
  core: true,
  levels: [0, 1, 2, 3, 4].map((value) => ({ value, label: `niveau ${value}` })),
};
const figure: NumberQuestion = { id: 'q', type: 'number', label: 'q', core: true };

const voice = (value: GivenAnswer['value'], na = false) => new Map([['q', { value, na }]]);
const figures = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 });
/** What a register may hold: levels, foreign values, « ne s'applique pas ». */
const answers = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 4 }).map((value) => voice(value)),
    fc.constant(voice(null, true)),
    fc.anything().map((value) => voice(value as GivenAnswer['value'])),
  ),
  { maxLength: 40 },
);

describe('the middle of what companies say', () => {
  it('has at most half of the answers on either side', () => {
    fc.assert(
      fc.property(figures, (values) => {
        for (const middle of [median(values), lowerMedian(values)]) {
          expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
          expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
        }
        expect(values).toContain(lowerMedian(values));
      }),
    );
  });

  it('does not depend on who answered first', () => {
    fc.assert(
      fc.property(answers, (voices) => {
        expect(spreadOf(scale, voices.toReversed())).toEqual(spreadOf(scale, voices));
      }),
    );
  });

  it('counts each level given, and nothing else', () => {
    fc.assert(
      fc.property(answers, (voices) => {
        const levels = voices.flatMap((one) => {
          const value = one.get('q')?.value;
          return !one.get('q')?.na && scale.levels.some((level) => level.value === value) ? [value] : [];
        });
        const spread = spreadOf(scale, voices);
        expect(spread?.count ?? 0).toBe(levels.length);
        if (spread?.type !== 'levels') return;
        expect(spread.tallies.reduce((sum, { count }) => sum + count, 0)).toBe(levels.length);
        expect(spread.low).toBeLessThanOrEqual(spread.median);
        expect(spread.median).toBeLessThanOrEqual(spread.high);
        expect(levels).toContain(spread.median);
        expect(spread.agreement === 'same').toBe(spread.low === spread.high && spread.count > 1);
      }),
    );
  });

  it('stays between the ends when one more company answers between them', () => {
    fc.assert(
      fc.property(figures, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const before = spreadOf(
          figure,
          values.map((value) => voice(value)),
        );
        if (before?.type !== 'figures') throw new Error('figures have a middle');
        const between = before.low + (before.high - before.low) * share;
        const after = spreadOf(
          figure,
          [...values, between].map((value) => voice(value)),
        );
        expect(after).toMatchObject({ low: before.low, high: before.high, count: before.count + 1 });
      }),
    );
  });
});
