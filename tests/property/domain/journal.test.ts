import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_STATES, actionStanding } from '#domain/collective/action-states.ts';
import { STAKE_STATES, stakeStanding } from '#domain/collective/stake-states.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { DECISIONS, DOSSIER_STATES, TRANSITIONS } from '#domain/dossier/states.ts';
import { EMPTY_VIEW, type RecordEvent } from '#domain/record/record.ts';
import { shuffled } from '#tests/property/domain/arbitraries.ts';

const JOURNALS = [
  ['dossier', DOSSIER_STATES, dossierStanding],
  ['stake', STAKE_STATES, stakeStanding],
  ['action', ACTION_STATES, actionStanding],
] as const;

function eventsOver(states: readonly string[]): fc.Arbitrary<RecordEvent[]> {
  const day = fc.integer({ min: 10, max: 28 }).map((date) => `2026-11-${date}`);
  const body = fc.record({
    from: fc.constantFrom(...states),
    to: fc.constantFrom(...states),
    businessDay: day,
    outcome: fc.constantFrom('', 'autre'),
  });
  const event = fc.record({
    id: fc.uuid(),
    type: fc.constantFrom('moved', 'moved', 'moved', 'moved', 'paused', 'resumed', 'arbitrated'),
    at: fc.integer({ min: 0, max: 50 }),
    tag: fc.constant('anais'),
    body,
  });
  return fc.uniqueArray(event, { selector: ({ id }) => id, maxLength: 30 });
}

/** Journals that mostly follow the table, with a few moves that do not: the ones two tablets make. */
const plausible: fc.Arbitrary<RecordEvent[]> = fc
  .array(fc.tuple(fc.nat(), fc.boolean(), fc.integer({ min: 1, max: 28 })), { maxLength: 25 })
  .map((choices) => {
    let state: string = 'repere';
    return choices.map(([pick, stray, day], index): RecordEvent => {
      const rows = TRANSITIONS.filter((row) => stray || row.from.some((from) => from === state));
      const row = rows[pick % Math.max(1, rows.length)];
      const from = stray ? (row?.from[0] ?? state) : state;
      const to = row?.to ?? 'clos';
      if (!stray) state = to;
      const businessDay = `2026-11-${String(stray ? day : Math.min(28, 1 + index)).padStart(2, '0')}`;
      return { id: `e${index}`, type: 'moved', at: index, tag: 'anais', body: { from, to, businessDay } };
    });
  });

describe.each(JOURNALS)('the standing of a %s', (_kind, states, standing) => {
  it('is the same whatever order its events arrive in, and however often', () => {
    const pair = eventsOver(states).chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.subarray(events).chain((again) => shuffled([...events, ...again])),
      ),
    );
    fc.assert(
      fc.property(pair, ([events, others]) => {
        expect(standing({ ...EMPTY_VIEW, events: others })).toEqual(standing({ ...EMPTY_VIEW, events }));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the standing of a dossier', () => {
  const view = (events: RecordEvent[]) => dossierStanding({ ...EMPTY_VIEW, events });

  it('is reached by a chain of the table that starts at « repéré »', () => {
    fc.assert(
      fc.property(fc.oneof(plausible, eventsOver(DOSSIER_STATES)), (events) => {
        const { history, state } = view(events);
        let at: string = 'repere';
        for (const { from, to } of history) {
          expect(from).toBe(at);
          expect(TRANSITIONS.some((row) => row.to === to && row.from.includes(from))).toBe(true);
          at = to;
        }
        expect(state).toBe(at);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no event: each one stands, says again what stands, or waits for the coordinator', () => {
    fc.assert(
      fc.property(plausible, (events) => {
        const { history, toArbitrate } = view(events);
        const standing = new Set(history.map((move) => `${move.from} ${move.to}`));
        const waiting = new Set(toArbitrate.map(({ id }) => id));
        for (const { id, body } of events) {
          expect(waiting.has(id) || standing.has(`${String(body['from'])} ${String(body['to'])}`)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a committee’s decision when an advisor’s move dated before it is received', () => {
    const late = fc.tuple(
      fc.constantFrom(...DOSSIER_STATES),
      fc.constantFrom(...DOSSIER_STATES),
      fc.integer({ min: 1, max: 19 }),
    );
    const chain = ['repere', 'contacte', 'rdv_pris', 'visite', 'prediag_restitue', 'plan_redige', 'plan_accepte'];
    const way = [...chain, 'soumis_comite'].map((to, index): RecordEvent => {
      const body = { from: chain[index - 1] ?? '', to, businessDay: `2026-11-${String(index + 2).padStart(2, '0')}` };
      return { id: `w${index}`, type: 'moved', at: index, tag: 'anais', body };
    });
    fc.assert(
      fc.property(fc.array(late, { maxLength: 8 }), fc.constantFrom(...DECISIONS), (moves, to) => {
        const decision = { from: 'soumis_comite', to, businessDay: '2026-11-20', session: 's' };
        const others = moves
          .filter(([from, target]) => !(from === 'soumis_comite' && DECISIONS.some((one) => one === target)))
          .map(([from, target, day], index): RecordEvent => {
            const body = { from, to: target, businessDay: `2026-11-${String(day).padStart(2, '0')}` };
            return { id: `l${index}`, type: 'moved', at: 100 + index, tag: 'bruno', body };
          });
        const events = [...way.slice(1), { id: 'd', type: 'moved', at: 50, tag: 'chef', body: decision }, ...others];
        expect(view(events).history.map(({ event }) => event.id)).toContain('d');
      }),
      { numRuns: 500 },
    );
  });
});
