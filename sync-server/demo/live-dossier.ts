// A dossier lived from its creation to where its story ends, each move allowed by the table and its guards.
import type { Act } from './book.ts';
import { companySeed } from './companies.ts';
import type { DecisionSeed, DossierSeed } from './dossier-seed.ts';
import type { PersonKey } from './people.ts';
import { detailPlan } from './plan-details.ts';
import type { Stage } from './stage.ts';
import { disagree, restitute, visit } from './visit-dossier.ts';
import type { Role } from '#domain/access/role.ts';
import { logAttempt, writeNewDossier } from '#domain/dossier/dossier.ts';
import { dossierFacts, emptyMove, type MoveInput } from '#domain/dossier/facts.ts';
import { mayMove } from '#domain/dossier/guards.ts';
import { dossierStanding, pauseDossier } from '#domain/dossier/journal.ts';
import { moveDossier } from '#domain/dossier/moves.ts';
import type { DossierState } from '#domain/dossier/states.ts';
import type { Draft } from '#domain/record/record.ts';

/** Who did something, which day from today, at what time. */
interface Moment {
  readonly by: PersonKey;
  readonly day: number;
  readonly time: string;
}

/** Lives the whole story; the actions and the sessions it leans on are written already. */
export function liveDossier(stage: Stage, seed: DossierSeed): void {
  create(stage, seed);
  approach(stage, seed);
  if (seed.visit) {
    visit(stage, seed, seed.visit, 'visite');
    move(stage, seed, 'visite', { by: seed.advisor, day: seed.visit.day, time: seed.visit.time });
  }
  for (const disagreement of seed.disagreements ?? []) disagree(stage, seed, disagreement);
  plan(stage, seed);
  submit(stage, seed);
  accompany(stage, seed);
  const { paused } = seed;
  if (paused) {
    write(stage, seed, { by: seed.advisor, day: paused.day, time: '17:40' }, (draft) => {
      pauseDossier(draft, paused.reason, stage.calendar.day(paused.until));
    });
  }
  const { state, toArbitrate } = dossierStanding(stage.book.view('dossier', seed.company));
  if (state !== seed.state || toArbitrate.length > 0) throw new Error(`${seed.company} ended as ${state}`);
}

function create(stage: Stage, seed: DossierSeed): void {
  write(stage, seed, { by: seed.advisor, day: seed.noticed, time: '18:05' }, (draft) => {
    writeNewDossier(draft, {
      company: stage.book.id('company', seed.company),
      mode: seed.mode,
      advisor: stage.team.seat(seed.advisor).member,
      grid: stage.gridHash,
      gridId: stage.grid.id,
      gridVersion: stage.grid.version,
    });
    draft.text('notes', seed.notes);
  });
}

function approach(stage: Stage, seed: DossierSeed): void {
  const { name } = stage.team.seat(seed.advisor).person;
  for (const { day, result, note } of seed.attempts ?? []) {
    const moment = { by: seed.advisor, day, time: '09:10' } as const;
    write(stage, seed, moment, (draft, at) => {
      logAttempt(draft, { date: stage.calendar.day(day), by: name, result, note }, at);
    });
  }
  const last = seed.attempts?.at(-1);
  if (!last) return;
  move(stage, seed, 'contacte', { by: seed.advisor, day: last.day, time: '09:20' });
  const { meeting } = seed;
  if (!meeting) return;
  const moment = { by: seed.advisor, day: meeting.set, time: '09:30' } as const;
  write(stage, seed, moment, (draft) => {
    draft.set('rdv/date', stage.calendar.day(meeting.day));
    draft.set('rdv/place', meeting.place);
  });
  move(stage, seed, 'rdv_pris', moment);
}

