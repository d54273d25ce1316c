import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { complementaryCompanies, profilesOf, similarCompanies } from '#domain/network/affinity.ts';
import { compactGroup, type WeightedPlace } from '#domain/network/compact-group.ts';
import { PAIR_KINDS } from '#domain/network/pairs.ts';
import { pairKey, pairProposals, stakeProposals } from '#domain/network/proposals.ts';
import { topicGroups, type CitingData } from '#domain/network/stake-proposals.ts';
import { dismissProposal, NO_NETWORK_SETTINGS, readNetworkSettings } from '#domain/settings/network.ts';
import { beginTeamSettings } from '#domain/settings/team.ts';
import { COMMUNES, communeOf, distanceKm } from '#domain/territory/communes.ts';
import { plainRecord, T0 } from '#tests/unit/domain/plain-record.ts';
import { companyCard, docNamed, dossierCard, stakeCard } from '#tests/unit/features/network/sample-cards.ts';

const TOPICS = ['achats', 'livraisons', 'bois', 'rien'];
const DIMENSIONS = ['offre', 'clients', 'numerique', 'cooperation'];

/** A dozen communes, near and far, so that distance decides. */
const PLACES = COMMUNES.filter((_, index) => index % 8 === 0).map(({ code }) => code);

const score = fc.constantFrom(null, 0, 0.2, 0.5, 0.75, 1);

const aCompany = fc.record({
  commune: fc.constantFrom('', ...PLACES),
  stance: fc.constantFrom('ok', 'ok', 'ok', 'ne-plus-contacter'),
  sector: fc.constantFrom('', 'bois-foret', 'tourisme'),
  dossiers: fc.array(
    fc.record({
      state: fc.constantFrom('repere', 'visite', 'anonymise'),
      topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 3 }),
      scores: fc.record(Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, score]))),
    }),
    { maxLength: 2 },
  ),
  placedOn: fc.constantFrom('', '', ...TOPICS),
  linkedTo: fc.option(fc.nat({ max: 13 })),
});

const valley = fc.array(aCompany, { maxLength: 14 }).map((companies): CitingData => {
  const name = (index: number): string => `c${index}`;
  const cards = companies.map(({ commune, stance, sector, linkedTo }, index) =>
    companyCard(name(index), {
      commune,
      stance,
      sector,
      links: linkedTo === null ? [] : [{ to: docNamed(name(linkedTo)), type: 'connait' }],
    }),
  );
  return {
    companies: new Map(cards.map((card) => [card.doc, card])),
    dossiers: companies.flatMap(({ dossiers }, index) =>
      dossiers.map((part, nth) => dossierCard(`d${index}-${nth}`, { ...part, company: docNamed(name(index)) })),
    ),
    stakes: TOPICS.map((topic) =>
      stakeCard(`s-${topic}`, {
        topic,
        members: companies.flatMap(({ placedOn }, index) =>
          placedOn === topic ? [{ company: docNamed(name(index)), position: 'suivre' }] : [],
        ),
      }),
    ),
    none: new Set(['rien']),
  };
});

const shuffled = (data: CitingData): CitingData => ({
  companies: new Map([...data.companies].toReversed()),
  dossiers: [...data.dossiers].toReversed(),
  stakes: [...data.stakes].toReversed(),
  none: data.none,
});

const parameters = fc.record({ count: fc.integer({ min: 1, max: 5 }), km: fc.integer({ min: 1, max: 40 }) });

describe('the most compact group', () => {
  const places = fc
    .uniqueArray(fc.record({ at: fc.nat({ max: COMMUNES.length - 1 }), weight: fc.integer({ min: 1, max: 4 }) }), {
      selector: ({ at }) => at,
      maxLength: 10,
    })
    .map((chosen) =>
      chosen.flatMap(({ at, weight }): WeightedPlace[] => {
        const commune = COMMUNES[at];
        return commune ? [{ ...commune, weight }] : [];
      }),
    );

  const widest = (group: readonly WeightedPlace[]): number =>
    Math.max(0, ...group.flatMap((a) => group.map((b) => distanceKm(a, b))));

  it('is the largest of all groups within the distance, and the narrowest of those', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 40 }), (all, km) => {
        const group = compactGroup(all, km);
        const chosen = all.filter(({ code }) => group.codes.includes(code));
        expect(widest(chosen)).toBeCloseTo(group.spread);
        expect(group.spread).toBeLessThanOrEqual(km);
        for (let mask = 0; mask < 2 ** all.length; mask += 1) {
          const other = all.filter((_, index) => (mask >> index) & 1);
          if (widest(other) > km) continue;
          const weight = other.reduce((sum, place) => sum + place.weight, 0);
          expect(weight).toBeLessThanOrEqual(group.weight);
          if (weight === group.weight) expect(widest(other)).toBeGreaterThanOrEqual(group.spread - 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same whatever the order of the places', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 40 }), (all, km) => {
        expect(compactGroup(all.toReversed(), km)).toEqual(compactGroup(all, km));
      }),
    );
  });

  it('is found among all communes of the territory, whatever the distance', () => {
    const everywhere = COMMUNES.map((commune, index) => ({ ...commune, weight: 1 + (index % 7) }));
    for (const km of [1, 5, 10, 15, 20, 30, 45, 100]) {
      const { codes, spread } = compactGroup(everywhere, km);
      expect(codes.length).toBeGreaterThan(0);
      expect(spread).toBeLessThanOrEqual(km);
    }
  });
});

