// What holds for every action: the rhythm of reminders at the boundary of days, rings, sums, heads counted once, bars.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { shiftDates, spanOf, writeDates, type ActionDates } from '#domain/collective/action-dates.ts';
import { inRings, pathBack, ringWith, type Ordered } from '#domain/collective/action-order.ts';
import { distinctOf, everPresent, markSeat, readParticipants, seatsAt } from '#domain/collective/attendance.ts';
import { budgetOf, sumOfEuros } from '#domain/collective/budget.ts';
import { handoffDays, handoffStage, HANDOFF_ANSWERS, type HandoffStage } from '#domain/collective/handoff.ts';
import { addDays, addMonths, dayAt, momentAt, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { T0, writerOf } from '#tests/support/writers.ts';
import { viewOf } from '#tests/unit/domain/plain-record.ts';

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2026-01-01' as Day, days));

describe('the rhythm of a handoff', () => {
  const ORDER: readonly HandoffStage[] = ['waiting', 'nudge', 'last-chance', 'abandoned', 'archived'];

  it('goes one way, and each stage begins on its day: 9, 21, 45, and 6 months', () => {
    fc.assert(
      fc.property(day, (sentOn) => {
        const { nudge, lastChance, abandon, archive } = handoffDays(sentOn);
        const at = (on: Day): HandoffStage => handoffStage({ sentOn, answer: null }, on);
        expect([nudge, lastChance, abandon, archive]).toEqual([
          addDays(sentOn, 9),
          addDays(sentOn, 21),
          addDays(sentOn, 45),
          addMonths(sentOn, 6),
        ]);
        const before = [nudge, lastChance, abandon, archive].map((begins) => at(addDays(begins, -1)));
        expect(before).toEqual(['waiting', 'nudge', 'last-chance', 'abandoned']);
        expect([nudge, lastChance, abandon, archive].map(at)).toEqual(ORDER.slice(1));
      }),
    );
  });

  it('changes at midnight in Europe/Paris, on days of 23 and of 25 hours too', () => {
    const changes = ['2027-03-28', '2026-10-25'] as Day[];
    fc.assert(
      fc.property(fc.oneof(day, fc.constantFrom(...changes)), fc.constantFrom(9, 21, 45), (begins, after) => {
        const sentOn = addDays(begins, -after);
        const midnight = momentAt(begins, '00:00') ?? 0;
        const stage = (moment: number) => handoffStage({ sentOn, answer: null }, dayAt(moment));
        expect(dayAt(midnight - 1)).toBe(addDays(begins, -1));
        expect(ORDER.indexOf(stage(midnight))).toBe(ORDER.indexOf(stage(midnight - 1)) + 1);
      }),
    );
  });

  it('stops at an answer, until it is archived', () => {
    fc.assert(
      fc.property(day, fc.nat(300), fc.constantFrom(...HANDOFF_ANSWERS), (sentOn, after, answer) => {
        const today = addDays(sentOn, after);
        const expected = today >= handoffDays(sentOn).archive ? 'archived' : 'answered';
        expect(handoffStage({ sentOn, answer }, today)).toBe(expected);
      }),
    );
  });
});

describe('what comes after what', () => {
  const docs = ['a', 'b', 'c', 'd', 'e', 'f'] as DocId[];
  const links = fc.array(fc.tuple(fc.constantFrom(...docs), fc.constantFrom(...docs)), { maxLength: 12 });
  const worldOf = (pairs: readonly (readonly [DocId, DocId])[]): ReadonlyMap<DocId, Ordered> =>
    new Map(docs.map((doc) => [doc, { doc, after: pairs.filter(([from]) => from === doc).map(([, to]) => to) }]));

  it('never closes a ring when each link is asked for first', () => {
    fc.assert(
      fc.property(links, (wanted) => {
        const made: [DocId, DocId][] = [];
        for (const [doc, before] of wanted) if (!ringWith(worldOf(made), doc, before)) made.push([doc, before]);
        expect([...inRings(worldOf(made))]).toEqual([]);
      }),
    );
  });

  it('finds every action of a ring made apart, and tells a way that is really there', () => {
    fc.assert(
      fc.property(links, (made) => {
        const world = worldOf(made);
        const found = inRings(world);
        for (const doc of docs) {
          const back = (world.get(doc)?.after ?? []).some((before) => pathBack(world, before, doc) !== null);
          expect(found.has(doc)).toBe(back);
        }
        for (const [doc, before] of made) {
          const path = ringWith(world, doc, before);
          path?.slice(1).forEach((step, index) => expect(world.get(path[index] as DocId)?.after).toContain(step));
        }
      }),
    );
  });
});

describe('sums of a budget', () => {
  const cents = fc.integer({ min: 0, max: 100_000_000 });

  it('are exact to the cent, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1 }), (amounts) => {
        const sum = amounts.reduce((a, b) => a + b, 0) / 100;
        expect(sumOfEuros(amounts.map((amount) => amount / 100))).toBe(sum);
        expect(sumOfEuros(amounts.toReversed().map((amount) => amount / 100))).toBe(sum);
      }),
    );
  });

  it('leave to fund what is planned and not granted; a granted aid without its amount invents nothing', () => {
    const state = fc.constantFrom('evoquee', 'deposee', 'obtenue', 'refusee', 'abandonnee');
    const funding = fc.record({ state, asked: fc.option(cents), obtained: fc.option(cents) });
    fc.assert(
      fc.property(cents, fc.array(funding, { maxLength: 5 }), (planned, fundings) => {
        const fields: Record<string, string | number | null> = { cost: planned / 100 };
        for (const [index, one] of fundings.entries()) {
          fields[`funding/f${index}/state`] = one.state;
          fields[`funding/f${index}/asked`] = one.asked === null ? null : one.asked / 100;
          fields[`funding/f${index}/obtained`] = one.obtained === null ? null : one.obtained / 100;
        }
        const budget = budgetOf(viewOf(fields));
        const granted = fundings.filter((one) => one.state === 'obtenue').reduce((a, b) => a + (b.obtained ?? 0), 0);
        expect(budget.obtained).toBe(granted / 100);
        expect(budget.gap).toBe((planned - granted) / 100);
        expect(budget.gapIfGranted).toBeLessThanOrEqual(budget.gap ?? 0);
      }),
    );
  });
});

