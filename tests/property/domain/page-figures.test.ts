// PRODUCT R16 for the page as a whole: somebody who holds all that it publishes, and a computer, cannot work out a hidden count.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { CARD_VERSION, type CompanyCard, type DossierCard, type StakeCard } from '#domain/record/cards.ts';
import { BASSINS, bassinOf } from '#domain/territory/bassins.ts';
import { COMMUNES } from '#domain/territory/communes.ts';
import { pageFigures, type PageFigures, type PublishedTable } from '#domain/territory/page-figures.ts';

// Two bassins with two communes each, so that every case of the tables meets within a few companies.
const CODES = ['saint-girons', 'castillonnais'].flatMap((bassin) =>
  COMMUNES.filter(({ code }) => bassinOf(code) === bassin)
    .slice(0, 2)
    .map(({ code }) => code),
);
const SECTORS = ['bois-foret', 'agriculture', 'tourisme-loisirs'];
const SIZES = ['0', '3-5', '20+'];

interface Drawn {
  readonly commune: string;
  readonly sector: string;
  readonly size: string;
}

const base = { version: CARD_VERSION, updatedAt: 0, conflicts: 0 };

const companyOf = ({ commune, sector, size }: Drawn, index: number): CompanyCard => ({
  ...base,
  kind: 'company',
  doc: `c${index}` as DocId,
  name: '',
  siret: '',
  naf: '',
  legalForm: '',
  sizeBand: size,
  commune,
  outside: false,
  sector,
  stance: 'ok',
  source: '',
  head: '',
  phone: '',
  links: [],
  ambassador: null,
});

const dossierOf = (_: Drawn, index: number): DossierCard =>
  ({
    ...base,
    kind: 'dossier',
    company: `c${index}`,
    state: 'prediag_restitue',
    outcome: '',
    global: 2,
  }) as unknown as DossierCard;

const drawn: fc.Arbitrary<readonly Drawn[]> = fc.array(
  fc.record({
    commune: fc.constantFrom(...CODES, CODES[0] as string),
    sector: fc.constantFrom(...SECTORS, 'bois-foret'),
    size: fc.constantFrom(...SIZES, '3-5'),
  }),
  { maxLength: 11 },
);

const limits = fc.constantFrom([3, 5] as const, [2, 3] as const, [3, 3] as const);

const pageOf = (companies: readonly Drawn[], [smallCell, smallCellCommune]: readonly [number, number]): PageFigures =>
  pageFigures({
    companies: companies.map(companyOf),
    dossiers: companies.map(dossierOf),
    stakes: [],
    actions: [],
    smallCell,
    smallCellCommune,
  });

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Every way to fill the hidden counts: each is 1 or more, since zeros are published. */
function* fillings(table: readonly { readonly count: number | null }[], total: number): Generator<number[]> {
  const [first, ...others] = table;
  if (!first) {
    if (total === 0) yield [];
    return;
  }
  const tries = first.count === null ? Array.from({ length: Math.max(0, total) }, (_, at) => at + 1) : [first.count];
  for (const value of tries) for (const rest of fillings(others, total - value)) yield [value, ...rest];
}

/** Hidden counts of a table that only one filling allows. */
function workedOut(table: PublishedTable, total: number, fits: (values: readonly number[]) => boolean): number[] {
  if (!table) return [];
  const seen = table.map(() => new Set<number>());
  for (const values of fillings(table, total))
    if (fits(values)) for (const [at, value] of values.entries()) seen[at]?.add(value);
  return table.flatMap(({ count }, at) => (count === null && (seen[at]?.size ?? 0) < 2 ? [at] : []));
}

const FEWEST: Readonly<Record<string, number>> = { '0': 0, '3-5': 3, '20+': 20 };

