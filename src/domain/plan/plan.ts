// A plan of accompaniment drawn up with the head (PRODUCT 1.2): its sums, its first steps, its reviews, its calendar.
import { addDays, addMonths, type Day } from '#domain/day.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import { choiceOf, dayOf, textOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';

/** « Un premier pas sous trente jours »; said when it is later, never refused. */
export const FIRST_STEP_DAYS = 30;

/** Months after the agreement at which the plan is looked at again. */
const REVIEW_MONTHS = [2, 6, 12] as const;
export type ReviewMonths = (typeof REVIEW_MONTHS)[number];

/** How the head agreed, or that they did not. */
export const PLAN_AGREEMENTS = ['signature', 'oral', 'refus'] as const;
export type PlanAgreement = (typeof PLAN_AGREEMENTS)[number];

/** The shared prose of the objectives, in the dossier's record. */
export const OBJECTIVES = 'objectives';

export interface Acceptance {
  readonly agreement: PlanAgreement | '';
  readonly date: Day | null;
  /** Who heard an oral agreement. */
  readonly witness: string;
  /** Why the plan was refused, in the head's words. */
  readonly reason: string;
}

export function readAcceptance(view: RecordView): Acceptance {
  return {
    agreement: choiceOf(view, 'plan/agreement', PLAN_AGREEMENTS, ''),
    date: dayOf(view, 'plan/date'),
    witness: textOf(view, 'plan/witness'),
    reason: textOf(view, 'plan/reason'),
  };
}

/** The field of a review's day, where another one than the computed day was chosen. */
export const reviewKey = (months: ReviewMonths): string => `plan/review/${months}`;

export interface Review {
  readonly months: ReviewMonths;
  readonly day: Day;
  /** Somebody chose this day; else it is so many months after the agreement. */
  readonly chosen: boolean;
}

/** The reviews; `today` stands for the agreement as long as there is none. */
export function reviews(view: RecordView, today: Day): Review[] {
  const from = dayOf(view, 'plan/date') ?? today;
  return REVIEW_MONTHS.map((months) => {
    const own = dayOf(view, reviewKey(months));
    return { months, day: own ?? addMonths(from, months), chosen: own !== null };
  });
}

/** Whether an action begins soon enough: counted from the agreement, or from today as long as there is none. */
export function firstStepTiming(day: Day | null, from: Day): 'none' | 'soon' | 'late' {
  if (day === null) return 'none';
  return day <= addDays(from, FIRST_STEP_DAYS) ? 'soon' : 'late';
}

export interface PlanTotals {
  /** Euros. */
  readonly all: number;
  readonly individual: number;
  readonly collective: number;
  /** Actions without a cost: the sums leave them out, and say so. */
  readonly uncosted: number;
}

// Cents are summed as whole numbers: 0.1 + 0.2 is 0.3 on a plan.
const cents = (euros: number): number => Math.round(euros * 100);

/** The sums over the actions of a plan that were neither dropped nor taken out. */
export function planTotals(actions: Iterable<Pick<ActionCard, 'type' | 'state' | 'plan'>>): PlanTotals {
  let [individual, collective, uncosted] = [0, 0, 0];
  for (const { type, state, plan } of actions) {
    if (state === 'abandonnee') continue;
    const cost = plan?.cost ?? null;
    if (cost === null) uncosted += 1;
    else if (type === 'collective') collective += cents(cost);
    else individual += cents(cost);
  }
  return { all: (individual + collective) / 100, individual: individual / 100, collective: collective / 100, uncosted };
}
