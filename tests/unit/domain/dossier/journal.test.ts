import { describe, expect, it } from 'vitest';
import { dossierStanding, pauseDossier, resumeDossier, setAside } from '#domain/dossier/journal.ts';
import type { Day } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import { EMPTY_VIEW, type RecordEvent, type RecordView } from '#domain/record/record.ts';
import { plainRecord, T0 } from '#tests/unit/domain/plain-record.ts';

interface Told {
  readonly day: string;
  readonly move: string;
  readonly extra?: { readonly [key: string]: Json };
}

const move = (day: string, told: string, extra: Told['extra'] = {}): Told => ({ day, move: told, extra });

/** Events in the order they were written; the day is the business day in November 2026. */
function journal(...told: Told[]): RecordView {
  const events = told.map(({ day, move: text, extra }, index): RecordEvent => {
    const [from = '', to = ''] = text.split(' -> ');
    const body = { from, to, reason: '', businessDay: `2026-11-${day}`, ...extra };
    return { id: `e${index}`, type: 'moved', at: T0 + index, tag: 'anais', body };
  });
  return { ...EMPTY_VIEW, events };
}

const told = (view: RecordView) => {
  const { state, toArbitrate } = dossierStanding(view);
  return { state, toArbitrate: toArbitrate.map(({ id }) => id) };
};

const TO_COMMITTEE = [
  move('02', 'repere -> contacte'),
  move('03', 'contacte -> rdv_pris'),
  move('04', 'rdv_pris -> visite'),
  move('05', 'visite -> prediag_restitue'),
  move('06', 'prediag_restitue -> plan_redige'),
  move('07', 'plan_redige -> plan_accepte'),
  move('08', 'plan_accepte -> soumis_comite'),
];

describe('where a dossier stands', () => {
  it('an empty journal stands at « repéré », which is never written', () => {
    expect(dossierStanding(EMPTY_VIEW)).toMatchObject({ state: 'repere', since: 0, sinceDay: null, paused: null });
  });

  it('is the last move of a chain that follows the table', () => {
    expect(dossierStanding(journal(...TO_COMMITTEE))).toMatchObject({
      state: 'soumis_comite',
      since: T0 + 6,
      sinceDay: '2026-11-08',
      toArbitrate: [],
    });
  });

  it('follows business days, not the order of writing: a day noted in the evening of the next one fits', () => {
    expect(told(journal(move('03', 'contacte -> rdv_pris'), move('02', 'repere -> contacte')))).toEqual({
      state: 'rdv_pris',
      toArbitrate: [],
    });
  });

  it('the same move noted on two tablets is one move, with nothing to arbitrate', () => {
    expect(told(journal(move('02', 'repere -> contacte'), move('03', 'repere -> contacte')))).toEqual({
      state: 'contacte',
      toArbitrate: [],
    });
  });

  it('a move that no longer fits is kept and set before the coordinator', () => {
    const view = journal(
      move('02', 'repere -> contacte'),
      move('03', 'contacte -> clos', { outcome: 'pas_interesse' }),
      move('04', 'contacte -> rdv_pris'),
    );
    expect(told(view)).toEqual({ state: 'clos', toArbitrate: ['e2'] });
    expect(dossierStanding(view).outcome).toBe('pas_interesse');
  });

  it('two tablets that close for different reasons disagree', () => {
    const view = journal(
      move('02', 'repere -> clos', { outcome: 'autre', reason: 'a' }),
      move('02', 'repere -> clos', { outcome: 'cessation' }),
    );
    expect(told(view)).toEqual({ state: 'clos', toArbitrate: ['e1'] });
  });

  it('a move the table does not have, or between unknown states, is never applied', () => {
    expect(told(journal(move('02', 'repere -> valide'), move('02', 'repere -> ailleurs')))).toEqual({
      state: 'repere',
      toArbitrate: ['e0', 'e1'],
    });
  });

  it('what the coordinator set aside is no longer asked about', () => {
    const record = plainRecord();
    const body = { from: 'contacte', to: 'rdv_pris', businessDay: '2026-11-02' };
    const id = record.edit((draft) => draft.event('moved', body));
    expect(dossierStanding(record.view).toArbitrate).toHaveLength(1);
    record.edit((draft) => setAside(draft, id, 'noté deux fois'));
    expect(dossierStanding(record.view).toArbitrate).toEqual([]);
  });

  it('a move without a readable day happened the day it was written', () => {
    const view = journal(move('99', 'repere -> contacte'));
    expect(dossierStanding(view).sinceDay).toBe('2026-11-23');
  });
});

