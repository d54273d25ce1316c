// Settings that the team shares, live: the records of one purpose, open as long as somebody looks.
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { followRecord } from '#binding/use-record.ts';
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

export type SettingsStore = Pick<Store, 'cards' | 'open' | 'onArrival'>;

/** Follows the records of a purpose until `close`; for models. In a component: `useSettings`. */
export function followSettings(store: SettingsStore, purpose: TeamPurpose | 'documents'): FollowedSettings {
  const records = signal<readonly OpenRecord[]>([]);
  /** Of each record how to leave it, and whether it was looked for. */
  const followed = new Map<DocId, { leave: () => void; told: boolean }>();
  const ready = signal(false);
  const docs = computed(() =>
    [...store.cards.settings.value.values()]
      .flatMap((card) => (card.purpose === purpose || (purpose === 'documents' && card.documents) ? [card.doc] : []))
      .sort()
      .join(' '),
  );

  function follow(doc: DocId): void {
    const one = { leave: () => {}, told: false };
    followed.set(doc, one);
    one.leave = followRecord(store, doc, (record) => {
      one.told = true;
      if (record) records.value = [...records.peek(), record].sort((a, b) => (a.doc < b.doc ? -1 : 1));
      tellReady();
    });
  }

  function tellReady(): void {
    if ([...followed.values()].every(({ told }) => told)) ready.value = true;
  }

  const stop = effect(() => {
    const wanted = docs.value === '' ? [] : (docs.value.split(' ') as DocId[]);
    untracked(() => {
      for (const doc of wanted) if (!followed.has(doc)) follow(doc);
      tellReady();
    });
  });
  return {
    ready,
    records,
    kept: computed(() => records.value.map(({ doc, view }) => ({ doc, view: view.value }))),
    close() {
      stop();
      for (const { leave } of followed.values()) leave();
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
