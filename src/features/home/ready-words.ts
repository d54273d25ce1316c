// What the last check found, with its hour: an old one is not a promise. Loaded behind the first screen.
import { dayAt } from '#domain/day.ts';
import { LAST_CHECK, readLastCheck } from '#domain/readiness/last-check.ts';
import { formatMoment, formatTime } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { t } from './ready-messages.ts';

export async function lastCheckWords({ local, now }: Pick<Store, 'local' | 'now'>): Promise<string> {
  const last = readLastCheck(await local.get(LAST_CHECK));
  if (!last) return t().never;
  const when = dayAt(last.at) === dayAt(now()) ? formatTime(last.at) : formatMoment(last.at);
  return t().states[last.type](last.count, when);
}
