import { describe, expect, it } from 'vitest';
import { ACTION_STATES, actionStanding } from '#domain/collective/action-states.ts';
import { checkAction, putActionCompany, readAction, writeAction, type ActionInput } from '#domain/collective/action.ts';
import { mayMoveAction, mayMoveStake, moveAction, moveStake } from '#domain/collective/moves.ts';
import { stakeStanding, type StakeState } from '#domain/collective/stake-states.ts';
import { putMember, readStake, writeStake, type StakeMember } from '#domain/collective/stake.ts';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { EMPTY_VIEW } from '#domain/record/record.ts';
import { removeRow } from '#domain/record/rows.ts';
import { plainRecord, register, T0 } from '#tests/unit/domain/plain-record.ts';

const day = '2026-11-23' as Day;
const move = { day, reason: '' };
/** What a member keeps until it says otherwise. */
const KEPT = { limits: '', named: false, namedOn: null, namedBy: '' };
const doc = (id: string): DocId => id as DocId;

describe('a stake', () => {
  const members = (...positions: StakeMember['position'][]): StakeMember[] =>
    positions.map((position, index) => ({ company: doc(`c${index}`), position, ...KEPT }));
  const asks = (from: StakeState, to: StakeState, stake = { members: members(), confidential: false }, reason = '') => {
    const answer = mayMoveStake('coordinator', from, to, { stake, exit: [], move: { day, reason } });
    if (answer.ok) return [];
    return answer.error.type === 'guards' ? answer.error.guards : [answer.error.type];
  };

  it('is read with its companies, their place, and what they keep to themselves', () => {
    const record = plainRecord();
    record.edit((draft) => writeStake(draft, { title: ' Bois local ', topic: 'bois', origin: 'comite' }));
    record.edit((draft) =>
      putMember(draft, doc('c1'), { position: 'porteur', limits: 'pas de prix', named: true }, T0),
    );
    expect(readStake(record.view)).toMatchObject({
      title: 'Bois local',
      topic: 'bois',
      origin: 'comite',
      confidential: false,
      members: [{ company: 'c1', position: 'porteur', limits: 'pas de prix', named: true }],
    });
  });

  it('a company taken off comes back when it is put back', () => {
    const record = plainRecord();
    record.edit((draft) => putMember(draft, doc('c1'), { position: 'actif' }, T0));
    record.edit((draft) => removeRow(draft, 'member', 'c1'));
    expect(readStake(record.view).members).toEqual([]);
    record.edit((draft) => putMember(draft, doc('c1'), { position: 'suivre' }, T0));
    expect(readStake(record.view).members).toMatchObject([{ position: 'suivre' }]);
  });

  it('is confidential as long as one of two people says so', () => {
    const other = { value: true, at: T0, tag: 'bruno' };
    const view = { ...EMPTY_VIEW, fields: new Map([['confidential', register(false, T0, [other])]]) };
    expect(readStake(view).confidential).toBe(true);
  });

  it('goes to a plan with three companies that carry it or take part', () => {
    const stake = (...positions: StakeMember['position'][]) => ({
      members: members(...positions),
      confidential: false,
    });
    expect(asks('prediag_collectif', 'plan_collectif', stake('porteur', 'actif', 'test'))).toEqual(['three-active']);
    expect(asks('prediag_collectif', 'plan_collectif', stake('porteur', 'actif', 'actif', 'non'))).toEqual([]);
  });

  it('goes to the committee only when it is not confidential', () => {
    expect(asks('plan_collectif', 'soumis_comite', { members: [], confidential: true })).toEqual(['not-confidential']);
  });

  it('is decided with a text, and closed with a reason', () => {
    expect(asks('soumis_comite', 'valide')).toEqual(['decision-text']);
    expect(asks('repere', 'clos')).toEqual(['reason-given']);
    expect(asks('repere', 'clos', undefined, 'fini')).toEqual([]);
    expect(asks('autonome', 'clos', undefined, 'fini')).toEqual(['not-allowed']);
  });

  it('stands where its journal leads', () => {
    const record = plainRecord();
    for (const to of ['qualifie', 'groupe_constitue', 'prediag_collectif'] as const) {
      record.edit((draft) => moveStake(draft, to, move));
    }
    expect(stakeStanding(record.view)).toMatchObject({ state: 'prediag_collectif', toArbitrate: [] });
    expect(stakeStanding(EMPTY_VIEW).state).toBe('repere');
  });

  it('is moved by advisors and coordinators only', () => {
    const facts = { stake: { members: [], confidential: false }, exit: [], move };
    expect(mayMoveStake('partner', 'repere', 'qualifie', facts)).toEqual({ ok: false, error: { type: 'wrong-role' } });
  });
});

describe('an action', () => {
  const input: ActionInput = {
    title: 'Tournée',
    type: 'collective',
    stake: doc('stake'),
    dossier: null,
    responsible: '',
    start: null,
    end: null,
    cost: null,
    result: '',
  };

  it('is read with its companies, days and cost', () => {
    const record = plainRecord();
    record.edit((draft) => writeAction(draft, { ...input, start: day, cost: 1200 }));
    record.edit((draft) => putActionCompany(draft, doc('c1'), 'livre', T0));
    expect(readAction(record.view)).toMatchObject({
      ...input,
      start: day,
      cost: 1200,
      companies: [{ company: 'c1', role: 'livre' }],
    });
  });

  it('has a title, days in order, and a cost that is not negative', () => {
    expect(checkAction(input)).toEqual([]);
    expect(checkAction({ ...input, title: ' ', start: day, end: '2026-11-22' as Day, cost: -1 })).toEqual([
      { field: 'title', type: 'required' },
      { field: 'end', type: 'end-before-start' },
      { field: 'cost', type: 'cost-range' },
    ]);
    expect(checkAction({ ...input, start: '2026-02-30' as Day })).toEqual([{ field: 'start', type: 'day-invalid' }]);
  });

  it('is decided once somebody answers for it before a day', () => {
    const asks = (action: Pick<ActionInput, 'responsible' | 'end'>) =>
      mayMoveAction('advisor', 'proposee', 'decidee', { action, move });
    expect(asks(input)).toEqual({ ok: false, error: { type: 'guards', guards: ['responsible-and-end'] } });
    expect(asks({ responsible: 'Léa', end: day }).ok).toBe(true);
  });

  it('is dropped or put off with a reason, and done or dropped is the end', () => {
    const facts = { action: input, move };
    for (const to of ['reportee', 'abandonnee'] as const)
      expect(mayMoveAction('advisor', 'en_cours', to, facts).ok).toBe(false);
    for (const end of ['faite', 'abandonnee'] as const) {
      for (const to of ACTION_STATES) {
        expect(mayMoveAction('coordinator', end, to, facts)).toEqual({ ok: false, error: { type: 'not-allowed' } });
      }
    }
  });

  it('stands where its journal leads', () => {
    const record = plainRecord();
    for (const to of ['decidee', 'en_cours', 'faite'] as const) record.edit((draft) => moveAction(draft, to, move));
    expect(actionStanding(record.view).state).toBe('faite');
    expect(actionStanding(EMPTY_VIEW).state).toBe('proposee');
  });
});
