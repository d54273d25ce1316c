// Who listens for the growth of the log, and for what server processes tell each other.

/** Hears the number of the log's last row, after its commit. A hint: rows are read by a sync, never from here. */
type HeadListener = (seq: number) => void;
/** Starts listening; the answer ends it. */
export type OnHead = (listener: HeadListener) => () => void;

/**
 * Short words between the server processes that share a database. Whoever speaks may hear it too; what is said while
 * nobody can hear is lost.
 */
export interface Whispers {
  /** @param text at most 1 KB */
  tell(text: string): void;
  hear(listener: (text: string) => void): () => void;
}

/** For a database that only one process opens: there is nobody to talk to. */
export const NO_WHISPERS: Whispers = { tell: () => undefined, hear: () => () => undefined };

export interface Listeners<Value> {
  add(listener: (value: Value) => void): () => void;
  tell(value: Value): void;
  readonly count: number;
}

/** Listeners in a set; a listener that throws is a bug and stops nobody else from hearing. */
export function createListeners<Value = number>(): Listeners<Value> {
  const listeners = new Set<(value: Value) => void>();
  return {
    add(listener) {
      // The same function twice is two listeners.
      const own = (value: Value): void => listener(value);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    tell(value) {
      for (const listener of listeners) queueMicrotask(() => listener(value));
    },
    get count() {
      return listeners.size;
    },
  };
}
