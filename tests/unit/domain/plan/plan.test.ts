import { describe, expect, it } from 'vitest';
import { loadCatalogue, programmeOf } from '#domain/aids/catalogue.ts';
import { actionStanding } from '#domain/collective/action-states.ts';
import { readAction, removeAction, writeAction } from '#domain/collective/action.ts';
import { addDays, type Day } from '#domain/day.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { DocId } from '#domain/ids.ts';
import { planCalendar } from '#domain/plan/calendar.ts';
import { actionFromRule, AIDS_AT_FIRST, aidsForRule, typeOfRule } from '#domain/plan/from-suggestion.ts';
import { firstStepTiming, planTotals, readAcceptance, reviewKey, reviews } from '#domain/plan/plan.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import { plainRecord, T0, viewOf } from '../plain-record.ts';

const today = '2026-11-23' as Day;
const dossier = 'd1' as DocId;
const context = { grids: new Map(), updatedAt: T0 };

function card(doc: string, fields: Parameters<typeof viewOf>[0]): ActionCard {
  return project('action', doc as DocId, viewOf(fields), context) as ActionCard;
}

describe('An action drawn from a rule', () => {
  it('brings what the rule knows: title, type, partner, the nearest aids, where it comes from', async () => {
    const grid = await loadDefaultGrid();
    const catalogue = await loadCatalogue();
    const rule = grid.suggestions.find(({ id }) => id === 'sug.production.partage');
    if (!rule) throw new Error('the rule is in the grid');
    const made = actionFromRule(
      { ...rule, title: 'Partager la raboteuse', partner: rule.withWhom },
      { dossier, order: 3, catalogue, today },
    );
    expect(made).toMatchObject({
      type: 'collective',
      suggestion: rule.id,
      order: 3,
      dossier,
      title: 'Partager la raboteuse',
    });
    expect(made.aids).toHaveLength(AIDS_AT_FIRST);
    for (const aid of made.aids) {
      expect(programmeOf(catalogue, aid)?.tags.some((tag) => rule.programmeTags.includes(tag))).toBe(true);
    }
  });

  it('is of one company unless the rule needs several, and has no aid while the catalogue is not here', () => {
    expect(typeOfRule({ programmeTags: ['conseil'] })).toBe('individuelle');
    expect(aidsForRule({ programmeTags: ['conseil'] }, null, today)).toEqual([]);
  });
});

describe('What a plan says of an action', () => {
  it('is on its card, and absent from the card of an action that says nothing of it', () => {
    const plan = { cost: 300, aids: ['cii'], firstStep: 'Appeler', firstStepDay: today, partner: 'CMA', order: 2 };
    expect(card('a', { title: 'x', ...plan }).plan).toEqual({ ...plan, suggestion: '', removed: false });
    expect(card('a', { title: 'x' })).not.toHaveProperty('plan');
  });

  it('reads aids of any shape without failing', () => {
    expect(readAction(viewOf({ aids: ['cii', 'cii', 3] })).aids).toEqual(['cii']);
    expect(readAction(viewOf({ aids: 'cii' })).aids).toEqual([]);
  });

  it('is dropped while it is taken out of the plan, and is back with everything in it', () => {
    const record = plainRecord();
    record.edit((draft) => writeAction(draft, { title: 'Essayer', cost: 12 }));
    record.edit((draft) => removeAction(draft, true));
    expect([actionStanding(record.view).state, readAction(record.view).removed]).toEqual(['abandonnee', true]);
    record.edit((draft) => removeAction(draft, false));
    expect(actionStanding(record.view).state).toBe('proposee');
    expect(readAction(record.view)).toMatchObject({ title: 'Essayer', cost: 12, removed: false });
  });
});

describe('The sums of a plan', () => {
  it('count cents, tell the two kinds apart, and say how many actions have no cost', () => {
    const actions = [
      card('a', { cost: 0.1 }),
      card('b', { cost: 0.2 }),
      card('c', { cost: 100, type: 'collective' }),
      card('d', {}),
      card('e', { cost: 5000, gone: true }),
    ];
    expect(planTotals(actions)).toEqual({ all: 100.3, individual: 0.3, collective: 100, uncosted: 1 });
    expect(planTotals([])).toEqual({ all: 0, individual: 0, collective: 0, uncosted: 0 });
  });
});

describe('The first step', () => {
  it('is soon up to the thirtieth day, late after it', () => {
    expect(firstStepTiming(null, today)).toBe('none');
    expect(firstStepTiming(addDays(today, 30), today)).toBe('soon');
    expect(firstStepTiming(addDays(today, 31), today)).toBe('late');
  });
});

describe('The reviews', () => {
  it('are two, six and twelve months after the agreement, or after today as long as there is none', () => {
    expect(reviews(viewOf({}), today).map(({ day }) => day)).toEqual(['2027-01-23', '2027-05-23', '2027-11-23']);
    const agreed = viewOf({ 'plan/date': '2026-12-31', [reviewKey(6)]: '2027-07-05' });
    expect(reviews(agreed, today)).toEqual([
      { months: 2, day: '2027-02-28', chosen: false },
      { months: 6, day: '2027-07-05', chosen: true },
      { months: 12, day: '2027-12-31', chosen: false },
    ]);
  });
});

describe('The acceptance', () => {
  it('is a signature, an oral agreement with its witness, or a refusal with its reason', () => {
    expect(readAcceptance(viewOf({ 'plan/agreement': 'refus', 'plan/reason': 'Trop tôt' }))).toEqual({
      agreement: 'refus',
      date: null,
      witness: '',
      reason: 'Trop tôt',
    });
    expect(readAcceptance(viewOf({ 'plan/agreement': 'maybe' })).agreement).toBe('');
  });
});

describe('The calendar of a plan', () => {
  it('tells the days in order, what begins before what ends, without dropped actions', () => {
    const action = card('a', { start: '2026-12-01', end: '2026-12-01', firstStepDay: '2026-11-30' });
    const dropped = card('b', { end: '2026-11-24', gone: true });
    const promise = { id: 'p', side: 'conseil', text: 'Envoyer', due: '2026-12-01' as Day, visit: '' } as const;
    const days = planCalendar([action, dropped], [promise], reviews(viewOf({}), today));
    expect(days.map(({ kind }) => kind)).toEqual([
      'first-step',
      'start',
      'promise',
      'end',
      'review',
      'review',
      'review',
    ]);
  });
});
