// What every screen says of an action: its state, its kind, its days.
import type { ActionCard } from '#domain/record/cards.ts';
import { formatDayShort } from '#i18n/format.ts';
import { t } from './messages.ts';

export { t as actionTexts } from './messages.ts';

/** A state of a newer version is told as it is written. */
export function actionState(state: string): string {
  return (t().actionStates as Readonly<Record<string, string>>)[state] ?? state;
}

export function actionTitle({ title }: Pick<ActionCard, 'title'>): string {
  return title || t().untitledAction;
}

/** « du 01/03/2026 au 30/06/2026 », or « le 01/03/2026 ». */
export function periodOf({ start, end }: Pick<ActionCard, 'start' | 'end'>): string {
  const words = t();
  if (start && start === end) return words.periodDay(formatDayShort(start));
  if (start && end) return words.period(formatDayShort(start), formatDayShort(end));
  if (start) return words.periodFrom(formatDayShort(start));
  return end ? words.periodUntil(formatDayShort(end)) : words.periodNone;
}

/** The same where there is little room: « 01/03 – 30/06/2026 ». */
export function shortPeriodOf({ start, end }: Pick<ActionCard, 'start' | 'end'>): string {
  if (!start || !end || start === end) return periodOf({ start, end });
  const [from, to] = [formatDayShort(start), formatDayShort(end)];
  return `${start.slice(0, 4) === end.slice(0, 4) ? from.slice(0, -5) : from}\u00a0– ${to}`;
}
