// Settings that the team shares, live: the records of one purpose, open as long as somebody looks.
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { Draft } from '#domain/record/record.ts';
import type { TeamPurpose } from '#domain/settings/purpose.ts';
import { beginTeamSettings, teamHolder, type KeptSettings } from '#domain/settings/team.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

export interface FollowedSettings {
  /** True once what is here has been read: before, nothing is known, not even that there is nothing. */
  readonly ready: ReadonlySignal<boolean>;
  /** The open records, lowest id first. */
  readonly records: ReadonlySignal<readonly OpenRecord[]>;
  /** The same as the domain reads them. */
  readonly kept: ReadonlySignal<readonly KeptSettings[]>;
  close(): void;
}

export type SettingsStore = Pick<Store, 'cards' | 'open'>;

/** Follows the records of a purpose until `close`; for models. In a component: `useSettings`. */
export function followSettings(store: SettingsStore, purpose: TeamPurpose | 'documents'): FollowedSettings {
  const records = signal<readonly OpenRecord[]>([]);
  const ready = signal(false);
  const docs = computed(() =>
    [...store.cards.settings.value.values()]
      .flatMap((card) => (card.purpose === purpose || (purpose === 'documents' && card.documents) ? [card.doc] : []))
      .sort()
      .join(' '),
  );
  let left = false;
  let round = Promise.resolve();

  async function read(wanted: readonly DocId[]): Promise<void> {
    for (const doc of wanted) {
      if (left || records.peek().some((record) => record.doc === doc)) continue;
      const record = await store.open(doc);
      if (!record) continue;
      if (left) record.close();
      else records.value = [...records.peek(), record].sort((a, b) => (a.doc < b.doc ? -1 : 1));
    }
    ready.value = true;
  }

  const stop = effect(() => {
    const wanted = docs.value === '' ? [] : (docs.value.split(' ') as DocId[]);
    round = round.then(() => read(wanted));
  });
  return {
    ready,
    records,
    kept: computed(() => records.value.map(({ doc, view }) => ({ doc, view: view.value }))),
    close() {
      left = true;
      stop();
      for (const record of records.peek()) record.close();
    },
  };
}

/** Live while the component is there. */
export function useSettings(store: SettingsStore, purpose: TeamPurpose | 'documents'): FollowedSettings {
  const followed = useMemo(() => followSettings(store, purpose), [store, purpose]);
  useEffect(() => () => followed.close(), [followed]);
  return followed;
}

/**
 * Writes in the team's settings, and makes the record when there is none yet; true once it is safe on this device.
 * @param key The field that decides which record, where two devices made one each.
 * @param name Of a new record.
 */
export async function editSettings(
  store: Pick<Store, 'create' | 'edit'>,
  followed: FollowedSettings,
  { purpose, key, name }: { readonly purpose: TeamPurpose; readonly key: string; readonly name: string },
  write: (draft: Draft) => void,
): Promise<boolean> {
  const holder = teamHolder(followed.kept.peek(), purpose, key);
  if (holder) return (await store.edit(holder, write)).ok;
  const { saved } = await store.create('settings', (draft) => {
    beginTeamSettings(draft, purpose, name);
    write(draft);
  });
  return saved.ok;
}
