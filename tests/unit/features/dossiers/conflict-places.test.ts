import { describe, expect, it } from 'vitest';
import { conflictPlace, questionIn } from '#features/dossiers/conflict-places.ts';

describe('A field with two values is settled in one place', () => {
  const asked = new Set(['cap2']);

  it('is beside its question while that is asked, and on the dossier’s page when it is hidden', () => {
    expect(conflictPlace('a/cap2', asked)).toBe('grid');
    expect(conflictPlace('a/cap2/note', asked)).toBe('grid');
    expect(conflictPlace('a/equ2', asked)).toBe('here');
    expect(conflictPlace('a/cap2', null)).toBe('here');
  });

  it('is beside its input when the page has one', () => {
    for (const field of ['rdv/date', 'mode', 'handoff/partner']) expect(conflictPlace(field, asked)).toBe('place');
  });

  it('is on the screen of the restitution or of the plan when it belongs there', () => {
    for (const field of ['restitution/note', 'track/sug.offre.demande/words', 'adj/cap'])
      expect(conflictPlace(field, asked)).toBe('restitution');
    for (const field of ['plan/witness', 'promise/x/due']) expect(conflictPlace(field, asked)).toBe('plan');
  });

  it('is told at the top of the page when nothing else shows it', () => {
    for (const field of [
      'visit/x/endedAt',
      'attempt/y/note',
      'reserve/z/lifted',
      'handoff/accepted',
      'advisor',
      'new/field',
    ])
      expect(conflictPlace(field, asked)).toBe('here');
  });

  it('knows the question of an answer, its note and its source', () => {
    expect(['a/ctx.secteur', 'a/cap2/src', 'mode'].map(questionIn)).toEqual(['ctx.secteur', 'cap2', null]);
  });
});
