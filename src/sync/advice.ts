// What an outcome means for the person and for the next try: a table, no clock.
import type { HttpRefusal } from '#protocol/refusal.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { SyncStatus } from '#store/sync-status.ts';
import type { NoAnswer } from './transport.ts';

export type Outcome =
  | NoAnswer
  | { readonly type: 'storage'; readonly failure: StorageFailure }
  | { readonly type: 'alone' }
  | { readonly type: 'done'; readonly at: number }
  /** Nothing moved in a page: what waits is waiting for the server. */
  | { readonly type: 'stuck' }
  | { readonly type: 'deadline' };

export interface Advice {
  readonly status: SyncStatus;
  /** Try again within this run, with a smaller page. */
  readonly again: boolean;
  /** Seconds to wait before the next run; null: the ordinary timer. */
  readonly wait: number | null;
  /** Something is left to send: the worker should ask for another background sync. */
  readonly unfinished: boolean;
}

/** Refusals that no retry mends: a person must act. */
const FINAL: ReadonlySet<HttpRefusal> = new Set([
  'unknown-device',
  'revoked-device',
  'not-allowed',
  'wrong-workspace',
  'app-too-old',
]);

export function adviceFor(outcome: Outcome): Advice {
  switch (outcome.type) {
    case 'alone':
      return { status: { type: 'alone' }, again: false, wait: null, unfinished: false };
    case 'done':
      return { status: { type: 'received', at: outcome.at }, again: false, wait: null, unfinished: false };
    case 'unreachable':
      return { status: { type: 'offline' }, again: true, wait: null, unfinished: true };
    case 'portal':
      return { status: { type: 'portal' }, again: false, wait: 60, unfinished: true };
    case 'too-large':
      return { status: { type: 'trouble', reason: 'too-large' }, again: true, wait: 60, unfinished: true };
    case 'refused':
      return FINAL.has(outcome.reason)
        ? { status: { type: 'refused', reason: outcome.reason }, again: false, wait: 300, unfinished: false }
        : {
            status: { type: 'trouble', reason: outcome.reason },
            again: false,
            wait: outcome.retryAfter ?? 30,
            unfinished: true,
          };
    case 'storage':
      return { status: { type: 'trouble', reason: outcome.failure.type }, again: false, wait: 30, unfinished: true };
    case 'stuck':
      return { status: { type: 'trouble', reason: 'busy' }, again: false, wait: 30, unfinished: true };
    case 'deadline':
      return { status: { type: 'offline' }, again: false, wait: 0, unfinished: true };
  }
}
