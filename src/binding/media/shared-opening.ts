// What several parts of a screen look at is opened by the first of them and closed after the last.

interface Closing {
  close(): void;
}

interface Opened<Thing extends Closing> {
  users: number;
  readonly thing: Promise<Thing>;
}

export interface Shared<Thing extends Closing> {
  /** Opens the thing of `owner`, or takes part in the one that is open; the returned function leaves it. */
  use(owner: object, open: () => Promise<Thing>, onOpen: (thing: Thing) => void): () => void;
}

export function createShared<Thing extends Closing>(): Shared<Thing> {
  const all = new WeakMap<object, Opened<Thing>>();
  return {
    use(owner, open, onOpen) {
      const shared = all.get(owner) ?? { users: 0, thing: open() };
      all.set(owner, shared);
      shared.users += 1;
      let left = false;
      void shared.thing.then((thing) => {
        if (!left) onOpen(thing);
      });
      return () => {
        if (left) return;
        left = true;
        shared.users -= 1;
        if (shared.users > 0) return;
        all.delete(owner);
        void shared.thing.then((thing) => thing.close());
      };
    },
  };
}
