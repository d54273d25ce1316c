// One dossier as signals and acts. Nothing here is computed again while somebody types in the notes.
import { computed, type ReadonlySignal } from '@preact/signals';
import { createDossierCore, type DossierCore } from '#binding/dossier/dossier-core.ts';
import { dayAt } from '#domain/day.ts';
import type { DossierStanding } from '#domain/dossier/journal.ts';
import { openVisit, startVisit, type Visit, type VisitKind } from '#domain/dossier/visits.ts';
import { gridHash, type Grid } from '#domain/grid/grid.ts';
import { textOf } from '#domain/record/read.ts';
import type { Draft } from '#domain/record/record.ts';
import { communeOf } from '#domain/territory/communes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

/** What the thumb does next. */
export type NextAct = 'resume' | 'visit' | 'follow-up' | 'restitution' | 'plan';

export interface DossierModel extends DossierCore {
  /** The visit that was started and not ended. */
  readonly running: ReadonlySignal<Visit | null>;
  readonly next: ReadonlySignal<NextAct>;
  /** Keys of the fields with several concurrent values. */
  readonly disputed: ReadonlySignal<readonly string[]>;
  /** Starts a visit and returns its row. */
  startVisit(): string;
}

/** A visit once the accompaniment has begun is a follow-up. */
export function visitKindFor(state: DossierStanding['state']): VisitKind {
  return state === 'en_accompagnement' || state === 'suivi' || state === 'clos' ? 'suivi' : 'visite';
}

/** From the restitution to the accompaniment, what there is to do is in the plan. */
const AT_THE_PLAN: ReadonlySet<string> = new Set([
  'prediag_restitue',
  'plan_redige',
  'plan_accepte',
  'soumis_comite',
  'ajourne',
  'valide',
  'valide_sous_reserve',
]);

/**
 * The act that brings the dossier on from where it stands.
 * @param restitutable enough is evaluated to give something back
 */
export function nextAct(state: DossierStanding['state'], running: boolean, restitutable: boolean): NextAct {
  if (running) return 'resume';
  if (state === 'visite') return restitutable ? 'restitution' : 'visit';
  if (AT_THE_PLAN.has(state)) return 'plan';
  return visitKindFor(state) === 'suivi' ? 'follow-up' : 'visit';
}

/** Pins the definition the dossier is filled with (SYNC R10), once. */
function pinGrid(draft: Draft, grid: Grid): void {
  if (textOf(draft.view, 'grid') !== '') return;
  draft.set('grid', gridHash(grid));
  draft.set('gridId', grid.id);
  draft.set('gridVersion', grid.version);
}

export function createDossierModel(store: Store, record: OpenRecord): DossierModel {
  const core = createDossierCore(store, record);
  const { dossier, standing, evaluation, grid, company, view, edit } = core;
  const running = computed(() => openVisit(dossier.value.visits));

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
    ...core,
    running,
    next: computed(() => {
      const global = evaluation.value?.score.global;
      const enough = global !== undefined && (global.expressComplete || global.evaluated >= global.needed);
      return nextAct(standing.value.state, running.value !== null, enough);
    }),
    disputed: computed(() => [...view.value.fields].flatMap(([key, { others }]) => (others.length > 0 ? [key] : []))),
    startVisit: beginVisit,
  };
}
