// How many messages one connection may send: a few at once, then one now and then.

/** Messages at once, and how long each takes to come back, ms. */
const BURST = 12;
const BACK_AFTER = 1_000;
/** Whoever goes on after so many that were passed over is not one of our devices. */
const PATIENCE = 200;

export interface Allowance {
  /** `pass`: to be read; `over`: to be ignored; `enough`: to be closed. */
  take(): 'pass' | 'over' | 'enough';
}

export function createAllowance(now: () => number): Allowance {
  let left = BURST;
  let at = now();
  let over = 0;
  return {
    take() {
      const moment = now();
      left = Math.min(BURST, left + Math.max(0, moment - at) / BACK_AFTER);
      at = moment;
      if (left >= 1) {
        left -= 1;
        return 'pass';
      }
      over += 1;
      return over > PATIENCE ? 'enough' : 'over';
    },
  };
}
