import { describe, expect, it } from 'vitest';
import { duplicateIndex, likelyDuplicates } from '#domain/company/duplicates.ts';
import { isWithinOneTypo, nameKey } from '#domain/company/name-key.ts';
import { phoneKey } from '#domain/company/phone-key.ts';
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

describe('what else speaks for one company', () => {
  const one = companyCard({ doc: 'a', name: 'Scierie Dupuy', commune: '09261', phone: '05 61 00 00 01' });
  const why = (candidate: Parameters<typeof companyCard>[0], cards = [one]): string[] =>
    likelyDuplicates(companyCard(candidate), cards).flatMap(({ reasons }) => [...reasons]);

  it('is its telephone, however it is written, and that of its contacts', () => {
    expect(why({ doc: 'b', name: 'Autre nom', phone: '+33 (0)5 61 00 00 01' })).toEqual(['phone']);
    expect(why({ doc: 'b', name: 'Autre nom', otherPhones: ['0033561000001'] })).toEqual(['phone']);
    expect(phoneKey('06 12')).toBe('');
  });

  it('is no telephone that many share: it is their accountant’s', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((doc) => companyCard({ doc, name: doc, phone: '05 61 00 00 01' }));
    expect(why({ doc: 'x', name: 'x', phone: '05 61 00 00 01' }, many)).toEqual([]);
  });

  it('is the same house when the names share a word', () => {
    const house = companyCard({ doc: 'a', name: 'Ferme de Lartigue', commune: '09261', address: '2, rue du Pont' });
    const near = { doc: 'b', commune: '09261', address: '2 rue du pont' };
    expect(why({ ...near, name: 'Lartigue fromages' }, [house])).toEqual(['address']);
    expect(why({ ...near, name: 'Garage central' }, [house])).toEqual([]);
    expect(
      why({ ...near, name: 'Lartigue fromages', address: 'Le bourg' }, [{ ...house, address: 'Le bourg' }]),
    ).toEqual([]);
  });

  it('is not a telephone when two right SIRETs say that they are two legal persons', () => {
    const known = { ...one, siret: '73282932000074' };
    expect(why({ doc: 'b', name: 'Autre', siret: '35600000000048', phone: '05 61 00 00 01' }, [known])).toEqual([]);
  });

  it('is no name with another number: « Gîte 1 » and « Gîte 2 » are two', () => {
    const gite = companyCard({ doc: 'a', name: 'Gîte 1', commune: '09261' });
    expect(why({ doc: 'b', name: 'Gîte 2', commune: '09261' }, [gite])).toEqual([]);
  });

  it('is the same name in another order', () => {
    expect(why({ doc: 'b', name: 'Dupuy (scierie)', commune: '09261' })).toEqual(['name-commune']);
  });
});
