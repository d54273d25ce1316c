import { describe, expect, it } from 'vitest';
import { ACTION_STATES } from '#domain/collective/action-states.ts';
import type { Day } from '#domain/day.ts';
import { groupActions, isOverdue } from '#domain/collective/action-groups.ts';
import { actionCard } from '#tests/unit/features/network/sample-cards.ts';

const day = (text: string): Day => text as Day;
const today = day('2026-06-15');

describe('actions by state', () => {
  it('has every state in the order of an action’s life, even empty', () => {
    expect(groupActions([]).map(({ state }) => state)).toEqual([...ACTION_STATES]);
  });

  it('sorts a state by the day it is due, else the day it begins, else by title', () => {
    const actions = [
      actionCard('sans date b'),
      actionCard('sans date a'),
      actionCard('tard', { end: day('2026-09-01') }),
      actionCard('bientôt', { end: day('2026-06-20'), start: day('2026-01-01') }),
      actionCard('commence', { start: day('2026-07-01') }),
    ];
    const sorted = ['bientôt', 'commence', 'tard', 'sans date a', 'sans date b'];
    expect(groupActions(actions)[0]?.actions.map(({ title }) => title)).toEqual(sorted);
    expect(groupActions(actions.toReversed())[0]?.actions.map(({ title }) => title)).toEqual(sorted);
  });

  it('loses no action: a state of a newer version stands among the proposed ones', () => {
    const groups = groupActions([actionCard('a', { state: 'en_revue' }), actionCard('b', { state: 'faite' })]);
    expect(groups.flatMap(({ actions }) => actions)).toHaveLength(2);
    expect(groups[0]?.actions).toHaveLength(1);
  });
});

describe('an action is overdue', () => {
  it.each([
    ['proposee', '2026-06-14', true],
    ['en_cours', '2026-06-14', true],
    ['reportee', '2026-06-14', true],
    ['en_cours', '2026-06-15', false],
    ['faite', '2026-06-14', false],
    ['abandonnee', '2026-06-14', false],
  ] as const)('%s with its end on %s: %s', (state, end, expected) => {
    expect(isOverdue({ state, end: day(end) }, today)).toBe(expected);
  });

  it('never without an end', () => {
    expect(isOverdue({ state: 'en_cours', end: null }, today)).toBe(false);
  });
});
