import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import type { Day } from '#domain/day.ts';
import { actionTable, stakeTable } from '#domain/exchange/collective-export.ts';
import { exportable } from '#domain/exchange/company-export.ts';
import { proposeColumns } from '#domain/exchange/company-columns.ts';
import { type ExchangeEntry, readEntries, writeEntry } from '#domain/exchange/exchange-log.ts';
import { networkExport } from '#domain/exchange/network-export.ts';
import { columnsKey, readColumns, writeColumns } from '#domain/exchange/remembered-columns.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, CompanyCard, PartnerCard, StakeCard } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import { type Draft, EMPTY_VIEW, type RecordKind } from '#domain/record/record.ts';
import { companyCard } from '#tests/unit/domain/company-card.ts';

const DAY = '2026-11-23' as Day;
const WORDS = { sector: new Map<string, string>(), legalForm: new Map<string, string>() };
const IDS = { stakeState: (id: string) => id, actionState: (id: string) => id, topic: (id: string) => id };

function card<Card>(kind: RecordKind, doc: string, fields: Partial<Card>): Card {
  const empty = project(kind, doc as DocId, EMPTY_VIEW, { grids: new Map(), updatedAt: 0 });
  return { ...empty, ...fields } as Card;
}
const member = (company: string, named: boolean, position = 'actif') => ({
  company: company as DocId,
  position,
  ...(named ? { named: true as const } : {}),
});
const stake = (doc: string, fields: Partial<StakeCard>) => card<StakeCard>('stake', doc, fields);
const byDoc = <Card extends { doc: DocId }>(cards: readonly Card[]) => new Map(cards.map((one) => [one.doc, one]));

const companies: CompanyCard[] = [
  companyCard({ doc: 'a', name: 'Abadie', links: [{ to: 'b' as DocId, type: 'client' }], broughtBy: 'p' as DocId }),
  companyCard({ doc: 'b', name: 'Bénazet' }),
  companyCard({
    doc: 'c',
    name: 'Cazalé',
    stance: 'ne-plus-contacter',
    links: [{ to: 'a' as DocId, type: 'connait' }],
  }),
];
const stakes = [
  stake('s', { title: 'Navette', members: [member('a', true), member('b', false), member('c', true)] }),
  stake('t', { title: 'Papier', confidential: true, members: [member('a', true)] }),
];

describe('what leaves the application', () => {
  it('is without those who asked not to be contacted again, in the order of names, with their count', () => {
    const { companies: open, opposed } = exportable(companies.toReversed());
    expect([open.map(({ name }) => name), opposed]).toEqual([['Abadie', 'Bénazet'], 1]);
  });

  it('counts confidential stakes and leaves them here, and names in the others only who agreed', () => {
    const { table, confidential } = stakeTable(stakes, byDoc(companies), IDS);
    expect(confidential).toBe(1);
    expect(table.rows.map(([title, , , taking, , named]) => [title, taking, named])).toEqual([
      ['Navette', '3', 'Abadie'],
    ]);
  });

  it('leaves here the actions of a confidential stake, of one that is not on this device, and those of a dossier', () => {
    const action = (doc: string, fields: Partial<ActionCard>) =>
      card<ActionCard>('action', doc, { title: doc, type: 'collective', ...fields });
    const actions = [
      action('public', { stake: 's' as DocId }),
      action('alone', { stake: null }),
      action('secret', { stake: 't' as DocId }),
      action('unknown', { stake: 'x' as DocId }),
      action('private', { dossier: 'd' as DocId }),
    ];
    const { table, confidential } = actionTable(actions, byDoc(stakes), IDS);
    expect([table.rows.map(([title]) => title), confidential]).toEqual([['alone', 'public'], 2]);
  });

  it('as a graph holds no tie to what stays here, and a membership only where the company agreed to be named', () => {
    const partners = [card<PartnerCard>('partner', 'p', { name: 'Chambre' })];
    const { graph, opposed, confidential } = networkExport({ companies, stakes, partners, words: WORDS, day: DAY });
    expect([opposed, confidential]).toEqual([1, 1]);
    expect(graph.nodes.map(({ id, kind }) => `${kind} ${id}`).sort()).toEqual([
      'company a',
      'company b',
      'partner p',
      'stake s',
    ]);
    expect(graph.edges.map(({ from, to, type }) => `${from} ${type} ${to}`).sort()).toEqual([
      'a client b',
      'a enjeu-actif s',
      'p amene a',
    ]);
  });
});

/** Any moment of this project's life. */
const START = Date.UTC(2026, 10, 23);

function record() {
  const replica = createReplica([]);
  let at = START;
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  return {
    view: replica.view,
    edit: (tag: string, write: (draft: Draft) => void) => replica.edit({ tag, at: (at += 1000), random }, write),
  };
}

describe('the journal of exchanges', () => {
  it('says who, what and when, newest first, and keeps who imported when somebody else takes it back', () => {
    const log = record();
    const first: ExchangeEntry = {
      type: 'import',
      id: 'one',
      file: 'liste.csv',
      created: 3,
      updated: 1,
      refused: 2,
      undone: null,
    };
    const second: ExchangeEntry = {
      type: 'export',
      id: 'two',
      file: 'entreprises.xlsx',
      what: 'companies',
      format: 'xlsx',
      count: 12,
      left: 1,
      personal: true,
    };
    log.edit('aaaaa', (draft) => writeEntry(draft, first, 1));
    log.edit('bbbbb', (draft) => writeEntry(draft, second, 2));
    log.edit('bbbbb', (draft) => writeEntry(draft, { ...first, undone: { kept: 1 } }, 3));
    expect(readEntries(log.view())).toEqual([
      { ...second, at: START + 2000, tag: 'bbbbb' },
      { ...first, undone: { kept: 1 }, at: START + 1000, tag: 'aaaaa' },
    ]);
  });
});

describe('columns settled once', () => {
  it('are found again for the same headings in another order, and not for others', () => {
    const team = record();
    const headings = ['Enseigne du lieu', 'Bled', 'Truc'];
    team.edit('aaaaa', (draft) => writeColumns(draft, headings, { name: 0, commune: 1 }));
    const turned = ['Truc', 'BLED', 'Enseigne du lieu'];
    expect(columnsKey(turned)).toBe(columnsKey(headings));
    expect(proposeColumns(turned, readColumns(team.view(), turned))).toEqual({ name: 2, commune: 1 });
    expect(readColumns(team.view(), ['Bled', 'Truc']).size).toBe(0);
  });
});
