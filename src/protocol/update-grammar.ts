// How an update is built, as far as it must be known to lay its parts side by side (`columns.ts`). What records are made
// of stands here; anything else makes the walk throw, and such bytes travel as they are.

/** The kinds of parts, in the order in which their columns travel. */
export const COLUMNS: readonly Column[] = (
  'shape count writer start info origin originClock right rightClock parent keyBytes key length tag number moment ' +
  'textBytes text raw deleted deletedFrom deletedLength'
).split(' ');
export type Column = string;

/** Carries tokens from one side to the other, one a call, and tells what they say. */
export interface Tokens {
  byte(column: Column): number;
  uint(column: Column): number;
  /** A signed number whose value nobody needs. */
  int(column: Column): void;
  /** A number that is close to one both sides know. */
  near(column: Column, known: number): number;
  /** Seconds of the clock, close to those of the act before. */
  moment(): void;
  /** Client id of a writer. */
  writer(column: Column): void;
  /** Length and bytes of a text; its length as the update counts it. */
  text(lengths: Column, bytes: Column): number;
  bytes(column: Column, count: number): void;
}

const CONTENT = 0b1_1111;
const HAS_ORIGIN = 0b1000_0000;
const HAS_RIGHT = 0b0100_0000;
const HAS_KEY = 0b0010_0000;
const [GONE, DELETED, TEXT, ANY, SKIP] = [0, 1, 4, 8, 10];

/** Values nested deeper were not written by this program. */
const DEEPEST = 32;

/** Walks through one update; throws where it is not one, or is made of something unknown. */
export function walkUpdate(tokens: Tokens): void {
  const writers = tokens.uint('count');
  for (let writer = 0; writer < writers; writer += 1) {
    const structs = tokens.uint('count');
    tokens.writer('writer');
    let clock = tokens.uint('start');
    for (let struct = 0; struct < structs; struct += 1) clock += walkStruct(tokens, clock);
  }
  const holders = tokens.uint('count');
  for (let holder = 0; holder < holders; holder += 1) {
    tokens.writer('deleted');
    const ranges = tokens.uint('count');
    let end = 0;
    for (let range = 0; range < ranges; range += 1) {
      end = tokens.near('deletedFrom', end);
      end += tokens.uint('deletedLength');
    }
  }
}

/** Gives how far the struct advances its writer's clock. */
function walkStruct(tokens: Tokens, clock: number): number {
  const info = tokens.byte('info');
  const content = info & CONTENT;
  if (content === GONE || content === SKIP) return tokens.uint('length');
  if (info & HAS_ORIGIN) walkId(tokens, 'origin', 'originClock', clock);
  if (info & HAS_RIGHT) walkId(tokens, 'right', 'rightClock', clock);
  if (!(info & (HAS_ORIGIN | HAS_RIGHT))) {
    if (tokens.uint('parent') === 1) tokens.text('keyBytes', 'key');
    else walkId(tokens, 'origin', 'originClock', clock);
    if (info & HAS_KEY) tokens.text('keyBytes', 'key');
  }
  switch (content) {
    case DELETED:
      return tokens.uint('length');
    case TEXT:
      return tokens.text('textBytes', 'text');
    case ANY: {
      const count = tokens.uint('length');
      for (let index = 0; index < count; index += 1) walkValue(tokens, 0);
      return count;
    }
    default:
      throw new RangeError('content that no record has');
  }
}

function walkId(tokens: Tokens, writer: Column, clocks: Column, clock: number): void {
  tokens.writer(writer);
  tokens.near(clocks, clock);
}

const BYTES_OF: Readonly<Record<number, number>> = { 127: 0, 126: 0, 124: 4, 123: 8, 122: 8, 121: 0, 120: 0 };
const [INTEGER, STRING, OBJECT, LIST] = [125, 119, 118, 117];

function walkValue(tokens: Tokens, depth: number, isMoment = false): void {
  if (depth > DEEPEST) throw new RangeError('a value too deep');
  const tag = tokens.byte('tag');
  switch (tag) {
    case INTEGER:
      if (isMoment) tokens.moment();
      else tokens.int('number');
      return;
    case STRING:
      tokens.text('textBytes', 'text');
      return;
    case LIST: {
      const count = tokens.uint('length');
      // A pair is a value and when it was written (R2 of the records).
      for (let index = 0; index < count; index += 1) walkValue(tokens, depth + 1, count === 2 && index === 1);
      return;
    }
    case OBJECT: {
      const count = tokens.uint('length');
      for (let index = 0; index < count; index += 1) {
        tokens.text('keyBytes', 'key');
        walkValue(tokens, depth + 1);
      }
      return;
    }
    default: {
      const count = BYTES_OF[tag];
      if (count === undefined) throw new RangeError('a value of an unknown kind');
      tokens.bytes('raw', count);
    }
  }
}
