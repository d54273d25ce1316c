// What a calendar is told of actions: their days, and their meetings with the hours. Nothing of a confidential stake.
import type { CalendarEntry } from '#domain/exchange/calendar-file.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, ActionMeetingCard, StakeCard } from '#domain/record/cards.ts';
import { publicActions } from './confidential.ts';

/** A meeting with a day; the same id each time, so that a calendar replaces what it has. */
export function meetingEntry(action: ActionCard, meeting: ActionMeetingCard): CalendarEntry[] {
  if (!meeting.day) return [];
  const title = [meeting.title, action.title].filter((part) => part !== '').join(' – ');
  return [
    {
      id: `${action.doc}.${meeting.id}`,
      title,
      first: meeting.day,
      last: meeting.day,
      ...(meeting.from === '' ? {} : { from: meeting.from, to: meeting.to }),
      place: meeting.place,
      text: '',
      updatedAt: action.updatedAt,
      cancelled: action.state === 'abandonnee',
    },
  ];
}

/** The action's own days, then its meetings. */
export function actionEntries(action: ActionCard): CalendarEntry[] {
  const [first, last] = [action.start ?? action.end, action.end ?? action.start];
  const whole: CalendarEntry[] =
    first && last
      ? [
          {
            id: action.doc,
            title: action.title,
            first,
            last,
            place: '',
            text: action.responsible,
            updatedAt: action.updatedAt,
            cancelled: action.state === 'abandonnee',
          },
        ]
      : [];
  return [...whole, ...(action.meetings ?? []).flatMap((meeting) => meetingEntry(action, meeting))];
}

/**
 * Everything of the collective actions that is not confidential, in the order of the days. An individual action is its
 * company's business: its days stay at home.
 */
export function allEntries(actions: Iterable<ActionCard>, stakes: ReadonlyMap<DocId, StakeCard>): CalendarEntry[] {
  return publicActions(actions, stakes)
    .filter(({ type, plan }) => type === 'collective' && !plan?.removed)
    .flatMap(actionEntries)
    .sort((a, b) => (`${a.first} ${a.from ?? ''} ${a.id}` < `${b.first} ${b.from ?? ''} ${b.id}` ? -1 : 1));
}
