// A meeting in words: what it is, when, who is asked.
import { companyNameIn, partnerName } from '#binding/company/company-words.ts';
import type { Participant } from '#domain/collective/attendance.ts';
import type { Meeting } from '#domain/collective/meeting.ts';
import { formatDay, formatWeekday } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

/** Its title, or else what kind of meeting it is. */
export function meetingTitle({ title, kind }: Pick<Meeting, 'title' | 'kind'>): string {
  return title || t().meetingKinds[kind];
}

/** « mardi 3 mars, de 14:00 à 16:30 ». */
export function meetingWhen({ day, from, to }: Pick<Meeting, 'day' | 'from' | 'to'>, withYear = true): string {
  const words = t();
  if (!day) return words.dayToSet;
  const date = withYear ? formatDay(day) : formatWeekday(day);
  if (from && to) return words.dayFromTo(date, from, to);
  return from ? words.dayFrom(date, from) : date;
}

/** The person, or whom they come for while nobody has said a name. */
export function participantName(store: Store, participant: Participant): string {
  if (participant.erased) return t().erasedPerson;
  return participant.name || participantFor(store, participant) || t().someone;
}

/** Whom they come for; '' on their own. */
export function participantFor(store: Store, { company, partner, erased }: Participant): string {
  if (company) return companyNameIn(store, { company, erased });
  return partner ? partnerName(store, partner) : '';
}
