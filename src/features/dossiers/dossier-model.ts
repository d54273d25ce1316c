// One dossier as signals and acts. Nothing here is computed again while somebody types in the notes.
import { computed, type ReadonlySignal } from '@preact/signals';
import { createDossierCore, type DossierCore } from '#binding/dossier/dossier-core.ts';
import { beginVisit, visitKindFor } from '#domain/dossier/begin-visit.ts';
import type { DossierStanding } from '#domain/dossier/journal.ts';
import { openVisit, type Visit } from '#domain/dossier/visits.ts';
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

export function createDossierModel(store: Store, record: OpenRecord): DossierModel {
  const core = createDossierCore(store, record);
  const { dossier, standing, evaluation, grid, company, view, edit } = core;
  const running = computed(() => openVisit(dossier.value.visits));

  function startVisit(): string {
    const place = dossier.value.meeting.place || communeOf(company.value?.commune ?? '')?.name || '';
    let visit = '';
    edit((draft) => {
      visit = beginVisit(draft, place, grid.value, store.now());
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
    startVisit,
  };
}
