import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '#domain/day.ts';
import { geoCompanyOf, readGeoJson, writeGeoJson, type GeoCompany } from '#domain/exchange/geo-json.ts';
import type { DocId } from '#domain/ids.ts';
import { CARD_VERSION, type CompanyCard } from '#domain/record/cards.ts';
import { COMMUNES, communeOf } from '#domain/territory/communes.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const name = text.filter((one) => one.trim() !== '');
const commune = fc.oneof(fc.constantFrom('', '09317', '31555', ...COMMUNES.map(({ code }) => code)));

const company: fc.Arbitrary<GeoCompany> = fc.record({
  id: text,
  name,
  siret: text,
  naf: text,
  legalForm: text,
  sizeBand: text,
  sector: text,
  commune,
  outside: fc.boolean(),
  ambassador: fc.boolean(),
});

interface Written {
  readonly features: readonly { readonly geometry: { readonly coordinates: readonly number[] } | null }[];
}

test('companies written as GeoJSON come back the same, in the same order', () => {
  fc.assert(
    fc.property(fc.array(company), (companies) => {
      const read = readGeoJson(writeGeoJson(companies));
      expect(read).toEqual({ ok: true, value: { companies, skipped: [] } });
    }),
  );
});

test('a point is the centre of the commune and nothing else, longitude first; without commune there is none', () => {
  fc.assert(
    fc.property(fc.array(company), (companies) => {
      const { features } = JSON.parse(writeGeoJson(companies)) as Written;
      const places = companies.map((one) => communeOf(one.commune));
      expect(features.map(({ geometry }) => geometry?.coordinates ?? null)).toEqual(
        places.map((place) => place && [place.lon, place.lat]),
      );
    }),
  );
});

test('a feature that is no company is told by its number and loses no other', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(company, fc.constantFrom(null, 3, {}, { type: 'Feature' }))), (mixed) => {
      const features = mixed.map((one) =>
        one !== null && typeof one === 'object' && 'id' in one
          ? (JSON.parse(writeGeoJson([one])) as { features: unknown[] }).features[0]
          : one,
      );
      const read = readGeoJson(JSON.stringify({ type: 'FeatureCollection', features }));
      if (!read.ok) throw new Error(read.error.type);
      const isCompany = mixed.map((one) => one !== null && typeof one === 'object' && 'id' in one);
      expect(read.value.companies).toHaveLength(isCompany.filter(Boolean).length);
      expect(read.value.skipped.map(({ feature }) => feature)).toEqual(
        isCompany.flatMap((is, index) => (is ? [] : [index + 1])),
      );
    }),
  );
});

test('any text is read or refused, never thrown on', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (any) => {
      expect(() => readGeoJson(any)).not.toThrow();
    }),
  );
});

test('a card gives what may be on a map: no person, no phone; nothing of somebody who asked not to be contacted', () => {
  const card: CompanyCard = {
    kind: 'company',
    doc: 'd' as DocId,
    version: CARD_VERSION,
    updatedAt: 0,
    conflicts: 0,
    name: 'Scierie',
    siret: '',
    naf: '',
    legalForm: '',
    sizeBand: '3-5',
    commune: '09261',
    outside: false,
    sector: 'bois-foret',
    stance: 'ok',
    source: 'presse',
    head: 'Jeanne Secrète',
    phone: '0561000000',
    links: [],
    ambassador: { since: '2026-01-01' as Day, until: '2026-06-30' as Day },
  };
  const day = '2026-03-01' as Day;
  const shown = geoCompanyOf(card, day);
  expect(shown).toMatchObject({ name: 'Scierie', ambassador: true });
  const file = writeGeoJson(shown ? [shown] : []);
  expect(file).not.toContain('Secrète');
  expect(file).not.toContain('0561');
  expect(geoCompanyOf(card, '2026-07-01' as Day)?.ambassador).toBe(false);
  expect(geoCompanyOf({ ...card, stance: 'ne-plus-contacter' }, day)).toBeNull();
});
