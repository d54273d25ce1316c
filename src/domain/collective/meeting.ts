// Meetings of an action: a workshop, a visit of a company, a plain meeting. A day, hours of the clock, a place.
import { isPlausibleDay, type Day } from '#domain/day.ts';
import { choiceOf, dayOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, removeRow } from '#domain/record/rows.ts';

export const MEETING_KINDS = ['atelier', 'visite', 'reunion'] as const;
type MeetingKind = (typeof MEETING_KINDS)[number];

export interface Meeting {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly day: Day | null;
  /** On the clock of the Couserans, `14:05`; '' when nobody has said. */
  readonly from: string;
  readonly to: string;
  readonly place: string;
}

type MeetingInput = Omit<Meeting, 'id'>;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** True for a time of the clock, `14:05`. */
export function isTime(text: string): boolean {
  return TIME.test(text);
}

/** The time, or '' for what is none. */
function timeOf(view: RecordView, key: string): string {
  const text = textOf(view, key);
  return isTime(text) ? text : '';
}

function readMeeting(view: RecordView, id: string): Meeting {
  const key = (field: string): string => `meeting/${id}/${field}`;
  return {
    id,
    kind: choiceOf(view, key('kind'), MEETING_KINDS, 'reunion'),
    title: textOf(view, key('title')),
    day: dayOf(view, key('day')),
    from: timeOf(view, key('from')),
    to: timeOf(view, key('to')),
    place: textOf(view, key('place')),
  };
}

/** By day and hour; those without a day last, in the order they were written. */
export function readMeetings(view: RecordView): Meeting[] {
  const at = ({ day, from }: Meeting): string => `${day ?? '9999-99-99'} ${from}`;
  return rowIds(view, 'meeting')
    .map((id) => readMeeting(view, id))
    .sort((a, b) => (at(a) < at(b) ? -1 : Number(at(a) > at(b))));
}

type MeetingProblem = 'day-invalid' | 'end-before-start' | 'end-without-start';

/** What is wrong with a meeting's day and hours; nothing of it is refused, it is said. */
export function checkMeeting(meeting: Pick<Meeting, 'day' | 'from' | 'to'>): MeetingProblem[] {
  const problems: MeetingProblem[] = [];
  if (meeting.day !== null && !isPlausibleDay(meeting.day)) problems.push('day-invalid');
  if (meeting.to !== '' && meeting.from === '') problems.push('end-without-start');
  if (meeting.from !== '' && meeting.to !== '' && meeting.to <= meeting.from) problems.push('end-before-start');
  return problems;
}

/** Adds a meeting now (ms) and returns its row. */
export function addMeeting(draft: Draft, input: MeetingInput, now: number): string {
  return addRow(draft, 'meeting', { ...input }, now);
}

/** Takes it off; what was noted at its door stays in the record and comes back with it. */
export function removeMeeting(draft: Draft, id: string): void {
  removeRow(draft, 'meeting', id);
}
