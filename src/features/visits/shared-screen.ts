// « Écran partagé »: the tablet is turned towards the head. It survives a reload, or what is hidden would flash up.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';

export interface SharedScreen {
  readonly shared: ReadonlySignal<boolean>;
  /** False until this tablet has said how it was left: nothing is drawn before. */
  readonly isKnown: ReadonlySignal<boolean>;
  share(on: boolean): void;
}

export const sharedKey = (doc: DocId): string => `shared:${doc}`;

export function createSharedScreen(store: Pick<Store, 'local'>, doc: DocId): SharedScreen {
  const shared = signal(false);
  const isKnown = signal(false);
  const read = async (): Promise<void> => {
    const left = await store.local.get(sharedKey(doc));
    if (!isKnown.value) shared.value = left === true;
    isKnown.value = true;
  };
  void read();
  return {
    shared,
    isKnown,
    share(on) {
      isKnown.value = true;
      shared.value = on;
      void store.local.set(sharedKey(doc), on);
    },
  };
}
