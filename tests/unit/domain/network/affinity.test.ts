import { describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import {
  AFFINITY,
  ambassadorProposals,
  complementaryCompanies,
  type Profile,
  profilesOf,
  similarCompanies,
} from '#domain/network/affinity.ts';
import type { CompanyCard, DossierCard } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import { EMPTY_VIEW } from '#domain/record/record.ts';
import { companyCard } from '#tests/unit/domain/company-card.ts';

// Saint-Girons, Saint-Lizier beside it, and Massat twenty kilometres up the valley.
const [SAINT_GIRONS, SAINT_LIZIER, MASSAT] = ['09261', '09268', '09182'];

function dossier(doc: string, company: string, card: Partial<DossierCard>): DossierCard {
  const empty = project('dossier', doc as DocId, EMPTY_VIEW, { grids: new Map(), updatedAt: 0 }) as DossierCard;
  return { ...empty, company: company as DocId, ...card };
}

function profile(
  doc: string,
  scores: Profile['scores'],
  card: Partial<CompanyCard> = {},
  topics: string[] = [],
): Profile {
  return { company: companyCard({ doc, commune: SAINT_GIRONS, ...card }), scores, topics };
}

const byDoc = (...profiles: Profile[]): Map<DocId, Profile> => new Map(profiles.map((one) => [one.company.doc, one]));

describe('what is compared of a company', () => {
  const companies = new Map([companyCard({ doc: 'a' })].map((card) => [card.doc, card]));

  it('is its dossier with the most evaluated dimensions, the newer of two', () => {
    const cards = [
      dossier('d1', 'a', { scores: { offre: 0.1, cap: null }, updatedAt: 9 }),
      dossier('d2', 'a', { scores: { offre: 0.5, cap: 0.5 }, updatedAt: 1 }),
      dossier('d3', 'a', { scores: { offre: 0.9, cap: 0.9 }, updatedAt: 2 }),
    ];
    for (const order of [cards, cards.toReversed()]) {
      expect(profilesOf(companies, order, new Set()).get('a' as DocId)?.scores).toEqual({ offre: 0.9, cap: 0.9 });
    }
  });

  it('leaves out « rien », anonymised dossiers, companies that are not here and those who asked not to be approached', () => {
    const topics = dossier('d', 'a', { topics: ['achats', 'rien'] });
    expect(profilesOf(companies, [topics], new Set(['rien'])).get('a' as DocId)?.topics).toEqual(['achats']);
    expect(profilesOf(companies, [dossier('d', 'a', { state: 'anonymise' })], new Set()).size).toBe(0);
    expect(profilesOf(companies, [dossier('d', 'z', {})], new Set()).size).toBe(0);
    const opposed = new Map([companyCard({ doc: 'a', stance: 'ne-plus-contacter' })].map((card) => [card.doc, card]));
    expect(profilesOf(opposed, [topics], new Set()).size).toBe(0);
  });
});

describe('« mêmes besoins, mêmes forces »', () => {
  const one = profile('a', { offre: 0.1, clients: 0.9, gestion: 0.5 }, { sector: 'bois-foret' }, ['achats']);
  const other = profile('b', { offre: 0, clients: 0.75, gestion: 0.5 }, { sector: 'bois-foret' }, ['achats', 'stock']);

  it('says each thing two companies share, and that a middling score is neither', () => {
    expect(similarCompanies(one, [one, other])).toEqual([
      {
        company: 'b',
        km: 0,
        reasons: [
          { type: 'topic', topic: 'achats' },
          { type: 'strength', dimension: 'clients' },
          { type: 'need', dimension: 'offre' },
          { type: 'sector', sector: 'bois-foret' },
        ],
      },
    ]);
  });

  it('is the same asked from the other side', () => {
    const [there] = similarCompanies(one, [other]);
    const [back] = similarCompanies(other, [one]);
    expect(back?.reasons).toEqual(there?.reasons);
  });

  it('needs as many reasons as the workspace asks, and the distance it allows', () => {
    const far = profile('c', one.scores, { commune: MASSAT, sector: 'bois-foret' }, ['achats']);
    expect(similarCompanies(one, [far], { ...AFFINITY, km: 5 })).toEqual([]);
    expect(similarCompanies(one, [far], { ...AFFINITY, least: 5 })).toEqual([]);
    expect(similarCompanies(one, [far]).map(({ company }) => company)).toEqual(['c']);
  });

  it('puts the nearest first among equals, and a company without a commune last, at no made-up distance', () => {
    const same = (doc: string, commune: string): Profile =>
      profile(doc, one.scores, { commune, sector: 'bois-foret' }, ['achats']);
    const found = similarCompanies(one, [same('x', ''), same('y', MASSAT), same('z', SAINT_LIZIER)]);
    expect(found.map(({ company, km }) => [company, km === null])).toEqual([
      ['z', false],
      ['y', false],
      ['x', true],
    ]);
  });
});

describe('complementary companies', () => {
  it('are those of which one is at home in what the other lacks, and it is said who brings what', () => {
    const one = profile('a', { numerique: 0.1, production: 0.9, equipe: null });
    const other = profile('b', { numerique: 0.8, production: 0.2, equipe: 1 });
    expect(complementaryCompanies(one, [other])[0]?.reasons).toEqual([
      { type: 'brings', dimension: 'production', from: 'a', to: 'b' },
      { type: 'brings', dimension: 'numerique', from: 'b', to: 'a' },
    ]);
  });

  it('a dimension that was not evaluated is no lack', () => {
    const one = profile('a', { numerique: null, production: null });
    const other = profile('b', { numerique: 1, production: 1 });
    expect(complementaryCompanies(one, [other])).toEqual([]);
  });
});

describe('heads who might become ambassadors', () => {
  it('are at home in working with others and in something else, or known by several companies', () => {
    const link = { to: 'b' as DocId, type: 'connait' };
    const found = ambassadorProposals(
      byDoc(
        profile('a', { cooperation: 0.8, offre: 0.9 }, { links: [link, link] }),
        profile('b', { cooperation: 0.1 }),
        profile('c', { cooperation: 1 }, { links: [link] }),
      ),
    );
    expect(found).toEqual([
      { company: 'a', reasons: [{ type: 'wants-to-share' }, { type: 'strength', dimension: 'offre' }] },
      { company: 'b', reasons: [{ type: 'known-by', companies: 2 }] },
    ]);
  });

  it('are never proposed again once they have consented', () => {
    const since = { since: '2026-01-01', until: '2028-01-01' } as unknown as CompanyCard['ambassador'];
    expect(ambassadorProposals(byDoc(profile('a', { cooperation: 1, offre: 1 }, { ambassador: since })))).toEqual([]);
  });
});