describe('a committee’s decision', () => {
  const decided = move('20', 'soumis_comite -> valide', { session: 'session' });

  it('wins over an advisor’s move dated before the session and received after it', () => {
    const late = move('15', 'soumis_comite -> clos', { outcome: 'autre' });
    expect(told(journal(...TO_COMMITTEE, decided, late))).toEqual({ state: 'valide', toArbitrate: ['e8'] });
  });

  it('wins even when that move cuts the way to the committee much earlier', () => {
    const late = move('06', 'prediag_restitue -> clos', { outcome: 'sans_suite' });
    const view = journal(...TO_COMMITTEE.slice(0, 4), late, ...TO_COMMITTEE.slice(4), decided);
    expect(told(view)).toEqual({ state: 'valide', toArbitrate: ['e4'] });
    expect(dossierStanding(view).history.map(({ to }) => to)).toContain('plan_accepte');
  });

  it('leaves an advisor’s move dated after it to the coordinator', () => {
    const after = move('21', 'soumis_comite -> clos', { outcome: 'autre' });
    expect(told(journal(...TO_COMMITTEE, decided, after))).toEqual({ state: 'valide', toArbitrate: ['e8'] });
  });

  it('never undoes another one: the second of two different decisions is set before the coordinator', () => {
    const other = move('20', 'soumis_comite -> refuse', { session: 'session' });
    expect(told(journal(...TO_COMMITTEE, decided, other))).toEqual({ state: 'valide', toArbitrate: ['e8'] });
  });

  it('noted by two secretaries is one decision', () => {
    expect(told(journal(...TO_COMMITTEE, decided, decided))).toEqual({ state: 'valide', toArbitrate: [] });
  });

  it('about a dossier that was never submitted decides nothing', () => {
    expect(told(journal(move('02', 'repere -> contacte'), decided))).toEqual({
      state: 'contacte',
      toArbitrate: ['e1'],
    });
  });

  it('may be followed by a second one after an adjournment', () => {
    const view = journal(
      ...TO_COMMITTEE,
      move('10', 'soumis_comite -> ajourne', { session: 'one' }),
      move('11', 'ajourne -> plan_redige'),
      move('12', 'plan_redige -> plan_accepte'),
      move('13', 'plan_accepte -> soumis_comite'),
      decided,
      move('24', 'valide -> en_accompagnement'),
    );
    expect(told(view)).toEqual({ state: 'en_accompagnement', toArbitrate: [] });
    expect(dossierStanding(view).history).toHaveLength(13);
  });
});

describe('a pause', () => {
  it('lies over the state, with its reason and the day to start again, until the dossier is resumed', () => {
    const record = plainRecord();
    record.edit((draft) => pauseDossier(draft, 'récoltes', '2027-01-15' as Day));
    expect(dossierStanding(record.view)).toMatchObject({
      state: 'repere',
      paused: { reason: 'récoltes', until: '2027-01-15' },
    });
    record.edit((draft) => resumeDossier(draft));
    expect(dossierStanding(record.view).paused).toBeNull();
  });

  it('has no meaning once the dossier is closed', () => {
    const record = plainRecord();
    record.edit((draft) => pauseDossier(draft, 'récoltes', null));
    record.edit((draft) =>
      draft.event('moved', { from: 'repere', to: 'clos', outcome: 'autre', businessDay: '2026-11-23' }),
    );
    expect(dossierStanding(record.view)).toMatchObject({ state: 'clos', paused: null });
  });
});
