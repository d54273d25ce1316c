import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caretAfter } from '#ui/caret.ts';

describe('The caret in a text that somebody else writes in too', () => {
  it('stays at its word when something is written or taken off before it', () => {
    expect(caretAfter('four à bois', 'un four à bois', 4)).toBe(7);
    expect(caretAfter('un four à bois', 'four à bois', 7)).toBe(4);
  });

  it('does not move when something is written behind it', () => {
    expect(caretAfter('four', 'four à bois', 2)).toBe(2);
  });

  it('goes to the end of what replaced its word', () => {
    expect(caretAfter('un four à bois', 'un moulin à bois', 5)).toBe(9);
  });

  it('keeps what stands before it, or what stands behind it, whatever was put in or taken off elsewhere', () => {
    const text = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, text, (head, gone, put, tail) => {
        const [before, after] = [head + gone + tail, head + put + tail];
        const inHead = caretAfter(before, after, head.length);
        expect(after.slice(0, inHead).startsWith(head) || inHead <= after.length).toBe(true);
        for (let caret = 0; caret <= before.length; caret += 1) {
          const moved = caretAfter(before, after, caret);
          expect(moved).toBeGreaterThanOrEqual(0);
          expect(moved).toBeLessThanOrEqual(after.length);
          const keepsHead = after.slice(0, moved) === before.slice(0, caret);
          const keepsTail = after.slice(moved) === before.slice(caret);
          const inChange = caret > head.length - 1 && caret < before.length - tail.length + 1;
          expect(keepsHead || keepsTail || inChange).toBe(true);
        }
      }),
    );
  });
});
