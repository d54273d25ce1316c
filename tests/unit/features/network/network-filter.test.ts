import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import {
  chosenText,
  filterOf,
  NO_CONTEXT,
  NO_FILTER,
  NO_ORDER,
  orderOf,
  queryOf,
  selectedRows,
  type NetworkFilter,
} from '#features/network/network-filter.ts';
import { createRowReader, dossierByCompany } from '#features/network/network-rows.ts';
import { createSorter, groupedRows, sortedRows, tableLines } from '#features/network/network-sort.ts';
import { rowsSeen, rowWindow, seenOf } from '#features/network/virtual-rows.ts';
import { companyCard, docNamed, dossierCard } from '#tests/unit/features/network/sample-cards.ts';

const FULL: NetworkFilter = {
  text: 'bois & pain',
  sector: 'bois-foret',
  commune: '09261',
  bassin: 'massatois',
  size: '20+',
  family: 'plan',
  dimension: 'strategie',
  band: 'none',
  stake: 'a',
  advisor: 'anaïs',
  partner: 'b',
  ambassadors: true,
  community: 'c',
  chosen: 'd.e',
};

const names = ['Atelier 10', 'Atelier 2', 'Zinguerie', 'École du bois', ''];
const companies = names.map((name, index) =>
  companyCard(`${index} company`, {
    name,
    commune: index % 2 === 0 ? '09261' : '09182',
    sector: index < 2 ? 'bois-foret' : '',
  }),
);
const docOf = (index: number): DocId => docNamed(`${index} company`);
const dossiers = [
  dossierCard('one', { company: docOf(0), advisor: 'anais', scores: { strategie: 0.8, marche: null } }),
  dossierCard('two', { company: docOf(1), advisor: 'bruno', scores: { strategie: 0.1 } }),
];
const read = createRowReader();
const rowsOf = (cards = companies) =>
  read({
    companies: cards,
    dossiers: dossierByCompany(dossiers),
    stakes: new Map(),
    partners: new Map([[docOf(2), [docNamed('cci')]]]),
    links: new Map(),
    today: '2026-06-01' as Day,
  });
const rows = rowsOf();
const same = (id: string): string => id;
const found = (filter: Partial<NetworkFilter>): number[] =>
  selectedRows(
    rows,
    { ...NO_FILTER, ...filter },
    { ...NO_CONTEXT, bandOf: (score) => (score < 0.5 ? 'low' : 'high'), community: new Set([docOf(3)]) },
  ).map((row) => rows.indexOf(row));

describe('the address of a selection', () => {
  it('says the whole filter and order, and reads back as the same', () => {
    const order = { sort: 'links', reversed: true, group: 'bassin' } as const;
    const query = new URLSearchParams(queryOf(FULL, order));
    expect(filterOf(query)).toEqual(FULL);
    expect(orderOf(query)).toEqual(order);
  });

  it('of everything is empty, and a foreign word selects nothing away', () => {
    expect(queryOf(NO_FILTER, NO_ORDER)).toBe('');
    const query = new URLSearchParams('tri=couleur&par=astre&ambassadeurs=oui&niveau=low');
    expect(filterOf(query)).toEqual(NO_FILTER);
    expect(orderOf(query)).toEqual(NO_ORDER);
  });
});

describe('the filters', () => {
  it('by bassin, advisor, partner, community and picked rows keep who belongs there', () => {
    expect(found({ bassin: 'massatois' })).toEqual([1, 3]);
    expect(found({ advisor: 'anais' })).toEqual([0]);
    expect(found({ partner: docNamed('cci') })).toEqual([2]);
    expect(found({ community: docOf(3) })).toEqual([3]);
    expect(found({ chosen: chosenText([docOf(1), docOf(4)]) })).toEqual([1, 4]);
  });

  it('by the score of a dimension know its band, any score, and none', () => {
    expect(found({ dimension: 'strategie' })).toEqual([0, 1]);
    expect(found({ dimension: 'strategie', band: 'low' })).toEqual([1]);
    expect(found({ dimension: 'marche', band: 'none' })).toEqual([0, 1, 2, 3, 4]);
    expect(found({ dimension: 'strategie', band: 'none' })).toEqual([2, 3, 4]);
  });
});