describe('the rule that proposes a stake', () => {
  it('has enough companies that all cite the topic, no two of them too far apart, each once', () => {
    fc.assert(
      fc.property(valley, parameters, (data, rule) => {
        for (const { topic, companies, spread } of topicGroups(data, rule)) {
          const docs = companies.map(({ doc }) => doc);
          expect(companies.length).toBeGreaterThanOrEqual(rule.count);
          expect(new Set(docs).size).toBe(docs.length);
          expect(topic).not.toBe('rien');
          for (const a of companies) {
            for (const b of companies) expect(distanceKm(a.commune, b.commune)).toBeLessThanOrEqual(spread + 1e-9);
            const own = [...data.dossiers].filter(({ company }) => company === a.doc);
            expect(own.some(({ topics, state }) => state !== 'anonymise' && topics.includes(topic))).toBe(true);
          }
          expect(spread).toBeLessThanOrEqual(rule.km);
        }
      }),
    );
  });

  it('leaves out who asked to be left alone, anonymised dossiers, and who has a place in a stake on the topic', () => {
    fc.assert(
      fc.property(valley, parameters, (data, rule) => {
        for (const { topic, companies } of topicGroups(data, rule)) {
          const placed = [...data.stakes].flatMap((stake) => (stake.topic === topic ? stake.members : []));
          for (const { doc } of companies) {
            expect(data.companies.get(doc)?.stance).toBe('ok');
            expect(placed.map(({ company }) => company)).not.toContain(doc);
          }
        }
        const gone = [...data.dossiers].map((dossier) => ({ ...dossier, state: 'anonymise' }));
        expect(topicGroups({ ...data, dossiers: gone }, rule)).toEqual([]);
      }),
    );
  });

  it('does not depend on the order of the data, nor on how often a company is told of', () => {
    fc.assert(
      fc.property(valley, parameters, (data, rule) => {
        const found = topicGroups(data, rule);
        expect(topicGroups(shuffled(data), rule)).toEqual(found);
        expect(topicGroups({ ...data, dossiers: [...data.dossiers, ...data.dossiers] }, rule)).toEqual(found);
      }),
    );
  });

  it('misses no group: what is left after its proposals holds none that is large enough', () => {
    fc.assert(
      fc.property(valley, parameters, (data, rule) => {
        const found = topicGroups(data, rule);
        const placed = TOPICS.map((topic) =>
          stakeCard(`after-${topic}`, {
            topic,
            members: found
              .filter((group) => group.topic === topic)
              .flatMap(({ companies }) => companies.map(({ doc }) => ({ company: doc, position: 'non' }))),
          }),
        );
        expect(topicGroups({ ...data, stakes: [...data.stakes, ...placed] }, rule)).toEqual([]);
      }),
    );
  });
});

describe('what was set aside', () => {
  const settingsWith = (set: readonly { readonly key: string; readonly companies: readonly DocId[] }[]) => {
    const record = plainRecord();
    record.edit((draft) => beginTeamSettings(draft, 'network', 'Réseau'));
    for (const one of set) record.edit((draft) => dismissProposal(draft, one, 'pas maintenant', T0));
    return readNetworkSettings([{ doc: docNamed('settings'), view: record.view }]);
  };

  it('a stake is not proposed again to fewer companies, on any device', () => {
    fc.assert(
      fc.property(valley, fc.nat(), (data, drop) => {
        const found = stakeProposals(data, NO_NETWORK_SETTINGS);
        const settings = settingsWith(
          found.map(({ key, companies }) => ({ key, companies: companies.map(({ doc }) => doc) })),
        );
        expect(stakeProposals(data, settings)).toEqual([]);
        const dossiers = [...data.dossiers].filter((_, index) => index % 3 !== drop % 3);
        for (const { before, companies } of stakeProposals({ ...data, dossiers }, settings)) {
          // What then remains was in no group, or in several.
          expect(before === null || !companies.every(({ doc }) => before.companies.includes(doc))).toBe(true);
        }
      }),
    );
  });

  it('a pair is proposed to each company with whom it has most in common, and never one set aside or in touch', () => {
    fc.assert(
      fc.property(valley, fc.constantFrom(...PAIR_KINDS), (data, kind) => {
        const unlinked = new Map([...data.companies].map(([doc, card]) => [doc, { ...card, links: [] }]));
        const free = { ...data, companies: unlinked };
        const profiles = [...profilesOf(free.companies, free.dossiers, free.none).values()];
        const search = kind === 'proches' ? similarCompanies : complementaryCompanies;
        const least = kind === 'proches' ? 2 : 1;
        const expected = new Set(
          profiles.flatMap((one) =>
            search(one, profiles, { km: NO_NETWORK_SETTINGS.affinityKm, least, limit: 1 }).map(({ company }) =>
              pairKey(kind, one.company.doc, company),
            ),
          ),
        );
        const found = pairProposals(free, kind, NO_NETWORK_SETTINGS);
        expect(new Set(found.map(({ key }) => key))).toEqual(expected);
        expect(pairProposals(shuffled(free), kind, NO_NETWORK_SETTINGS)).toEqual(found);
        const settings = settingsWith(found);
        const next = pairProposals(data, kind, settings);
        for (const { key, companies, km, reasons } of next) {
          expect(settings.dismissed.has(key)).toBe(false);
          const [a, b] = companies.map((doc) => data.companies.get(doc));
          expect(a?.links.some(({ to }) => to === b?.doc) || b?.links.some(({ to }) => to === a?.doc)).toBe(false);
          expect(km ?? 0).toBeLessThanOrEqual(NO_NETWORK_SETTINGS.affinityKm);
          expect(reasons.length).toBeGreaterThanOrEqual(least);
        }
      }),
    );
  });

  it('the communes of this test have places', () => {
    expect(PLACES.every((code) => communeOf(code) !== null)).toBe(true);
  });
});
