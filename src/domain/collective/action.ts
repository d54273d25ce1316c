// An action of a plan: of one company, or of several together.
import { isDay, type Day } from '#domain/day.ts';
import { isErasedIn } from '#domain/company/erased.ts';
import type { DocId } from '#domain/ids.ts';
import { choiceOf, dayOf, docOf, flagOf, numberOf, rowIds, textOf, valueOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { putRow } from '#domain/record/rows.ts';

export const ACTION_TYPES = ['individuelle', 'collective'] as const;
export type ActionType = (typeof ACTION_TYPES)[number];

export interface ActionCompany {
  readonly company: DocId;
  readonly role: string;
  /** It was erased: it took part, and nothing else is said of it. */
  readonly erased?: true;
}

export interface ActionInput {
  readonly title: string;
  readonly type: ActionType;
  readonly stake: DocId | null;
  readonly dossier: DocId | null;
  readonly responsible: string;
  readonly start: Day | null;
  readonly end: Day | null;
  /** Expected cost in euros. */
  readonly cost: number | null;
  readonly result: string;
}

/** What a plan of accompaniment says of an action besides: how it begins, who helps, what may pay for it. */
export interface ActionPlan {
  /** Ids of programmes worth checking: tracks, never rights. */
  readonly aids: readonly string[];
  /** The first step, and its day. */
  readonly firstStep: string;
  readonly firstStepDay: Day | null;
  readonly partner: string;
  /** The rule of the grid it came from, or ''. */
  readonly suggestion: string;
  /** Its place in the plan, between those of its neighbours; null: after those that have one. */
  readonly order: number | null;
}

export interface Action extends ActionInput, ActionPlan {
  /** Taken out of the plan by hand, and put back the same way: it counts as dropped meanwhile. */
  readonly removed: boolean;
  readonly companies: readonly ActionCompany[];
  readonly notes: string;
}

function readAids(view: RecordView): string[] {
  const aids = valueOf(view, 'aids');
  return Array.isArray(aids) ? [...new Set(aids.filter((aid): aid is string => typeof aid === 'string'))] : [];
}

export function readAction(view: RecordView): Action {
  return {
    title: textOf(view, 'title'),
    type: choiceOf(view, 'type', ACTION_TYPES, 'individuelle'),
    stake: docOf(view, 'stake'),
    dossier: docOf(view, 'dossier'),
    responsible: textOf(view, 'responsible'),
    start: dayOf(view, 'start'),
    end: dayOf(view, 'end'),
    cost: numberOf(view, 'cost'),
    result: textOf(view, 'result'),
    aids: readAids(view),
    firstStep: textOf(view, 'firstStep'),
    firstStepDay: dayOf(view, 'firstStepDay'),
    partner: textOf(view, 'partner'),
    suggestion: textOf(view, 'suggestion'),
    order: numberOf(view, 'order'),
    removed: flagOf(view, 'gone'),
    companies: (rowIds(view, 'company') as DocId[]).map((company) =>
      isErasedIn(view, company)
        ? { company, role: '', erased: true }
        : { company, role: textOf(view, `company/${company}/role`) },
    ),
    notes: view.texts.get('notes') ?? '',
  };
}

/** A company that stands in an action under several of its records, once; `rows` are the records, what is shown first. */
export interface OneActionCompany extends ActionCompany {
  readonly rows: readonly ActionCompany[];
}

export function companiesOfOne(companies: readonly ActionCompany[], of: (doc: DocId) => DocId): OneActionCompany[] {
  return [...Map.groupBy(companies, ({ company }) => of(company))].map(([shown, rows]) => {
    const sorted = rows.toSorted((a, b) => Number(b.company === shown) - Number(a.company === shown));
    return { ...(sorted[0] as ActionCompany), rows: sorted };
  });
}

export type ActionProblem = {
  readonly field: keyof ActionInput;
  readonly type: 'required' | 'day-invalid' | 'end-before-start' | 'cost-range';
};

/** What stands in the way of an action: a title, days that exist, in order, a cost that is not negative. */
export function checkAction(input: ActionInput): ActionProblem[] {
  const problems: ActionProblem[] = [];
  if (input.title.trim() === '') problems.push({ field: 'title', type: 'required' });
  for (const field of ['start', 'end'] as const) {
    if (input[field] !== null && !isDay(input[field])) problems.push({ field, type: 'day-invalid' });
  }
  if (isDay(input.start) && isDay(input.end) && input.end < input.start) {
    problems.push({ field: 'end', type: 'end-before-start' });
  }
  if (input.cost !== null && !(Number.isFinite(input.cost) && input.cost >= 0)) {
    problems.push({ field: 'cost', type: 'cost-range' });
  }
  return problems;
}

export function writeAction(draft: Draft, input: Partial<ActionInput & ActionPlan>): void {
  for (const [field, value] of Object.entries(input)) {
    if (value !== undefined) draft.set(field, typeof value === 'string' ? value.trim() : value);
  }
}

/** Takes the action out of its plan; nothing of it is lost, and `false` puts it back. */
export function removeAction(draft: Draft, removed: boolean): void {
  draft.set('gone', removed);
}

/** Adds a company to the action, or puts it back; `now` in ms. */
export function putActionCompany(draft: Draft, company: DocId, role: string, now: number): void {
  putRow(draft, 'company', company, { role }, now);
}
