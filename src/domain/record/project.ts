// The projection (SYNC P1): one card per record, a pure function of the document. No zod below this file.
import { readAction, type Action } from '#domain/collective/action.ts';
import { actionLife } from '#domain/collective/action-card.ts';
import { actionStanding } from '#domain/collective/action-states.ts';
import { readStake } from '#domain/collective/stake.ts';
import { stakeStanding } from '#domain/collective/stake-states.ts';
import { readSession } from '#domain/committee/session.ts';
import { companyCard } from '#domain/company/company-card.ts';
import { holdsErased } from '#domain/company/erased.ts';
import { readAnswers, type Answer } from '#domain/dossier/answers.ts';
import { readDossier } from '#domain/dossier/dossier.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { readPhotos } from '#domain/dossier/photos.ts';
import { openRemarks, reviewStage } from '#domain/dossier/review-stage.ts';
import { score } from '#domain/dossier/score.ts';
import { lastVisitDay, openVisit } from '#domain/dossier/visits.ts';
import type { Grid, Mode } from '#domain/grid/grid.ts';
import { readPublished } from '#domain/grid/published.ts';
import { progressOf } from '#domain/grid/sections.ts';
import { visibleQuestions } from '#domain/grid/visible.ts';
import type { DocId } from '#domain/ids.ts';
import { partnerCard } from '#domain/partner/partner-card.ts';
import { DOCUMENTS_PURPOSE, purposeOf } from '#domain/settings/purpose.ts';
import {
  type ActionCard,
  type ActionPlanCard,
  type Card,
  CARD_VERSION,
  CARD_WITHOUT_GRID,
  type DossierCard,
  type SessionCard,
  type SettingsCard,
  type StakeCard,
} from './cards.ts';
import { conflictCount, textOf } from './read.ts';
import type { RecordKind, RecordView } from './record.ts';

export interface ProjectContext {
  /** By hash, as dossiers pin them. */
  readonly grids: ReadonlyMap<string, Grid>;
  /** Newest write in the record, corrected ms since 1970. */
  readonly updatedAt: number;
}

type Base = Pick<Card, 'doc' | 'version' | 'updatedAt' | 'conflicts' | 'erased'>;

type Evaluation = Pick<DossierCard, 'answered' | 'relevant' | 'scores' | 'global' | 'capacity'>;

const NOT_EVALUATED: Evaluation = { answered: 0, relevant: 0, scores: {}, global: null, capacity: null };

function evaluate(grid: Grid, answers: ReadonlyMap<string, Answer>, mode: Mode): Evaluation {
  const result = score(grid, answers, mode);
  return {
    ...progressOf(visibleQuestions(grid, answers, mode), answers),
    scores: Object.fromEntries(result.dimensions.map((dimension) => [dimension.id, dimension.score])),
    global: result.global.score,
    capacity: result.capacity.score,
  };
}

/** What the head would do with others: `coo4` without « rien », which is not a topic. */
function topicsOf(answers: ReadonlyMap<string, Answer>): string[] {
  const value = answers.get('coo4')?.value;
  return Array.isArray(value) ? value.filter((topic: string) => topic !== 'rien') : [];
}

function reviewOf(view: RecordView): Pick<DossierCard, 'remarks' | 'review'> {
  const remarks = openRemarks(view);
  const stage = reviewStage(view);
  return {
    ...(remarks > 0 ? { remarks } : {}),
    ...(stage === 'sent' || stage === 'correction' ? { review: stage } : {}),
  };
}

