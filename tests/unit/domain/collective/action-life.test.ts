import { describe, expect, it } from 'vitest';
import { actionEntries, allEntries } from '#domain/collective/calendar-entries.ts';
import { dueHandoffs } from '#domain/collective/handoff-due.ts';
import { answerHandoff, addHandoff, readHandoffs, remindHandoff } from '#domain/collective/handoff.ts';
import { addMeeting, checkMeeting, readMeetings, removeMeeting } from '#domain/collective/meeting.ts';
import type { Day } from '#domain/day.ts';
import { calendarFile } from '#domain/exchange/calendar-file.ts';
import type { ActionHandoffCard, ActionMeetingCard } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import { plainRecord, T0 } from '#tests/unit/domain/plain-record.ts';
import { actionCard, docNamed, stakeCard } from '#tests/unit/features/network/sample-cards.ts';

const day = (text: string): Day => text as Day;
const PARTNER = docNamed('cci');
const handoff = (part: Partial<ActionHandoffCard>): ActionHandoffCard => ({
  id: 'h',
  partner: PARTNER,
  sentOn: day('2026-11-01'),
  answer: null,
  answeredOn: null,
  ...part,
});
const meeting = (part: Partial<ActionMeetingCard>): ActionMeetingCard => ({
  id: 'm',
  title: 'Atelier',
  kind: 'atelier',
  day: day('2026-12-08'),
  from: '14:00',
  to: '16:30',
  place: 'Oust',
  ...part,
});

describe('reminders to send', () => {
  it('name the longest wait first, and nobody who answered, was reminded since, or whose action is over', () => {
    const today = day('2026-11-23');
    const actions = [
      actionCard('nudged', { handoffs: [handoff({ sentOn: day('2026-11-12') })] }),
      actionCard('last', { handoffs: [handoff({})] }),
      actionCard('answered', { handoffs: [handoff({ answer: 'pas-d-aide' })] }),
      actionCard('reminded', { handoffs: [handoff({ reminded: day('2026-11-22') })] }),
      actionCard('early', { handoffs: [handoff({ sentOn: day('2026-11-20') })] }),
      actionCard('over', { state: 'faite', handoffs: [handoff({})] }),
    ];
    const due = dueHandoffs(actions, today);
    expect(due.map(({ action, stage }) => [action.title, stage])).toEqual([
      ['last', 'last-chance'],
      ['nudged', 'nudge'],
    ]);
  });

  it('come back at the next stage although the one before was sent', () => {
    const reminded = handoff({ sentOn: day('2026-11-01'), reminded: day('2026-11-11') });
    expect(dueHandoffs([actionCard('a', { handoffs: [reminded] })], day('2026-11-21'))).toEqual([]);
    expect(dueHandoffs([actionCard('a', { handoffs: [reminded] })], day('2026-11-22'))).toHaveLength(1);
  });
});

describe('the answers of a partner', () => {
  it('are all kept, and the one of the latest day holds', () => {
    const record = plainRecord();
    const id = record.edit((draft) => {
      const sent = { partner: PARTNER, person: 'Sophie', message: 'Bonjour', parts: ['subject'], agreed: false };
      return addHandoff(draft, { ...sent, sentOn: day('2026-11-01') }, T0);
    });
    record.edit((draft) => {
      answerHandoff(draft, id, { answer: 'aide-proposee', note: 'Par téléphone', day: day('2026-11-10') });
      answerHandoff(draft, id, { answer: 'pas-d-aide', note: '', day: day('2026-11-05') });
      remindHandoff(draft, id, day('2026-11-10'));
    });
    const [read] = readHandoffs(record.view);
    expect(read?.reply).toMatchObject({ answer: 'aide-proposee', note: 'Par téléphone' });
    expect(read?.replies.map(({ answer }) => answer)).toEqual(['pas-d-aide', 'aide-proposee']);
    expect(read?.reminders).toEqual(['2026-11-10']);
  });
});

