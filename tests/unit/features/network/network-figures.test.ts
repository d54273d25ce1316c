import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import { createNetworkIndex } from '#domain/network/network-index.ts';
import type { NetworkCards } from '#domain/network/relations.ts';
import type { ActionCard, CompanyCard, PartnerCard } from '#domain/record/cards.ts';
import { allDrawn, drawnOf, figuresOf, pairsOf } from '#features/network/network-figures.ts';
import { createRowReader, stakesByCompany } from '#features/network/network-rows.ts';
import {
  actionCard,
  companyCard,
  docNamed,
  dossierCard,
  stakeCard,
} from '#tests/unit/features/network/sample-cards.ts';

const company = (name: string, part: Partial<CompanyCard> & { broughtBy?: ReturnType<typeof docNamed> } = {}) =>
  companyCard(name, part);
const scierie = company('scierie', { links: [{ to: docNamed('charpente'), type: 'client' }] });
const charpente = company('charpente', { links: [{ to: docNamed('scierie'), type: 'fournisseur' }] });
const fournil = company('fournil', {
  links: [{ to: docNamed('nobody'), type: 'connait' }],
  broughtBy: docNamed('cci'),
});
const cci: PartnerCard = {
  kind: 'partner',
  doc: docNamed('cci'),
  version: 4,
  updatedAt: 0,
  conflicts: 0,
  name: 'CCI',
};
const stake = stakeCard('sechoir', {
  members: [
    { company: scierie.doc, position: 'porteur' },
    { company: charpente.doc, position: 'actif' },
    { company: fournil.doc, position: 'non' },
  ],
});
const collective = actionCard('visite', { stake: stake.doc, companies: [scierie.doc] });
const own: ActionCard & { partners: readonly ReturnType<typeof docNamed>[] } = {
  ...actionCard('plan', { type: 'individuelle', dossier: docNamed('dossier') }),
  partners: [cci.doc],
};
const byDoc = <Card extends { doc: ReturnType<typeof docNamed> }>(cards: readonly Card[]) =>
  new Map(cards.map((card) => [card.doc, card]));
const cards: NetworkCards = {
  companies: byDoc([scierie, charpente, fournil]),
  partners: byDoc([cci]),
  stakes: byDoc([stake]),
  actions: byDoc<ActionCard>([collective, own]),
  dossiers: byDoc([dossierCard('dossier', { company: charpente.doc })]),
};
const read = createNetworkIndex().read(cards);
const { lines, degrees } = read;
const keys = lines.map(({ kind, from, to }) => [kind, from, to]);

describe('the lines of the network', () => {
  it('say once what two companies said of each other', () => {
    expect(keys.filter(([kind]) => kind === 'client')).toEqual([['client', scierie.doc, charpente.doc]]);
  });

  it('lead to stakes, collective actions and partners; whoever said no, or is not here, has none', () => {
    expect(keys).toContainEqual(['enjeu', scierie.doc, stake.doc]);
    expect(keys).not.toContainEqual(['enjeu', fournil.doc, stake.doc]);
    expect(keys).toContainEqual(['action', scierie.doc, collective.doc]);
    expect(keys).toContainEqual(['action', stake.doc, collective.doc]);
    expect(keys).toContainEqual(['amene', cci.doc, fournil.doc]);
    expect(keys.some(([, , to]) => to === docNamed('nobody'))).toBe(false);
  });

  it('of a plan lead from its company to the partner it was handed over to', () => {
    expect(keys).toContainEqual(['oriente', charpente.doc, cci.doc]);
  });
});

describe('the figures', () => {
  const rows = createRowReader()({
    companies: cards.companies.values(),
    dossiers: new Map(),
    stakes: stakesByCompany([stake]),
    partners: new Map(),
    links: degrees,
    today: '2026-06-01' as Day,
  });
  const isCompany = (doc: ReturnType<typeof docNamed>): boolean => cards.companies.has(doc);
  const beside = [stake.doc, collective.doc, cci.doc];

  it('of everything count what is counted one by one', () => {
    const drawn = drawnOf(read, rows, isCompany);
    expect([...drawn.beside].sort()).toEqual([...beside].sort());
    expect(drawn.lines).toHaveLength(allDrawn(lines, beside).lines.length);
    expect(figuresOf(rows, drawn, (doc) => doc === stake.doc)).toEqual({
      companies: 3,
      links: lines.length,
      stakes: 1,
      ambassadors: 0,
    });
  });

  it('of a selection count its lines, and those that lead out of it apart', () => {
    const drawn = drawnOf(read, rows.slice(0, 1), isCompany);
    expect([...drawn.beside].sort()).toEqual([stake.doc, collective.doc].sort());
    expect(drawn.lines.map(({ kind }) => kind).sort()).toEqual(['action', 'action', 'enjeu']);
    expect(drawn.elsewhere).toBe(1);
  });

  it('pairs of the map are the links between two companies and the stakes they share', () => {
    const pairs = pairsOf(drawnOf(read, rows, isCompany), rows, [stake]);
    expect(pairs).toEqual([
      { a: scierie.doc, b: charpente.doc, type: 'client' },
      { a: scierie.doc, b: charpente.doc, type: 'enjeu', stake: stake.doc },
    ]);
  });
});
