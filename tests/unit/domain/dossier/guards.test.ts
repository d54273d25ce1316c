import { describe, expect, it } from 'vitest';
import type { Role } from '#domain/access/role.ts';
import { addDays, type Day } from '#domain/day.ts';
import { logAttempt } from '#domain/dossier/dossier.ts';
import { dossierFacts, emptyMove, type FactsContext, type MoveInput } from '#domain/dossier/facts.ts';
import { GUARD_IDS } from '#domain/dossier/guard-ids.ts';
import { GUARDS, mayMove } from '#domain/dossier/guards.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { liftReserve, moveDossier } from '#domain/dossier/moves.ts';
import { DOSSIER_STATES, TRANSITIONS, transitionsFrom, type DossierState } from '#domain/dossier/states.ts';
import { endVisit, openVisit, readVisits, showNotice, startVisit } from '#domain/dossier/visits.ts';
import { readDossier } from '#domain/dossier/dossier.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, SessionCard } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import { EMPTY_VIEW } from '#domain/record/record.ts';
import { parseGrid } from '#domain/grid/parse-grid.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';
import { plainRecord, T0 } from '#tests/unit/domain/plain-record.ts';

const TODAY = '2026-11-23' as Day;
const DOC = 'dossier' as DocId;
const context = { grids: new Map(), updatedAt: 0 };

function actionCard(fields: Partial<ActionCard>): ActionCard {
  const empty = project('action', 'action' as DocId, EMPTY_VIEW, context) as ActionCard;
  return { ...empty, dossier: DOC, ...fields };
}
const session: SessionCard = {
  ...(project('session', 'session' as DocId, EMPTY_VIEW, context) as SessionCard),
  files: [DOC],
};

type Record = ReturnType<typeof plainRecord>;
interface Around extends Partial<FactsContext> {
  readonly role?: Role;
  readonly form?: Partial<MoveInput>;
}

/** What stands in the way: [] when nothing does. */
function inTheWay(
  record: Record,
  to: DossierState,
  { role = 'coordinator', form = {}, ...around }: Around = {},
): string[] {
  const today = around.today ?? TODAY;
  const facts = dossierFacts(record.view, {
    doc: DOC,
    today,
    grid: smallGrid,
    actions: [],
    sessions: [],
    move: { ...emptyMove(today), ...form },
    ...around,
  });
  const answer = mayMove(role, dossierStanding(record.view), to, facts);
  if (answer.ok) return [];
  return answer.error.type === 'guards' ? [...answer.error.guards] : [answer.error.type];
}

/** A dossier brought to a state by its journal alone. */
function standingAt(...states: DossierState[]): Record {
  const record = plainRecord();
  for (const state of states) record.edit((draft) => moveDossier(draft, state, emptyMove(TODAY), T0));
  expect(dossierStanding(record.view).state).toBe(states.at(-1) ?? 'repere');
  return record;
}
const VISITED = ['contacte', 'rdv_pris', 'visite'] as const;
const ACCEPTED = [...VISITED, 'prediag_restitue', 'plan_redige', 'plan_accepte'] as const;
const SUBMITTED = [...ACCEPTED, 'soumis_comite'] as const;

describe('the table', () => {
  it('reaches every state from « repéré », and every guard it names has a predicate', () => {
    const reached = new Set<DossierState>(['repere']);
    for (const _ of DOSSIER_STATES) {
      for (const row of TRANSITIONS) if (row.from.some((state) => reached.has(state))) reached.add(row.to);
    }
    expect([...DOSSIER_STATES].filter((state) => !reached.has(state))).toEqual([]);
    expect(Object.keys(GUARDS).sort()).toEqual([...GUARD_IDS].sort());
    const used = new Set(TRANSITIONS.flatMap((row) => row.guards));
    expect(GUARD_IDS.filter((id) => !used.has(id))).toEqual([]);
  });

  it('lets only the coordinator submit, decide, reopen and anonymise', () => {
    for (const state of ['plan_accepte', 'clos'] as const) {
      const allowed = transitionsFrom(state, 'advisor').map((row) => row.to);
      expect(allowed).not.toContain('soumis_comite');
      expect(allowed).not.toContain('en_accompagnement');
      expect(allowed).not.toContain('anonymise');
    }
    expect(inTheWay(standingAt(...SUBMITTED), 'valide', { role: 'advisor' })).toEqual(['wrong-role']);
    expect(transitionsFrom('repere', 'partner')).toEqual([]);
  });

  it('has no way but those of PRODUCT 1.3', () => {
    expect(inTheWay(plainRecord(), 'valide')).toEqual(['not-allowed']);
    expect(inTheWay(standingAt('clos'), 'clos', { form: { outcome: 'autre' } })).toEqual(['not-allowed']);
  });
});

