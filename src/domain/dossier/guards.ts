// What must be true before a dossier moves (PRODUCT 1.3): named predicates over plain facts.
import type { Role } from '#domain/access/role.ts';
import { daysBetween, isDay } from '#domain/day.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { DossierFacts } from './facts.ts';
import type { GuardId } from './guard-ids.ts';
import { TRANSITIONS, type DossierState, type Transition } from './states.ts';

// Proposals of PRODUCT 1.3, to become parameters of the workspace.
const ATTEMPTS_BEFORE_UNREACHABLE = 3;
const HANDOFF_DAYS = 45;
/** Closed dossiers are kept three years (PRODUCT R9). */
const RETENTION_DAYS = 1096;

interface Guard {
  /** Where the answer is: in the record and its surroundings, or in the form of the move itself. */
  readonly asks: 'record' | 'move';
  readonly holds: (facts: DossierFacts, transition: Transition) => boolean;
}

const filled = (text: string): boolean => text.trim() !== '';
const elapsed = (facts: DossierFacts): number =>
  facts.sinceDay === null ? 0 : daysBetween(facts.sinceDay, facts.today);

export const GUARDS: Readonly<Record<GuardId, Guard>> = {
  // Never before the move it follows, never tomorrow: the journal is replayed in business order.
  'day-in-order': {
    asks: 'move',
    holds: ({ move, sinceDay, today }) => (sinceDay === null || move.day >= sinceDay) && move.day <= today,
  },
  'outcome-chosen': { asks: 'move', holds: ({ move }, { outcomes }) => outcomes.some((one) => one === move.outcome) },
  'reason-given': { asks: 'move', holds: ({ move }) => filled(move.reason) },
  'attempt-logged': { asks: 'record', holds: ({ attempts }) => attempts >= 1 },
  'attempts-or-refusal': {
    asks: 'record',
    holds: ({ attempts, refused }) => refused || attempts >= ATTEMPTS_BEFORE_UNREACHABLE,
  },
  'meeting-set': { asks: 'record', holds: ({ meetingSet }) => meetingSet },
  'visit-started': { asks: 'record', holds: ({ visitStarted }) => visitStarted },
  'notice-shown': { asks: 'record', holds: ({ noticeShown }) => noticeShown },
  'enough-evaluated': {
    asks: 'record',
    holds: ({ evaluated, needed, expressComplete }) => expressComplete || (needed > 0 && evaluated >= needed),
  },
  'form-settled': { asks: 'record', holds: ({ formProblems }) => formProblems.length === 0 },
  'restitution-dated': { asks: 'record', holds: ({ restitutionDay }) => restitutionDay !== null },
  'agreement-noted': { asks: 'record', holds: ({ agreementNoted }) => agreementNoted },
  'action-planned': { asks: 'record', holds: ({ plannedActions }) => plannedActions >= 1 },
  'plan-agreed': { asks: 'record', holds: ({ planAgreed }) => planAgreed },
  'on-agenda': { asks: 'record', holds: ({ onAgenda }) => onAgenda },
  'quality-checked': { asks: 'record', holds: ({ qualityChecked }) => qualityChecked },
  'committee-consent': { asks: 'record', holds: ({ committeeConsent }) => committeeConsent },
  'session-exists': { asks: 'move', holds: ({ sessionExists }) => sessionExists },
  'decision-text': { asks: 'move', holds: ({ move }) => filled(move.reason) },
  // An empty list says « nobody stepped aside »; silence says nothing.
  'aside-stated': { asks: 'move', holds: ({ move }) => move.aside !== null },
  'reserves-assigned': {
    asks: 'move',
    holds: ({ move }) =>
      move.reserves.length > 0 &&
      move.reserves.every(({ text, owner, due }) => filled(text) && filled(owner) && isDay(due)),
  },
  'reserves-lifted': { asks: 'record', holds: ({ openReserves }) => openReserves === 0 },
  'action-started': { asks: 'record', holds: ({ startedActions }) => startedActions >= 1 },
  'handoff-settled': {
    asks: 'record',
    holds: (facts) => facts.handoffNamed && (facts.handoffAccepted || elapsed(facts) >= HANDOFF_DAYS),
  },
  'actions-settled': { asks: 'record', holds: ({ openActions }) => openActions === 0 },
  'followed-up': { asks: 'record', holds: ({ followedUp, move }) => followedUp || filled(move.reason) },
  'erasure-due': { asks: 'move', holds: (facts) => facts.move.erasure || elapsed(facts) >= RETENTION_DAYS },
};

/** The guards of a move that do not hold, in the order of the table. */
export function unmetGuards(transition: Transition, facts: DossierFacts): GuardId[] {
  return transition.guards.filter((id) => !GUARDS[id].holds(facts, transition));
}

export type MoveProblem = {
  readonly type: 'not-allowed' | 'wrong-role' | 'guards';
  readonly guards: readonly GuardId[];
};

/**
 * Whether this role may make this move now. Several rows may lead from one state to another (closing): the chosen
 * outcome names the row, and without one the first row that holds, else the first, answers.
 */
export function mayMove(
  role: Role,
  standing: { readonly state: DossierState },
  to: DossierState,
  facts: DossierFacts,
): Result<Transition, MoveProblem> {
  const rows = TRANSITIONS.filter((row) => row.to === to && row.from.includes(standing.state));
  const named = rows.filter((row) => row.outcomes.some((outcome) => outcome === facts.move.outcome));
  const candidates = named.length > 0 ? named : rows;
  if (candidates.length === 0) return fail({ type: 'not-allowed', guards: [] });
  const mine = candidates.filter((row) => row.who.includes(role));
  const first = mine[0];
  if (!first) return fail({ type: 'wrong-role', guards: [] });
  const free = mine.find((row) => unmetGuards(row, facts).length === 0);
  return free ? ok(free) : fail({ type: 'guards', guards: unmetGuards(first, facts) });
}
