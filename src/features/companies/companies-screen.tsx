import { useMemo } from 'preact/hooks';
import { ExchangeLink } from '#binding/selection/exchange-link.tsx';
import { dayAt } from '#domain/day.ts';
import { COMMUNES } from '#domain/territory/communes.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { RowList } from '#ui/row-list.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { createCompaniesModel, mayWrite, unsentIn, WINDOW, type CompaniesModel } from './companies-model.ts';
import { CompanyRow } from './company-row.tsx';
import { optionsOf } from './company-words.ts';
import { duplicatesIn } from './duplicate-watch.ts';
import { d } from './duplicates-messages.ts';
import { t } from './messages.ts';
import './companies.css';

const COMMUNE_OPTIONS = COMMUNES.map(({ code, name, postcodes }) => ({
  value: code,
  label: name,
  detail: postcodes.join(', '),
}));

/** Every company of the network, found at each key. */
export function CompaniesScreen({ store }: { store: Store }) {
  const model = useMemo(() => createCompaniesModel(store), [store]);
  const total = store.cards.company.value.size;
  const writable = mayWrite(store);
  const found = model.found.value;
  const docs = useMemo(() => found.map(({ doc }) => doc), [found]);
  const actions = writable && (
    <>
      <LinkButton href={href.companyNew()} icon="plus" variant="primary">
        {t().newCompany}
      </LinkButton>
      <ExchangeLink href={href.exchange()} from={t().title} docs={docs} all={found.length === total} />
    </>
  );
  if (!store.cards.ready.value)
    return (
      <Page title={t().title}>
        <Skeleton lines={8} />
      </Page>
    );
  if (total === 0)
    return (
      <Page title={t().title}>
        <Directories />
        <EmptyState title={t().emptyTitle} icon="building-2" action={actions}>
          {writable ? t().emptyText : t().emptyRead}
        </EmptyState>
      </Page>
    );
  return (
    <Page title={t().title} actions={actions}>
      <Directories />
      <DuplicatesLine store={store} />
      <Filters model={model} />
      <Found store={store} model={model} total={total} />
    </Page>
  );
}

/** Where the other directories are. */
function Directories() {
  return (
    <Tabs
      label={t().directories}
      current="companies"
      items={[
        { id: 'companies', label: t().title, href: href.companies() },
        { id: 'partners', label: t().partners, href: href.partners() },
        { id: 'ambassadors', label: t().ambassadors, href: href.ambassadors() },
      ]}
    />
  );
}

/** Only when there is something to look at. */
function DuplicatesLine({ store }: { store: Store }) {
  const count = duplicatesIn(store).open.value.length;
  if (count === 0) return null;
  return (
    <div>
      <LinkButton href={href.companyDuplicates()} icon="copy">
        {d().entry(count)}
      </LinkButton>
    </div>
  );
}

function Filters({ model }: { model: CompaniesModel }) {
  return (
    <div class="companies-filters">
      <SearchField
        label={t().search}
        placeholder={t().searchHint}
        value={model.query.value}
        onInput={(query) => model.ask({ query })}
        found={model.found.value.length}
      />
      <Combobox
        label={t().filterCommune}
        placeholder={t().everywhere}
        value={model.commune.value || null}
        options={COMMUNE_OPTIONS}
        noMatch={t().noCommune}
        onChange={(commune) => model.ask({ commune: commune ?? '' })}
      />
      <SelectField
        label={t().filterSector}
        placeholder={t().everySector}
        value={model.sector.value}
        options={optionsOf(t().sectors)}
        onChange={(sector) => model.ask({ sector })}
      />
    </div>
  );
}

function Found({ store, model, total }: { store: Store; model: CompaniesModel; total: number }) {
  const [found, shown] = [model.found.value, model.shown.value];
  if (found.length === 0) return <NothingFound model={model} writable={mayWrite(store)} />;
  const today = dayAt(store.now());
  const unsent = unsentIn(store);
  const left = Math.min(WINDOW, found.length - shown.length);
  return (
    <>
      <p class="c-soft">{found.length === total ? t().count(total) : t().countOf(found.length, total)}</p>
      <RowList label={t().title}>
        {shown.map((card) => (
          <CompanyRow key={card.doc} card={card} unsent={unsent.has(card.doc)} today={today} />
        ))}
      </RowList>
      {left > 0 && (
        <Button icon="chevron-down" onClick={model.more}>
          {t().more(left)}
        </Button>
      )}
    </>
  );
}

function NothingFound({ model, writable }: { model: CompaniesModel; writable: boolean }) {
  const name = model.query.value.trim();
  return (
    <EmptyState
      title={t().nothingTitle}
      icon="search"
      action={
        <div class="c-cluster">
          {writable && name !== '' && (
            <LinkButton href={href.companyNew(name)} icon="plus" variant="primary">
              {t().create(name)}
            </LinkButton>
          )}
          {model.filtered.value && (
            <Button icon="x" onClick={() => model.ask({ commune: '', sector: '' })}>
              {t().clearFilters}
            </Button>
          )}
        </div>
      }
    >
      {name === '' ? t().nothingFiltered : writable ? t().nothingText : t().nothingRead}
    </EmptyState>
  );
}