describe('the order', () => {
  it('of names is that of a directory: accents count for nothing, figures by their value, without a name last', () => {
    expect(sortedRows(rows, 'name', false, same).map(({ company }) => company.name)).toEqual([
      'Atelier 2',
      'Atelier 10',
      'École du bois',
      'Zinguerie',
      '',
    ]);
  });

  it('stays right when a few rows change, come or go', () => {
    const sort = createSorter();
    sort(rows, 'name', false, same);
    const renamed = companies.map((card, index) => (index === 2 ? { ...card, name: 'Abeilles' } : card));
    const more = [...renamed, companyCard('new', { name: 'Bergerie' })];
    for (const cards of [renamed, more, more.slice(1), companies]) {
      const now = rowsOf(cards);
      expect(sort(now, 'name', false, same)).toEqual(sortedRows(now, 'name', false, same));
    }
    const now = rowsOf();
    expect(sort(now, 'commune', true, same)).toEqual(sortedRows(now, 'commune', true, same));
  });

  it('gives the same list while nothing changed', () => {
    const sort = createSorter();
    expect(sort(rows, 'size', false, same)).toBe(sort([...rows], 'size', false, same));
  });
});

describe('groups', () => {
  it('hold each row once, those without last, and a closed one shows its heading only', () => {
    const groups = groupedRows(rows, 'sector', same);
    expect(groups.map(({ value, rows: of }) => [value, of.length])).toEqual([
      ['bois-foret', 2],
      ['', 3],
    ]);
    expect(tableLines(groups, new Set(['']))).toHaveLength(4);
    expect(groupedRows(rows, 'advisor', same).map(({ value }) => value)).toEqual(['anais', 'bruno', '']);
  });

  it('by bassin stand in the order of the valleys', () => {
    expect(groupedRows(rows, 'bassin', same).map(({ value }) => value)).toEqual(['saint-girons', 'massatois']);
  });
});

describe('of ten thousand rows', () => {
  it('those in sight are on the page, whatever is scrolled to, and never more than a few beyond', () => {
    for (const top of [0, 1, 480, 47_999, 479_000, 480_000]) {
      const { from, to } = rowWindow(10_000, 48, { top, room: 720 });
      expect(from).toBeLessThanOrEqual(Math.floor(top / 48));
      expect(to).toBeGreaterThanOrEqual(Math.min(10_000, Math.ceil((top + 720) / 48)));
      expect(to - from).toBeLessThan(40);
    }
  });

  it('the first frame has each row of which a part is seen, and no other', () => {
    const pixels = fc.integer({ min: 0, max: 400_000 });
    fc.assert(
      fc.property(pixels, fc.integer({ min: 1, max: 1_500 }), (top, room) => {
        const seen = Array.from({ length: 10_000 }, (_, row) => row).filter(
          (row) => row * 48 < top + room && (row + 1) * 48 > top,
        );
        const { from, to } = rowsSeen(10_000, 48, { top, room });
        expect([from, to - 1]).toEqual([seen[0], seen.at(-1)]);
      }),
      { numRuns: 60 },
    );
  });

  it('a list that ends above the place that was scrolled to shows its last rows', () => {
    expect(rowsSeen(5, 48, { top: 4_800, room: 96 })).toEqual({ from: 3, to: 5 });
    expect(rowsSeen(1, 48, { top: 4_800, room: 480 })).toEqual({ from: 0, to: 1 });
  });

  it('a row is seen where the box is on the screen and its head does not cover it', () => {
    expect(seenOf(0, { from: 0, to: 300 }, 48)).toEqual({ top: 0, room: 252 });
    expect(seenOf(960, { from: 100, to: 504 }, 48)).toEqual({ top: 1_012, room: 404 });
  });

  it('none is where the box is below the screen or above it', () => {
    expect(seenOf(0, { from: -832, to: -832 }, 48).room).toBe(0);
    expect(seenOf(0, { from: 900, to: 900 }, 48).room).toBe(0);
  });
});
