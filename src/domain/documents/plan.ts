// The plan of accompaniment, drawn up with the head (PRODUCT 1.7). Aids stand in it as tracks to be checked.
import type { ActionType } from '#domain/collective/action.ts';
import type { Day } from '#domain/day.ts';
import { readPromises } from '#domain/dossier/promises.ts';
import { inOrder } from '#domain/plan/order.ts';
import { readAidCopies } from '#domain/plan/aid-copies.ts';
import {
  OBJECTIVES,
  planTotals,
  readAcceptance,
  reviewKey,
  reviews,
  type Acceptance,
  type PlanTotals,
  type ReviewMonths,
} from '#domain/plan/plan.ts';
import { dayOf } from '#domain/record/read.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import type { RecordView } from '#domain/record/record.ts';
import type { Block, Table } from './block.ts';
import {
  identityFacts,
  identityItems,
  paragraphs,
  signatureFacts,
  signaturePlaces,
  type DocumentSources,
  type IdentityFacts,
  type SignatureFacts,
} from './sources.ts';
import { promiseTable, type PromiseFacts } from './visit-report.ts';
import type { DocumentWords } from './words.ts';

/** An action without what is not this company's: neither its stake nor the others who take part. */
interface ActionFacts {
  readonly title: string;
  readonly type: ActionType;
  readonly responsible: string;
  readonly partner: string;
  readonly start: Day | null;
  readonly end: Day | null;
  readonly firstStep: string;
  readonly firstStepDay: Day | null;
  readonly cost: number | null;
  readonly aids: readonly string[];
}

export interface PlanFacts {
  readonly identity: IdentityFacts;
  readonly objectives: string;
  readonly actions: readonly ActionFacts[];
  readonly totals: PlanTotals;
  readonly promises: readonly PromiseFacts[];
  /** The day is null until there is an agreement to count from, unless one was chosen. */
  readonly reviews: readonly { readonly months: ReviewMonths; readonly day: Day | null }[];
  readonly acceptance: Acceptance;
  readonly signatures: readonly SignatureFacts[];
}

const EPOCH = '1970-01-01' as Day;

function reviewFacts(dossier: RecordView, agreed: Day | null): PlanFacts['reviews'] {
  return reviews(dossier, agreed ?? EPOCH).map(({ months, day }) => ({
    months,
    day: agreed ? day : dayOf(dossier, reviewKey(months)),
  }));
}

/** The actions that stand in the plan, in its order: neither dropped nor taken out. */
function standing(actions: readonly ActionCard[]): ActionCard[] {
  const kept = actions.filter(({ state, plan }) => state !== 'abandonnee' && plan?.removed !== true);
  return inOrder(kept.map((card) => ({ ...card, order: card.plan?.order ?? null })));
}

export function planFacts(sources: DocumentSources): PlanFacts {
  const { dossier } = sources;
  const actions = standing(sources.actions);
  const acceptance = readAcceptance(dossier);
  return {
    identity: identityFacts(sources),
    objectives: dossier.texts.get(OBJECTIVES) ?? '',
    actions: actions.map(({ title, type, responsible, start, end, plan }) => ({
      title,
      type,
      responsible,
      partner: plan?.partner ?? '',
      start,
      end,
      firstStep: plan?.firstStep ?? '',
      firstStepDay: plan?.firstStepDay ?? null,
      cost: plan?.cost ?? null,
      aids: plan?.aids ?? [],
    })),
    totals: planTotals(actions),
    promises: readPromises(dossier)
      .filter(({ text }) => text.trim() !== '')
      .map(({ side, text, due }) => ({ side, text, due })),
    reviews: reviewFacts(dossier, acceptance.date),
    acceptance,
    signatures: signatureFacts(dossier, 'plan'),
  };
}

function whenWords({ start, end }: ActionFacts, { figures, plan, visit }: DocumentWords): string {
  if (start && end) return plan.fromTo(figures.dayShort(start), figures.dayShort(end));
  const day = start ?? end;
  return day ? figures.dayShort(day) : visit.noDay;
}

function actionTable(actions: readonly ActionFacts[], words: DocumentWords): Table {
  const { plan, figures, visit } = words;
  return {
    caption: plan.actions,
    columns: [
      { label: plan.columns.action, share: 9 },
      { label: plan.columns.who, share: 5 },
      { label: plan.columns.when, share: 4 },
      { label: plan.columns.cost, share: 3, figures: true },
    ],
    rows: actions.map((action) => [
      [
        action.title,
        plan.types[action.type],
        action.firstStep &&
          plan.firstStep(action.firstStep, action.firstStepDay ? figures.dayShort(action.firstStepDay) : visit.noDay),
      ]
        .filter(Boolean)
        .join('\n'),
      [action.responsible || plan.nobody, action.partner && plan.withPartner(action.partner)]
        .filter(Boolean)
        .join('\n'),
      whenWords(action, words),
      action.cost === null ? plan.noCost : figures.euro(action.cost),
    ]),
  };
}

interface DayLine {
  readonly day: Day;
  readonly text: string;
}

