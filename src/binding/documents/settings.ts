// What documents carry, live: the settings records that hold it, open as long as somebody looks.
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import { readDocumentSettings, type DocumentSettings } from '#domain/settings/documents.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

interface Follower {
  /** Null until what is here has been read: nothing is drawn up without its mentions. */
  readonly settings: ReadonlySignal<DocumentSettings | null>;
  /** The open records, lowest id first. */
  readonly records: ReadonlySignal<readonly OpenRecord[]>;
  close(): void;
}

type SettingsStore = Pick<Store, 'cards' | 'open'>;

function holders(store: SettingsStore): DocId[] {
  const cards = [...store.cards.settings.value.values()];
  return cards.flatMap(({ doc, documents }) => (documents ? [doc] : [])).sort();
}

function followDocumentSettings(store: SettingsStore): Follower {
  const open = signal<readonly OpenRecord[]>([]);
  const ready = signal(false);
  const docs = computed(() => holders(store).join(' '));
  let left = false;
  let round = Promise.resolve();

  async function read(wanted: readonly DocId[]): Promise<void> {
    for (const doc of wanted) {
      if (left || open.peek().some((record) => record.doc === doc)) continue;
      const record = await store.open(doc);
      if (!record) continue;
      if (left) record.close();
      else open.value = [...open.peek(), record].sort((a, b) => (a.doc < b.doc ? -1 : 1));
    }
    ready.value = true;
  }

  const stop = effect(() => {
    const wanted = docs.value === '' ? [] : (docs.value.split(' ') as DocId[]);
    round = round.then(() => read(wanted));
  });
  return {
    records: open,
    settings: computed(() => {
      if (!ready.value) return null;
      return readDocumentSettings(open.value.map(({ doc, view }) => ({ doc, view: view.value })));
    }),
    close() {
      left = true;
      stop();
      for (const record of open.peek()) record.close();
    },
  };
}

/** Live while the component is there. */
export function useDocumentSettings(store: SettingsStore): Follower {
  const follower = useMemo(() => followDocumentSettings(store), [store]);
  useEffect(() => () => follower.close(), [follower]);
  return follower;
}
