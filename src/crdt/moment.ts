// Moments inside a record: whole seconds, counted from 2025, so that one takes 5 bytes instead of 9.

const EPOCH = Date.UTC(2025, 0, 1);

/** @param at corrected ms since 1970; a clock before 2025 counts as its first second */
export function secondsOf(at: number): number {
  return Math.max(0, Math.round((at - EPOCH) / 1000));
}

/** ms since 1970. */
export function momentOf(seconds: number): number {
  return EPOCH + seconds * 1000;
}
