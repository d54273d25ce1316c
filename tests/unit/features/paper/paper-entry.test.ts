import { describe, expect, it } from 'vitest';
import { checkEntry, readTime, type EntryForm } from '#features/paper/paper-entry.tsx';
import { dayAt, timeAt } from '#domain/day.ts';

const NOW = Date.parse('2026-11-23T18:00:00Z');
const FORM: EntryForm = {
  day: '2026-11-20',
  from: '9h05',
  to: '10.30',
  place: ' Massat ',
  travelMin: 40,
  notice: true,
};
const problems = (change: Partial<EntryForm>): unknown => {
  const checked = checkEntry({ ...FORM, ...change }, NOW, '1');
  return checked.ok ? [] : checked.error.problems;
};

describe('a visit typed in from paper', () => {
  it('takes its own day and hours, however the hours are written', () => {
    const checked = checkEntry(FORM, NOW, '2026.11-1+abc123');
    if (!checked.ok) throw new Error('refused');
    const { paper, startedAt, endedAt } = checked.value;
    expect(paper).toMatchObject({ day: '2026-11-20', from: '09:05', to: '10:30', place: 'Massat', travelMin: 40 });
    expect([dayAt(startedAt), timeAt(startedAt), timeAt(endedAt)]).toEqual(['2026-11-20', '09:05', '10:30']);
    expect(paper.notice).toBe('2026.11-1+abc123');
    const unread = checkEntry({ ...FORM, notice: false }, NOW, '1');
    expect(unread.ok && unread.value.paper.notice).toBeNull();
  });

  it('says what does not fit, and takes nothing for granted', () => {
    expect(problems({ day: '' })).toEqual(['day-missing']);
    expect(problems({ day: '0206-01-01' })).toEqual(['day-missing']);
    expect(problems({ day: '2026-11-24' })).toEqual(['day-future']);
    expect(problems({ from: '', to: 'midi' })).toEqual(['from-missing', 'to-missing']);
    expect(problems({ to: '09:05' })).toEqual(['to-before-from']);
    expect(problems({ from: '06:00', to: '19:00' })).toEqual(['too-long']);
    expect(problems({ from: '25:00' })).toEqual(['from-missing']);
  });

  it('reads hours as people write them', () => {
    for (const text of ['9:05', '9h05', '09.05', ' 9 H 05 ']) expect(readTime(text)).toBe('09:05');
    expect(readTime('14h')).toBe('14:00');
    expect(readTime('14')).toBe('14:00');
    expect(readTime('vers midi')).toBe('vers midi');
  });
});
