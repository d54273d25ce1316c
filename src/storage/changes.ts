// Tells every tab and the service worker which records changed; the others read the rows again (SYNC D6).
import type { DocId } from '#domain/ids.ts';

export interface Change {
  /** Records whose rows changed. */
  readonly docs: readonly DocId[];
  /** The outbox, the quarantine or the sync marks changed. */
  readonly outbox: boolean;
  /** What the server sent or answered: nothing waits to be sent that did not wait before. */
  readonly received?: boolean;
  /** An act of the tab that tells: that tab holds the records already, only the others must read them again. */
  readonly acted?: boolean;
  /** Photos: `written` when there is something for the lane to do, `moved` when one got further. */
  readonly blobs?: 'written' | 'moved';
  /** Told to the tab that acted, in the place of `docs`: the records of its own act. */
  readonly own?: readonly DocId[];
}

export interface Changes {
  /** Tells everyone, this tab included. */
  post(change: Change): void;
  listen(listener: (change: Change) => void): () => void;
  close(): void;
}

export function createChanges(name: string): Changes {
  const listeners = new Set<(change: Change) => void>();
  const wire = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`${name}:changes`);
  const tell = (change: Change): void => {
    for (const listener of listeners) listener(change);
  };
  if (wire) wire.onmessage = (event: MessageEvent<Change>) => tell(event.data);
  return {
    post(change) {
      wire?.postMessage(change);
      tell(change.acted ? { ...change, docs: [], own: change.docs } : change);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      wire?.close();
      listeners.clear();
    },
  };
}
