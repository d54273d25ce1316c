import { describe, expect, it } from 'vitest';
import { createTurns } from '#features/visits/in-turn.ts';

const named = (ids: string): { id: string }[] => [...ids].map((id) => ({ id }));
const idsOf = (items: readonly { id: string }[]): string => items.map(({ id }) => id).join('');

describe('questions that an answer opens', () => {
  it('come one at a turn, the first of them with the answer, each at its place', () => {
    const turns = createTurns();
    expect(idsOf(turns('offre', named('aez'), 0))).toBe('aez');
    const wanted = named('abcdez');
    expect(idsOf(turns('offre', wanted, 0))).toBe('abez');
    expect(idsOf(turns('offre', wanted, 1))).toBe('abcez');
    expect(turns('offre', wanted, 2)).toBe(wanted);
  });

  it('come no faster when something else draws the screen again in the same turn', () => {
    const turns = createTurns();
    turns('offre', named('a'), 0);
    const wanted = named('abc');
    const drawn = turns('offre', wanted, 0);
    expect(turns('offre', wanted, 0)).toBe(drawn);
    expect(idsOf(drawn)).toBe('ab');
  });

  it('go at once, those that had not come yet with them', () => {
    const turns = createTurns();
    turns('offre', named('a'), 0);
    turns('offre', named('abcde'), 0);
    expect(idsOf(turns('offre', named('a'), 1))).toBe('a');
    expect(idsOf(turns('offre', named('ac'), 2))).toBe('ac');
  });

  it('a section is drawn whole when it is gone to, for its reader may have left it at its end', () => {
    const turns = createTurns();
    turns('offre', named('a'), 0);
    expect(idsOf(turns('marche', named('pqrs'), 0))).toBe('pqrs');
  });
});
