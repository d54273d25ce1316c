// Deterministic writers and ids for tests: no clock, no chance.
import type { Writer } from '#crdt/record.ts';

export const T0 = Date.UTC(2026, 10, 23, 8);

/** A writer whose random bytes are a plain counter seeded by its tag. */
export function writerOf(tag: string): { at(moment: number): Writer } {
  let count = 0;
  const random = (bytes: number): Uint8Array => {
    count += 1;
    const out = new Uint8Array(bytes);
    for (let index = 0; index < bytes; index += 1)
      out[index] = (tag.charCodeAt(index % tag.length) * 7 + count * 13 + index * 31) & 255;
    new DataView(out.buffer).setUint32(0, count);
    return out;
  };
  return { at: (moment) => ({ tag, at: moment, random }) };
}
