// Every aid the tablet knows, to be found by a word, a kind, a level, a subject or a track of the grid.
import { useState } from 'preact/hooks';
import { findProgrammes } from '#domain/aids/catalogue.ts';
import { LEVELS, NATURES, type Catalogue, type Level, type Nature, type Programme } from '#domain/aids/programme.ts';
import { closesIn, standingOf } from '#domain/aids/standing.ts';
import { dayAt, type Day } from '#domain/day.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { formatDay } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { cardText, kindWords, STANDING_LOOK, tagWords } from './aid-words.ts';
import { CatalogueTrouble } from './catalogue-trouble.tsx';
import { t } from './messages.ts';
import { useCatalogue } from './use-catalogue.ts';
import './aids.css';

export function AidsScreen({ store }: { store: Store }) {
  const { catalogue, again } = useCatalogue();
  if (catalogue === undefined)
    return (
      <Page title={t().title}>
        <Skeleton lines={6} />
      </Page>
    );
  if (catalogue === null)
    return (
      <Page title={t().title}>
        <CatalogueTrouble again={again} />
      </Page>
    );
  return (
    <Page title={t().title} lead={t().lead(formatDay(catalogue.generatedOn as Day))}>
      <Finder catalogue={catalogue} grid={store.grids.current.value} today={dayAt(store.now())} />
    </Page>
  );
}

interface Choice {
  readonly query: string;
  readonly nature: string;
  readonly level: string;
  readonly tag: string;
  readonly suggestion: string;
}

const NOTHING: Choice = { query: '', nature: '', level: '', tag: '', suggestion: '' };

function tagsOf({ tag, suggestion }: Choice, grid: Grid | null): readonly string[] {
  const rule = grid?.suggestions.find(({ id }) => id === suggestion);
  return [...(tag ? [tag] : []), ...(rule?.programmeTags ?? [])];
}

function Finder({ catalogue, grid, today }: { catalogue: Catalogue; grid: Grid | null; today: Day }) {
  const [choice, setChoice] = useState(NOTHING);
  const change = (part: Partial<Choice>): void => setChoice((last) => ({ ...last, ...part }));
  const { query, nature, level } = choice;
  const filter = { query, nature: (nature || null) as Nature | null, level: (level || null) as Level | null };
  const found = findProgrammes(catalogue, { ...filter, tags: tagsOf(choice, grid) }, today);
  return (
    <>
      <div class="aids-finder">
        <SearchField
          label={t().search}
          placeholder={t().searchPlaceholder}
          value={query}
          onInput={(next) => change({ query: next })}
          found={found.length}
        />
        <Filters catalogue={catalogue} grid={grid} choice={choice} change={change} />
      </div>
      <Section title={t().found(found.length)}>
        {found.length === 0 ? (
          <EmptyState
            title={t().none}
            icon="search"
            action={<Button onClick={() => setChoice(NOTHING)}>{t().clear}</Button>}
          >
            {t().noneText}
          </EmptyState>
        ) : (
          <RowList label={t().title}>
            {found.map((programme) => (
              <AidRow key={programme.id} programme={programme} today={today} />
            ))}
          </RowList>
        )}
      </Section>
    </>
  );
}

interface FiltersProps {
  catalogue: Catalogue;
  grid: Grid | null;
  choice: Choice;
  change: (part: Partial<Choice>) => void;
}

function Filters({ catalogue, grid, choice, change }: FiltersProps) {
  const tags = [...new Set(catalogue.programmes.flatMap((programme) => programme.tags))].sort();
  return (
    <div class="aids-filters">
      <SelectField
        label={t().nature}
        placeholder={t().anyNature}
        value={choice.nature}
        options={NATURES.map((value) => ({ value, label: t().natures[value] }))}
        onChange={(nature) => change({ nature })}
      />
      <SelectField
        label={t().level}
        placeholder={t().anyLevel}
        value={choice.level}
        options={LEVELS.map((value) => ({ value, label: t().levels[value] }))}
        onChange={(level) => change({ level })}
      />
      <SelectField
        label={t().tag}
        placeholder={t().anyTag}
        value={choice.tag}
        options={tags.map((value) => ({ value, label: tagWords(value) }))}
        onChange={(tag) => change({ tag })}
      />
      {grid && (
        <SelectField
          label={t().suggestion}
          placeholder={t().anySuggestion}
          value={choice.suggestion}
          options={grid.suggestions.map(({ id, action }) => ({ value: id, label: cardText(action) }))}
          onChange={(suggestion) => change({ suggestion })}
        />
      )}
    </div>
  );
}

function AidRow({ programme, today }: { programme: Programme; today: Day }) {
  const standing = standingOf(programme, today);
  const closing = standing === 'expired' ? null : closesIn(programme, today);
  const { tone, icon } = STANDING_LOOK[standing];
  return (
    <RowLink
      href={href.aid(programme.id)}
      title={cardText(programme.name)}
      meta={kindWords(programme)}
      badges={
        <>
          {closing !== null && (
            <Badge tone="todo" icon="clock">
              {t().closesSoon(closing)}
            </Badge>
          )}
          <Badge tone={tone} icon={icon}>
            {t().standing[standing]}
          </Badge>
        </>
      }
    />
  );
}