describe('the guards of the field', () => {
  it('« contacté » asks for an attempt', () => {
    const record = plainRecord();
    expect(inTheWay(record, 'contacte')).toEqual(['attempt-logged']);
    const attempt = { date: TODAY, by: 'anais', result: 'joint', note: '' } as const;
    record.edit((draft) => logAttempt(draft, attempt, T0));
    expect(inTheWay(record, 'contacte', { role: 'advisor' })).toEqual([]);
    expect(readDossier(record.view).attempts).toMatchObject([attempt]);
  });

  it('« rendez-vous pris » asks for a date and a place', () => {
    const record = standingAt('contacte');
    record.edit((draft) => draft.set('rdv/date', '2026-12-01'));
    expect(inTheWay(record, 'rdv_pris')).toEqual(['meeting-set']);
    record.edit((draft) => draft.set('rdv/place', 'à l’atelier'));
    expect(inTheWay(record, 'rdv_pris')).toEqual([]);
  });

  it('« injoignable » asks for three attempts, « pas intéressé » for a refusal, and both for an outcome', () => {
    const record = standingAt('contacte');
    const attempt = { date: TODAY, by: 'anais', note: '' };
    const form = { outcome: 'injoignable' };
    for (let count = 0; count < 2; count += 1) {
      record.edit((draft) => logAttempt(draft, { ...attempt, result: 'sans-reponse' }, T0));
    }
    expect(inTheWay(record, 'clos', { form })).toEqual(['attempts-or-refusal']);
    expect(inTheWay(record, 'clos')).toEqual(['outcome-chosen', 'attempts-or-refusal']);
    record.edit((draft) => logAttempt(draft, { ...attempt, result: 'refus' }, T0));
    expect(inTheWay(record, 'clos', { form: { outcome: 'pas_interesse' } })).toEqual([]);
  });

  it('« visité » asks for a started visit and the notice shown', () => {
    const record = standingAt('contacte', 'rdv_pris');
    expect(inTheWay(record, 'visite')).toEqual(['visit-started', 'notice-shown']);
    const visit = record.edit((draft) => startVisit(draft, { kind: 'visite', date: TODAY, place: 'Seix' }, T0));
    expect(openVisit(readVisits(record.view))?.id).toBe(visit);
    expect(inTheWay(record, 'visite')).toEqual(['notice-shown']);
    record.edit((draft) => showNotice(draft, visit, '1', T0 + 1));
    expect(inTheWay(record, 'visite')).toEqual([]);
    record.edit((draft) => endVisit(draft, visit, T0 + 60_000, 25));
    expect(openVisit(readVisits(record.view))).toBeNull();
    expect(readVisits(record.view)[0]).toMatchObject({ endedAt: T0 + 60_000, travelMin: 25, noticeVersion: '1' });
  });

  it('« restitué » asks for enough evaluated, a date, and agreement or disagreement noted', () => {
    const record = standingAt(...VISITED);
    expect(inTheWay(record, 'prediag_restitue')).toEqual(['enough-evaluated', 'restitution-dated', 'agreement-noted']);
    record.edit((draft) => {
      for (const id of ['a1', 'a2', 'b1']) draft.set(`a/${id}`, 3);
      draft.set('mode', 'complet');
      draft.set('restitution/date', TODAY);
      draft.set('restitution/agreement', 'desaccord');
    });
    expect(inTheWay(record, 'prediag_restitue')).toEqual([]);
    expect(inTheWay(record, 'prediag_restitue', { grid: null })).toEqual(['enough-evaluated']);
  });

  it('is given back only when what an imported grid requires is answered, and as its rules say', () => {
    const rule = {
      id: 'n',
      label: 'n',
      type: 'number',
      core: true,
      dimension: 'a',
      constraint: '. < 10',
      required: true,
    };
    const parsed = parseGrid({ ...smallGrid, questions: [...smallGrid.questions, rule] });
    const grid = parsed.ok ? parsed.value : null;
    const record = standingAt(...VISITED);
    const asks = () => inTheWay(record, 'prediag_restitue', { grid }).includes('form-settled');
    expect(asks()).toBe(true);
    record.edit((draft) => draft.set('a/ctx.n', 3));
    record.edit((draft) => draft.set('a/n', 12));
    expect(asks()).toBe(true);
    record.edit((draft) => draft.set('a/n', 9));
    expect(asks()).toBe(false);
  });

  it('« plan rédigé » asks for an action with somebody responsible and a last day', () => {
    const record = standingAt(...VISITED, 'prediag_restitue');
    const end = TODAY;
    expect(inTheWay(record, 'plan_redige', { actions: [actionCard({ responsible: 'Léa' })] })).toEqual([
      'action-planned',
    ]);
    const planned = actionCard({ responsible: 'Léa', end });
    expect(inTheWay(record, 'plan_redige', { actions: [planned] })).toEqual([]);
    expect(inTheWay(record, 'plan_redige', { actions: [{ ...planned, dossier: 'other' as DocId }] })).toEqual([
      'action-planned',
    ]);
    expect(inTheWay(record, 'plan_redige', { actions: [{ ...planned, state: 'abandonnee' }] })).toEqual([
      'action-planned',
    ]);
  });

  it('« plan accepté » asks for a signature, or an oral agreement with a witness, dated', () => {
    const record = standingAt(...VISITED, 'prediag_restitue', 'plan_redige');
    record.edit((draft) => {
      draft.set('plan/date', TODAY);
      draft.set('plan/agreement', 'oral');
    });
    expect(inTheWay(record, 'plan_accepte')).toEqual(['plan-agreed']);
    record.edit((draft) => draft.set('plan/witness', 'Jean'));
    expect(inTheWay(record, 'plan_accepte')).toEqual([]);
    record.edit((draft) => draft.set('plan/agreement', 'signature'));
    record.edit((draft) => draft.set('plan/date', null));
    expect(inTheWay(record, 'plan_accepte')).toEqual(['plan-agreed']);
  });

  it('any open dossier may be closed for another reason, once it is given', () => {
    for (const record of [plainRecord(), standingAt(...VISITED), standingAt(...SUBMITTED)]) {
      expect(inTheWay(record, 'clos', { form: { outcome: 'autre' } })).toEqual(['reason-given']);
      expect(inTheWay(record, 'clos', { form: { outcome: 'autre', reason: 'déménage' } })).toEqual([]);
    }
  });

  it('no move happens before the one it follows, nor tomorrow', () => {
    const record = standingAt('contacte');
    record.edit((draft) => {
      draft.set('rdv/date', TODAY);
      draft.set('rdv/place', 'Seix');
    });
    for (const day of [addDays(TODAY, -1), addDays(TODAY, 1)]) {
      expect(inTheWay(record, 'rdv_pris', { form: { day } })).toEqual(['day-in-order']);
    }
  });
});

