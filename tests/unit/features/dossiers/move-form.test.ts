import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '#domain/day.ts';
import { dossierFacts, type DossierFacts } from '#domain/dossier/facts.ts';
import { TRANSITIONS, type DossierState, type Transition } from '#domain/dossier/states.ts';
import { docIdFromBytes } from '#domain/ids.ts';
import { EMPTY_VIEW } from '#domain/record/record.ts';
import {
  emptyDraft,
  emptyReserve,
  moveProblems,
  stepsFrom,
  toMove,
  type MoveDraft,
} from '#features/dossiers/move-form.ts';

const TODAY = '2026-11-23' as Day;
const DOC = docIdFromBytes(new Uint8Array(16));

function factsFor(draft: MoveDraft): DossierFacts {
  return dossierFacts(EMPTY_VIEW, {
    doc: DOC,
    today: TODAY,
    grid: null,
    actions: [],
    sessions: [],
    move: toMove(draft),
  });
}

function transition(from: DossierState, to: DossierState, outcome?: string): Transition {
  const found = TRANSITIONS.find(
    (row) =>
      row.from.includes(from) &&
      row.to === to &&
      (outcome === undefined || row.outcomes.some((one) => one === outcome)),
  );
  if (!found) throw new Error(`no row from ${from} to ${to}`);
  return found;
}

const problems = (row: Transition, part: Partial<MoveDraft>) => {
  const draft = { ...emptyDraft(row, TODAY), ...part };
  return moveProblems(row, draft, factsFor(draft));
};

describe('The ways on from a state', () => {
  const facts = factsFor(emptyDraft(transition('repere', 'contacte'), TODAY));

  it('name what the record lacks, and not what the form will ask', () => {
    const [first] = stepsFrom('repere', 'advisor', facts);
    expect([first?.transition.to, first?.missing, first?.mine]).toEqual(['contacte', ['attempt-logged'], true]);
    const decided = stepsFrom('soumis_comite', 'coordinator', facts).find((step) => step.transition.to === 'valide');
    expect(decided?.missing).toEqual([]);
  });

  it('say which are another role’s', () => {
    const submit = stepsFrom('plan_accepte', 'advisor', facts).find((step) => step.transition.to === 'soumis_comite');
    expect(submit?.mine).toBe(false);
  });

  it('set closing after the road of the dossier, and closing for another reason aside', () => {
    const steps = stepsFrom('prediag_restitue', 'advisor', facts);
    expect(steps.map(({ transition: { to }, aside }) => [to, aside])).toEqual([
      ['plan_redige', false],
      ['clos', false],
      ['clos', true],
    ]);
  });

  it('never offer to write « anonymisé » without the bytes being destroyed', () => {
    expect(stepsFrom('clos', 'coordinator', facts).map((step) => step.transition.to)).toEqual(['en_accompagnement']);
  });
});

describe('The form of a move', () => {
  const close = transition('repere', 'clos', 'autre');

  it('asks a reason where the table does, and has the only outcome already', () => {
    expect(problems(close, {})).toEqual(['reason-given']);
    expect(problems(close, { reason: 'Cède son bail' })).toEqual([]);
    expect(toMove(emptyDraft(close, TODAY)).outcome).toBe('autre');
  });

  it('asks for an outcome where there are several', () => {
    expect(problems(transition('contacte', 'clos', 'injoignable'), {})).toContain('outcome-chosen');
  });

  it('refuses tomorrow, and a day that does not exist, without losing what was typed', () => {
    for (const day of [addDays(TODAY, 1), '', '2026-02-31'])
      expect(problems(close, { day, reason: 'oui' })).toEqual(['day-in-order']);
    expect(problems(close, { day: addDays(TODAY, -3), reason: 'oui' })).toEqual([]);
  });

  it('asks a decision for its session, its text and who stepped aside', () => {
    const decide = transition('soumis_comite', 'valide');
    expect(problems(decide, {})).toEqual(['session-exists', 'decision-text', 'aside-stated']);
    expect(problems(decide, { reason: 'Avis favorable', someoneAside: true })).toContain('aside-stated');
    expect(toMove({ ...emptyDraft(decide, TODAY), someoneAside: false }).aside).toEqual([]);
    expect(
      toMove({ ...emptyDraft(decide, TODAY), someoneAside: true, asideNames: 'A. Rouch, P. Sentein ' }).aside,
    ).toEqual(['A. Rouch', 'P. Sentein']);
  });

  it('asks each reserve for its text, its owner and its day', () => {
    const reserve = transition('soumis_comite', 'valide_sous_reserve');
    const full = { text: 'Devis', owner: 'CMA', due: '2026-12-20' };
    const said: Partial<MoveDraft> = { reason: 'Sous réserve', someoneAside: false };
    expect(problems(reserve, said)).toContain('reserves-assigned');
    expect(problems(reserve, { ...said, reserves: [full, emptyReserve(TODAY)] })).not.toContain('reserves-assigned');
    expect(problems(reserve, { ...said, reserves: [{ ...full, owner: '' }] })).toContain('reserves-assigned');
    expect(problems(reserve, { ...said, reserves: [{ ...full, due: '' }] })).toContain('reserves-assigned');
  });
});
