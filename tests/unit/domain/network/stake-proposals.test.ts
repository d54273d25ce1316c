import { describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard, DossierCard, StakeCard } from '#domain/record/cards.ts';
import { communeOf, distanceKm } from '#domain/territory/communes.ts';
import { topicGroups } from '#domain/network/stake-proposals.ts';
import { companyCard, docNamed, dossierCard, stakeCard } from '#tests/unit/features/network/sample-cards.ts';

// Saint-Girons, Saint-Lizier, Moulis: 3 km around; Aulus-les-Bains: 26 km away.
const SAINT_GIRONS = '09261';
const SAINT_LIZIER = '09268';
const MOULIS = '09214';
const AULUS = '09029';

function valley(citing: readonly (readonly [name: string, commune: string, ...topics: string[]])[]): {
  companies: Map<DocId, CompanyCard>;
  dossiers: DossierCard[];
  stakes: StakeCard[];
  none: ReadonlySet<string>;
} {
  const companies = citing.map(([name, commune]) => companyCard(name, { commune }));
  return {
    companies: new Map(companies.map((company) => [company.doc, company])),
    dossiers: citing.map(([name, , ...topics]) => dossierCard(`d-${name}`, { company: docNamed(name), topics })),
    stakes: [],
    none: new Set(['rien']),
  };
}

const three = [
  ['scierie', SAINT_GIRONS, 'livraisons'],
  ['fournil', SAINT_LIZIER, 'livraisons', 'achats'],
  ['gite', MOULIS, 'livraisons'],
] as const;

describe('a suggestion of a shared stake', () => {
  it('the communes of this test are as near and as far as it says', () => {
    const [girons, moulis, aulus] = [communeOf(SAINT_GIRONS), communeOf(MOULIS), communeOf(AULUS)];
    if (!girons || !moulis || !aulus) throw new Error('the table of communes lacks a code of this test');
    expect(distanceKm(girons, moulis)).toBeLessThan(15);
    expect(distanceKm(girons, aulus)).toBeGreaterThan(15);
  });

  it('is made when three companies within 15 km cite the same topic, and names them as its reasons', () => {
    const found = topicGroups(valley(three));
    expect(found).toHaveLength(1);
    expect(found[0]?.topic).toBe('livraisons');
    expect(found[0]?.companies.map(({ name }) => name)).toEqual(['fournil', 'gite', 'scierie']);
    expect(found[0]?.spread).toBeLessThanOrEqual(15);
  });

  it('is not made for two companies', () => {
    expect(topicGroups(valley(three.slice(0, 2)))).toEqual([]);
  });

  it('is not made when the third is further than 15 km', () => {
    const far = valley([three[0], three[1], ['thermes', AULUS, 'livraisons']]);
    expect(topicGroups(far)).toEqual([]);
    expect(topicGroups(far, { km: 40 })).toHaveLength(1);
  });

  it('counts a company once, whatever the number of its dossiers', () => {
    const data = valley(three.slice(0, 2));
    data.dossiers.push(dossierCard('again', { company: docNamed('scierie'), topics: ['livraisons'] }));
    expect(topicGroups(data)).toEqual([]);
  });

  it('takes « rien » for no topic', () => {
    expect(topicGroups(valley(three.map(([name, commune]) => [name, commune, 'rien'] as const)))).toEqual([]);
  });

  it('leaves out who asked not to be contacted, and who has no commune on the map', () => {
    const opposed = valley(three);
    opposed.companies.set(docNamed('gite'), companyCard('gite', { commune: MOULIS, stance: 'ne-plus-contacter' }));
    expect(topicGroups(opposed)).toEqual([]);
    const outside = valley(three);
    outside.companies.set(docNamed('gite'), companyCard('gite', { commune: '', outside: true }));
    expect(topicGroups(outside)).toEqual([]);
  });

  it('does not count again who already has a place in a stake on the topic, even to say no', () => {
    const data = valley(three);
    data.stakes.push(
      stakeCard('stake', { topic: 'livraisons', members: [{ company: docNamed('gite'), position: 'non' }] }),
    );
    expect(topicGroups(data)).toEqual([]);
  });

  it('a stake on another topic changes nothing', () => {
    const data = valley(three);
    data.stakes.push(
      stakeCard('stake', { topic: 'achats', members: [{ company: docNamed('gite'), position: 'actif' }] }),
    );
    expect(topicGroups(data)).toHaveLength(1);
  });

  it('follows its thresholds, which are parameters', () => {
    expect(topicGroups(valley(three), { count: 4 })).toEqual([]);
    expect(topicGroups(valley(three.slice(0, 2)), { count: 2 })).toHaveLength(1);
    expect(topicGroups(valley([]), { count: 0 })).toEqual([]);
  });

  it('no two of its companies are further apart than the threshold', () => {
    const spread = valley(
      ['09001', '09007', '09261', '09029', '09285', '09054', '09268', '09214'].map(
        (commune, index) => [`c${index}`, commune, 'bois'] as const,
      ),
    );
    for (const { companies } of topicGroups(spread, { count: 2, km: 12 })) {
      for (const a of companies) {
        for (const b of companies) expect(distanceKm(a.commune, b.commune)).toBeLessThanOrEqual(12);
      }
    }
  });

  it('is the same whatever the order of the records', () => {
    const data = valley([...three, ['lait', SAINT_GIRONS, 'achats'], ['miel', MOULIS, 'achats']]);
    const reversed = {
      ...data,
      companies: new Map([...data.companies].toReversed()),
      dossiers: data.dossiers.toReversed(),
    };
    expect(topicGroups(reversed)).toEqual(topicGroups(data));
    expect(topicGroups(data)).toHaveLength(2);
  });
});
