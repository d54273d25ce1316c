// From the store's signals to the facts of the status line.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { dayAt } from '#domain/day.ts';
import { rescueName } from '#store/rescue-name.ts';
import type { Store } from '#store/store.ts';
import type { StatusFacts, Waiting } from './status-words.ts';
import { t } from './messages.ts';

/** How often ages on screen are looked at again, ms. */
const TICK = 60_000;

export interface StatusModel {
  readonly facts: ReadonlySignal<StatusFacts>;
  /** Starts the clock; returns what stops it. */
  start(): () => void;
  /** Makes the file of everything unsaved, unsent or refused; false when the person gave up. */
  rescue(): Promise<boolean>;
}

export function createStatusModel(store: Store): StatusModel {
  const now = signal(store.now());
  const waiting = computed<Waiting>(() => waitingOf(store));
  const facts = computed<StatusFacts>(() => {
    const sync = store.syncStatus.value;
    const receivedAt = store.receivedAt.value;
    // A receipt may be newer than the last tick.
    const latest = Math.max(now.value, receivedAt ?? 0, sync.type === 'received' ? sync.at : 0);
    return { save: store.saveStatus.value, sync, waiting: waiting.value, receivedAt, now: latest };
  });
  return {
    facts,
    start() {
      const timer = setInterval(() => {
        now.value = store.now();
      }, TICK);
      return () => clearInterval(timer);
    },
    async rescue() {
      const file = await store.rescue();
      return store.platform.saveFile(rescueName(`${t().exportName}-${dayAt(store.now())}`, file), file);
    },
  };
}

function waitingOf(store: Store): Waiting {
  const { docs, blobs, photos, oldestAt, stuck } = store.pending.value;
  let [dossiers, companies] = [0, 0];
  for (const doc of docs) {
    if (store.cards.dossier.value.has(doc)) dossiers += 1;
    else if (store.cards.company.value.has(doc)) companies += 1;
  }
  const others = docs.size - dossiers - companies;
  const voices = [...photos.voices.values()].reduce((sum, count) => sum + count, 0);
  return { dossiers, companies, others, photos: blobs - voices, voices, stuck: stuck.length, oldestAt };
}
