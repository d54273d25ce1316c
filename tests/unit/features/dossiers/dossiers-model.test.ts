import { describe, expect, it } from 'vitest';
import { docIdFromBytes, type DocId } from '#domain/ids.ts';
import type { CompanyCard, DossierCard } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import { EMPTY_VIEW } from '#domain/record/record.ts';
import { countStates, dossierRows, filterRows, whenOf } from '#features/dossiers/dossiers-model.ts';

const id = (byte: number): DocId => docIdFromBytes(new Uint8Array(16).fill(byte));
const context = { grids: new Map(), updatedAt: 0 };

function company(byte: number, part: Partial<CompanyCard>): CompanyCard {
  return { ...(project('company', id(byte), EMPTY_VIEW, context) as CompanyCard), ...part };
}

function dossier(byte: number, part: Partial<DossierCard>): DossierCard {
  return { ...(project('dossier', id(byte), EMPTY_VIEW, context) as DossierCard), ...part };
}

const COMPANIES = new Map(
  [
    company(1, { name: 'Scierie de l’Œil', commune: '09285', head: 'Maryse Dupuy' }),
    company(2, { name: 'Fromagerie de Bethmale', commune: '09055' }),
  ].map((card) => [card.doc, card]),
);
const ROWS = dossierRows(
  [
    dossier(11, { company: id(1), state: 'visite', updatedAt: 5 }),
    dossier(12, { company: id(2), state: 'clos', updatedAt: 9 }),
    dossier(13, { company: id(3), state: 'repere', updatedAt: 7 }),
  ],
  COMPANIES,
);
const names = (filter: Parameters<typeof filterRows>[1]): string[] => filterRows(ROWS, filter).map(({ name }) => name);

describe('The list of dossiers', () => {
  it('shows the newest work first, and a dossier whose company is not here too', () => {
    expect(ROWS.map(({ name }) => name)).toEqual(['Fromagerie de Bethmale', '', 'Scierie de l’Œil']);
  });

  it('finds every word without accents, in the name, the commune or the head', () => {
    expect(names({ query: 'oeil', state: '' })).toEqual(['Scierie de l’Œil']);
    expect(names({ query: 'SEIX dupuy', state: '' })).toEqual(['Scierie de l’Œil']);
    expect(names({ query: 'seix bethmale', state: '' })).toEqual([]);
  });

  it('filters by state, and « en cours » leaves the closed ones out', () => {
    expect(names({ query: '', state: 'clos' })).toEqual(['Fromagerie de Bethmale']);
    expect(names({ query: '', state: 'open' })).toEqual(['', 'Scierie de l’Œil']);
    expect(countStates(ROWS).get('visite')).toBe(1);
  });

  it('tells the meeting that comes rather than the visit that was', () => {
    const card = dossier(1, { lastVisit: '2026-11-02' as DossierCard['lastVisit'] });
    expect(whenOf(card).kind).toBe('visited');
    expect(whenOf({ ...card, nextMeeting: '2026-12-01' as DossierCard['nextMeeting'] }).kind).toBe('meeting');
    expect(whenOf(dossier(1, {}))).toEqual({ kind: 'none', day: null });
  });
});
