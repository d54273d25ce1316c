// The calendar file that others subscribe to: made from the cards, put under its address when it says something new.
import { allEntries } from '#domain/collective/calendar-entries.ts';
import { calendarFile } from '#domain/exchange/calendar-file.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { ServerFailure } from '#store/platform.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

type Ports = Pick<Store, 'cards' | 'local' | 'platform'>;

/** On this tablet: the sum of what it published last, '' before the first time; null when it does not publish. */
const PUBLISHED = 'calendar.published';

/** What stands under the address: every collective action and meeting, nothing of a confidential stake. */
function publicCalendar(store: Pick<Store, 'cards'>): string {
  return calendarFile(t().calendarName, allEntries(store.cards.action.value.values(), store.cards.stake.value));
}

/** From now on this device publishes by itself; or no more. */
export async function setPublishing(store: Ports, on: boolean): Promise<void> {
  await store.local.set(PUBLISHED, on ? '' : null);
}

/** Publishes when this device does and the file changed; true when something was sent. */
export async function publishCalendar(store: Ports): Promise<Result<boolean, ServerFailure>> {
  const kept = await store.local.get(PUBLISHED);
  if (typeof kept !== 'string') return ok(false);
  const text = publicCalendar(store);
  const sum = await store.platform.pictures.sum(new TextEncoder().encode(text));
  if (sum === kept) return ok(false);
  const sent = await store.platform.coordination.calendar.publish(text);
  if (!sent.ok) {
    // Withdrawn elsewhere: there is no address to publish under any more.
    if (sent.error.reason === 'unknown-target') await setPublishing(store, false);
    return fail(sent.error);
  }
  await store.local.set(PUBLISHED, sum);
  return ok(true);
}
