import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOX, lettersOf, linesOf } from '#pdf/letters.ts';

/** Every character is as wide as its number of UTF-16 units. */
const measure = (text: string): number => text.length;
const width = fc.integer({ min: 2, max: 40 });
const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '\u00a0', 'œ', '–'), maxLength: 300 });

describe('lines of a document', () => {
  it('are never wider than their room, and hold every character that is no plain space, in order', () => {
    fc.assert(
      fc.property(text, width, (typed, room) => {
        const lines = linesOf(typed, room, measure);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(room);
        expect(lines.join('').replaceAll(' ', '')).toBe(typed.replace(/[ \n]/g, ''));
      }),
    );
  });

  it('break nowhere but at plain spaces and line ends, unless a word is wider than the room', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const lines = linesOf(typed, 10_000, measure);
        expect(lines).toEqual(typed.split('\n').map((line) => line.split(' ').filter(Boolean).join(' ')));
      }),
    );
  });
});

describe('letters of a document', () => {
  it('whatever is typed, only what the font holds and boxes are left, and each box is named', () => {
    const has = (point: number): boolean => point >= 0x20 && point < 0x180;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const named: string[] = [];
        const shown = lettersOf(typed, has, (character) => named.push(character));
        expect([...shown].every((one) => one === BOX || one === '\n' || has(one.codePointAt(0) ?? 0))).toBe(true);
        expect([...shown].filter((one) => one === BOX)).toHaveLength(named.length);
      }),
    );
  });
});
