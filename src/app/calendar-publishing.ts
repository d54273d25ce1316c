// The published calendar follows the actions by itself: some time after a change, and when the network comes back.
import { effect } from '@preact/signals';
import { publishCalendar } from '#binding/calendar/publishing.ts';
import { roleOf } from '#binding/rights.ts';
import type { Store } from '#store/store.ts';

/** A bar moved three times is one publication, ms. */
const CALM = 10_000;

/** Goes on until the page goes away; does nothing on a device that publishes nothing. */
export function followCalendar(store: Store): void {
  let waiting: ReturnType<typeof setTimeout> | null = null;
  effect(() => {
    // Read here so that each change is heard.
    void store.cards.action.value;
    void store.cards.stake.value;
    void store.syncStatus.value;
    if (roleOf(store) !== 'coordinator' || !store.device.value.workspace) return;
    if (waiting !== null) clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = null;
      void publishCalendar(store);
    }, CALM);
  });
}
