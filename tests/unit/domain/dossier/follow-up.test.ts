import { describe, expect, it } from 'vitest';
import { readAnswers } from '#domain/dossier/answers.ts';
import { askedAgain, followAnswerKey, readFollowUps, satisfactionKey } from '#domain/dossier/follow-up.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { viewOf } from '#tests/unit/domain/plain-record.ts';

const grid = await loadDefaultGrid();

describe('A follow-up', () => {
  it('asks again what « innovation » evokes and what is known of aids (R2, R3)', () => {
    expect(askedAgain(grid).map(({ id }) => id)).toEqual(['cap1', 'moy2']);
  });

  it('never overwrites what was first answered', () => {
    const view = viewOf({
      'visit/v2/kind': 'suivi',
      'a/cap1': 'hightech',
      [followAnswerKey('v2', 'cap1')]: 'petits-pas',
      [satisfactionKey('v2', 'useful')]: true,
      [satisfactionKey('v2', 'chose')]: { na: true },
    });
    expect(readAnswers(view).get('cap1')?.value).toBe('hightech');
    const [follow] = readFollowUps(view, grid);
    expect(follow?.answers.get('cap1')?.value).toBe('petits-pas');
    expect(follow?.answers.has('moy2')).toBe(false);
    expect(follow?.satisfaction.useful.value).toBe(true);
    expect(follow?.satisfaction.chose.na).toBe(true);
    expect(follow?.satisfaction.started).toMatchObject({ value: null, na: false });
  });

  it('is a visit of that kind, and each has its own answers', () => {
    const view = viewOf({
      'visit/v1/kind': 'visite',
      'visit/v2/kind': 'suivi',
      'visit/v3/kind': 'suivi',
      [followAnswerKey('v3', 'moy2')]: 3,
    });
    expect(readFollowUps(view, grid).map(({ visit, answers }) => [visit.id, answers.size])).toEqual([
      ['v2', 0],
      ['v3', 1],
    ]);
  });
});
