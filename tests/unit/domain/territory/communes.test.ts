import { describe, expect, it } from 'vitest';
import { COMMUNES, communeOf, distanceKm, findCommunes } from '#domain/territory/communes.ts';

const names = (query: string): string[] => findCommunes(query, 5).map((commune) => commune.name);

describe('the communes of the Couserans', () => {
  it('are 94, each with its own code and a centre in the Pyrenees', () => {
    expect(COMMUNES).toHaveLength(94);
    expect(new Set(COMMUNES.map((commune) => commune.code)).size).toBe(94);
    for (const { lat, lon, postcodes } of COMMUNES) {
      expect(lat).toBeGreaterThan(42.5);
      expect(lat).toBeLessThan(43.3);
      expect(lon).toBeGreaterThan(0.7);
      expect(lon).toBeLessThan(1.7);
      expect(postcodes.length).toBeGreaterThan(0);
    }
  });

  it('the code of a merged commune gives the new commune', () => {
    expect(communeOf('09317')?.code).toBe('09062');
    expect(communeOf('09062')?.code).toBe('09062');
  });

  it('a code outside the territory gives nothing', () => {
    expect(communeOf('09122')).toBeNull();
    expect(communeOf('constructor')).toBeNull();
    expect(communeOf('')).toBeNull();
  });

  it('are found without accents, hyphens or capitals', () => {
    expect(names('saint girons')).toContain('Saint-Girons');
    expect(names('allieres')).toEqual(['Allières']);
  });

  it('are found with « St » as people write it', () => {
    expect(names('St Lizier')[0]).toBe('Saint-Lizier');
  });

  it('are found by postcode, by code and by the start of any word, the start of the name first', () => {
    expect(names('09140')).toContain('Seix');
    expect(names('09261')).toEqual(['Saint-Girons']);
    expect(names('girons')).toContain('Saint-Girons');
    expect(names('constructor')).toEqual([]);
  });

  it('are given up to the limit, and from the start of the list for an empty query', () => {
    expect(findCommunes('saint', 3)).toHaveLength(3);
    expect(findCommunes(' ', 2)).toEqual(COMMUNES.slice(0, 2));
  });
});

describe('distance', () => {
  it('is in kilometres, in a straight line, the same both ways', () => {
    const [girons, seix] = [communeOf('09261'), communeOf('09285')];
    if (!girons || !seix) throw new Error('communes moved');
    expect(distanceKm(girons, seix)).toBeGreaterThan(8);
    expect(distanceKm(girons, seix)).toBeLessThan(25);
    expect(distanceKm(girons, seix)).toBeCloseTo(distanceKm(seix, girons), 9);
    expect(distanceKm(girons, girons)).toBe(0);
  });
});
