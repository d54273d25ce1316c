// A company head who agreed in writing to host, testify or sponsor (PRODUCT R18).
import { addMonths, dayAt, isDay, type Day } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';

/** How long a consent is valid (PRODUCT R18). */
export const AMBASSADOR_MONTHS = 24;

export interface Ambassador {
  readonly since: Day;
  /** Last valid day, included. */
  readonly until: Day;
  readonly topics: readonly string[];
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item: Json): item is string => typeof item === 'string') : [];
}

/** The consent that stands, or null: never given, or withdrawn since. A lapsed one is still returned, see `isAmbassadorOn`. */
export function readAmbassador(view: RecordView): Ambassador | null {
  const last = view.events
    .filter(({ type }) => type === 'ambassador-consented' || type === 'ambassador-withdrawn')
    // At the same millisecond the withdrawal wins: it is the one that must not be missed.
    .sort((a, b) => a.at - b.at || (a.type < b.type ? -1 : Number(a.type > b.type)) || (a.id < b.id ? -1 : 1))
    .at(-1);
  if (last?.type !== 'ambassador-consented') return null;
  const since = dayAt(last.at);
  const until = last.body['until'];
  return {
    since,
    until: isDay(until) ? until : addMonths(since, AMBASSADOR_MONTHS),
    topics: strings(last.body['topics']),
  };
}

/** True while the consent is valid. */
export function isAmbassadorOn(ambassador: Pick<Ambassador, 'since' | 'until'> | null, day: Day): boolean {
  return ambassador !== null && ambassador.since <= day && day <= ambassador.until;
}

/** Records a consent given on a day, for 24 months. */
export function consentAmbassador(draft: Draft, day: Day, topics: readonly string[]): void {
  draft.event('ambassador-consented', { topics, until: addMonths(day, AMBASSADOR_MONTHS) });
}

/** Withdraws a consent, at once and without a guard (PRODUCT R18: one tap). */
export function withdrawAmbassador(draft: Draft, reason: string): void {
  draft.event('ambassador-withdrawn', { reason });
}
