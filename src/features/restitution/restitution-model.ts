// A restitution as signals and acts: what is given back to the head, and what the head says of it.
import { computed, type ReadonlySignal } from '@preact/signals';
import { createDossierCore, type DossierCore } from '#binding/dossier/dossier-core.ts';
import { adjustDimension, type Adjustment } from '#domain/dossier/adjustments.ts';
import {
  addOwnTrack,
  dateRestitution,
  keepTrack,
  keptTracks,
  readTracks,
  type KeptTrack,
} from '#domain/dossier/restitution.ts';
import type { DimensionScore } from '#domain/dossier/score.ts';
import type { Suggestion } from '#domain/dossier/suggestions.ts';
import type { Draft } from '#domain/record/record.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

/** How an act is taken back. */
export type Undo = () => void;

export interface RestitutionModel extends DossierCore {
  readonly kept: ReadonlySignal<readonly KeptTrack[]>;
  /** Ids of tracks that were let go; what was written in them apart still waits for a choice. */
  readonly letGo: ReadonlySignal<readonly string[]>;
  /** What the rules propose besides. */
  readonly proposed: ReadonlySignal<readonly Suggestion[]>;
  /** Dimensions that have too few answers for a word. */
  readonly notEvaluated: ReadonlySignal<readonly DimensionScore[]>;
  keep(id: string, kept: boolean): Undo;
  addOwn(words: string): Undo;
  /** The head's own mark with the reason; null takes it back. */
  adjust(dimension: string, mark: Pick<Adjustment, 'score' | 'reason'> | null): Undo;
  /** Something else began the restitution: it gets its day. */
  begin(): void;
  /** What the head thinks of the whole; null takes it back. */
  answer(agreement: string | null): Undo;
}

/** @param onDated called with its undo when an act gave the restitution its day */
export function createRestitutionModel(
  store: Store,
  record: OpenRecord,
  onDated: (undo: Undo) => void,
): RestitutionModel {
  const core = createDossierCore(store, record);
  const { view, evaluation, adjustments, edit, today } = core;
  const kept = computed(() => keptTracks(view.value, evaluation.value?.suggestions ?? []));

  /** The first act of a restitution says when it took place. */
  function act(write: (draft: Draft) => void): void {
    let dated = false;
    edit((draft) => {
      write(draft);
      dated = dateRestitution(draft, today());
    });
    if (dated) onDated(() => edit((draft) => draft.set('restitution/date', null)));
  }

  return {
    ...core,
    kept,
    letGo: computed(() => [...readTracks(view.value).values()].flatMap((one) => (one.kept ? [] : [one.id]))),
    proposed: computed(() => {
      const taken = new Set(kept.value.map(({ id }) => id));
      return (evaluation.value?.suggestions ?? []).filter(({ rule }) => !taken.has(rule.id));
    }),
    notEvaluated: computed(() => (evaluation.value?.score.dimensions ?? []).filter((one) => one.score === null)),
    keep(id, on) {
      act((draft) => keepTrack(draft, id, on));
      return () => edit((draft) => keepTrack(draft, id, !on));
    },
    addOwn(words) {
      let id = '';
      act((draft) => {
        id = addOwnTrack(draft, words);
      });
      return () => edit((draft) => keepTrack(draft, id, false));
    },
    adjust(dimension, mark) {
      const before = adjustments.value.get(dimension) ?? null;
      act((draft) => adjustDimension(draft, dimension, mark));
      return () => edit((draft) => adjustDimension(draft, dimension, before));
    },
    begin: () => act(() => undefined),
    answer(agreement) {
      const before = view.value.fields.get('restitution/agreement')?.value ?? null;
      act((draft) => draft.set('restitution/agreement', agreement));
      return () => edit((draft) => draft.set('restitution/agreement', before));
    },
  };
}

/** How many answers a dimension still needs to be evaluated; 0 when nothing in it applies. */
export function missingAnswers(
  { relevant, answered }: Pick<DimensionScore, 'relevant' | 'answered'>,
  minAnsweredShare: number,
): number {
  return relevant === 0 ? 0 : Math.max(1, Math.ceil(relevant * minAnsweredShare) - answered);
}
