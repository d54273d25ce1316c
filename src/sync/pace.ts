// When what was just written travels: at once after a calm, then not with each key of somebody who goes on writing.

/** After a calm, ms: who looks at the same record elsewhere has it within a second. */
const SOON = 400;
/** A pause that ends a row of writes, ms: an answer is often followed by another. */
const PAUSE = 1_500;
/** Between two exchanges while somebody writes without a pause, ms. */
const APART = 5_000;
/** The same while another person has the same record on the screen, ms. */
const APART_WATCHED = 1_000;

export interface Writing {
  readonly now: number;
  /** When the last exchange began. */
  readonly ran: number;
  /** When what was written before travels; infinity when nothing waits. */
  readonly due: number;
  /** Another person has the record on the screen. */
  readonly watched: boolean;
}

/** The moment (ms since 1970) of the exchange that takes along what was written now. */
export function dueAfterWrite({ now, ran, due, watched }: Writing): number {
  const free = ran + (watched ? APART_WATCHED : APART);
  // Nothing was sent lately, or the clock was set back since.
  if (free <= now || ran > now) return Math.min(due, now + SOON);
  return Math.min(now + PAUSE, free);
}
