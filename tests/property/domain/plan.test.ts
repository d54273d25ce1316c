import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionCard } from '#domain/record/cards.ts';
import { readTracks } from '#domain/dossier/restitution.ts';
import { readAidCopies, readAids } from '#domain/plan/aid-copies.ts';
import { inOrder, lastPlace, moveTo, type Placed } from '#domain/plan/order.ts';
import { planTotals, readAcceptance, reviews } from '#domain/plan/plan.ts';
import type { Day } from '#domain/day.ts';
import { anyView, json } from './arbitraries.ts';

const order = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, min: 0, max: 1e-5 }),
);
const items = fc
  .array(order, { minLength: 1, maxLength: 9 })
  .map((orders): Placed[] => orders.map((one, index) => ({ doc: `a${index}`, order: one })));

function applied(list: readonly Placed[], writes: ReadonlyMap<string, number>): Placed[] {
  return list.map((item) => ({ ...item, order: writes.get(item.doc) ?? item.order }));
}

const docs = (list: readonly Placed[]): string[] => inOrder(list).map(({ doc }) => doc);

describe('The order of a plan', () => {
  it('puts the moved action where it was put and leaves the others as they stood, however often', () => {
    fc.assert(
      fc.property(items, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 80 }), (start, moves) => {
        let list = start;
        for (const [which, where] of moves) {
          const before = docs(list);
          const doc = before[which % before.length] ?? '';
          const index = where % before.length;
          list = applied(list, moveTo(list, doc, index));
          const expected = before.filter((one) => one !== doc);
          expected.splice(index, 0, doc);
          expect(docs(list)).toEqual(expected);
        }
      }),
    );
  });

  it('writes one action as a rule: two people who move different ones both keep what they did', () => {
    const list = ['a', 'b', 'c', 'd', 'e'].map((doc, index) => ({ doc, order: index + 1 }));
    const here = moveTo(list, 'e', 0);
    const there = moveTo(list, 'a', 2);
    expect([[...here.keys()], [...there.keys()]]).toEqual([['e'], ['a']]);
    expect(docs(applied(applied(list, here), there))).toEqual(['e', 'b', 'c', 'a', 'd']);
    expect(docs(applied(applied(list, there), here))).toEqual(['e', 'b', 'c', 'a', 'd']);
  });

  it('has a place after all others for a new action', () => {
    fc.assert(
      fc.property(items, (list) => {
        const placed = list.filter((item) => item.order !== null);
        const last = [...placed, { doc: 'new', order: lastPlace(list) }];
        expect(docs(last).at(-1)).toBe('new');
      }),
    );
  });
});

const cost = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 10_000_000 }).map((amount) => amount / 100),
);
const action = fc
  .record({
    cost,
    type: fc.constantFrom('individuelle', 'collective'),
    state: fc.constantFrom('proposee', 'abandonnee'),
  })
  .map(({ cost: euros, ...rest }) => ({ ...rest, plan: { cost: euros } }) as unknown as ActionCard);

describe('The sums of a plan', () => {
  it('are the same in any order, split into two kinds, and exact to the cent', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        const totals = planTotals(actions);
        expect(planTotals(actions.toReversed())).toEqual(totals);
        const live = actions.filter(({ state }) => state !== 'abandonnee');
        const inCents = live.reduce((sum, { plan }) => sum + Math.round((plan?.cost ?? 0) * 100), 0);
        expect(Math.round(totals.all * 100)).toBe(inCents);
        expect(Math.round(totals.individual * 100) + Math.round(totals.collective * 100)).toBe(inCents);
        expect(totals.uncosted).toBe(live.filter(({ plan }) => plan?.cost === null).length);
      }),
    );
  });
});

describe('The readers of a plan and of a restitution', () => {
  it('never fail, whatever a record holds', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(() => [readTracks(view), readAcceptance(view), readAidCopies(view)]).not.toThrow();
        expect(reviews(view, '2026-11-23' as Day)).toHaveLength(3);
      }),
    );
  });

  it('read copies of aids from any value, each with a name', () => {
    fc.assert(
      fc.property(json, (value) => {
        for (const aid of readAids(value)) expect(typeof aid.name).toBe('string');
        expect(readAids({ cii: value }).every(({ id, name }) => id === 'cii' && name !== '')).toBe(true);
      }),
    );
  });
});
