// A plan as signals and acts: actions drawn from the tracks, their order, the promises of both sides, the agreement.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { createDossierCore, type DossierCore, type Evaluation } from '#binding/dossier/dossier-core.ts';
import { loadCatalogue, programmeName } from '#domain/aids/catalogue.ts';
import type { Catalogue } from '#domain/aids/programme.ts';
import {
  putActionCompany,
  removeAction,
  writeAction,
  type ActionPlan,
  type ActionInput,
} from '#domain/collective/action.ts';
import type { Day } from '#domain/day.ts';
import { addPromise, readPromises, removePromise, restorePromise } from '#domain/dossier/promises.ts';
import type { PromiseSide, VisitPromise } from '#domain/dossier/promises.ts';
import { keptTracks, type KeptTrack } from '#domain/dossier/restitution.ts';
import type { Suggestion } from '#domain/dossier/suggestions.ts';
import type { SuggestionRule } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import { copyAids, readAidCopies } from '#domain/plan/aid-copies.ts';
import { actionFromRule } from '#domain/plan/from-suggestion.ts';
import { lastPlace, moveTo, type Placed } from '#domain/plan/order.ts';
import { planTotals, reviews, type PlanAgreement, type PlanTotals, type Review } from '#domain/plan/plan.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import { dayOf } from '#domain/record/read.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

/** How an act is taken back. */
type Undo = () => void;

export interface Added {
  readonly doc: DocId;
  readonly undo: Undo;
}

/** A track of the restitution that may become an action. */
export interface Proposal {
  readonly id: string;
  /** In the head's words where there are some. */
  readonly title: string;
  readonly suggestion: Suggestion | null;
  /** The rule behind it, even when it does not hold any more; null for a track of the head's own. */
  readonly rule: SuggestionRule | null;
  /** The head kept it at the restitution. */
  readonly kept: boolean;
}

export interface PlanModel extends DossierCore {
  /** In the order of the plan, without those taken out of it. */
  readonly inPlan: ReadonlySignal<readonly ActionCard[]>;
  readonly takenOut: ReadonlySignal<readonly ActionCard[]>;
  /** What no action came from yet: the head's tracks first. */
  readonly proposals: ReadonlySignal<readonly Proposal[]>;
  readonly totals: ReadonlySignal<PlanTotals>;
  readonly promises: ReadonlySignal<readonly VisitPromise[]>;
  readonly reviews: ReadonlySignal<readonly Review[]>;
  /** Null while it is fetched: an action can be added before. */
  readonly catalogue: ReadonlySignal<Catalogue | null>;
  /** The day the thirty days of a first step are counted from. */
  readonly since: ReadonlySignal<Day>;
  /** As it was when the head agreed, else as the catalogue says it. */
  aidName(id: string): string;
  addFrom(proposal: Proposal): Promise<Added>;
  addEmpty(): Promise<Added>;
  /** One place up (-1) or down (1). */
  shift(doc: DocId, by: -1 | 1): void;
  takeOut(doc: DocId): Undo;
  putBack(doc: DocId): void;
  promise(side: PromiseSide): void;
  dropPromise(id: string): Undo;
  /** The head's answer; its day is today unless one is written. Null takes the answer back. */
  answer(agreement: PlanAgreement | null): Undo;
}

const placedOf = (actions: readonly ActionCard[]): Placed[] =>
  actions.map(({ doc, plan }) => ({ doc, order: plan?.order ?? null }));

