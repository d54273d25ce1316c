// The days of a plan, in order: first steps, beginnings, ends, promises and reviews.
import type { Day } from '#domain/day.ts';
import type { VisitPromise } from '#domain/dossier/promises.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import type { Review, ReviewMonths } from './plan.ts';

export type PlanDay =
  | { readonly day: Day; readonly kind: 'first-step' | 'start' | 'end'; readonly action: ActionCard }
  | { readonly day: Day; readonly kind: 'promise'; readonly promise: VisitPromise }
  | { readonly day: Day; readonly kind: 'review'; readonly months: ReviewMonths };

const KINDS: readonly PlanDay['kind'][] = ['first-step', 'start', 'promise', 'end', 'review'];

function daysOf(action: ActionCard): PlanDay[] {
  const days = [
    { kind: 'first-step', day: action.plan?.firstStepDay ?? null },
    { kind: 'start', day: action.start },
    { kind: 'end', day: action.end },
  ] as const;
  return days.flatMap(({ kind, day }) => (day ? [{ kind, day, action }] : []));
}

/** Oldest first; on one day what begins stands before what ends. Dropped actions have no days. */
export function planCalendar(
  actions: readonly ActionCard[],
  promises: readonly VisitPromise[],
  reviews: readonly Review[],
): PlanDay[] {
  const days: PlanDay[] = [
    ...actions.filter(({ state }) => state !== 'abandonnee').flatMap(daysOf),
    ...promises.flatMap((promise): PlanDay[] => (promise.due ? [{ kind: 'promise', day: promise.due, promise }] : [])),
    ...reviews.map(({ months, day }): PlanDay => ({ kind: 'review', day, months })),
  ];
  return days.sort(
    (a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
  );
}
