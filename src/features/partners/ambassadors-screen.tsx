import { formName, optionsOf } from '#binding/partner/partner-words.ts';
import { p } from '#binding/partner/messages.ts';
import { mayWrite } from '#binding/rights.ts';
import { topicName, topicsOf } from '#binding/topic-words.ts';
import { dayAt } from '#domain/day.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { formatDay, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterFold } from '#ui/filter-fold.tsx';
import { Page } from '#ui/page.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import {
  ambassadorRows,
  asked,
  findAmbassadors,
  NOTHING_ASKED,
  withdraw,
  type AmbassadorRow,
} from './ambassadors-model.ts';
import { DirectoryTabs } from './directory-tabs.tsx';
import { t } from './messages.ts';
import './partners.css';

/** Heads who speak for the network: what ends soon comes first. */
export function AmbassadorsScreen({ store }: { store: Store }) {
  const rows = ambassadorRows(store, dayAt(store.now()));
  return (
    <Page title={t().ambassadors} lead={t().ambassadorsLead}>
      <DirectoryTabs current="ambassadors" />
      {rows.length === 0 ? (
        <EmptyState
          title={t().noneTitle}
          icon="star"
          action={
            <LinkButton href={href.companies()} icon="building-2">
              {t().toCompanies}
            </LinkButton>
          }
        >
          {t().noneText}
        </EmptyState>
      ) : (
        <Directory store={store} rows={rows} />
      )}
    </Page>
  );
}

function Directory({ store, rows }: { store: Store; rows: readonly AmbassadorRow[] }) {
  const found = findAmbassadors(rows, asked.value);
  const ends = found.filter(({ standing }) => standing !== 'valid');
  const active = found.filter(({ standing }) => standing === 'valid');
  return (
    <>
      <Filters store={store} found={found.length} />
      {found.length === 0 && (
        <EmptyState
          title={t().noneFound}
          icon="search"
          action={
            <Button icon="x" onClick={() => (asked.value = NOTHING_ASKED)}>
              {t().clear}
            </Button>
          }
        >
          {t().noneText}
        </EmptyState>
      )}
      {ends.length > 0 && (
        <Section title={t().ends} lead={t().endsLead}>
          <Rows store={store} rows={ends} label={t().ends} />
        </Section>
      )}
      {active.length > 0 && (
        <Section title={t().active} lead={t().ambassadorCount(active.length)}>
          <Rows store={store} rows={active} label={t().active} />
        </Section>
      )}
    </>
  );
}

function Filters({ store, found }: { store: Store; found: number }) {
  const { query, form, topic } = asked.value;
  const ask = (change: Partial<typeof asked.value>): void => {
    asked.value = { ...asked.value, ...change };
  };
  return (
    <div class="partners-filters">
      <SearchField label={t().ambassadorSearch} value={query} onInput={(text) => ask({ query: text })} found={found} />
      <FilterFold class="partners-fields-row" count={[form, topic].filter((value) => value !== '').length}>
        <SelectField
          label={t().form}
          placeholder={t().allForms}
          value={form}
          options={optionsOf(p().forms)}
          onChange={(value) => ask({ form: value })}
        />
        <SelectField
          label={t().topic}
          placeholder={t().allTopics}
          value={topic}
          options={topicsOf(store)}
          onChange={(value) => ask({ topic: value })}
        />
      </FilterFold>
    </div>
  );
}

function Rows({ store, rows, label }: { store: Store; rows: readonly AmbassadorRow[]; label: string }) {
  return (
    <RowList label={label}>
      {rows.map((row) => (
        <AmbassadorLine key={row.card.doc} store={store} row={row} />
      ))}
    </RowList>
  );
}

function AmbassadorLine({ store, row }: { store: Store; row: AmbassadorRow }) {
  const { card, ambassador, standing, brought } = row;
  const names = [
    ...(ambassador.forms ?? []).map(formName),
    ...(ambassador.topics ?? []).map((topic) => topicName(store, topic)),
  ];
  const meta = [
    card.head,
    communeOf(card.commune)?.name,
    list(names),
    brought > 0 && p().broughtCount(brought),
    ambassador.lastActivity ? t().lastActivity(formatDay(ambassador.lastActivity)) : t().noActivity,
  ];
  const take = async (): Promise<void> => {
    const undo = await withdraw(store, card.doc);
    showToast({ text: t().ambassadorWithdrawn(card.name), undo: () => void undo() });
  };
  return (
    <RowLink
      icon="star"
      href={href.company(card.doc)}
      title={card.name}
      meta={meta.filter(Boolean).join(' · ')}
      badges={
        <Badge tone={standing === 'valid' ? 'plain' : 'todo'} icon="clock">
          {standing === 'valid'
            ? t().until(formatDay(ambassador.until))
            : `${t().standing[standing]} · ${formatDay(ambassador.until)}`}
        </Badge>
      }
      action={
        mayWrite(store) && (
          <Button icon="x" onClick={() => void take()} aria-label={t().withdrawOf(card.name)}>
            {t().withdraw}
          </Button>
        )
      }
    />
  );
}
