// One dossier as signals and acts. Nothing here is computed again while somebody types in the notes.
import { computed, type ReadonlySignal } from '@preact/signals';
import { dayAt, type Day } from '#domain/day.ts';
import { readAdjustments, type Adjustment } from '#domain/dossier/adjustments.ts';
import { readAnswers, type Answer } from '#domain/dossier/answers.ts';
import { readDossier, type Dossier } from '#domain/dossier/dossier.ts';
import { dossierFacts, emptyMove, type DossierFacts, type MoveInput } from '#domain/dossier/facts.ts';
import { dossierStanding, type DossierStanding } from '#domain/dossier/journal.ts';
import { score, strengths, type DimensionScore, type Score } from '#domain/dossier/score.ts';
import { suggestions, type Suggestion } from '#domain/dossier/suggestions.ts';
import { openVisit, startVisit, type Visit, type VisitKind } from '#domain/dossier/visits.ts';
import { progressOf, type Progress } from '#domain/grid/sections.ts';
import { visibleQuestions } from '#domain/grid/visible.ts';
import { gridHash, type Grid } from '#domain/grid/grid.ts';
import type { Role } from '#domain/access/role.ts';
import type { ActionCard, CompanyCard } from '#domain/record/cards.ts';
import { textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { communeOf } from '#domain/territory/communes.ts';
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

export interface DossierModel {
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
  readonly evaluation: ReadonlySignal<Evaluation | null>;
  readonly adjustments: ReadonlySignal<ReadonlyMap<string, Adjustment>>;
  readonly actions: ReadonlySignal<readonly ActionCard[]>;
  /** The visit that was started and not ended. */
  readonly running: ReadonlySignal<Visit | null>;
  /** Keys of the fields with several concurrent values. */
  readonly disputed: ReadonlySignal<readonly string[]>;
  today(): Day;
  facts(move?: MoveInput): DossierFacts;
  /** Starts a visit and returns its row. */
  startVisit(): string;
  edit(write: (draft: Draft) => void): void;
}

function sameFields(a: RecordView, b: RecordView): boolean {
  if (a.fields.size !== b.fields.size || a.events.length !== b.events.length) return false;
  for (const [key, register] of a.fields) if (b.fields.get(key) !== register) return false;
  return true;
}

/** The view as long as its fields and journal are the same: prose changes at each key stroke and is read elsewhere. */
function withoutProse(view: ReadonlySignal<RecordView>): ReadonlySignal<RecordView> {
  let last: RecordView | null = null;
  return computed(() => {
    const next = view.value;
    if (last && sameFields(last, next)) return last;
    last = { ...next, texts: new Map() };
    return last;
  });
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

/** A visit once the accompaniment has begun is a follow-up. */
export function visitKindFor(state: DossierStanding['state']): VisitKind {
  return state === 'en_accompagnement' || state === 'suivi' || state === 'clos' ? 'suivi' : 'visite';
}

/** Pins the definition the dossier is filled with (SYNC R10), once. */
function pinGrid(draft: Draft, grid: Grid): void {
  if (textOf(draft.view, 'grid') !== '') return;
  draft.set('grid', gridHash(grid));
  draft.set('gridId', grid.id);
  draft.set('gridVersion', grid.version);
}

export function createDossierModel(store: Store, record: OpenRecord): DossierModel {
  const view = withoutProse(record.view);
  const dossier = computed(() => readDossier(view.value));
  const standing = computed(() => dossierStanding(view.value));
  const company = computed(() => {
    const doc = dossier.value.company;
    return (doc && store.cards.company.value.get(doc)) ?? null;
  });
  const grid = computed(() => store.grids.forHash(dossier.value.grid));
  const actions = computed(() =>
    [...store.cards.action.value.values()]
      .filter((action) => action.dossier === record.doc)
      .sort((a, b) => (a.end ?? '9').localeCompare(b.end ?? '9') || (a.doc < b.doc ? -1 : 1)),
  );
  const today = (): Day => dayAt(store.now());
  const edit = (write: (draft: Draft) => void): void => void record.edit(write);

  function beginVisit(): string {
    const now = store.now();
    const card = company.value;
    const place = dossier.value.meeting.place || communeOf(card?.commune ?? '')?.name || '';
    let visit = '';
    edit((draft) => {
      visit = startVisit(draft, { kind: visitKindFor(standing.value.state), date: dayAt(now), place }, now);
      if (grid.value) pinGrid(draft, grid.value);
    });
    return visit;
  }

  return {
    store,
    record,
    bound: { store, record },
    view,
    role: computed(() => store.device.value.member?.role ?? 'advisor'),
    company,
    dossier,
    standing,
    evaluation: computed(() => grid.value && evaluate(grid.value, view.value)),
    adjustments: computed(() => readAdjustments(view.value)),
    actions,
    running: computed(() => openVisit(dossier.value.visits)),
    disputed: computed(() => [...view.value.fields].flatMap(([key, { others }]) => (others.length > 0 ? [key] : []))),
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
    startVisit: beginVisit,
    edit,
  };
}
