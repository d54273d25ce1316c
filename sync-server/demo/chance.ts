// Chance that repeats itself: the demonstration of one moment always holds the same ids and the same words.
import { createHash } from 'node:crypto';
import { docIdFromBytes, type DocId } from '#domain/ids.ts';

export interface Chance {
  bytes(count: number): Uint8Array;
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** The id of a named record: the same whenever it is asked, whatever was drawn before. */
  doc(name: string): DocId;
}

function digest(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest());
}

/** Hashes of a counter: two demonstrations made at different moments share no id, even on one tablet. */
export function createChance(seed: number): Chance {
  let drawn = 0;
  const bytes = (count: number): Uint8Array => digest(`${seed}/draw/${(drawn += 1)}`).slice(0, count);
  const below = (limit: number): number => {
    const [a = 0, b = 0, c = 0] = bytes(3);
    return ((a << 16) | (b << 8) | c) % limit;
  };
  return {
    bytes,
    below,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    doc: (name) => docIdFromBytes(digest(`${seed}/doc/${name}`).slice(0, 16)),
  };
}