/** What somebody with a computer knows although the page hides it. */
function givenAway(page: PageFigures): unknown[] {
  const { diagnosed: total, sectors, sizes, bassins, communes, jobs } = page;
  if (total === null) return [sectors, sizes, bassins, communes, jobs].filter((part) => part !== null);
  const jobsFit = (values: readonly number[]): boolean =>
    jobs === null || sum(values.map((value, at) => value * (FEWEST[sizes?.[at]?.id ?? ''] ?? 0))) === jobs;
  const bassinsOf = (values: readonly number[]): number[] =>
    (bassins ?? []).map(({ id }) => sum(values.filter((_, at) => bassinOf(communes?.[at]?.id ?? '') === id)));
  const bassinsFit = (values: readonly number[]): boolean =>
    bassinsOf(values).every((value, at) => bassins?.[at]?.count === null || bassins?.[at]?.count === value);
  const seen = (bassins ?? []).map(() => new Set<number>());
  for (const values of fillings(communes ?? [], total))
    if (bassinsFit(values)) for (const [at, value] of bassinsOf(values).entries()) seen[at]?.add(value);
  return [
    ...workedOut(sectors, total, () => true),
    ...workedOut(sizes, total, jobsFit),
    ...workedOut(communes, total, bassinsFit),
    ...(communes ? [] : workedOut(bassins, total, () => true)),
    ...(communes ? (bassins ?? []).filter(({ count }, at) => count === null && (seen[at]?.size ?? 0) < 2) : []),
  ];
}

test('no hidden count can be worked out from all that the page publishes (brute force)', () => {
  fc.assert(
    fc.property(drawn, limits, (companies, limit) => {
      expect(givenAway(pageOf(companies, limit))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('the check would notice: a page with one hidden count of a table is given away', () => {
  const page: PageFigures = {
    ...pageOf([], [3, 5]),
    diagnosed: 9,
    sectors: [
      { id: 'bois-foret', count: 7 },
      { id: 'agriculture', count: null },
    ],
  };
  expect(givenAway(page)).toHaveLength(1);
});

test('what is published is true, and no count below the limits is', () => {
  fc.assert(
    fc.property(drawn, limits, (companies, limit) => {
      const page = pageOf(companies, limit);
      const truth = (id: string): number =>
        companies.filter((one) => [one.sector, one.size, one.commune, bassinOf(one.commune)].includes(id)).length;
      const all = [page.sectors, page.sizes, page.bassins, page.communes].flatMap((table) => table ?? []);
      expect(all.filter(({ id, count }) => count !== null && count !== truth(id))).toEqual([]);
      expect(all.filter(({ count }) => count !== null && count < limit[0])).toEqual([]);
      expect((page.communes ?? []).filter(({ count }) => count !== null && count < limit[1])).toEqual([]);
      expect(page.diagnosed === null || page.diagnosed === companies.length).toBe(true);
    }),
  );
});

test('the page is the same whatever the order in which the cards are read', () => {
  fc.assert(
    fc.property(drawn, limits, (companies, [smallCell, smallCellCommune]) => {
      const input = { stakes: [], actions: [], smallCell, smallCellCommune };
      const [cards, dossiers] = [companies.map(companyOf), companies.map(dossierOf)];
      expect(pageFigures({ ...input, companies: cards.toReversed(), dossiers: dossiers.toReversed() })).toEqual(
        pageFigures({ ...input, companies: cards, dossiers }),
      );
    }),
  );
});

test('one company in two records, or with two dossiers, counts once; a confidential stake counts nowhere', () => {
  const one: Drawn = { commune: CODES[0] as string, sector: 'bois-foret', size: '0' };
  const companies = [0, 1, 2, 3].map((index) => ({
    ...companyOf(one, index),
    siret: index < 2 ? '12345678900011' : '',
  }));
  const dossiers = [0, 1, 2, 3, 3].map((index) => dossierOf(one, index));
  const stake = (doc: string, confidential: boolean): StakeCard =>
    ({
      ...base,
      kind: 'stake',
      doc,
      confidential,
      members: companies.map(({ doc: company }) => ({ company, position: 'actif' })),
    }) as unknown as StakeCard;
  const page = pageFigures({
    companies,
    dossiers,
    stakes: [stake('s1', true)],
    actions: [],
    smallCell: 3,
    smallCellCommune: 5,
  });
  expect(page).toMatchObject({ diagnosed: 3, stakes: 0, inStakes: 0, communes: null });
  expect(BASSINS).toContain(bassinOf(one.commune));
});