function dossierCard(base: Base, view: RecordView, { grids }: ProjectContext): DossierCard {
  const dossier = readDossier(view);
  const answers = readAnswers(view);
  const standing = dossierStanding(view);
  const grid = grids.get(dossier.grid);
  const lastVisit = lastVisitDay(dossier.visits);
  const meeting = dossier.meeting.date;
  const thumbs = readPhotos(view).map((photo) => photo.thumb);
  return {
    ...base,
    version: grid || dossier.grid === '' ? base.version : CARD_WITHOUT_GRID,
    kind: 'dossier',
    company: dossier.company ?? ('' as DocId),
    advisor: dossier.advisor,
    state: standing.state,
    stateSince: standing.since,
    outcome: standing.outcome,
    paused: standing.paused !== null,
    toArbitrate: standing.toArbitrate.length,
    mode: dossier.mode,
    ...(grid ? evaluate(grid, answers, dossier.mode) : NOT_EVALUATED),
    nextMeeting: meeting && (lastVisit === null || meeting > lastVisit) ? meeting : null,
    lastVisit,
    openVisit: openVisit(dossier.visits)?.id ?? null,
    topics: topicsOf(answers),
    ...(thumbs.length > 0 ? { thumbs } : {}),
    ...reviewOf(view),
  };
}

function stakeCard(base: Base, view: RecordView): StakeCard {
  const stake = readStake(view);
  return {
    ...base,
    kind: 'stake',
    title: stake.title,
    topic: stake.topic,
    state: stakeStanding(view).state,
    confidential: stake.confidential,
    members: stake.members.map(({ company, position, named }) => ({ company, position, ...(named ? { named } : {}) })),
    origin: stake.origin,
    ...(stake.partner ? { partner: stake.partner } : {}),
  };
}

/** Null when nothing of it is filled: an action of a stake needs no such part. */
function planPart(action: Action): ActionPlanCard | null {
  const { cost, aids, firstStep, firstStepDay, partner, suggestion, order, removed } = action;
  const words = `${firstStep}${partner}${suggestion}`;
  const filled = cost !== null || aids.length > 0 || firstStepDay !== null || order !== null || words !== '' || removed;
  return filled ? { cost, aids, firstStep, firstStepDay, partner, suggestion, order, removed } : null;
}

function actionCard(base: Base, view: RecordView): ActionCard {
  const action = readAction(view);
  const plan = planPart(action);
  return {
    ...base,
    kind: 'action',
    title: action.title,
    type: action.type,
    state: actionStanding(view).state,
    stake: action.stake,
    dossier: action.dossier,
    companies: action.companies.map(({ company }) => company),
    responsible: action.responsible,
    start: action.start,
    end: action.end,
    ...(plan ? { plan } : {}),
    ...actionLife(view),
  };
}

function sessionCard(base: Base, view: RecordView): SessionCard {
  const session = readSession(view);
  return {
    ...base,
    kind: 'session',
    date: session.date,
    place: session.place,
    state: session.state,
    present: session.attendees.filter((attendee) => attendee.present).length,
    files: session.agenda.map(({ dossier }) => dossier),
  };
}

function settingsCard(base: Base, view: RecordView): SettingsCard {
  const grid = readPublished(view);
  const purpose = purposeOf(view);
  return {
    ...base,
    kind: 'settings',
    name: textOf(view, 'name'),
    ...(grid ? { grid } : {}),
    ...(purpose === DOCUMENTS_PURPOSE ? { documents: true } : {}),
    ...(purpose === '' ? {} : { purpose }),
  };
}

const PROJECTIONS: Readonly<Record<RecordKind, (base: Base, view: RecordView, context: ProjectContext) => Card>> = {
  company: companyCard,
  dossier: dossierCard,
  stake: stakeCard,
  action: actionCard,
  session: sessionCard,
  settings: settingsCard,
  partner: partnerCard,
};

/** The card of a record. It never throws, whatever the fields hold, and needs no clock. */
export function project(kind: RecordKind, doc: DocId, view: RecordView, context: ProjectContext): Card {
  const plain = { doc, version: CARD_VERSION, updatedAt: context.updatedAt, conflicts: conflictCount(view) };
  const base: Base = holdsErased(view) ? { ...plain, erased: true } : plain;
  return PROJECTIONS[kind](base, view, context);
}
