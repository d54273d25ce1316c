import {
  bodyName,
  competenceName,
  competenceOptions,
  optionsOf,
  sectorOptions,
} from '#binding/partner/partner-words.ts';
import { p } from '#binding/partner/messages.ts';
import { mayWrite } from '#binding/rights.ts';
import { dayAt, type Day } from '#domain/day.ts';
import type { PartnerCard } from '#domain/record/cards.ts';
import { COMMUNES, communeOf } from '#domain/territory/communes.ts';
import { formatDayShort, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterFold } from '#ui/filter-fold.tsx';
import { Page } from '#ui/page.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { DirectoryTabs } from './directory-tabs.tsx';
import { t } from './messages.ts';
import { asked, findPartners, isFiltered, NOTHING_ASKED, standingOf, type Asked } from './partners-model.ts';
import './partners.css';

const COMMUNE_OPTIONS = COMMUNES.map(({ code, name, postcodes }) => ({
  value: code,
  label: name,
  detail: postcodes.join(', '),
}));

/** Who a company can be sent to. */
export function PartnersScreen({ store }: { store: Store }) {
  const total = store.cards.partner.value.size;
  const writable = mayWrite(store);
  const add = writable && (
    <LinkButton href={href.partnerNew()} icon="plus" variant="primary">
      {t().newPartner}
    </LinkButton>
  );
  return (
    <Page title={t().partners} lead={t().lead} actions={total > 0 && add}>
      <DirectoryTabs current="partners" />
      {!store.cards.ready.value && <Skeleton lines={6} />}
      {store.cards.ready.value && total === 0 && (
        <EmptyState title={t().emptyTitle} icon="handshake" action={add}>
          {writable ? t().emptyText : t().emptyRead}
        </EmptyState>
      )}
      {total > 0 && <Directory store={store} total={total} />}
    </Page>
  );
}

function Directory({ store, total }: { store: Store; total: number }) {
  const today = dayAt(store.now());
  const found = findPartners(store, asked.value, today);
  return (
    <>
      <Filters store={store} found={found.length} />
      {found.length === 0 ? (
        <EmptyState
          title={t().nothingTitle}
          icon="search"
          action={
            isFiltered(asked.value) && (
              <Button icon="x" onClick={() => (asked.value = NOTHING_ASKED)}>
                {t().clear}
              </Button>
            )
          }
        >
          {t().nothingText}
        </EmptyState>
      ) : (
        <>
          <p class="c-soft">{found.length === total ? t().count(total) : t().countOf(found.length, total)}</p>
          <RowList label={t().partners}>
            {found.map((card) => (
              <PartnerRow key={card.doc} store={store} card={card} today={today} />
            ))}
          </RowList>
        </>
      )}
    </>
  );
}

function Filters({ store, found }: { store: Store; found: number }) {
  const { query, body, competence, sector, commune, consent } = asked.value;
  const ask = (change: Partial<Asked>): void => {
    asked.value = { ...asked.value, ...change };
  };
  const used = [body, competence, sector, commune, consent].filter((value) => value !== '').length;
  return (
    <div class="partners-filters">
      <SearchField
        label={t().search}
        placeholder={t().searchHint}
        value={query}
        onInput={(text) => ask({ query: text })}
        found={found}
      />
      <FilterFold class="partners-fields-row" count={used}>
        <SelectField
          label={t().body}
          placeholder={t().allBodies}
          value={body}
          options={optionsOf(p().bodies)}
          onChange={(value) => ask({ body: value })}
        />
        <SelectField
          label={t().competence}
          placeholder={t().allCompetences}
          value={competence}
          options={competenceOptions(store)}
          onChange={(value) => ask({ competence: value })}
        />
        <SelectField
          label={t().sector}
          placeholder={t().allSectors}
          value={sector}
          options={sectorOptions(store)}
          onChange={(value) => ask({ sector: value })}
        />
        <Combobox
          label={t().commune}
          placeholder={t().everywhere}
          value={commune || null}
          valueLabel={communeOf(commune)?.name ?? ''}
          options={COMMUNE_OPTIONS}
          noMatch={t().noCommune}
          onChange={(value) => ask({ commune: value ?? '' })}
        />
        <SelectField
          label={t().consent}
          placeholder={t().allConsents}
          value={consent}
          options={[{ value: 'renew', label: t().toRenew }]}
          onChange={(value) => ask({ consent: value })}
        />
      </FilterFold>
    </div>
  );
}

function PartnerRow({ store, card, today }: { store: Store; card: PartnerCard; today: Day }) {
  const name = card.name || t().unnamed;
  const standing = standingOf(card, today);
  const competences = (card.competences ?? []).map((id) => competenceName(store, id));
  return (
    <RowLink
      icon="handshake"
      href={href.partner(card.doc)}
      title={name}
      meta={[bodyName(card.body ?? 'autre'), card.person, list(competences)].filter(Boolean).join(' · ')}
      badges={
        <>
          {card.conflicts > 0 && (
            <Badge tone="todo" icon="split">
              {t().conflicts}
            </Badge>
          )}
          {standing !== 'valid' && (
            <Badge tone={standing === 'withdrawn' ? 'plain' : 'todo'} icon="clock">
              {[t().standing[standing], standing === 'ending' && card.consentUntil && formatDayShort(card.consentUntil)]
                .filter(Boolean)
                .join(' · ')}
            </Badge>
          )}
        </>
      }
      action={<Reach card={card} name={name} />}
    />
  );
}

/** Call and write, where the person agreed to be called. */
function Reach({ card, name }: { card: PartnerCard; name: string }) {
  if (!card.phone && !card.email) return null;
  return (
    <div class="partners-reach">
      {card.phone && (
        <LinkButton href={`tel:${card.phone}`} icon="phone">
          {t().call}
          <span class="c-hidden"> {name}</span>
        </LinkButton>
      )}
      {card.email && (
        <LinkButton href={`mailto:${card.email}`} icon="mail">
          {t().write}
          <span class="c-hidden"> {name}</span>
        </LinkButton>
      )}
    </div>
  );
}
