// Who brought this company: the partner or the ambassador that its source names.
import { partnerName } from '#binding/company/company-words.ts';
import { FieldConflict, plainWords } from '#binding/field-conflict.tsx';
import { readCompany } from '#domain/company/company.ts';
import { docOf } from '#domain/record/read.ts';
import type { DocId } from '#domain/ids.ts';
import { fold } from '#domain/text/fold.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Combobox, type ComboOption } from '#ui/combobox.tsx';
import { placeOf } from './company-words.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

const isBrought = (source: string): boolean => source === 'ambassadeur' || source === 'partenaire';

function nameOf(store: Store, doc: DocId): string {
  const company = store.cards.company.value.get(doc);
  return company ? company.name || t().unnamed : partnerName(store, doc);
}

/** In the facts of a company at rest; null when nobody is named. */
export function BroughtByLink({ store, record }: Props) {
  const doc = docOf(record.view.value, 'broughtBy');
  if (!doc) return null;
  const isCompany = store.cards.company.value.has(doc);
  return <a href={isCompany ? href.company(doc) : href.partner(doc)}>{nameOf(store, doc)}</a>;
}

function ambassadors(store: Store, query: string, not: DocId): ComboOption[] {
  return store
    .searchCompanies(query)
    .filter(({ doc, ambassador }) => ambassador !== null && doc !== not)
    .slice(0, 20)
    .map((card) => ({ value: card.doc, label: card.name || t().unnamed, detail: placeOf(card) }));
}

function partners(store: Store, query: string): ComboOption[] {
  const words = fold(query).split(' ').filter(Boolean);
  return [...store.cards.partner.value.values()]
    .filter(({ name, person = '' }) => words.every((word) => fold(`${name} ${person}`).includes(word)))
    .slice(0, 20)
    .map(({ doc, name, person = '' }) => ({ value: doc, label: name, detail: person }));
}

/** Asked where the source of the contact is an ambassador or a partner. */
export function BroughtByField({ store, record }: Props) {
  const { source } = readCompany(record.view.value);
  const doc = docOf(record.view.value, 'broughtBy');
  if (!isBrought(source) && !doc) return null;
  return (
    <Combobox
      label={t().broughtBy}
      hint={source === 'partenaire' ? t().broughtByPartner : t().broughtByAmbassador}
      value={doc}
      valueLabel={doc ? nameOf(store, doc) : ''}
      search={(query) => (source === 'partenaire' ? partners(store, query) : ambassadors(store, query, record.doc))}
      onChange={(chosen) => void record.edit((draft) => draft.set('broughtBy', chosen))}
      below={
        <FieldConflict
          store={store}
          record={record}
          field="broughtBy"
          label={t().broughtBy}
          words={(value) =>
            typeof value === 'string' && value !== '' ? nameOf(store, value as DocId) : plainWords(value)
          }
        />
      }
    />
  );
}
