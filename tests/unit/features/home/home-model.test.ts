import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, CompanyCard, DossierCard } from '#domain/record/cards.ts';
import { homeOf } from '#features/home/home-model.ts';

const TODAY = '2026-11-23' as Day;
const COMPANY = 'company' as DocId;

function dossier(doc: string, change: Partial<DossierCard> = {}): DossierCard {
  return {
    kind: 'dossier',
    doc: doc as DocId,
    version: 1,
    updatedAt: 0,
    conflicts: 0,
    company: COMPANY,
    advisor: '',
    state: 'rdv_pris',
    stateSince: 0,
    outcome: '',
    paused: false,
    toArbitrate: 0,
    mode: 'express',
    answered: 0,
    relevant: 36,
    scores: {},
    global: null,
    capacity: null,
    nextMeeting: null,
    lastVisit: null,
    openVisit: null,
    topics: [],
    ...change,
  };
}

function action(doc: string, change: Partial<ActionCard> = {}): ActionCard {
  return {
    kind: 'action',
    doc: doc as DocId,
    version: 1,
    updatedAt: 0,
    conflicts: 0,
    title: doc,
    type: 'collective',
    state: 'decidee',
    stake: null,
    dossier: null,
    companies: [],
    responsible: '',
    start: null,
    end: null,
    ...change,
  };
}

const company = { doc: COMPANY, name: 'Scierie du Biros', commune: '09290' } as CompanyCard;

function home(
  dossiers: DossierCard[],
  actions: ActionCard[] = [],
  member: Parameters<typeof homeOf>[1]['member'] = null,
) {
  return homeOf({ dossiers, actions, companies: new Map([[COMPANY, company]]) }, { member }, TODAY);
}

const docs = (lines: readonly { readonly dossier: DossierCard }[]): string[] => lines.map((line) => line.dossier.doc);

describe('the home of the day', () => {
  it('puts running visits first, the latest on top, and not a second time among meetings or drafts', () => {
    const running = { openVisit: 'v', nextMeeting: TODAY, answered: 3 };
    const day = home([dossier('a', { ...running, updatedAt: 1 }), dossier('b', { ...running, updatedAt: 2 })]);
    expect(docs(day.running)).toEqual(['b', 'a']);
    expect([day.today, day.drafts]).toEqual([[], []]);
  });

  it('lists the meetings of today, then those of the seven days that come, the nearest first', () => {
    const at = (doc: string, days: number) => dossier(doc, { nextMeeting: addDays(TODAY, days) });
    const day = home([at('week', 7), at('late', 8), at('tomorrow', 1), at('now', 0), at('past', -1)]);
    expect(docs(day.today)).toEqual(['now']);
    expect(docs(day.upcoming)).toEqual(['tomorrow', 'week']);
  });

  it('calls a draft a grid that was begun and is not complete, in a dossier that is open', () => {
    const day = home([
      dossier('begun', { answered: 1 }),
      dossier('blank'),
      dossier('complete', { answered: 36 }),
      dossier('closed', { answered: 1, state: 'clos' }),
    ]);
    expect(docs(day.drafts)).toEqual(['begun']);
  });

  it('counts the drafts it does not show', () => {
    const day = home(Array.from({ length: 8 }, (_, index) => dossier(`d${index}`, { answered: 1 })));
    expect([day.drafts.length, day.draftCount]).toEqual([5, 8]);
  });

  it('shows an advisor their own dossiers and those of nobody; a coordinator sees all', () => {
    const mine = [dossier('mine', { advisor: 'm1' }), dossier('free'), dossier('theirs', { advisor: 'm2' })].map(
      (card) => ({ ...card, nextMeeting: TODAY }),
    );
    const member = { id: 'm1', name: 'Anaïs', tags: [] };
    expect(docs(home(mine, [], { ...member, role: 'advisor' }).today).sort()).toEqual(['free', 'mine']);
    expect(home(mine, [], { ...member, role: 'coordinator' }).today).toHaveLength(3);
  });

  it('asks an advisor to answer remarks, and a coordinator to read what was sent', () => {
    const sent = dossier('sent', { advisor: 'm1', review: 'sent' });
    const remarks = dossier('remarks', { advisor: 'm1', review: 'correction', remarks: 3 });
    const closed = dossier('closed', { advisor: 'm1', remarks: 1, state: 'clos' });
    const cards = [sent, remarks, closed, dossier('quiet', { advisor: 'm1' })];
    const as = (role: 'advisor' | 'coordinator', id: string) =>
      docs(home(cards, [], { id, name: '', tags: [], role }).review);
    expect(as('advisor', 'm1')).toEqual(['remarks']);
    expect(as('coordinator', 'm2')).toEqual(['sent']);
    expect(as('coordinator', 'm1').sort()).toEqual(['remarks', 'sent']);
  });

  it('announces collective actions that run, begin or end within two months, and no others', () => {
    const day = home(
      [],
      [
        action('runs', { start: addDays(TODAY, -10), end: addDays(TODAY, 90) }),
        action('begins', { start: addDays(TODAY, 30) }),
        action('far', { start: addDays(TODAY, 90) }),
        action('done', { start: addDays(TODAY, 3), state: 'faite' }),
        action('alone', { start: addDays(TODAY, 3), type: 'individuelle' }),
      ],
    );
    expect(day.actions.map(({ doc }) => doc)).toEqual(['begins', 'runs']);
  });
});
