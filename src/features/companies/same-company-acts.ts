// « C’est la même », « ce sont deux » and the way back of both: facts in the records, nothing copied (domain/company/same-company.ts).
import { joinCompanies, leaving, reopenCompanies, separateCompanies } from '#domain/company/same-company.ts';
import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';

type Ports = Pick<Store, 'edit' | 'identities'>;

/** One company from now on; lists show `keep`. */
export async function merge(store: Ports, keep: DocId, other: DocId): Promise<void> {
  const { newest } = store.identities.value;
  await store.edit(keep, (draft) => joinCompanies(draft, keep, other, newest));
}

/** This record is another company than those it was merged with; they stay together. */
export async function separate(store: Ports, doc: DocId): Promise<void> {
  const { newest } = store.identities.value;
  const { joins, apart } = leaving(store.identities.value, doc);
  for (const { keep, other } of joins) await store.edit(keep, (draft) => joinCompanies(draft, keep, other, newest));
  await store.edit(doc, (draft) => separateCompanies(draft, apart, newest));
}

/** Two companies, and nobody is asked again. */
export async function keepApart(store: Ports, a: DocId, b: DocId): Promise<void> {
  const { newest } = store.identities.value;
  await store.edit(a, (draft) => separateCompanies(draft, [b], newest));
}

/** Takes back what was said of two records, the one or the other: they may be asked about again. */
export async function reopen(store: Ports, a: DocId, b: DocId): Promise<void> {
  const { newest } = store.identities.value;
  await store.edit(a, (draft) => reopenCompanies(draft, b, newest));
}
