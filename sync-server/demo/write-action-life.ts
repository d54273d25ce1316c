// Meetings, money and partners of actions, written as their screens would.
import { LIVES, PARTNERS, type LifeSeed } from './action-life.ts';
import type { Stage } from './stage.ts';
import { putAfter } from '#domain/collective/action-order.ts';
import { markSeat, putInvited } from '#domain/collective/attendance.ts';
import { addCost, addFunding } from '#domain/collective/budget.ts';
import { addHandoff, answerHandoff } from '#domain/collective/handoff.ts';
import { addMeeting } from '#domain/collective/meeting.ts';
import { writePartner } from '#domain/partner/partner.ts';
import type { Draft } from '#domain/record/record.ts';

export function writeActionLife(stage: Stage): void {
  const { book, calendar, team } = stage;
  for (const { key, name, body, person } of PARTNERS) {
    const write = (draft: Draft): void => writePartner(draft, { name, body, person });
    book.write('partner', key, { pen: team.pen('claire'), at: calendar.moment(-90, '10:00'), write });
  }
  for (const life of LIVES) writeLife(stage, life);
}

function writeLife({ book, calendar, team }: Stage, life: LifeSeed): void {
  // After the last thing written in the action: its history is told in order.
  const at = calendar.moment(-10, '18:10');
  const write = (draft: Draft): void => {
    for (const before of life.after) putAfter(draft, book.id('action', before), at);
    for (const [company, name] of life.people) putInvited(draft, book.id('company', company), name, at);
    for (const { day, seats, ...meeting } of life.meetings) {
      const id = addMeeting(draft, { ...meeting, day: calendar.day(day) }, at);
      for (const [company, state] of seats) markSeat(draft, id, book.id('company', company), state);
    }
    for (const [label, planned, real] of life.costs) addCost(draft, { label, planned, real }, at);
    for (const [programmeName, state, asked, obtained] of life.fundings) {
      addFunding(draft, { programme: '', programmeName, programmeVersion: '', state, asked, obtained }, at);
    }
    for (const { partner, person, message, day, answer } of life.handoffs) {
      const sentOn = calendar.day(day);
      const sent = { partner: book.id('partner', partner), person, message, sentOn, parts: ['subject'], agreed: false };
      const id = addHandoff(draft, sent, at);
      if (answer) answerHandoff(draft, id, { answer: answer[0], day: calendar.day(answer[1]), note: answer[2] });
    }
  };
  book.write('action', life.action, { pen: team.pen(life.author), at, write });
}