describe('meetings', () => {
  it('are in the order of their days and hours, and one that was taken off comes back whole', () => {
    const record = plainRecord();
    const input = {
      kind: 'atelier' as const,
      title: 'b',
      day: day('2026-12-08'),
      from: '14:00',
      to: '',
      place: 'Oust',
    };
    const late = record.edit((draft) => addMeeting(draft, input, T0));
    record.edit((draft) => addMeeting(draft, { ...input, title: 'a', from: '09:00' }, T0 + 1));
    expect(readMeetings(record.view).map(({ title }) => title)).toEqual(['a', 'b']);
    record.edit((draft) => removeMeeting(draft, late));
    expect(readMeetings(record.view).map(({ title }) => title)).toEqual(['a']);
    record.edit((draft) => draft.set(`meeting/${late}/gone`, false));
    expect(readMeetings(record.view)).toContainEqual({ id: late, ...input });
  });

  it.each([
    ['16:00', '14:00', ['end-before-start']],
    ['', '14:00', ['end-without-start']],
    ['14:00', '', []],
    ['14:00', '14:01', []],
  ])('from %s to %s says %j', (from, to, problems) => {
    expect(checkMeeting({ day: day('2026-12-08'), from, to })).toEqual(problems);
  });
});

describe('a calendar of actions', () => {
  const stakes = new Map(
    [stakeCard('open'), stakeCard('secret', { confidential: true })].map((stake) => [stake.doc, stake]),
  );

  it('holds nothing of a confidential stake, of an unknown one, or of one company’s own plan', () => {
    const actions = [
      actionCard('shown', { stake: docNamed('open'), end: day('2026-12-01') }),
      actionCard('hidden', { stake: docNamed('secret'), end: day('2026-12-01'), meetings: [meeting({})] }),
      actionCard('foreign', { stake: docNamed('elsewhere'), end: day('2026-12-01') }),
      actionCard('alone', { type: 'individuelle', end: day('2026-12-01') }),
    ];
    expect(allEntries(actions, stakes).map(({ title }) => title)).toEqual(['shown']);
  });

  it('names a meeting the same each time and counts up, so that a calendar replaces what it has', () => {
    const before = actionCard('a', { meetings: [meeting({})], updatedAt: T0 });
    const after = { ...before, meetings: [meeting({ from: '15:00', to: '' })], updatedAt: T0 + 60_000 };
    const read = (card: typeof before, name: string): string =>
      calendarFile('x', actionEntries(card)).match(new RegExp(`${name}[:;](.*)\r`))?.[1] ?? '';
    expect(read(after, 'UID')).toBe(read(before, 'UID'));
    expect(Number(read(after, 'SEQUENCE'))).toBe(Number(read(before, 'SEQUENCE')) + 60);
    expect(read(after, 'DTEND')).toBe('TZID=Europe/Paris:20261208T160000');
  });

  it('tells the clock of Paris when a meeting has hours, and ends an evening after midnight on the next day', () => {
    const file = calendarFile('x', actionEntries(actionCard('a', { meetings: [meeting({ from: '23:30', to: '' })] })));
    expect(file).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Paris');
    expect(file).toContain('DTEND;TZID=Europe/Paris:20261209T003000');
    expect(calendarFile('x', actionEntries(actionCard('a', { end: day('2026-12-08') })))).not.toContain('VTIMEZONE');
  });
});

describe('the card of an action', () => {
  it('says nothing of what an action does not have: older cards read the same', () => {
    const record = plainRecord();
    record.edit((draft) => draft.set('title', 'Seule'));
    const card = project('action', docNamed('a'), record.view, { grids: new Map(), updatedAt: T0 });
    for (const part of [
      'after',
      'meetings',
      'handoffs',
      'invited',
      'present',
      'planned',
      'spent',
      'obtained',
      'partners',
    ])
      expect(card).not.toHaveProperty(part);
  });
});
