// Who is invited to the meetings of an action, and who came. Figures count a person, a company, a partner once.
import { isErasedIn } from '#domain/company/erased.ts';
import type { DocId } from '#domain/ids.ts';
import { choiceOf, docOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, putRow } from '#domain/record/rows.ts';
import { fold } from '#domain/text/fold.ts';

const SEAT_STATES = ['invite', 'inscrit', 'present', 'excuse', 'absent'] as const;
export type SeatState = (typeof SEAT_STATES)[number];

/** Somebody of a company, of a partner, or on their own. */
export interface Participant {
  readonly id: string;
  readonly company: DocId | null;
  readonly partner: DocId | null;
  /** The person; '' while only the company or the partner is known. */
  readonly name: string;
  /** Of a company that was erased: counted, and nameless for ever. `as` is the row that stands for the same person. */
  readonly erased?: { readonly as: string };
}

export interface Seat {
  readonly participant: Participant;
  readonly state: SeatState;
}

export function readParticipants(view: RecordView): Participant[] {
  return rowIds(view, 'participant').map((id) => {
    const company = docOf(view, `participant/${id}/company`);
    const isErased = isErasedIn(view, company);
    return {
      id,
      company,
      partner: docOf(view, `participant/${id}/partner`),
      name: isErased ? '' : textOf(view, `participant/${id}/name`),
      ...(isErased ? { erased: { as: textOf(view, `participant/${id}/as`) || id } } : {}),
    };
  });
}

/** The field that says whether somebody came to a meeting. */
export function seatKey(meeting: string, participant: string): string {
  return `seat/${meeting}~${participant}/state`;
}

/** Every participant of the action at this meeting; who was never marked is invited. */
export function seatsAt(view: RecordView, meeting: string): Seat[] {
  return readParticipants(view).map((participant) => ({
    participant,
    state: choiceOf(view, seatKey(meeting, participant.id), SEAT_STATES, 'invite'),
  }));
}

export function markSeat(draft: Draft, meeting: string, participant: string, state: SeatState): void {
  draft.set(seatKey(meeting, participant), state);
}

/** Adds somebody now (ms) and returns the row. */
export function addParticipant(draft: Draft, input: Omit<Participant, 'id'>, now: number): string {
  return addRow(
    draft,
    'participant',
    { company: input.company ?? '', partner: input.partner ?? '', name: input.name.trim() },
    now,
  );
}

/** Invites a company under its own id, so that two tablets that invite it apart make one row; `now` in ms. */
export function putInvited(draft: Draft, company: DocId, name: string, now: number): void {
  putRow(draft, 'participant', company, { company, name: name.trim() }, now);
}

/**
 * What makes two rows the same person: their name as people read it, and whom they come for. Two tablets that noted
 * the same person apart made two rows. Without a name each row is somebody.
 */
function personKey({ id, company, partner, name, erased }: Participant, of: Named): string {
  if (erased) return `row ${erased.as}`;
  const said = fold(name);
  return said === '' ? `row ${id}` : `${said}|${company ? of(company) : ''}|${partner ?? ''}`;
}

/** The record that stands for this one: two records may be one company (`same-company.ts`). */
type Named = (doc: DocId) => DocId;
const itself: Named = (doc) => doc;

interface AttendanceFigures {
  readonly persons: number;
  readonly companies: number;
  readonly partners: number;
}

/** Distinct persons, companies and partners among these participants. */
export function distinctOf(participants: Iterable<Participant>, of: Named = itself): AttendanceFigures {
  const [persons, companies, partners] = [new Set<string>(), new Set<DocId>(), new Set<DocId>()];
  for (const participant of participants) {
    persons.add(personKey(participant, of));
    if (participant.company) companies.add(of(participant.company));
    if (participant.partner) partners.add(participant.partner);
  }
  return { persons: persons.size, companies: companies.size, partners: partners.size };
}

const RANK: Readonly<Record<SeatState, number>> = { present: 4, excuse: 3, inscrit: 2, absent: 1, invite: 0 };

/** Distinct persons by state at a meeting: somebody with two rows counts once, under what says most. */
export function seatCounts(seats: readonly Seat[], of: Named = itself): Readonly<Record<SeatState, number>> {
  const best = new Map<string, SeatState>();
  for (const { participant, state } of seats) {
    const key = personKey(participant, of);
    const known = best.get(key);
    if (known === undefined || RANK[state] > RANK[known]) best.set(key, state);
  }
  const counts: Record<SeatState, number> = { invite: 0, inscrit: 0, present: 0, excuse: 0, absent: 0 };
  for (const state of best.values()) counts[state] += 1;
  return counts;
}

/** Those who came to this meeting. */
export function presentAt(view: RecordView, meeting: string): Participant[] {
  return seatsAt(view, meeting)
    .filter(({ state }) => state === 'present')
    .map(({ participant }) => participant);
}

/** Those who came to at least one meeting that still stands. */
export function everPresent(view: RecordView): Participant[] {
  const meetings = rowIds(view, 'meeting');
  return readParticipants(view).filter(({ id }) =>
    meetings.some((meeting) => choiceOf(view, seatKey(meeting, id), SEAT_STATES, 'invite') === 'present'),
  );
}

/** Persons of one name who stand for several companies, and for which of them they came; sorted, so that devices agree. */
export function namesakesOf(
  participants: readonly Participant[],
  came: readonly Participant[],
): { readonly companies: readonly DocId[]; readonly came: readonly DocId[] }[] {
  const nameOf = ({ name, company, partner }: Participant): string =>
    company && fold(name) !== '' ? `${fold(name)}|${partner ?? ''}` : '';
  const companiesOf = (name: string, among: readonly Participant[]): DocId[] =>
    [...new Set(among.flatMap((one) => (nameOf(one) === name && one.company ? [one.company] : [])))].sort();
  return [...new Set(participants.map(nameOf))]
    .filter((name) => name !== '')
    .map((name) => ({ companies: companiesOf(name, participants), came: companiesOf(name, came) }))
    .filter(({ companies }) => companies.length > 1);
}
