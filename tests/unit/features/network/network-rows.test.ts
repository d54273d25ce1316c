import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import { DOSSIER_STATES } from '#domain/dossier/states.ts';
import type { Edge } from '#domain/network/links.ts';
import { communeLines } from '#features/network/commune-lines.ts';
import { filterCount, NO_FILTER, selectedRows } from '#features/network/network-filter.ts';
import {
  createRowReader,
  dossierByCompany,
  FAMILIES,
  familyOf,
  type NetworkData,
  rowsByCommune,
  stakesByCompany,
} from '#features/network/network-rows.ts';
import { sortedRows } from '#features/network/network-sort.ts';
import { companyCard, docNamed, dossierCard, stakeCard } from '#tests/unit/features/network/sample-cards.ts';

const today = '2026-06-01' as Day;
const scierie = companyCard('scierie', {
  name: 'Scierie du Salat',
  commune: '09261',
  sector: 'bois-foret',
  sizeBand: '6-9',
});
const fournil = companyCard('fournil', { name: 'Fournil d’Élise', commune: '09285', sector: 'agroalimentaire' });
const gite = companyCard('gite', {
  name: 'Gîte des Œillets',
  commune: '09285',
  sector: 'tourisme-loisirs',
  ambassador: { since: '2025-01-01' as Day, until: '2026-12-31' as Day },
});
const lapsed = companyCard('lapsed', {
  name: 'Atelier ancien',
  outside: true,
  ambassador: { since: '2023-01-01' as Day, until: '2025-01-01' as Day },
});
const edges: Edge[] = [
  { a: scierie.doc, b: gite.doc, type: 'client' },
  { a: fournil.doc, b: gite.doc, type: 'connait' },
];
const stake = stakeCard('stake', {
  title: 'Chaleur',
  members: [
    { company: scierie.doc, position: 'porteur' },
    { company: gite.doc, position: 'non' },
  ],
});
const data: NetworkData = {
  companies: [scierie, fournil, gite, lapsed],
  dossiers: dossierByCompany([
    dossierCard('closed', { company: scierie.doc, state: 'clos', stateSince: 900 }),
    dossierCard('open', { company: scierie.doc, state: 'plan_redige', stateSince: 100 }),
  ]),
  stakes: stakesByCompany([stake]),
  partners: new Map(),
  links: new Map([
    [scierie.doc, 1],
    [fournil.doc, 1],
    [gite.doc, 2],
  ]),
  today,
};
const rows = createRowReader()(data);
const names = (list: readonly { company: { name: string } }[]): string[] => list.map(({ company }) => company.name);

describe('a row of the network', () => {
  it('shows the open dossier of a company before a newer closed one', () => {
    expect(rows[0]).toMatchObject({ family: 'plan', dossier: { state: 'plan_redige' } });
  });

  it('says how many links touch the company', () => {
    expect(rows.map(({ links }) => links)).toEqual([1, 1, 2, 0]);
  });

  it('marks an ambassador only while the consent is valid', () => {
    expect(rows.map(({ ambassador }) => ambassador)).toEqual([false, false, true, false]);
  });

  it('a company that said no to a stake is not in it', () => {
    expect(rows.map(({ stakes }) => stakes.length)).toEqual([1, 0, 0, 0]);
  });

  it('is the same object as before while nothing in it changed, and its own alone is made anew', () => {
    const read = createRowReader();
    const before = read(data);
    const renamed = { ...fournil, name: 'Fournil de Seix' };
    const after = read({ ...data, companies: [scierie, renamed, gite, lapsed] });
    expect(after.map((row, at) => row === before[at])).toEqual([true, false, true, true]);
    expect(after[1]?.company.name).toBe('Fournil de Seix');
    expect(read({ ...data, links: new Map([[lapsed.doc, 1]]) })[3]?.links).toBe(1);
  });

  it('knows the family of every state of a dossier, and takes an unknown one as begun', () => {
    for (const state of DOSSIER_STATES) expect(FAMILIES).toContain(familyOf(state));
    expect(familyOf('state-of-next-year')).toBe('prospection');
  });
});

describe('the selection', () => {
  it('finds every word wherever it stands, without accents or case', () => {
    expect(names(selectedRows(rows, { ...NO_FILTER, text: 'ELISE seix' }))).toEqual(['Fournil d’Élise']);
    expect(names(selectedRows(rows, { ...NO_FILTER, text: 'oeillets' }))).toEqual(['Gîte des Œillets']);
  });

  it('keeps what passes all filters at once', () => {
    expect(names(selectedRows(rows, { ...NO_FILTER, commune: '09285', ambassadors: true }))).toEqual([
      'Gîte des Œillets',
    ]);
    expect(names(selectedRows(rows, { ...NO_FILTER, family: 'aucun' }))).toHaveLength(3);
    expect(names(selectedRows(rows, { ...NO_FILTER, stake: stake.doc }))).toEqual(['Scierie du Salat']);
    expect(names(selectedRows(rows, { ...NO_FILTER, sector: 'bois-foret', size: '0' }))).toEqual([]);
  });

  it('says how many filters are in use', () => {
    expect(filterCount(NO_FILTER)).toBe(0);
    expect(filterCount({ ...NO_FILTER, text: 'bois', ambassadors: true })).toBe(2);
  });
});

describe('sorting', () => {
  const same = (id: string): string => id;

  it('by links puts the best linked first, then by name', () => {
    expect(names(sortedRows(rows, 'links', false, same))).toEqual([
      'Gîte des Œillets',
      'Fournil d’Élise',
      'Scierie du Salat',
      'Atelier ancien',
    ]);
  });

  it('does not depend on the order the records came in', () => {
    for (const key of ['name', 'commune', 'sector', 'size', 'dossier', 'links', 'ambassador'] as const) {
      expect(sortedRows(rows.toReversed(), key, false, same)).toEqual(sortedRows(rows, key, false, same));
    }
  });
});

describe('the faces agree', () => {
  it('the communes together hold every company of the selection once', () => {
    const groups = rowsByCommune(rows);
    expect([...groups.values()].flat()).toHaveLength(rows.length);
    expect(groups.get('')).toHaveLength(1);
    expect(groups.get('09285')).toHaveLength(2);
  });

  it('a line joins two different communes once, with its count and its distance', () => {
    const places = new Map(rows.map((row) => [row.doc, row.commune]));
    const lines = communeLines(edges, (doc) => places.get(doc) ?? null);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ count: 1, from: { code: '09261' }, to: { code: '09285' } });
    expect(lines[0]?.km).toBeGreaterThan(10);
    expect(communeLines([{ a: docNamed('unknown'), b: gite.doc, type: 'connait' }], () => null)).toEqual([]);
  });
});
