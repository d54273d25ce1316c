// Names and places of companies, for every screen that shows them beside something else.
import type { DocId } from '#domain/ids.ts';
import { communeOf } from '#domain/territory/communes.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

/** The name, or words that say that it is not on this device: not yet sent here, or erased. */
export function companyName(store: Store, doc: DocId): string {
  return store.cards.company.value.get(doc)?.name || t().unknownCompany;
}

/** The same in a record that was told when it was erased: then it does not sound as if it could still arrive. */
export function companyNameIn(store: Store, { company, erased }: { company: DocId; erased?: unknown }): string {
  return erased ? t().erasedCompany : companyName(store, company);
}

/** Commune of a company, or ''. */
export function companyPlace(store: Store, doc: DocId): string {
  return communeOf(store.cards.company.value.get(doc)?.commune ?? '')?.name ?? '';
}

/** Companies as a combobox wants them; `without` are already there. */
export function companyOptions(store: Store, query: string, without: ReadonlySet<DocId>) {
  // A row may name a record that has been merged since: its company is there all the same.
  const there = new Set([...without].map(store.identities.value.of));
  return store
    .searchCompanies(query)
    .filter(({ doc }) => !there.has(doc))
    .slice(0, 20)
    .map(({ doc, name, commune }) => ({ value: doc, label: name, detail: communeOf(commune)?.name ?? '' }));
}

/** The name of a partner, or words that say that it is not on this device. */
export function partnerName(store: Store, doc: DocId): string {
  return store.cards.partner.value.get(doc)?.name || t().unknownPartner;
}
