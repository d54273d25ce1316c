// The form of a move: what it asks for, and what stands in its way, from the domain's table and guards.
import { addDays, isDay, type Day } from '#domain/day.ts';
import { emptyMove, type DossierFacts, type MoveInput } from '#domain/dossier/facts.ts';
import { GUARDS, unmetGuards } from '#domain/dossier/guards.ts';
import type { GuardId } from '#domain/dossier/guard-ids.ts';
import { DECISIONS, TRANSITIONS, type DossierState, type Outcome, type Transition } from '#domain/dossier/states.ts';
import type { Role } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';

/** A possible way on. */
export interface Step {
  readonly transition: Transition;
  /** False: another role makes this move. */
  readonly mine: boolean;
  /** What the record still lacks; empty: the move may be made. */
  readonly missing: readonly GuardId[];
  /** Closing for another reason, reopening: never the way a dossier is meant to go. */
  readonly aside: boolean;
}

/** As typed: days may be empty, a row may be half filled. */
export type MoveDraft = {
  readonly day: string;
  readonly reason: string;
  readonly outcome: Outcome | '';
  readonly session: string;
  /** Null: nobody has said yet. */
  readonly someoneAside: boolean | null;
  readonly asideNames: string;
  readonly reserves: readonly { readonly text: string; readonly owner: string; readonly due: string }[];
};

// Making a dossier anonymous destroys bytes on every device; a word in the journal alone would only pretend to.
const NOT_OFFERED: ReadonlySet<DossierState> = new Set(['anonymise']);

/** The ways on from a state, the dossier's own road first, closing last. */
export function stepsFrom(state: DossierState, role: Role, facts: DossierFacts): Step[] {
  const steps = TRANSITIONS.filter(({ from, to }) => from.includes(state) && !NOT_OFFERED.has(to)).map(
    (transition) => ({
      transition,
      mine: transition.who.includes(role),
      missing: unmetGuards(transition, facts).filter((id) => GUARDS[id].asks === 'record' && !isExcused(id)),
      aside: transition.outcomes.includes('autre') || state === 'clos',
    }),
  );
  return steps.sort((a, b) => Number(a.transition.to === 'clos') - Number(b.transition.to === 'clos'));
}

/** Some guards are met either by the record or by a reason: the form asks for the reason. */
function isExcused(id: GuardId): boolean {
  return id === 'followed-up';
}

export function isDecision(transition: Transition): boolean {
  return DECISIONS.some((decision) => decision === transition.to);
}

/** Its name among the values of this tablet. */
export const moveDraftKey = (doc: DocId, { from, to, outcomes }: Transition): string =>
  `move:${doc}:${[...from, to, ...outcomes].join(' ')}`;

/** An empty form on a day; a move with one outcome has it already. */
export function emptyDraft(transition: Transition, today: Day): MoveDraft {
  const [only, ...more] = transition.outcomes;
  return {
    day: today,
    reason: '',
    outcome: only && more.length === 0 ? only : '',
    session: '',
    someoneAside: null,
    asideNames: '',
    reserves: transition.guards.includes('reserves-assigned') ? [emptyReserve(today)] : [],
  };
}

export function emptyReserve(today: Day): MoveDraft['reserves'][number] {
  return { text: '', owner: '', due: addDays(today, 30) };
}

function asideOf({ someoneAside, asideNames }: MoveDraft): string[] | null {
  if (someoneAside === null) return null;
  const names = asideNames
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
  if (!someoneAside) return [];
  return names.length > 0 ? names : null;
}

/** What was typed, as the domain's move; a day that does not exist reads as one that never fits. */
export function toMove(draft: MoveDraft): MoveInput {
  const never = '9999-12-31' as Day;
  return {
    ...emptyMove(isDay(draft.day) ? draft.day : never),
    reason: draft.reason,
    outcome: draft.outcome,
    session: draft.session === '' ? null : (draft.session as DocId),
    aside: asideOf(draft),
    reserves: draft.reserves
      .filter(({ text, owner }) => text.trim() !== '' || owner.trim() !== '')
      .map(({ text, owner, due }) => ({ text: text.trim(), owner: owner.trim(), due: isDay(due) ? due : never })),
  };
}

function isUndated(draft: MoveDraft): boolean {
  return draft.reserves.some(({ text, owner, due }) => text.trim() + owner.trim() !== '' && !isDay(due));
}

/** What stands in the way of this form, in the order of the table; `facts` are those of `toMove(draft)`. */
export function moveProblems(transition: Transition, draft: MoveDraft, facts: DossierFacts): GuardId[] {
  const problems = new Set(unmetGuards(transition, facts));
  if (transition.outcomes.length > 0 && draft.outcome === '') problems.add('outcome-chosen');
  if (transition.guards.includes('reserves-assigned') && isUndated(draft)) problems.add('reserves-assigned');
  return [...problems];
}