function calendarLines({ actions, promises, reviews: stages }: PlanFacts, { plan, visit }: DocumentWords): DayLine[] {
  const line = (day: Day | null, text: string): DayLine[] => (day ? [{ day, text }] : []);
  const lines = [
    ...actions.flatMap(({ title, start, end, firstStep, firstStepDay }) => [
      ...line(firstStepDay, plan.days['first-step'](firstStep, title)),
      ...line(start, plan.days.start(title)),
      ...line(end, plan.days.end(title)),
    ]),
    ...promises.flatMap(({ side, text, due }) => line(due, plan.days.promise(visit.sides[side], text))),
    ...stages.flatMap(({ months, day }) => line(day, plan.days.review(months))),
  ];
  return lines.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}

function calendarBlocks(facts: PlanFacts, words: DocumentWords): Block[] {
  const { plan, figures } = words;
  const lines = calendarLines(facts, words);
  if (lines.length === 0) return [{ type: 'paragraph', text: plan.noCalendar, tone: 'soft' }];
  return [
    {
      type: 'table',
      caption: plan.calendar,
      columns: [
        { label: plan.calendarColumns.day, share: 2 },
        { label: plan.calendarColumns.what, share: 7 },
      ],
      rows: lines.map(({ day, text }) => [figures.day(day), text]),
    },
  ];
}

function budgetItems({ totals, actions }: PlanFacts, { plan, figures }: DocumentWords) {
  const items = [
    { label: plan.totals.all, value: totals.uncosted === actions.length ? plan.noCost : figures.euro(totals.all) },
    { label: plan.totals.individual, value: totals.individual > 0 ? figures.euro(totals.individual) : '' },
    { label: plan.totals.collective, value: totals.collective > 0 ? figures.euro(totals.collective) : '' },
  ];
  return items.filter(({ value }) => value !== '');
}

function aidBlocks({ actions }: PlanFacts, sources: DocumentSources, { plan }: DocumentWords): Block[] {
  // A catalogue changes, an accepted plan does not: its aids go by the names they had that day.
  const agreed = readAidCopies(sources.dossier);
  const nameOf = (id: string): string => agreed.get(id)?.name ?? sources.programmes.get(id) ?? id;
  const items = actions.flatMap(({ title, aids }) =>
    aids.map((id) => ({ title: nameOf(id), text: plan.aidFor(title) })),
  );
  if (items.length === 0) return [{ type: 'paragraph', text: plan.noAid, tone: 'soft' }];
  return [
    { type: 'paragraph', text: plan.aidsToCheck, tone: 'strong' },
    { type: 'list', ordered: false, items },
  ];
}

function budgetBlocks(facts: PlanFacts, sources: DocumentSources, words: DocumentWords): Block[] {
  const { plan } = words;
  const { uncosted } = facts.totals;
  return [
    { type: 'heading', text: plan.budget },
    { type: 'facts', items: budgetItems(facts, words) },
    ...(uncosted > 0 ? [{ type: 'paragraph', text: plan.totals.uncosted(uncosted), tone: 'soft' } as const] : []),
    ...aidBlocks(facts, sources, words),
  ];
}

function acceptanceWords({ acceptance, signatures }: PlanFacts, { plan, visit, figures }: DocumentWords): string {
  const { agreement, witness, reason } = acceptance;
  const day = acceptance.date ? figures.day(acceptance.date) : visit.noDay;
  if (agreement === 'oral') return plan.oralOn(day, witness || plan.noWitness);
  if (agreement === 'refus') return plan.refusedOn(day, reason);
  const isSigned = agreement === 'signature' && signatures.some(({ refused }) => !refused);
  return isSigned ? plan.signedOn(day) : plan.notAccepted;
}

function reviewBlocks({ reviews: stages }: PlanFacts, { plan, figures }: DocumentWords): Block[] {
  const items = stages.flatMap(({ months, day }) =>
    day ? [{ title: plan.reviewOn(months, figures.day(day)), text: '' }] : [],
  );
  return [
    { type: 'heading', text: plan.reviews },
    items.length < stages.length
      ? { type: 'paragraph', text: plan.reviewsLater }
      : { type: 'list', ordered: false, items },
  ];
}

export function planBlocks(facts: PlanFacts, sources: DocumentSources, words: DocumentWords): Block[] {
  const { plan } = words;
  const soft = (text: string): Block => ({ type: 'paragraph', text, tone: 'soft' });
  const asked = [
    { role: 'chef', name: facts.identity.head },
    { role: 'conseil', name: facts.identity.advisor },
  ] as const;
  return [
    { type: 'facts', items: identityItems(facts.identity, sources, words) },
    { type: 'heading', text: plan.objectives },
    ...(facts.objectives.trim() === '' ? [soft(plan.noObjective)] : paragraphs(facts.objectives)),
    { type: 'heading', text: plan.actions },
    facts.actions.length === 0 ? soft(plan.noAction) : { type: 'table', ...actionTable(facts.actions, words) },
    { type: 'heading', text: plan.calendar },
    ...calendarBlocks(facts, words),
    ...budgetBlocks(facts, sources, words),
    { type: 'heading', text: plan.commitments },
    facts.promises.length === 0
      ? soft(plan.noCommitment)
      : { type: 'table', ...promiseTable(facts.promises, plan.commitments, words) },
    ...reviewBlocks(facts, words),
    { type: 'heading', text: plan.agreement },
    { type: 'paragraph', text: acceptanceWords(facts, words), tone: 'strong' },
    { type: 'signatures', items: signaturePlaces(facts.signatures, asked, words) },
  ];
}
