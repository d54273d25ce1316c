// One act at a time, in the order they came: what "locked to the commit" means inside one process (SYNC L1).

export interface Queue {
  /** Runs `act` after all earlier ones have ended, however they ended. */
  run<Value>(act: () => Promise<Value>): Promise<Value>;
}

export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    run(act) {
      const turn = tail.then(act);
      tail = turn.catch(() => null);
      return turn;
    },
  };
}
