// What the status line may say about this tablet. "Saved" is said on a completed strict transaction and on nothing else (SYNC D1).
import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { StorageFailure } from '#storage/durable.ts';

export type SaveStatus =
  /** Every character typed so far is in a committed transaction. */
  | { readonly type: 'saved' }
  /** Something was typed that is not durable yet; nothing is claimed about it. */
  | { readonly type: 'typing' }
  /** A commit takes longer than `SLOW` ms. */
  | { readonly type: 'saving' }
  /** The tablet refused: editing goes on in memory and an export is offered (SYNC D3). */
  | { readonly type: 'failed'; readonly failure: StorageFailure };

/** One object each: who shows the status draws nothing again while it says the same. */
const SAVED: SaveStatus = { type: 'saved' };
const TYPING: SaveStatus = { type: 'typing' };
const SAVING: SaveStatus = { type: 'saving' };

/** Until then, ms, a running commit is not worth a word. */
const SLOW = 300;

export interface SaveLedger {
  readonly status: ReadonlySignal<SaveStatus>;
  /** A key stroke that is not in a commit yet; the returned function takes it back. */
  typed(): () => void;
  /**
   * A commit of this record began; call the result with its failure, or null when it completed.
   * @param isWords false for what nobody typed, as a place on the screen: only its failure is worth a word
   */
  committing(record: string, isWords?: boolean): (failure: StorageFailure | null) => void;
}

export function createSaveLedger(): SaveLedger {
  const typing = signal(0);
  const commits = signal(0);
  const slow = signal(0);
  /** Per record: the success of one record says nothing about another. */
  const failures = signal<ReadonlyMap<string, StorageFailure>>(new Map());
  const status = computed<SaveStatus>(() => {
    const [failure] = failures.value.values();
    if (failure) return { type: 'failed', failure };
    if (slow.value > 0) return SAVING;
    return typing.value + commits.value > 0 ? TYPING : SAVED;
  });
  /** Words are on their way into a transaction, until the returned function is called. */
  function begun(): () => void {
    commits.value += 1;
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      slow.value += 1;
    }, SLOW);
    return () => {
      clearTimeout(timer);
      if (isSlow) slow.value -= 1;
      commits.value -= 1;
    };
  }
  return {
    status,
    typed() {
      typing.value += 1;
      let open = true;
      return () => {
        if (open) typing.value -= 1;
        open = false;
      };
    },
    committing(record, isWords = true) {
      const ended = isWords ? begun() : null;
      return (outcome) => {
        ended?.();
        if (!outcome && !failures.value.has(record)) return;
        const next = new Map(failures.value);
        if (outcome) next.set(record, outcome);
        else next.delete(record);
        failures.value = next;
      };
    },
  };
}
