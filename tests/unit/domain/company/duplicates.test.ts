import { describe, expect, it } from 'vitest';
import { duplicateIndex, isWithinOneTypo, likelyDuplicates, nameKey } from '#domain/company/duplicates.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { companyCard } from '#tests/unit/domain/company-card.ts';

const fournil = companyCard({ doc: 'a', name: 'SARL Le Fournil du Biros', siret: '73282932000074', commune: '09285' });
const found = (
  candidate: { siret?: string; name?: string; commune?: string; doc?: string },
  cards = [fournil],
): string[] =>
  likelyDuplicates(
    { siret: '', name: '', commune: '09285', ...candidate, doc: (candidate.doc ?? 'new') as DocId },
    cards,
  ).map(({ card, why }) => `${card.doc} ${why}`);

describe('a likely duplicate', () => {
  it('has the same SIRET, wherever it is and whatever it is called', () => {
    expect(found({ siret: '732 829 320 00074', commune: '09261', name: 'Autre' })).toEqual(['a siret']);
  });

  it('has the same name in the same commune, accents, articles and legal form apart', () => {
    expect(found({ name: 'fournil du biros' })).toEqual(['a name-commune']);
    expect(found({ name: 'Le fournil de Biros, S.A.R.L.' })).toEqual(['a name-commune']);
  });

  it('may have one letter more, less, other or swapped', () => {
    for (const name of ['Fourniil du Biros', 'Forunil du Biros', 'Fourni du Biros', 'Fournil du Biras']) {
      expect(found({ name })).toEqual(['a name-commune']);
    }
    expect(found({ name: 'Fourneil du Birous' })).toEqual([]);
  });

  it('is not the same name in another commune', () => {
    expect(found({ name: 'Fournil du Biros', commune: '09261' })).toEqual([]);
  });

  it('is told once, by its SIRET first', () => {
    expect(found({ siret: '73282932000074', name: 'Fournil du Biros' })).toEqual(['a siret']);
  });

  it('is never the record itself', () => {
    expect(found({ doc: 'a', siret: '73282932000074', name: 'Fournil du Biros' })).toEqual([]);
  });

  it('is not looked for with an empty name or an empty SIRET', () => {
    const nameless = companyCard({ doc: 'b', name: '', siret: '', commune: '09285' });
    expect(found({}, [nameless])).toEqual([]);
  });

  it('must be exact when the name is so short that a letter changes it', () => {
    const pic = companyCard({ doc: 'p', name: 'Pic', commune: '09285' });
    expect(found({ name: 'Puc' }, [pic])).toEqual([]);
    expect(found({ name: 'EURL PIC' }, [pic])).toEqual(['p name-commune']);
  });
});

it('a name made of silent words only keeps them', () => {
  expect(nameKey('La Société')).toBe('lasociete');
});

it('a typo is one edit, the same both ways', () => {
  expect(isWithinOneTypo('bois', 'bios')).toBe(true);
  expect(isWithinOneTypo('bois', 'sobi')).toBe(false);
  expect(isWithinOneTypo('', 'a')).toBe(true);
  expect(isWithinOneTypo('ab', 'abcd')).toBe(false);
});

it('ten thousand companies are searched through a lookup, not one by one', () => {
  let reads = 0;
  const cards = Array.from({ length: 10_000 }, (_, index): CompanyCard => {
    const card = companyCard({
      doc: `c${index}`,
      name: `Atelier numéro ${index}`,
      commune: index % 3 ? '09261' : '09285',
    });
    return new Proxy(card, {
      get: (target, key) => {
        reads += 1;
        return Reflect.get(target, key) as unknown;
      },
    });
  });
  const index = duplicateIndex(cards);
  reads = 0;
  const hits = index.find({ doc: 'x' as DocId, siret: '', name: 'Atelier numero 4000', commune: '09261' });
  expect(hits.some(({ card }) => card.doc === 'c4000')).toBe(true);
  expect(reads).toBeLessThan(500);
});
