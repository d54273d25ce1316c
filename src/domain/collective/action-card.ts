// What a card says of an action's meetings, money, partners and order; each part is absent when it says nothing.
import { readPhotos } from '#domain/dossier/photos.ts';
import type { ActionCard, ActionHandoffCard } from '#domain/record/cards.ts';
import type { DocId } from '#domain/ids.ts';
import type { RecordView } from '#domain/record/record.ts';
import { readAfter } from './action-order.ts';
import { distinctOf, everPresent, namesakesOf, readParticipants } from './attendance.ts';
import { budgetOf } from './budget.ts';
import { readHandoffs, type Handoff } from './handoff.ts';
import { readMeetings } from './meeting.ts';

type Life = Pick<
  ActionCard,
  | 'thumbs'
  | 'after'
  | 'handoffs'
  | 'meetings'
  | 'present'
  | 'invited'
  | 'namesakes'
  | 'planned'
  | 'spent'
  | 'obtained'
  | 'partners'
>;

/** One that names nobody yet is work of the action's own screen. */
function handoffCards({ id, partner, sentOn, reply, reminders }: Handoff): ActionHandoffCard[] {
  if (!partner) return [];
  const [answer, answeredOn] = [reply?.answer ?? null, reply?.day ?? null];
  const reminded = reminders.at(-1);
  return [{ id, partner, sentOn, answer, answeredOn, ...(reminded ? { reminded } : {}) }];
}

/** The collective life of an action. */
export function actionLife(view: RecordView): Life {
  const [after, meetings, participants] = [readAfter(view), readMeetings(view), readParticipants(view)];
  const came = everPresent(view);
  const thumbs = readPhotos(view).map(({ thumb }) => thumb);
  const namesakes = namesakesOf(participants, came);
  const handoffs = readHandoffs(view).flatMap(handoffCards);
  const { planned, real, obtained } = budgetOf(view);
  const partners = new Set<DocId>();
  for (const { partner } of [...participants, ...handoffs]) if (partner) partners.add(partner);
  return {
    ...(thumbs.length > 0 ? { thumbs } : {}),
    ...(after.length > 0 ? { after } : {}),
    ...(meetings.length > 0
      ? {
          meetings: meetings.map(({ id, title, kind, day, from, to, place }) => ({
            id,
            title,
            kind,
            day,
            from,
            to,
            place,
          })),
        }
      : {}),
    ...(participants.length > 0
      ? { invited: distinctOf(participants).persons, present: distinctOf(came).persons }
      : {}),
    ...(namesakes.length > 0 ? { namesakes } : {}),
    ...(handoffs.length > 0 ? { handoffs } : {}),
    ...(planned === null ? {} : { planned }),
    ...(real === null ? {} : { spent: real }),
    ...(obtained === 0 ? {} : { obtained }),
    ...(partners.size > 0 ? { partners: [...partners] } : {}),
  };
}
