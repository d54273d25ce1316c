// The companies that a partner or an ambassador brought: what their own records say.
import { companyPlace } from '#binding/company/company-words.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import type { Store } from '#store/store.ts';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { p } from './messages.ts';

/** By name. */
export function broughtBy(store: Pick<Store, 'cards'>, doc: DocId): CompanyCard[] {
  return [...store.cards.company.value.values()]
    .filter((card) => card.broughtBy === doc)
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

interface Props {
  store: Store;
  doc: DocId;
  hrefOf: (company: DocId) => string;
  level?: 2 | 3;
}

export function BroughtSection({ store, doc, hrefOf, level }: Props) {
  const companies = broughtBy(store, doc);
  return (
    <Section title={p().brought} level={level}>
      {companies.length === 0 ? (
        <p class="c-soft">{p().broughtNone}</p>
      ) : (
        <RowList label={p().brought}>
          {companies.map((card) => (
            <RowLink
              key={card.doc}
              icon="building-2"
              href={hrefOf(card.doc)}
              title={card.name}
              meta={companyPlace(store, card.doc)}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}
