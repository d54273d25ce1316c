// Names of topics, companies and rights, for every screen of the family.
import { labelOf } from '#binding/question/grid-words.ts';
import type { Role } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import { firstAsking } from '#domain/grid/grid.ts';
import { communeOf } from '#domain/territory/communes.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

export interface Topic {
  readonly value: string;
  readonly label: string;
}

/** In the grid in use, else in one that knows topics: with a foreign grid they keep the words of ours. */
function topicQuestion(store: Store) {
  const { current, all } = store.grids;
  return firstAsking([current.value, ...all.value.values()], 'coo4', 'multi');
}

/** Options that name no topic. */
export function emptyTopics(store: Store): ReadonlySet<string> {
  return new Set(topicQuestion(store)?.exclusiveOptions ?? ['rien']);
}

/** What companies may want to do together. */
export function topicsOf(store: Store): Topic[] {
  const none = emptyTopics(store);
  return (topicQuestion(store)?.options ?? [])
    .filter(({ value }) => !none.has(value))
    .map((option) => ({ value: option.value, label: labelOf(option) }));
}

/** A topic of an older grid has its words there. */
export function topicName(store: Store, topic: string): string {
  const known = topicsOf(store).find(({ value }) => value === topic);
  if (known) return known.label;
  for (const grid of store.grids.all.value.values()) {
    const option = firstAsking([grid], 'coo4', 'multi')?.options.find(({ value }) => value === topic);
    if (option) return labelOf(option);
  }
  return topic;
}

export function companyName(store: Store, doc: DocId): string {
  return store.cards.company.value.get(doc)?.name || t().unknownCompany;
}

/** Commune of a company, or ''. */
export function companyPlace(store: Store, doc: DocId): string {
  return communeOf(store.cards.company.value.get(doc)?.commune ?? '')?.name ?? '';
}

/** Companies as a combobox wants them; `without` are already there. */
export function companyOptions(store: Store, query: string, without: ReadonlySet<DocId>) {
  return store
    .searchCompanies(query)
    .filter(({ doc }) => !without.has(doc))
    .slice(0, 20)
    .map(({ doc, name, commune }) => ({ value: doc, label: name, detail: communeOf(commune)?.name ?? '' }));
}

/** Whose hands hold this tablet. Before a workspace is joined they are an advisor's, as for dossiers. */
export function roleOf(store: Store): Role {
  return store.device.value.member?.role ?? 'advisor';
}

export function mayWrite(store: Store): boolean {
  const role = roleOf(store);
  return role === 'coordinator' || role === 'advisor';
}
