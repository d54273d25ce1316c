// What the documents of an open dossier are drawn up from, live. Everything but the dossier itself is on cards.
import { computed, type ReadonlySignal } from '@preact/signals';
import { dayAt } from '#domain/day.ts';
import type { DocumentSources } from '#domain/documents/sources.ts';
import { readDossier } from '#domain/dossier/dossier.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** @param programmes names of aids by id, where they are to be shown */
export function documentSources(
  store: Store,
  record: Pick<OpenRecord, 'doc' | 'view'>,
  programmes?: ReadonlySignal<ReadonlyMap<string, string>>,
): ReadonlySignal<DocumentSources> {
  return computed(() => {
    const dossier = record.view.value;
    const { company, grid, advisor } = readDossier(dossier);
    const { members, member } = store.device.value;
    const actions = [...store.cards.action.value.values()].filter((action) => action.dossier === record.doc);
    const name = members.find(({ id }) => id === advisor)?.name;
    return {
      dossier,
      company: (company && store.cards.company.value.get(company)) ?? null,
      grid: grid === '' ? store.grids.current.value : (store.grids.all.value.get(grid) ?? null),
      currentGrid: store.grids.current.value,
      actions: actions.sort((a, b) => (a.doc < b.doc ? -1 : 1)),
      advisor: name ?? (advisor === '' ? (member?.name ?? '') : ''),
      today: dayAt(store.now()),
      programmes: programmes?.value ?? NO_NAMES,
    };
  });
}
