// Names of topics, companies and rights, for every screen of the family.
import type { Role } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { locale } from '#i18n/locale.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

export interface Topic {
  readonly value: string;
  readonly label: string;
}

function topicQuestion(store: Store) {
  const question = store.grids.current.value?.questions.find(({ id }) => id === 'coo4');
  return question?.type === 'multi' ? question : null;
}

/** Options that name no topic. */
export function emptyTopics(store: Store): ReadonlySet<string> {
  return new Set(topicQuestion(store)?.exclusiveOptions ?? ['rien']);
}

/** What companies may want to do together, in the words of the grid now in use. */
export function topicsOf(store: Store): Topic[] {
  const none = emptyTopics(store);
  return (topicQuestion(store)?.options ?? [])
    .filter(({ value }) => !none.has(value))
    .map(({ value, label, labelEn }) => ({ value, label: locale.value === 'en' ? (labelEn ?? label) : label }));
}

export function topicName(store: Store, topic: string): string {
  return topicsOf(store).find(({ value }) => value === topic)?.label ?? topic;
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