/** @param words of a rule, in the language of the screen */
export function createPlanModel(store: Store, record: OpenRecord, words: (text: string) => string): PlanModel {
  const core = createDossierCore(store, record);
  const { view, actions, evaluation, today, edit } = core;
  const catalogue = signal<Catalogue | null>(null);
  // Without it ids stand for names, and an action is added without aids: the plan goes on.
  void loadCatalogue().then(
    (loaded) => (catalogue.value = loaded),
    () => undefined,
  );
  const inPlan = computed(() => actions.value.filter(({ plan }) => plan?.removed !== true));
  const tracks = computed(() => keptTracks(view.value, evaluation.value?.suggestions ?? []));
  const copies = computed(() => readAidCopies(view.value));

  async function add(fields: Partial<ActionInput & ActionPlan>): Promise<Added> {
    const { doc } = await store.create('action', (draft) => {
      writeAction(draft, {
        type: 'individuelle',
        ...fields,
        dossier: record.doc,
        order: lastPlace(placedOf(actions.peek())),
      });
      // A collective action counts its companies: this one is the first of them.
      const company = core.dossier.value.company;
      if (fields.type === 'collective' && company) putActionCompany(draft, company, '', store.now());
    });
    return { doc, undo: () => void store.edit(doc, (draft) => removeAction(draft, true)) };
  }

  return {
    ...core,
    inPlan,
    takenOut: computed(() => actions.value.filter(({ plan }) => plan?.removed === true)),
    proposals: computed(() => proposalsOf(tracks.value, evaluation.value, inPlan.value, words)),
    totals: computed(() => planTotals(inPlan.value)),
    promises: computed(() => readPromises(view.value)),
    reviews: computed(() => reviews(view.value, today())),
    catalogue,
    since: computed(() => dayOf(view.value, 'plan/date') ?? today()),
    aidName: (id) => words(copies.value.get(id)?.name ?? (catalogue.value ? programmeName(catalogue.value, id) : id)),
    addEmpty: () => add({}),
    addFrom({ id, title, rule }) {
      if (!rule) return add({ title, suggestion: id });
      const from = { ...rule, title, partner: words(rule.withWhom) };
      const context = { dossier: record.doc, order: 0, catalogue: catalogue.peek(), today: today() };
      return add(actionFromRule(from, context));
    },
    shift(doc, by) {
      const list = inPlan.peek();
      const index = list.findIndex((action) => action.doc === doc);
      const writes = moveTo(placedOf(list), doc, index + by);
      for (const [one, order] of writes) void store.edit(one as DocId, (draft) => draft.set('order', order));
    },
    takeOut(doc) {
      void store.edit(doc, (draft) => removeAction(draft, true));
      return () => void store.edit(doc, (draft) => removeAction(draft, false));
    },
    putBack: (doc) => void store.edit(doc, (draft) => removeAction(draft, false)),
    promise: (side) => edit((draft) => void addPromise(draft, '', side, store.now())),
    dropPromise(id) {
      edit((draft) => removePromise(draft, id));
      return () => edit((draft) => restorePromise(draft, id));
    },
    answer(agreement) {
      const before = ['plan/agreement', 'plan/date', 'plan/aids'].map(
        (key) => [key, view.value.fields.get(key)?.value ?? null] as const,
      );
      const aids = inPlan.peek().flatMap(({ plan }) => plan?.aids ?? []);
      const copy = catalogue.peek();
      edit((draft) => {
        draft.set('plan/agreement', agreement);
        if (agreement !== null && dayOf(draft.view, 'plan/date') === null) draft.set('plan/date', today());
        if ((agreement === 'signature' || agreement === 'oral') && copy) draft.set(...copyAids(copy, aids));
      });
      return () =>
        edit((draft) => {
          for (const [key, value] of before) draft.set(key, value);
        });
    },
  };
}

/** The head's tracks first, then what the rules propose besides; what an action of the plan came from is left out. */
function proposalsOf(
  tracks: readonly KeptTrack[],
  evaluation: Pick<Evaluation, 'grid' | 'suggestions'> | null,
  inPlan: readonly ActionCard[],
  words: (text: string) => string,
): Proposal[] {
  const used = new Set(inPlan.map(({ plan }) => plan?.suggestion));
  const kept = tracks.map((track): Proposal => {
    const rule = evaluation?.grid.suggestions.find(({ id }) => id === track.id) ?? null;
    const title = track.words.trim() || (rule ? words(rule.action) : '');
    return { id: track.id, title, suggestion: track.suggestion, rule, kept: true };
  });
  const known = new Set(kept.map(({ id }) => id));
  const others = (evaluation?.suggestions ?? [])
    .filter(({ rule }) => !known.has(rule.id))
    .map((suggestion): Proposal => {
      const { rule } = suggestion;
      return { id: rule.id, title: words(rule.action), suggestion, rule, kept: false };
    });
  return [...kept, ...others].filter(({ id, title }) => !used.has(id) && title !== '');
}
