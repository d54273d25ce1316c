// A partner's agreement to be named and called: given on a day, valid for a while, taken back in one act (PRODUCT R18).
import { addDays, addMonths, isDay, type Day } from '#domain/day.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';

/** How long an agreement is valid, as an ambassador's. */
const CONSENT_MONTHS = 24;

/** How long before its end one is reminded of it. */
export const REMINDER_DAYS = 60;

/** What stands in the place of the last valid day once the agreement was taken back; empty is « never asked ». */
const WITHDRAWN = 'retire';

export interface Consent {
  readonly on: Day | null;
  /** Last valid day, included; null when none was given or it was taken back. */
  readonly until: Day | null;
  /** Taken back: the person is neither named nor called any more. */
  readonly withdrawn: boolean;
}

/** `asked` is still to be asked for; `ending` is valid for `REMINDER_DAYS` or less. */
export type ConsentStanding = 'asked' | 'valid' | 'ending' | 'lapsed' | 'withdrawn';

/** While two people disagree, the careful answer holds: withdrawn, else the earlier end. */
export function readConsent(view: RecordView): Consent {
  const until = view.fields.get('consentUntil');
  const on = view.fields.get('consentOn')?.value;
  const ends = until ? [until.value, ...until.others.map(({ value }) => value)] : [];
  const withdrawn = ends.includes(WITHDRAWN);
  const days = ends.filter(isDay).sort();
  return { on: isDay(on) && !withdrawn ? on : null, until: withdrawn ? null : (days[0] ?? null), withdrawn };
}

/** How an agreement stands on a day. */
export function consentStanding(until: Day | null, withdrawn: boolean, day: Day): ConsentStanding {
  if (withdrawn) return 'withdrawn';
  if (until === null) return 'asked';
  if (until < day) return 'lapsed';
  return until <= addDays(day, REMINDER_DAYS) ? 'ending' : 'valid';
}

/** The agreement is given, or given anew, on a day. */
export function giveConsent(draft: Draft, day: Day): void {
  const until = addMonths(day, CONSENT_MONTHS);
  draft.set('consentOn', day);
  draft.set('consentUntil', until);
  draft.event('partner-consented', { on: day, until });
}

/** The agreement is taken back, at once and without a guard. */
export function withdrawConsent(draft: Draft, reason: string): void {
  draft.set('consentUntil', WITHDRAWN);
  draft.event('partner-withdrawn', { reason });
}

/** Undoes the one act or the other: the days stand again as they did, said as a fact of its own. */
export function restoreConsent(draft: Draft, before: Consent): void {
  draft.set('consentOn', before.on);
  draft.set('consentUntil', before.withdrawn ? WITHDRAWN : before.until);
  draft.event('partner-consent-restored', { on: before.on, until: before.until });
}
