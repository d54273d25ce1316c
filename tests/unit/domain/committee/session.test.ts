import { expect, it } from 'vitest';
import { addAttendee, putOnAgenda, readSession, writeSession } from '#domain/committee/session.ts';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { EMPTY_VIEW } from '#domain/record/record.ts';
import { removeRow } from '#domain/record/rows.ts';
import { plainRecord, T0 } from '#tests/unit/domain/plain-record.ts';

const doc = (id: string): DocId => id as DocId;

it('a session has a day, a place, the people who came and its minutes', () => {
  const record = plainRecord();
  record.edit((draft) => {
    writeSession(draft, { date: '2026-12-10' as Day, place: ' Saint-Girons ', state: 'tenue' });
    addAttendee(draft, { name: 'Léa', body: 'CMA', present: true }, T0);
    draft.text('minutes', 'Ouverture à 9 h');
  });
  expect(readSession(record.view)).toMatchObject({
    date: '2026-12-10',
    place: 'Saint-Girons',
    state: 'tenue',
    attendees: [{ name: 'Léa', body: 'CMA', present: true }],
    minutes: 'Ouverture à 9 h',
  });
  expect(readSession(EMPTY_VIEW)).toMatchObject({ date: null, state: 'prevue', attendees: [], agenda: [] });
});

it('the agenda follows its order, and what has none comes after, in the order it was put on', () => {
  const record = plainRecord();
  record.edit((draft) => {
    putOnAgenda(draft, doc('c'), null, T0 + 2);
    putOnAgenda(draft, doc('b'), null, T0 + 1);
    putOnAgenda(draft, doc('a'), 2, T0 + 3);
    putOnAgenda(draft, doc('d'), 1, T0 + 4);
  });
  const agenda = (): string[] => readSession(record.view).agenda.map(({ dossier }) => dossier);
  expect(agenda()).toEqual(['d', 'a', 'b', 'c']);
  record.edit((draft) => removeRow(draft, 'file', 'a'));
  expect(agenda()).toEqual(['d', 'b', 'c']);
});
