import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, inCommon, type Profile, whatBrings } from '#domain/network/affinity.ts';
import { companyPairs, PAIR_KINDS, type PairKind, type PairOptions } from '#domain/network/pairs.ts';
import { docAt } from '#tests/unit/domain/network/graph-of-chance.ts';
import { companyCard } from '#tests/unit/features/network/sample-cards.ts';

const score = fc.constantFrom(null, 0, 0.1, 0.5, 0.75, 1);
const profile = fc.record({
  commune: fc.constantFrom('09261', '09285', '09110', '09042', ''),
  sector: fc.constantFrom('bois-foret', 'tourisme-loisirs', ''),
  topics: fc.uniqueArray(fc.constantFrom('energie', 'emploi', 'achats', 'transport')),
  scores: fc.dictionary(fc.constantFrom('strategie', 'marche', 'cooperation', 'produit', 'equipe'), score),
});
const profiles = fc.array(profile, { maxLength: 24 }).map((all) =>
  all.map(({ commune, sector, topics, scores }, at): Profile => {
    return { company: companyCard(`c${at}`, { doc: docAt(at), commune, sector }), scores, topics };
  }),
);

const reasonsOf = (kind: PairKind, one: Profile, other: Profile) =>
  kind === 'proches' ? inCommon(one, other) : [...whatBrings(one, other), ...whatBrings(other, one)];

/** Everybody compared with everybody by their reasons themselves. */
function pairsByHand(all: readonly Profile[], kind: PairKind, { km, least, limit, skip }: PairOptions) {
  const sorted = all.toSorted((a, b) => (a.company.doc < b.company.doc ? -1 : 1));
  const pairOf = (one: Profile, other: Profile) => {
    const [a, b] = one.company.doc < other.company.doc ? [one, other] : [other, one];
    const companies = [a.company.doc, b.company.doc] as const;
    return { companies, km: between(a.company, b.company), reasons: reasonsOf(kind, a, b) };
  };
  const order = (a: ReturnType<typeof pairOf>, b: ReturnType<typeof pairOf>): number =>
    b.reasons.length - a.reasons.length ||
    (a.km === b.km ? 0 : (a.km ?? Infinity) - (b.km ?? Infinity)) ||
    (a.companies.join(' ') < b.companies.join(' ') ? -1 : 1);
  const best = sorted.flatMap((one) => {
    const met = sorted
      .filter((other) => other !== one)
      .map((other) => pairOf(one, other))
      .filter((pair) => (pair.km ?? 0) <= km && pair.reasons.length >= least && !skip(...pair.companies));
    return met.sort(order).slice(0, 1);
  });
  const each = new Map(best.map((pair) => [pair.companies.join(' '), pair]));
  return [...each.values()].sort(order).slice(0, limit);
}

test('the pairs are those found by comparing everybody with everybody', () => {
  const asked = fc.record({
    kind: fc.constantFrom(...PAIR_KINDS),
    km: fc.constantFrom(0, 5, 15, 30, 100),
    least: fc.integer({ min: 1, max: 3 }),
    limit: fc.constantFrom(3, 50),
    skipped: fc.array(fc.tuple(fc.nat(23), fc.nat(23))),
  });
  fc.assert(
    fc.property(profiles, asked, (all, { kind, skipped, ...options }) => {
      const gone = new Set(skipped.flatMap(([a, b]) => [`${docAt(a)} ${docAt(b)}`, `${docAt(b)} ${docAt(a)}`]));
      const given = { ...options, skip: (a: string, b: string) => gone.has(`${a} ${b}`) };
      expect(companyPairs(all, kind, given)).toEqual(pairsByHand(all, kind, given));
    }),
    { numRuns: 300 },
  );
});
