// What the committee's screens share: the sessions in order, who may prepare them, how a new one begins.
import { computed, type ReadonlySignal } from '@preact/signals';
import { writeSession } from '#domain/committee/session.ts';
import type { DocId } from '#domain/ids.ts';
import type { DossierCard, SessionCard } from '#domain/record/cards.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { href } from '#routing/routes.ts';
import { navigate } from '#routing/router.ts';
import type { Store } from '#store/store.ts';
import { compareSessions, waiting } from './agenda.ts';
import { t } from './messages.ts';

export interface CommitteesModel {
  readonly planned: ReadonlySignal<readonly SessionCard[]>;
  /** The latest first. */
  readonly held: ReadonlySignal<readonly SessionCard[]>;
  readonly waiting: ReadonlySignal<readonly DossierCard[]>;
  /** Creates an empty session and opens it; false when this tablet could not keep it. */
  begin(): Promise<boolean>;
}

const models = new WeakMap<Store, CommitteesModel>();

export function committeesModel(store: Store): CommitteesModel {
  const model = models.get(store) ?? createModel(store);
  models.set(store, model);
  return model;
}

function createModel(store: Store): CommitteesModel {
  const all = computed(() => [...store.cards.session.value.values()].sort(compareSessions));
  return {
    planned: computed(() => all.value.filter(({ state }) => state !== 'tenue')),
    held: computed(() => all.value.filter(({ state }) => state === 'tenue').toReversed()),
    waiting: computed(() => waiting(store.cards.dossier.value.values(), all.value)),
    async begin() {
      const { doc, saved } = await store.create('session', (draft) => writeSession(draft, { state: 'prevue' }));
      if (saved.ok) navigate(href.committee(doc));
      return saved.ok;
    },
  };
}

/** Coordinators prepare sessions. Before a workspace is joined there is nobody to refuse. */
export function mayPrepare(store: Store): boolean {
  return (store.device.value.member?.role ?? 'coordinator') === 'coordinator';
}

/** A dossier by its company's name and commune. */
export function fileName(store: Store, dossier: DocId): string {
  const card = store.cards.dossier.value.get(dossier);
  return (card && store.cards.company.value.get(card.company)?.name) || t().unknownFile;
}

export function filePlace(store: Store, dossier: DocId): string {
  const card = store.cards.dossier.value.get(dossier);
  const company = card && store.cards.company.value.get(card.company);
  return communeOf(company?.commune ?? '')?.name ?? '';
}
