// Every dossier of this device: where it stands, how far the grid is, what waits.
import { stateWords } from '#binding/dossier/dossier-words.ts';
import { useComputed } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import { DOSSIER_STATES } from '#domain/dossier/states.ts';
import type { DossierCard } from '#domain/record/cards.ts';
import { formatDay } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { countStates, dossierRows, filterRows, whenOf, type DossierRow, type StateFilter } from './dossiers-model.ts';
import { t } from './messages.ts';
import './dossiers.css';

/** Rows drawn at first: thousands are found by the search, not by scrolling. */
const PAGE = 60;

export function DossiersScreen({ store }: { readonly store: Store }) {
  const [query, setQuery] = useState('');
  const [state, setState] = useState<StateFilter>('');
  const [shown, setShown] = useState(PAGE);
  const rows = useComputed(() => dossierRows(store.cards.dossier.value.values(), store.cards.company.value)).value;
  const found = useMemo(() => filterRows(rows, { query, state }), [rows, query, state]);
  if (!store.cards.ready.value) {
    return (
      <Page title={t().dossiers}>
        <Skeleton lines={6} />
      </Page>
    );
  }
  if (rows.length === 0) return <NoDossier />;
  const clear = (): void => {
    setQuery('');
    setState('');
  };
  return (
    <Page
      title={t().dossiers}
      lead={t().listLead}
      actions={
        <LinkButton icon="building-2" href={href.companies()}>
          {t().newDossier}
        </LinkButton>
      }
    >
      <div class="dossiers-filter">
        <SearchField
          label={t().search}
          placeholder={t().searchPlaceholder}
          value={query}
          onInput={setQuery}
          found={found.length}
        />
        <StateSelect rows={rows} value={state} onChange={setState} />
      </div>
      {found.length === 0 ? (
        <EmptyState title={t().noMatch} icon="search" action={<Button onClick={clear}>{t().clearFilters}</Button>}>
          {t().noMatchText}
        </EmptyState>
      ) : (
        <>
          <p class="c-soft c-small">{t().count(found.length)}</p>
          <RowList label={t().dossiers}>
            {found.slice(0, shown).map((row) => (
              <DossierItem key={row.card.doc} row={row} store={store} />
            ))}
          </RowList>
          {found.length > shown && (
            <Button icon="chevron-down" onClick={() => setShown(shown + PAGE)}>
              {t().showMore(Math.min(PAGE, found.length - shown))}
            </Button>
          )}
        </>
      )}
    </Page>
  );
}

function NoDossier() {
  return (
    <Page title={t().dossiers} lead={t().listLead}>
      <EmptyState
        title={t().noDossier}
        icon="folder-open"
        action={
          <LinkButton variant="primary" icon="building-2" href={href.companies()}>
            {t().toCompanies}
          </LinkButton>
        }
      >
        {t().noDossierText}
      </EmptyState>
    </Page>
  );
}

interface SelectProps {
  rows: readonly DossierRow[];
  value: StateFilter;
  onChange: (value: StateFilter) => void;
}

function StateSelect({ rows, value, onChange }: SelectProps) {
  const counts = countStates(rows);
  const options = DOSSIER_STATES.filter((state) => counts.has(state)).map((state) => ({
    value: state,
    label: t().stateCount(stateWords(state), counts.get(state) ?? 0),
  }));
  return (
    <SelectField
      label={t().state}
      placeholder={t().allStates}
      value={value}
      options={[{ value: 'open', label: t().openOnly }, ...options]}
      onChange={(next) => onChange(next as StateFilter)}
    />
  );
}

function metaOf(row: DossierRow): string {
  const { card } = row;
  const { kind, day } = whenOf(card);
  const when =
    day === null
      ? t().neverVisited
      : kind === 'meeting'
        ? t().meetingOn(formatDay(day))
        : t().lastVisit(formatDay(day));
  const place = row.outside ? t().outside : row.commune;
  const progress = card.relevant > 0 && card.answered > 0 && t().answered(card.answered, card.relevant);
  return [place, when, progress].filter(Boolean).join(' · ');
}

function DossierItem({ row, store }: { row: DossierRow; store: Store }) {
  const { card } = row;
  return (
    <RowLink
      href={href.dossier(card.doc)}
      title={row.name || t().noCompany}
      meta={metaOf(row)}
      badges={<CardBadges card={card} unsent={store.pending.value.docs.has(card.doc)} />}
    />
  );
}

/** State first, then what waits for somebody. */
function CardBadges({ card, unsent }: { card: DossierCard; unsent: boolean }) {
  return (
    <>
      <Badge>{stateWords(card.state)}</Badge>
      {card.paused && <Badge icon="clock">{t().paused}</Badge>}
      {card.openVisit && (
        <Badge tone="strong" icon="play">
          {t().visitRunning}
        </Badge>
      )}
      {card.conflicts > 0 && (
        <Badge tone="todo" icon="split">
          {t().conflicts(card.conflicts)}
        </Badge>
      )}
      {(card.remarks ?? 0) > 0 && (
        <Badge tone="todo" icon="message-square-text">
          {t().remarks(card.remarks ?? 0)}
        </Badge>
      )}
      {card.review === 'sent' && <Badge icon="clipboard-check">{t().reviewStages.sent}</Badge>}
      {card.toArbitrate > 0 && (
        <Badge tone="todo" icon="scale">
          {t().arbitrate}
        </Badge>
      )}
      {unsent && (
        <Badge tone="offline" icon="send">
          {t().unsent}
        </Badge>
      )}
    </>
  );
}
