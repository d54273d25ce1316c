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

  it('cuts words on everything that is neither a letter nor a digit', () => {
    expect(foldedWords("L'Atelier — Bois & Fer 09")).toEqual(['l', 'atelier', 'bois', 'fer', '09']);
  });
});
