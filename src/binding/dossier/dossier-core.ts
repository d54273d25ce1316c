// A dossier as signals, for every screen that shows one: what stands in it, what it says, and where it may go.
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Role } from '#domain/access/role.ts';
import { withoutProse } from '#binding/without-prose.ts';
import { dayAt, type Day } from '#domain/day.ts';
import { readAdjustments, type Adjustment } from '#domain/dossier/adjustments.ts';
import { readAnswers, type Answer } from '#domain/dossier/answers.ts';
import { readDossier, type Dossier } from '#domain/dossier/dossier.ts';
import { dossierFacts, emptyMove, type DossierFacts, type MoveInput } from '#domain/dossier/facts.ts';
import { dossierStanding, type DossierStanding } from '#domain/dossier/journal.ts';
import { score, strengths, type DimensionScore, type Score } from '#domain/dossier/score.ts';
import { suggestions, type Suggestion } from '#domain/dossier/suggestions.ts';
import { progressOf, type Progress } from '#domain/grid/sections.ts';
import { visibleQuestions } from '#domain/grid/visible.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { inOrder } from '#domain/plan/order.ts';
import type { ActionCard, CompanyCard } from '#domain/record/cards.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

/** What the answers say, once the grid is on the device. */
export interface Evaluation {
  readonly grid: Grid;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly score: Score;
  readonly strengths: readonly DimensionScore[];
  readonly suggestions: readonly Suggestion[];
  readonly progress: Progress;
  /** The questions asked in the present mode. */
  readonly asked: ReadonlySet<string>;
}

export interface DossierCore {
  readonly store: Store;
  readonly record: OpenRecord;
  /** Both, for an input tied to a field of the dossier. */
  readonly bound: { readonly store: Store; readonly record: OpenRecord };
  /** The record without its prose: still while somebody types in the notes. */
  readonly view: ReadonlySignal<RecordView>;
  readonly role: ReadonlySignal<Role>;
  readonly company: ReadonlySignal<CompanyCard | null>;
  /** Its notes are empty here: they have a buffer of their own. */
  readonly dossier: ReadonlySignal<Dossier>;
  readonly standing: ReadonlySignal<DossierStanding>;
  readonly grid: ReadonlySignal<Grid | null>;
  readonly evaluation: ReadonlySignal<Evaluation | null>;
  readonly adjustments: ReadonlySignal<ReadonlyMap<string, Adjustment>>;
  /** Of its plan, in the order of the plan; those taken out of it too. */
  readonly actions: ReadonlySignal<readonly ActionCard[]>;
  today(): Day;
  facts(move?: MoveInput): DossierFacts;
  edit(write: (draft: Draft) => void): void;
}

function evaluate(grid: Grid, view: RecordView): Evaluation {
  const answers = readAnswers(view);
  const { mode } = readDossier(view);
  const result = score(grid, answers, mode);
  const asked = visibleQuestions(grid, answers, mode);
  return {
    grid,
    answers,
    score: result,
    strengths: strengths(grid, result),
    suggestions: suggestions(grid, result, answers),
    progress: progressOf(asked, answers),
    asked: new Set(asked.map(({ id }) => id)),
  };
}

function actionsOf(store: Store, doc: string): ActionCard[] {
  const mine = [...store.cards.action.value.values()].filter((action) => action.dossier === doc);
  const byEnd = mine.sort((a, b) => (a.end ?? '9').localeCompare(b.end ?? '9'));
  return inOrder(byEnd.map((card) => ({ doc: card.doc, order: card.plan?.order ?? null, card }))).map(
    ({ card }) => card,
  );
}

export function createDossierCore(store: Store, record: OpenRecord): DossierCore {
  const view = withoutProse(record.view);
  const dossier = computed(() => readDossier(view.value));
  const grid = computed(() => store.grids.forHash(dossier.value.grid));
  const actions = computed(() => actionsOf(store, record.doc));
  const today = (): Day => dayAt(store.now());
  return {
    store,
    record,
    bound: { store, record },
    view,
    role: computed(() => store.device.value.member?.role ?? 'advisor'),
    company: computed(() => {
      const doc = dossier.value.company;
      return (doc && store.cards.company.value.get(doc)) ?? null;
    }),
    dossier,
    standing: computed(() => dossierStanding(view.value)),
    grid,
    evaluation: computed(() => grid.value && evaluate(grid.value, view.value)),
    adjustments: computed(() => readAdjustments(view.value)),
    actions,
    today,
    facts: (move = emptyMove(today())) =>
      dossierFacts(view.value, {
        doc: record.doc,
        today: today(),
        grid: grid.value,
        actions: actions.value,
        sessions: store.cards.session.value.values(),
        move,
      }),
    edit: (write) => void record.edit(write),
  };
}
