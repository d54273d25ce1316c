import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frenchWithin, keptFrench, piecesOf } from '#i18n/french.ts';
import { locale } from '#i18n/locale.ts';

const piecesAs = (text: string) => piecesOf(text).map(({ text: words, lang }) => ({ text: words, lang }));

beforeEach(() => {
  locale.value = 'en';
});
afterEach(() => {
  locale.value = 'fr';
});

describe('a sentence with French words in it', () => {
  it('is cut where its language changes, the longest of the French texts first', () => {
    const texts = ['Bois', 'Bois, papier', 'Laine'].map(keptFrench);
    const sentence = frenchWithin('Both cite: Bois, papier and Laine.', texts);
    expect(piecesAs(sentence)).toEqual([
      { text: 'Both cite: ', lang: undefined },
      { text: 'Bois, papier', lang: 'fr' },
      { text: ' and ', lang: undefined },
      { text: 'Laine', lang: 'fr' },
      { text: '.', lang: undefined },
    ]);
  });

  it('is one piece when nothing in it is known to be French, and whole when all of it is', () => {
    expect(piecesAs(frenchWithin('Take off: Wood', ['Wood']))).toEqual([{ text: 'Take off: Wood', lang: undefined }]);
    expect(piecesAs(keptFrench('Travailler avec d’autres'))).toEqual([
      { text: 'Travailler avec d’autres', lang: 'fr' },
    ]);
  });

  it('on a French screen is left alone', () => {
    locale.value = 'fr';
    expect(piecesAs(frenchWithin('Enlever : Osier', [keptFrench('Osier')]))).toEqual([
      { text: 'Enlever : Osier', lang: undefined },
    ]);
  });

  it('loses no letter, whatever is in it', () => {
    const texts = fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(texts, fc.array(fc.string({ maxLength: 4 })), (french, words) => {
        const sentence = [...words, ...french, ...words].join('');
        for (const text of french) keptFrench(text);
        const pieces = piecesOf(frenchWithin(sentence, french));
        expect(pieces.map(({ text }) => text).join('')).toBe(sentence);
      }),
    );
  });
});
