// What is known about the way to the server, from receipts and never from `navigator.onLine`.
import { signal, type ReadonlySignal } from '@preact/signals-core';

export type SyncStatus =
  /** No server is known yet: all stays on this tablet. */
  | { readonly type: 'alone' }
  /** Before the first try since the start. */
  | { readonly type: 'waiting' }
  | { readonly type: 'sending'; readonly done: number; readonly total: number }
  /** The first sync: lists show everything already, records follow, newest first. */
  | { readonly type: 'receiving'; readonly done: number; readonly total: number }
  /** Everything this tablet wrote has been acknowledged, hash by hash; `at` ms since 1970. */
  | { readonly type: 'received'; readonly at: number }
  | { readonly type: 'offline' }
  /** Something else answered in the server's place (the page of a hotel's network). */
  | { readonly type: 'portal' }
  /** A person must act: `reason` is a refusal's name. */
  | { readonly type: 'refused'; readonly reason: string }
  /** It will be tried again by itself. */
  | { readonly type: 'trouble'; readonly reason: string };

export interface SyncStatusCell {
  readonly status: ReadonlySignal<SyncStatus>;
  set(status: SyncStatus): void;
}

export function createSyncStatus(): SyncStatusCell {
  const status = signal<SyncStatus>({ type: 'waiting' });
  return {
    status,
    set(next) {
      status.value = next;
    },
  };
}
