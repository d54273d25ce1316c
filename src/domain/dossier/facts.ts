// Everything the guards look at, gathered once from the record, the cards around it and the form of the move.
import { addMonths, type Day } from '#domain/day.ts';
import type { FormProblem } from '#domain/grid/form-state.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { openProblems } from '#domain/grid/visible.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, SessionCard } from '#domain/record/cards.ts';
import type { RecordView } from '#domain/record/record.ts';
import { readAnswers } from './answers.ts';
import { readDossier, type Dossier } from './dossier.ts';
import { dossierStanding, type DossierStanding } from './journal.ts';
import { score } from './score.ts';
import { wasNoticeShown } from './visits.ts';

/** A reserve or a complement, as a decision asks it. */
interface AskedReserve {
  readonly text: string;
  readonly owner: string;
  readonly due: Day;
}

/** What the form of a move holds. */
export interface MoveInput {
  /** The day it happened. */
  readonly day: Day;
  /** The head's reason, or the text of a decision. */
  readonly reason: string;
  readonly outcome: string;
  /** The committee session of a decision. */
  readonly session: DocId | null;
  readonly reserves: readonly AskedReserve[];
  /** Who stepped aside; null while nobody has said. */
  readonly aside: readonly string[] | null;
  /** A request for erasure was accepted. */
  readonly erasure: boolean;
}

/** An empty form, on a day. */
export function emptyMove(day: Day): MoveInput {
  return { day, reason: '', outcome: '', session: null, reserves: [], aside: null, erasure: false };
}

export interface FactsContext {
  readonly doc: DocId;
  readonly today: Day;
  /** The pinned grid; null when it is not on the device: then nothing is evaluated. */
  readonly grid: Grid | null;
  readonly actions: Iterable<ActionCard>;
  readonly sessions: Iterable<SessionCard>;
  readonly move: MoveInput;
}

export interface DossierFacts {
  readonly today: Day;
  /** Day of the last move. */
  readonly sinceDay: Day | null;
  readonly attempts: number;
  readonly refused: boolean;
  readonly meetingSet: boolean;
  readonly visitStarted: boolean;
  readonly noticeShown: boolean;
  readonly evaluated: number;
  readonly needed: number;
  readonly expressComplete: boolean;
  /** What an imported grid still asks for or forbids; see `openProblems`. */
  readonly formProblems: readonly FormProblem[];
  readonly restitutionDay: Day | null;
  readonly agreementNoted: boolean;
  /** Actions of the plan with somebody responsible and a last day. */
  readonly plannedActions: number;
  /** Actions begun, or with a first day. */
  readonly startedActions: number;
  /** Actions neither done nor dropped. */
  readonly openActions: number;
  readonly planAgreed: boolean;
  readonly onAgenda: boolean;
  readonly qualityChecked: boolean;
  readonly committeeConsent: boolean;
  readonly sessionExists: boolean;
  readonly openReserves: number;
  readonly handoffNamed: boolean;
  readonly handoffAccepted: boolean;
  /** A follow-up visit took place twelve months or more after the accompaniment began. */
  readonly followedUp: boolean;
  readonly move: MoveInput;
}

function planFacts(dossier: Dossier): Pick<DossierFacts, 'planAgreed' | 'agreementNoted' | 'openReserves'> {
  const { date, agreement, witness } = dossier.plan;
  return {
    planAgreed: date !== null && (agreement === 'signature' || (agreement === 'oral' && witness.trim() !== '')),
    agreementNoted: dossier.restitution.agreement !== '',
    openReserves: dossier.reserves.filter((reserve) => reserve.lifted === null).length,
  };
}

function actionFacts(
  actions: readonly ActionCard[],
): Pick<DossierFacts, 'plannedActions' | 'startedActions' | 'openActions'> {
  const live = actions.filter((action) => action.state !== 'abandonnee');
  return {
    plannedActions: live.filter((action) => action.responsible.trim() !== '' && action.end !== null).length,
    startedActions: live.filter((action) => action.start !== null || ['en_cours', 'faite'].includes(action.state))
      .length,
    openActions: live.filter((action) => action.state !== 'faite').length,
  };
}

function wasFollowedUp(dossier: Dossier, standing: DossierStanding): boolean {
  const began = standing.history.findLast((move) => move.to === 'en_accompagnement')?.day;
  if (!began) return false;
  const from = addMonths(began, 12);
  return dossier.visits.some(
    ({ kind, date, startedAt }) => kind === 'suivi' && startedAt !== null && date !== null && date >= from,
  );
}

/** The facts of a dossier for a move; pure, so that the screen, the server and a test ask the same question. */
export function dossierFacts(view: RecordView, context: FactsContext): DossierFacts {
  const dossier = readDossier(view);
  const standing = dossierStanding(view);
  const sessions = [...context.sessions];
  const result = context.grid && score(context.grid, readAnswers(view), dossier.mode);
  const { doc, today, move } = context;
  return {
    today,
    move,
    ...planFacts(dossier),
    ...actionFacts([...context.actions].filter((action) => action.dossier === doc)),
    sinceDay: standing.sinceDay,
    attempts: dossier.attempts.length,
    refused: dossier.attempts.some((attempt) => attempt.result === 'refus'),
    meetingSet: dossier.meeting.date !== null && dossier.meeting.place.trim() !== '',
    visitStarted: dossier.visits.some((visit) => visit.startedAt !== null),
    noticeShown: wasNoticeShown(dossier.visits),
    evaluated: result?.global.evaluated ?? 0,
    needed: result?.global.needed ?? 0,
    expressComplete: result?.global.expressComplete ?? false,
    formProblems: context.grid ? openProblems(context.grid, readAnswers(view)) : [],
    restitutionDay: dossier.restitution.date,
    onAgenda: sessions.some((session) => session.files.includes(doc)),
    qualityChecked: dossier.qualityChecked !== null,
    committeeConsent: dossier.committeeConsent !== null,
    sessionExists: sessions.some((session) => session.doc === move.session),
    handoffNamed: dossier.handoff.partner.trim() !== '',
    handoffAccepted: dossier.handoff.accepted,
    followedUp: wasFollowedUp(dossier, standing),
  };
}
