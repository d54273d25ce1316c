import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, momentAt, timeAt } from '#domain/day.ts';
import { activeMinutes, activeTime, endAfter, type Span } from '#domain/dossier/visit-time.ts';

const MINUTE = 60_000;
const START = 1_763_880_000_000;
const at = fc.integer({ min: -60, max: 400 }).map((minute) => START + minute * MINUTE);
const pause: fc.Arbitrary<Span> = fc
  .record({ from: at, length: fc.integer({ min: -5, max: 90 }), open: fc.boolean() })
  .map(({ from, length, open }) => ({ from, to: open ? null : from + length * MINUTE }));
const pauses = fc.array(pause, { maxLength: 6 });
const ended = fc.integer({ min: 0, max: 400 }).map((minute) => START + minute * MINUTE);

describe('The length of a visit, whatever two tablets noted of its pauses', () => {
  it('is never negative and never longer than from start to end', () => {
    fc.assert(
      fc.property(pauses, ended, (noted, end) => {
        const time = activeTime({ startedAt: START, endedAt: end, pauses: noted }, 0) ?? -1;
        expect(time).toBeGreaterThanOrEqual(0);
        expect(time).toBeLessThanOrEqual(end - START);
      }),
    );
  });

  it('depends neither on the order of the pauses nor on one noted twice', () => {
    fc.assert(
      fc.property(pauses, ended, (noted, end) => {
        const visit = { startedAt: START, endedAt: end };
        const once = activeTime({ ...visit, pauses: noted }, 0);
        expect(activeTime({ ...visit, pauses: [...noted.toReversed(), ...noted] }, 0)).toBe(once);
      }),
    );
  });

  it('grows by no more than the pause that is taken off', () => {
    fc.assert(
      fc.property(pauses, pause, ended, (noted, more, end) => {
        const visit = { startedAt: START, endedAt: end };
        const without = activeTime({ ...visit, pauses: noted }, 0) ?? 0;
        const withIt = activeTime({ ...visit, pauses: [...noted, more] }, 0) ?? 0;
        expect(withIt).toBeLessThanOrEqual(without);
        expect(without - withIt).toBeLessThanOrEqual(Math.max(0, (more.to ?? end) - more.from));
      }),
    );
  });

  it('that somebody corrects is the one that is read afterwards', () => {
    const closed = pauses.map((noted) => noted.filter(({ to }) => to !== null));
    fc.assert(
      fc.property(closed, fc.integer({ min: 0, max: 600 }), (noted, minutes) => {
        const visit = { startedAt: START, endedAt: null, pauses: noted };
        const end = endAfter(visit, minutes);
        expect(activeMinutes({ ...visit, endedAt: end }, 0)).toBe(minutes);
      }),
    );
  });
});

describe('A moment of the clock', () => {
  it('is read back as the day and the time it was made of, but for the hour that the clock skips', () => {
    const moment = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(moment, (any) => {
        const made = momentAt(dayAt(any), timeAt(any));
        expect(made).not.toBeNull();
        expect([dayAt(made ?? 0), timeAt(made ?? 0)]).toEqual([dayAt(any), timeAt(any)]);
      }),
    );
  });
});