describe('the guards of the committee and after', () => {
  it('« soumis au comité » asks for an agenda, the quality check and the head’s consent', () => {
    const record = standingAt(...ACCEPTED);
    expect(inTheWay(record, 'soumis_comite')).toEqual(['on-agenda', 'quality-checked', 'committee-consent']);
    record.edit((draft) => {
      draft.set('quality/date', TODAY);
      draft.set('consent/committee', TODAY);
    });
    expect(inTheWay(record, 'soumis_comite', { sessions: [session] })).toEqual([]);
  });

  it('a decision asks for a session, a text, and who stepped aside, were it nobody', () => {
    const record = standingAt(...SUBMITTED);
    expect(inTheWay(record, 'refuse')).toEqual(['session-exists', 'decision-text', 'aside-stated']);
    const form = { session: session.doc, reason: 'hors sujet', aside: [] };
    expect(inTheWay(record, 'refuse', { form, sessions: [session] })).toEqual([]);
  });

  it('a decision under reserve asks for reserves with an owner and a day, and the accompaniment for each lifted', () => {
    const record = standingAt(...SUBMITTED);
    const form = { session: session.doc, reason: 'oui, si', aside: ['CMA'] };
    expect(inTheWay(record, 'valide_sous_reserve', { form, sessions: [session] })).toEqual(['reserves-assigned']);
    const reserves = [{ text: 'un devis', owner: 'Léa', due: TODAY }];
    expect(inTheWay(record, 'valide_sous_reserve', { form: { ...form, reserves }, sessions: [session] })).toEqual([]);
    record.edit((draft) => moveDossier(draft, 'valide_sous_reserve', { ...emptyMove(TODAY), ...form, reserves }, T0));
    expect(inTheWay(record, 'en_accompagnement')).toEqual(['reserves-lifted']);
    const [reserve] = readDossier(record.view).reserves;
    expect(reserve).toMatchObject({ text: 'un devis', owner: 'Léa', due: TODAY, lifted: null });
    record.edit((draft) => liftReserve(draft, reserve?.id ?? '', TODAY));
    expect(inTheWay(record, 'en_accompagnement')).toEqual([]);
    expect(dossierStanding(record.view).history.at(-1)).toMatchObject({ session: session.doc, reason: 'oui, si' });
  });

  it('the accompaniment begins with an action begun or dated', () => {
    const record = standingAt(...SUBMITTED, 'valide');
    expect(inTheWay(record, 'en_accompagnement', { actions: [actionCard({})] })).toEqual(['action-started']);
    expect(inTheWay(record, 'en_accompagnement', { actions: [actionCard({ start: TODAY })] })).toEqual([]);
  });

  it('a reorientation is closed once the partner accepted, or 45 days later', () => {
    const record = standingAt(...SUBMITTED, 'reoriente');
    const form = { outcome: 'reoriente' };
    expect(inTheWay(record, 'clos', { form })).toEqual(['handoff-settled']);
    record.edit((draft) => draft.set('handoff/partner', 'Initiative'));
    const after = (days: number): string[] => {
      const today = addDays(TODAY, days);
      return inTheWay(record, 'clos', { form: { ...form, day: today }, today });
    };
    expect(after(44)).toEqual(['handoff-settled']);
    expect(after(45)).toEqual([]);
    record.edit((draft) => draft.set('handoff/accepted', true));
    expect(after(0)).toEqual([]);
  });

  it('the follow-up begins when no action is left open', () => {
    const record = standingAt(...SUBMITTED, 'valide', 'en_accompagnement');
    expect(inTheWay(record, 'suivi', { actions: [actionCard({ state: 'en_cours' })] })).toEqual(['actions-settled']);
    expect(
      inTheWay(record, 'suivi', { actions: [actionCard({ state: 'faite' }), actionCard({ state: 'abandonnee' })] }),
    ).toEqual([]);
  });

  it('the follow-up ends with a visit twelve months on, or a reason', () => {
    const record = standingAt(...SUBMITTED, 'valide', 'en_accompagnement', 'suivi');
    const form = { outcome: 'partiel' };
    expect(inTheWay(record, 'clos', { form })).toEqual(['followed-up']);
    expect(inTheWay(record, 'clos', { form: { ...form, reason: 'vend son fonds' } })).toEqual([]);
    const date = '2027-11-23' as Day;
    record.edit((draft) => startVisit(draft, { kind: 'suivi', date, place: '' }, T0));
    expect(inTheWay(record, 'clos', { form: { ...form, day: date }, today: date })).toEqual([]);
  });

  it('a closed dossier is anonymised after three years, or on an accepted request', () => {
    const record = standingAt('clos');
    expect(inTheWay(record, 'anonymise')).toEqual(['erasure-due']);
    expect(inTheWay(record, 'anonymise', { form: { erasure: true } })).toEqual([]);
    const today = addDays(TODAY, 1096);
    expect(inTheWay(record, 'anonymise', { form: { day: today }, today })).toEqual([]);
  });

  it('a closed dossier is opened again with a reason', () => {
    const record = standingAt('clos');
    expect(inTheWay(record, 'en_accompagnement')).toEqual(['reason-given']);
    expect(inTheWay(record, 'en_accompagnement', { form: { reason: 'revient' } })).toEqual([]);
  });
});
