// A company head who agreed in writing to host, testify or sponsor (PRODUCT R18).
import { addMonths, dayAt, isDay, type Day } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import { dayOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordEvent, RecordView } from '#domain/record/record.ts';
import { addRow } from '#domain/record/rows.ts';

/** How long a consent is valid (PRODUCT R18). */
const AMBASSADOR_MONTHS = 24;

/** What a head agrees to do. */
const AMBASSADOR_FORMS = ['accueil', 'temoignage', 'parrainage', 'publication'] as const;

export interface Ambassador {
  readonly since: Day;
  /** Last valid day, included. */
  readonly until: Day;
  /** What the head speaks about: options of `coo4`. */
  readonly topics: readonly string[];
  /** Of `AMBASSADOR_FORMS`. */
  readonly forms: readonly string[];
}

/** Something that shows the head to others: an article, a photo, a page. */
export interface Published {
  readonly id: string;
  readonly title: string;
  readonly where: string;
  readonly day: Day | null;
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item: Json): item is string => typeof item === 'string') : [];
}

/** Consents and withdrawals, oldest first. */
function ambassadorEvents(view: RecordView): RecordEvent[] {
  return (
    view.events
      .filter(({ type }) => type === 'ambassador-consented' || type === 'ambassador-withdrawn')
      // At the same millisecond the withdrawal wins: it is the one that must not be missed.
      .sort((a, b) => a.at - b.at || (a.type < b.type ? -1 : Number(a.type > b.type)) || (a.id < b.id ? -1 : 1))
  );
}

/** The consent that stands, or null: never given, or withdrawn since. A lapsed one is still returned, see `isAmbassadorOn`. */
export function readAmbassador(view: RecordView): Ambassador | null {
  const last = ambassadorEvents(view).at(-1);
  if (last?.type !== 'ambassador-consented') return null;
  const { on, until } = last.body;
  const [topics, forms] = [strings(last.body['topics']), strings(last.body['forms'])];
  // Earlier versions wrote the forms among the topics.
  const isForm = (one: string): boolean => AMBASSADOR_FORMS.some((form) => form === one);
  const since = isDay(on) ? on : dayAt(last.at);
  return {
    since,
    until: isDay(until) ? until : addMonths(since, AMBASSADOR_MONTHS),
    topics: topics.filter((topic) => !isForm(topic)),
    forms: [...new Set([...forms, ...topics.filter(isForm)])],
  };
}

/** True while the consent is valid. */
export function isAmbassadorOn(ambassador: Pick<Ambassador, 'since' | 'until'> | null, day: Day): boolean {
  return ambassador !== null && ambassador.since <= day && day <= ambassador.until;
}

/** Records a consent given on a day, for 24 months. */
export function consentAmbassador(
  draft: Draft,
  day: Day,
  topics: readonly string[],
  forms: readonly string[] = [],
): void {
  draft.event('ambassador-consented', { on: day, topics, forms, until: addMonths(day, AMBASSADOR_MONTHS) });
}

/** The consent that a withdrawal or a change took away stands again, with the days it had. */
export function restoreAmbassador(draft: Draft, { since, until, topics, forms }: Ambassador): void {
  draft.event('ambassador-consented', { on: since, topics, forms, until });
}

/** Withdraws a consent, at once and without a guard (PRODUCT R18: one tap). */
export function withdrawAmbassador(draft: Draft, reason: string): void {
  draft.event('ambassador-withdrawn', { reason });
}

/** Where the head is shown, newest first: what a withdrawal asks to take down. */
export function readPublished(view: RecordView): Published[] {
  return rowIds(view, 'published')
    .map((id) => ({
      id,
      title: textOf(view, `published/${id}/title`),
      where: textOf(view, `published/${id}/where`),
      day: dayOf(view, `published/${id}/day`),
    }))
    .sort((a, b) => (b.day ?? '9').localeCompare(a.day ?? '9'));
}

/** Adds one of them and returns its row; `now` in ms. */
export function addPublished(draft: Draft, item: Omit<Published, 'id'>, now: number): string {
  return addRow(draft, 'published', { ...item }, now);
}
