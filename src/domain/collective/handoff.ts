// A company's need handed to a person of a partner body, and the rhythm of reminders until an answer (PRODUCT 1.5).
import { addDays, addMonths, dayAt, daysBetween, isDay, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { dayOf, docOf, flagOf, rowIds, textOf, valueOf } from '#domain/record/read.ts';
import type { Draft, RecordEvent, RecordView } from '#domain/record/record.ts';
import { addRow } from '#domain/record/rows.ts';

export const HANDOFF_ANSWERS = [
  'prise-en-charge',
  'aide-proposee',
  'pas-d-aide',
  'non-joignable',
  'pas-pour-moi',
] as const;
export type HandoffAnswer = (typeof HANDOFF_ANSWERS)[number];

/** Days after it was sent. Proposals, to become parameters. */
const NUDGE_DAY = 9;
const LAST_CHANCE_DAY = 21;
const ABANDON_DAY = 45;
const ARCHIVE_MONTHS = 6;

interface HandoffReply {
  readonly answer: HandoffAnswer;
  readonly note: string;
  readonly day: Day;
  readonly event: string;
  readonly tag: string;
}

export interface Handoff {
  readonly id: string;
  readonly partner: DocId | null;
  /** Who was asked, in the partner body. */
  readonly person: string;
  /** What was sent, word for word: the log of what left the house. */
  readonly message: string;
  /** What was ticked to be in it. */
  readonly parts: readonly string[];
  /** The companies it names had agreed, each for this partner (PRODUCT R8). */
  readonly agreed: boolean;
  readonly sentOn: Day | null;
  /** The last answer; null while there is none. */
  readonly reply: HandoffReply | null;
  /** All of them, oldest first. */
  readonly replies: readonly HandoffReply[];
  /** Reminders that were sent, oldest first. */
  readonly reminders: readonly Day[];
}

/** Where a handoff is. `draft`: nothing was sent yet. */
export type HandoffStage = 'draft' | 'waiting' | 'nudge' | 'last-chance' | 'abandoned' | 'answered' | 'archived';

/** What a stage is computed from: the same on a card and in a record. */
interface HandoffFacts {
  readonly sentOn: Day | null;
  readonly answer: HandoffAnswer | null;
}

/** The day each stage begins. */
export function handoffDays(sentOn: Day): {
  readonly nudge: Day;
  readonly lastChance: Day;
  readonly abandon: Day;
  readonly archive: Day;
} {
  return {
    nudge: addDays(sentOn, NUDGE_DAY),
    lastChance: addDays(sentOn, LAST_CHANCE_DAY),
    abandon: addDays(sentOn, ABANDON_DAY),
    archive: addMonths(sentOn, ARCHIVE_MONTHS),
  };
}

/** The stage on a day of the calendar in Europe/Paris. A day counts whole: the ninth day after is day 9 from midnight on. */
export function handoffStage({ sentOn, answer }: HandoffFacts, today: Day): HandoffStage {
  if (!sentOn) return 'draft';
  const days = handoffDays(sentOn);
  if (today >= days.archive) return 'archived';
  if (answer) return 'answered';
  if (today >= days.abandon) return 'abandoned';
  if (today >= days.lastChance) return 'last-chance';
  return today >= days.nudge ? 'nudge' : 'waiting';
}

/** How many days it has waited. */
export function daysWaited(sentOn: Day, today: Day): number {
  return Math.max(0, daysBetween(sentOn, today));
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function readReply(event: RecordEvent): HandoffReply | null {
  const answer = HANDOFF_ANSWERS.find((one) => one === event.body['answer']);
  if (!answer) return null;
  const { day, note } = event.body;
  return { answer, note: text(note), day: isDay(day) ? day : dayAt(event.at), event: event.id, tag: event.tag };
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function partsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((part): part is string => typeof part === 'string') : [];
}

/** Handoffs in the order they were written; the last answer by its day, then by the moment it was noted, holds. */
export function readHandoffs(view: RecordView): Handoff[] {
  const of = (type: string, id: string): RecordEvent[] =>
    view.events.filter((event) => event.type === type && event.body['handoff'] === id);
  return rowIds(view, 'handoff').map((id) => {
    const replies = of('handoff-answered', id)
      .flatMap((event) => {
        const reply = readReply(event);
        return reply ? [{ reply, at: event.at }] : [];
      })
      .sort((a, b) => byText(a.reply.day, b.reply.day) || a.at - b.at || byText(a.reply.event, b.reply.event))
      .map(({ reply }) => reply);
    return {
      id,
      partner: docOf(view, `handoff/${id}/partner`),
      person: textOf(view, `handoff/${id}/person`),
      message: textOf(view, `handoff/${id}/message`),
      parts: partsOf(valueOf(view, `handoff/${id}/parts`)),
      agreed: flagOf(view, `handoff/${id}/agreed`),
      sentOn: dayOf(view, `handoff/${id}/sentOn`),
      reply: replies.at(-1) ?? null,
      replies,
      reminders: of('handoff-reminded', id)
        .map(({ body, at }) => (isDay(body['day']) ? body['day'] : dayAt(at)))
        .sort(byText),
    };
  });
}

/** Adds a handoff now (ms) and returns its row. `sentOn` null: prepared, not sent. */
export function addHandoff(
  draft: Draft,
  input: Pick<Handoff, 'partner' | 'person' | 'message' | 'parts' | 'agreed' | 'sentOn'>,
  now: number,
): string {
  return addRow(draft, 'handoff', { ...input, partner: input.partner ?? '' }, now);
}

/** Notes what the partner answered, and returns the event's id. */
export function answerHandoff(
  draft: Draft,
  handoff: string,
  reply: Pick<HandoffReply, 'answer' | 'note' | 'day'>,
): string {
  return draft.event('handoff-answered', { handoff, answer: reply.answer, note: reply.note.trim(), day: reply.day });
}

/** Notes that a reminder left. */
export function remindHandoff(draft: Draft, handoff: string, day: Day): string {
  return draft.event('handoff-reminded', { handoff, day });
}

/** A reminder of the stage has been sent: nothing more is asked until the next one. */
export function isReminded(reminders: readonly Day[], sentOn: Day, stage: HandoffStage): boolean {
  const { nudge, lastChance } = handoffDays(sentOn);
  const since = stage === 'nudge' ? nudge : stage === 'last-chance' ? lastChance : null;
  return since !== null && reminders.some((day) => day >= since);
}
