// A session of the technical committee: who came, which dossiers were on the agenda, what was written down.
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { choiceOf, dayOf, flagOf, numberOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, putRow } from '#domain/record/rows.ts';

export const SESSION_STATES = ['prevue', 'tenue'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

export interface Attendee {
  readonly id: string;
  readonly name: string;
  /** The body this person speaks for. */
  readonly body: string;
  readonly present: boolean;
}

interface AgendaItem {
  readonly dossier: DocId;
  /** Place on the agenda; null: after the others, in the order they were put on. */
  readonly order: number | null;
}

export interface SessionInput {
  readonly date: Day | null;
  readonly place: string;
  readonly state: SessionState;
}

export interface Session extends SessionInput {
  readonly attendees: readonly Attendee[];
  readonly agenda: readonly AgendaItem[];
  readonly minutes: string;
}

export function readSession(view: RecordView): Session {
  const agenda = rowIds(view, 'file').map((dossier) => ({
    dossier: dossier as DocId,
    order: numberOf(view, `file/${dossier}/order`),
  }));
  const last = Number.MAX_VALUE;
  return {
    date: dayOf(view, 'date'),
    place: textOf(view, 'place'),
    state: choiceOf(view, 'state', SESSION_STATES, 'prevue'),
    attendees: rowIds(view, 'present').map((id) => ({
      id,
      name: textOf(view, `present/${id}/name`),
      body: textOf(view, `present/${id}/body`),
      present: flagOf(view, `present/${id}/present`),
    })),
    agenda: agenda.sort((a, b) => (a.order ?? last) - (b.order ?? last)),
    minutes: view.texts.get('minutes') ?? '',
  };
}

export function writeSession(draft: Draft, input: Partial<SessionInput>): void {
  for (const [field, value] of Object.entries(input)) {
    if (value !== undefined) draft.set(field, typeof value === 'string' ? value.trim() : value);
  }
}

/** Adds a person to the list and returns the row; `now` in ms. */
export function addAttendee(draft: Draft, attendee: Omit<Attendee, 'id'>, now: number): string {
  return addRow(draft, 'present', { ...attendee }, now);
}

/** Puts a dossier on the agenda, or moves it; `now` in ms. */
export function putOnAgenda(draft: Draft, dossier: DocId, order: number | null, now: number): void {
  putRow(draft, 'file', dossier, { order }, now);
}
