// Who listens for the growth of the log.

/** Hears the number of the log's last row, after its commit. A hint: rows are read by a sync, never from here. */
type HeadListener = (seq: number) => void;
/** Starts listening; the answer ends it. */
export type OnHead = (listener: HeadListener) => () => void;

/** Listeners in a set; a listener that throws is a bug and stops nobody else from hearing. */
export function createListeners(): { readonly add: OnHead; tell(seq: number): void; readonly count: number } {
  const listeners = new Set<HeadListener>();
  return {
    add(listener) {
      // The same function twice is two listeners.
      const own: HeadListener = (seq) => listener(seq);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    tell(seq) {
      for (const listener of listeners) queueMicrotask(() => listener(seq));
    },
    get count() {
      return listeners.size;
    },
  };
}
