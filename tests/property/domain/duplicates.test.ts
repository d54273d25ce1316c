import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { likelyDuplicates } from '#domain/company/duplicates.ts';
import { isWithinOneTypo, nameKey } from '#domain/company/name-key.ts';
import { createDuplicatePairs } from '#domain/company/duplicate-pairs.ts';
import { checkSiret } from '#domain/company/siret.ts';
import type { DocId } from '#domain/ids.ts';
import { fold } from '#domain/text/fold.ts';
import { companyCard } from '#tests/unit/domain/company-card.ts';

const letters = 'abcde';

/** Every text one edit away, the long way round. */
function oneEditFrom(text: string): Set<string> {
  const near = new Set([text]);
  for (let at = 0; at <= text.length; at += 1) {
    const [left, right] = [text.slice(0, at), text.slice(at)];
    if (right !== '') near.add(left + right.slice(1));
    if (right.length > 1) near.add(left + right[1] + right[0] + right.slice(2));
    for (const letter of letters) {
      near.add(left + letter + right);
      if (right !== '') near.add(left + letter + right.slice(1));
    }
  }
  return near;
}

it('a typo is what one insertion, deletion, change or swap of neighbours makes, and nothing else', () => {
  const word = fc.string({ unit: fc.constantFrom(...letters), maxLength: 5 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isWithinOneTypo(a, b)).toBe(oneEditFrom(a).has(b));
    }),
    { numRuns: 2000 },
  );
});

it('a name typed twice in one commune is always found, however it is cased and spaced', () => {
  const name = fc
    .string({ unit: fc.constantFrom(...'abcdéèç '), minLength: 4, maxLength: 20 })
    .filter((text) => fold(text).length > 3);
  fc.assert(
    fc.property(name, (text) => {
      const card = companyCard({ doc: 'a', name: text.toUpperCase(), commune: '09285' });
      const candidate = { doc: 'b' as DocId, siret: '', name: `  ${text} `, commune: '09285' };
      expect(likelyDuplicates(candidate, [card])).toHaveLength(1);
    }),
  );
});

it('any thirteen digits have exactly one last digit of ten that holds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 }), (digits) => {
      const start = `1${digits.slice(1).join('')}`;
      const keys = Array.from({ length: 10 }, (_, key) => checkSiret(`${start}${key}`).ok);
      expect(keys.filter(Boolean)).toHaveLength(1);
    }),
  );
});

it('whatever is typed as a SIRET gives fourteen digits or a named problem', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const checked = checkSiret(text);
      expect(checked.ok ? checked.value : checked.error.type).toMatch(/^(\d{14}|siret-(length|characters|key))$/);
    }),
  );
});

const names = ['Scierie Dupuy', 'SCIERIE DUPUIS', 'Dupuy scierie', 'Ferme du Pic', 'Gîte du Pic', ''];
const anyCard = fc
  .record({
    doc: fc.constantFrom(...'abcdefgh'),
    name: fc.constantFrom(...names),
    commune: fc.constantFrom('09261', '09285', ''),
    siret: fc.constantFrom('', '35600000000048', '73282932000074', '12'),
    phone: fc.constantFrom('', '05 61 00 00 01', '+33 5 61 00 00 01', '06 39 98 00 00'),
    address: fc.constantFrom('', '2, rue du Pont', '2 rue du pont', 'Le Bourg'),
  })
  .map(companyCard);
const change = fc.oneof(
  { weight: 4, arbitrary: anyCard.map((card) => ({ card, gone: false })) },
  { weight: 1, arbitrary: anyCard.map((card) => ({ card, gone: true })) },
);

it('pairs followed card by card are those found from nothing, and both see each other for the same reasons', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (changes, most) => {
      const followed = createDuplicatePairs();
      const cards = new Map<DocId, ReturnType<typeof companyCard>>();
      for (const { card, gone } of changes) {
        if (gone) cards.delete(card.doc);
        else cards.set(card.doc, card);
        followed.follow(cards, most);
      }
      while (!followed.follow(cards, most)) expect(most).toBeGreaterThan(0);
      const anew = createDuplicatePairs();
      anew.follow(cards, Number.POSITIVE_INFINITY);
      expect(followed.pairs()).toEqual(anew.pairs());
      for (const { a, b, reasons } of anew.pairs()) {
        expect(likelyDuplicates(b, cards.values()).find(({ card }) => card === a)?.reasons).toEqual(reasons);
      }
    }),
  );
});

it('no name within one typo is missed by the lookup', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 4, maxLength: 9 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const found = likelyDuplicates({ siret: '', name: a, commune: '' }, [companyCard({ doc: 'b', name: b })]);
      const bothLong = nameKey(a).length >= 4;
      expect(found.length > 0).toBe(bothLong ? isWithinOneTypo(nameKey(a), nameKey(b)) : nameKey(a) === nameKey(b));
    }),
    { numRuns: 3000 },
  );
});
