// A new version is offered, never imposed: what was typed is durable before the old page lets go.
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Workbox } from 'workbox-window';

type UpdateState =
  | 'none'
  /** A new version waits for the person's word. */
  | 'ready'
  /** Another tab took the new version; this one still runs the old. */
  | 'elsewhere';

export interface AppUpdate {
  readonly state: ReadonlySignal<UpdateState>;
  /** Makes everything durable first; false when that failed, and then nothing is reloaded. */
  accept(): Promise<boolean>;
}

/** Between two looks for a new version while the page stays open, ms. */
const LOOK = 3_600_000;

/** @param makeDurable resolves true when no typed character is in memory only */
export function watchUpdates(makeDurable: () => Promise<boolean>): AppUpdate {
  const state = signal<UpdateState>('none');
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return { state, accept: async () => false };
  let worker: Workbox | null = null;
  // `isUpdate` is false in the tab that was open at the first installation: a flag of our own instead.
  let hadWorker = navigator.serviceWorker.controller !== null;
  let accepted = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (accepted) location.reload();
    else if (hadWorker) state.value = 'elsewhere';
    hadWorker = true;
  });
  void import('workbox-window').then((library) => {
    worker = new library.Workbox('/service-worker.js');
    worker.addEventListener('waiting', () => {
      state.value = 'ready';
    });
    void worker.register();
  });
  setInterval(() => void worker?.update().catch(() => undefined), LOOK);
  return {
    state,
    async accept() {
      if (!(await makeDurable())) return false;
      if (state.value === 'elsewhere') location.reload();
      else {
        accepted = true;
        worker?.messageSkipWaiting();
      }
      return true;
    },
  };
}