function plan(stage: Stage, seed: DossierSeed): void {
  const { advisor: by, restitution } = seed;
  if (!restitution) return;
  restitute(stage, seed, restitution);
  move(stage, seed, 'prediag_restitue', { by, day: restitution.day, time: '16:00' });
  if (!seed.plan) return;
  detailPlan(stage, seed, seed.plan.written);
  move(stage, seed, 'plan_redige', { by, day: seed.plan.written, time: '17:00' });
  const { agreed } = seed.plan;
  if (!agreed) return;
  write(stage, seed, { by, day: agreed.day, time: '11:30' }, (draft) => {
    draft.set('plan/date', stage.calendar.day(agreed.day));
    draft.set('plan/agreement', agreed.agreement);
    if (agreed.witness !== '') draft.set('plan/witness', agreed.witness);
    draft.set('consent/committee', stage.calendar.day(agreed.day));
  });
  move(stage, seed, 'plan_accepte', { by, day: agreed.day, time: '11:45' });
}

function submit(stage: Stage, seed: DossierSeed): void {
  const { committee } = seed;
  if (!committee) return;
  const checked = { by: 'claire', day: committee.day, time: '14:15' } as const;
  write(stage, seed, checked, (draft) => draft.set('quality/date', stage.calendar.day(committee.day)));
  move(stage, seed, 'soumis_comite', checked);
  const { decision, session } = committee;
  if (decision) decide(stage, seed, decision, session);
}

function decide(stage: Stage, seed: DossierSeed, decision: DecisionSeed, session: string): void {
  const card = stage.book.cards('session').find(({ doc }) => doc === stage.book.id('session', session));
  if (!card?.date) throw new Error(`no session called ${session}`);
  const reserves = decision.reserves.map(({ text, owner, due }) => ({ text, owner, due: stage.calendar.day(due) }));
  const move = { ...emptyMove(card.date), reason: decision.text, session: card.doc, reserves, aside: decision.aside };
  moveOn(stage, seed, decision.to, 'claire', Date.parse(`${card.date}T14:30:00Z`), move);
}

function accompany(stage: Stage, seed: DossierSeed): void {
  const { advisor: by, accompanied, followed, closed } = seed;
  if (accompanied !== undefined) move(stage, seed, 'en_accompagnement', { by, day: accompanied, time: '10:00' });
  if (followed !== undefined) move(stage, seed, 'suivi', { by, day: followed, time: '10:30' });
  for (const followUp of seed.followUps ?? []) visit(stage, seed, followUp, 'suivi');
  if (!closed) return;
  const { day, outcome, reason } = closed;
  move(stage, seed, 'clos', { by, day, time: '17:30' }, { outcome, reason });
}

function write(stage: Stage, seed: DossierSeed, moment: Moment, act: (draft: Draft, at: number) => void): void {
  const at = stage.calendar.moment(moment.day, moment.time);
  const whole: Act = { pen: stage.team.pen(moment.by), at, write: (draft) => act(draft, at) };
  stage.book.write('dossier', seed.company, whole);
}

function move(
  stage: Stage,
  seed: DossierSeed,
  to: DossierState,
  { by, day, time }: Moment,
  given: Partial<MoveInput> = {},
): void {
  const input = { ...emptyMove(stage.calendar.day(day)), ...given };
  moveOn(stage, seed, to, by, stage.calendar.moment(day, time), input);
}

/** Nothing enters the journal that the screens would have refused. */
function moveOn(stage: Stage, seed: DossierSeed, to: DossierState, by: PersonKey, at: number, input: MoveInput): void {
  const { book, grid, team } = stage;
  const view = book.view('dossier', seed.company);
  const facts = dossierFacts(view, {
    doc: book.id('dossier', seed.company),
    today: input.day,
    grid,
    actions: book.cards('action'),
    sessions: book.cards('session'),
    move: input,
  });
  const role: Role = team.seat(by).person.role;
  const allowed = mayMove(role, dossierStanding(view), to, facts);
  if (!allowed.ok) {
    throw new Error(
      `${companySeed(seed.company).name} to ${to}: ${allowed.error.type} ${allowed.error.guards.join(' ')}`,
    );
  }
  book.write('dossier', seed.company, { pen: team.pen(by), at, write: (draft) => moveDossier(draft, to, input, at) });
}