describe('heads at a meeting', () => {
  const NAMES = ['Jeanne Rumeau', 'jeanne  rumeau', 'JEANNE RUMEAU', 'Élie Souque', ''];
  const row = fc.record({
    name: fc.constantFrom(...NAMES),
    company: fc.constantFrom('', 'scierie', 'forge'),
    came: fc.boolean(),
  });

  it('count a person and a company once, whatever the rows and the meetings they are on', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const fields: Record<string, string | number> = {};
        for (const meeting of ['m1', 'm2']) fields[`meeting/${meeting}/born`] = T0;
        for (const [index, one] of rows.entries()) {
          fields[`participant/p${index}/name`] = one.name;
          fields[`participant/p${index}/company`] = one.company;
          for (const meeting of ['m1', 'm2']) if (one.came) fields[`seat/${meeting}~p${index}/state`] = 'present';
        }
        const came = distinctOf(everPresent(viewOf(fields)));
        const there = rows.filter((one) => one.came);
        expect(came.companies).toBe(new Set(there.flatMap(({ company }) => company || [])).size);
        const named = there.filter(({ name }) => name !== '');
        const simple = (name: string): string => name.toLowerCase().replaceAll('  ', ' ');
        const persons = new Set(named.map((one) => `${simple(one.name)} ${one.company}`)).size;
        expect(came.persons).toBe(persons + there.length - named.length);
      }),
    );
  });

  it('marked at two doors offline are all there after the merge, and nobody is lost from the list', () => {
    const marks = fc.array(fc.tuple(fc.nat(1), fc.nat(3), fc.constantFrom('present', 'excuse', 'absent')), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(marks, (given) => {
        const doors = ['a', 'b'].map((tag) => ({ replica: createReplica([]), writer: writerOf(tag) }));
        const [first] = doors as [(typeof doors)[0], ...typeof doors];
        first.replica.edit(first.writer.at(T0), (draft) => {
          draft.set('meeting/m/born', T0);
          for (const index of [0, 1, 2, 3]) draft.set(`participant/p${index}/born`, T0 + index);
        });
        for (const { replica } of doors) if (replica !== first.replica) replica.apply(first.replica.encode());
        const said = new Map<string, Set<string>>();
        for (const [door, index, state] of given) {
          const at = doors[door] as (typeof doors)[0];
          at.replica.edit(at.writer.at(T0 + 10), (draft) => markSeat(draft, 'm', `p${index}`, state as 'present'));
        }
        for (const [door, index, state] of given) said.set(`${door} p${index}`, new Set([state]));
        const bytes = doors.map(({ replica }) => replica.encode());
        for (const { replica } of doors) for (const other of bytes) replica.apply(other);
        const views = doors.map(({ replica }) => seatsAt(replica.view(), 'm'));
        expect(views[0]).toEqual(views[1]);
        expect(readParticipants(first.replica.view()).map(({ id }) => id)).toEqual(['p0', 'p1', 'p2', 'p3']);
        for (const [key, states] of said) {
          const register = first.replica.view().fields.get(`seat/m~${key.split(' ')[1]}/state`);
          const values = register ? [register, ...register.others].map(({ value }) => value) : [];
          for (const state of states) expect(values).toContain(state);
        }
      }),
    );
  });
});

describe('a bar of the timeline', () => {
  const dates: fc.Arbitrary<ActionDates> = fc.record({ start: fc.option(day), end: fc.option(day) });
  const grip = fc.constantFrom('both' as const, 'start' as const, 'end' as const);

  it('is never turned round nor shorter than a day, and comes back the way it went', () => {
    fc.assert(
      fc.property(dates, grip, fc.integer({ min: -900, max: 900 }), (given, held, days) => {
        const next = shiftDates(given, held, days);
        const [span, moved] = [spanOf(given), spanOf(next)];
        expect(moved === null).toBe(span === null);
        if (!span || !moved) return;
        expect(moved.first <= moved.last).toBe(true);
        if (held === 'both') expect(shiftDates(next, 'both', -days)).toEqual(given);
        if (held === 'start') expect(moved.last).toBe(span.last);
        if (held === 'end') expect(moved.first).toBe(span.first);
      }),
    );
  });

  it('moved on two devices apart keeps both answers, and an answer that came during the drag is not hidden', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 51, max: 99 }), (start, here, there) => {
        const [mine, theirs] = [createReplica([]), createReplica([])];
        mine.edit(writerOf('a').at(T0), (draft) => draft.set('start', start));
        theirs.apply(mine.encode());
        const shown: ActionDates = { start, end: null };
        theirs.edit(writerOf('b').at(T0 + 5), (draft) => writeDates(draft, shown, shiftDates(shown, 'both', there)));
        // It arrives while the bar is held here.
        mine.apply(theirs.encode());
        mine.edit(writerOf('a').at(T0 + 9), (draft) => writeDates(draft, shown, shiftDates(shown, 'both', here)));
        const register = mine.view().fields.get('start');
        const values = register ? [register, ...register.others].map(({ value }) => value) : [];
        expect(values.toSorted()).toEqual([addDays(start, here), addDays(start, there)].toSorted());
      }),
    );
  });
});
