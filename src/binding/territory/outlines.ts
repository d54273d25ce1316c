// The outlines that maps are drawn with, live: this device's own file where there is one, else the team's.
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { followSettings, type FollowedSettings } from '#binding/settings/follow-settings.ts';
import { keptOutline, LOCAL_OUTLINE, readOutlineSettings, type KeptOutline } from '#domain/settings/outline.ts';
import { readOutlines, type Outlines } from '#domain/territory/outlines.ts';
import type { Store } from '#store/store.ts';

type OutlineStore = Pick<Store, 'cards' | 'open' | 'onArrival' | 'local'>;

// One per store: the settings screen writes it, the map reads it.
const locals = new WeakMap<OutlineStore['local'], Signal<KeptOutline | null>>();

/** This device's own outlines; null until they are read, and when there are none. */
export function localOutline(store: OutlineStore): Signal<KeptOutline | null> {
  const known = locals.get(store.local);
  if (known) return known;
  const made = signal<KeptOutline | null>(null);
  locals.set(store.local, made);
  void store.local.get(LOCAL_OUTLINE).then((value) => {
    made.value ??= keptOutline(value);
  });
  return made;
}

/** Keeps outlines on this device only; null takes them out. */
export async function keepLocalOutline(store: OutlineStore, outline: KeptOutline | null): Promise<void> {
  localOutline(store).value = outline;
  await store.local.set(LOCAL_OUTLINE, outline && { ...outline });
}

// What was unpacked last: every map of the page draws the same.
let unpacked: { readonly body: string; readonly outlines: Outlines | null } | null = null;

async function unpack(body: string): Promise<Outlines | null> {
  if (unpacked?.body === body) return unpacked.outlines;
  const { unpackText } = await import('#store/packed-text.ts');
  const text = await unpackText(body);
  unpacked = { body, outlines: text === null ? null : readOutlines(text) };
  return unpacked.outlines;
}

export interface FollowedOutlines {
  /** Null: none, or none that can be read. Maps are drawn without. */
  readonly outlines: ReadonlySignal<Outlines | null>;
  readonly team: ReadonlySignal<KeptOutline | null>;
  readonly local: ReadonlySignal<KeptOutline | null>;
  readonly followed: FollowedSettings;
  close(): void;
}

function followOutlines(store: OutlineStore): FollowedOutlines {
  const followed = followSettings(store, 'outline');
  const team = computed(() => readOutlineSettings(followed.kept.value));
  const local = localOutline(store);
  const outlines = signal<Outlines | null>(null);
  const stop = effect(() => {
    const body = local.value?.body ?? team.value?.body ?? '';
    if (unpacked?.body === body) outlines.value = unpacked.outlines;
    else if (body === '') outlines.value = null;
    else
      void unpack(body).then((read) => {
        if (body === (local.peek()?.body ?? team.peek()?.body)) outlines.value = read;
      });
  });
  return {
    outlines,
    team,
    local,
    followed,
    close() {
      stop();
      followed.close();
    },
  };
}

/** Live while the component is there. */
export function useOutlines(store: OutlineStore): FollowedOutlines {
  const followed = useMemo(() => followOutlines(store), [store]);
  useEffect(() => () => followed.close(), [followed]);
  return followed;
}
