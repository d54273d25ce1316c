import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldedWords } from '#domain/text/fold.ts';

describe('folding a text', () => {
  it.each([
    ['Forêt', 'foret'],
    ['ŒUVRE', 'oeuvre'],
    ['Cæsar', 'caesar'],
    ['L’Arac', "l'arac"],
    ['  Bois\u00A0\u202F du   Biros ', 'bois du biros'],
    ['Ça où', 'ca ou'],
  ])('takes accents, case, ligatures, typographic apostrophes and double spaces out of « %s »', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('says of a text letter by letter what it says of the whole, whatever its writing', () => {
    const whole = (text: string): string =>
      text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/œ/g, 'oe')
        .replace(/æ/g, 'ae')
        .replace(/[’‘ʼ]/g, "'")
        .replace(/\s+/g, ' ')
        .trim();
    const french = fc.string({
      unit: fc.constantFrom(..." \u00a0\u202f\t-’‘'.09azAZéÉèêëîïôœŒæÆùûüÿçÇñßİıŸſΣς\u0301\u{1f600}"),
    });
    fc.assert(
      fc.property(fc.oneof(french, fc.string({ unit: 'binary' })), (text) => {
        expect(fold(text)).toBe(whole(text));
      }),
      { numRuns: 2_000 },
    );
    for (let code = 0; code <= 0x1_ff; code += 1) {
      const text = `a${String.fromCharCode(code)}B`;
      expect(fold(text)).toBe(whole(text));
    }
  });

  it('cuts words on everything that is neither a letter nor a digit', () => {
    expect(foldedWords("L'Atelier — Bois & Fer 09")).toEqual(['l', 'atelier', 'bois', 'fer', '09']);
  });
});
