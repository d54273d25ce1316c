import { useMemo, useRef } from 'preact/hooks';
import { allQuestions, type Grid, gridHash } from '#domain/grid/grid.ts';
import { formatMoment, formatNumber } from '#i18n/format.ts';
import { locale } from '#i18n/locale.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Facts } from '#ui/facts.tsx';
import { Page } from '#ui/page.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { GridPreview } from './grid-preview.tsx';
import { groupSize } from './grid-words.ts';
import { gridWords } from './grids-messages.ts';
import { createGridsModel, type GridsModel } from './grids-model.ts';
import { t } from './messages.ts';
import './settings.css';

/** The grid in use, those before it, and the door through which a new one comes. */
export function GridsScreen({ store }: { store: Store }) {
  const model = useMemo(() => createGridsModel(store), [store]);
  const words = gridWords();
  return (
    <Page title={words.title} lead={words.lead} back={{ href: href.settings(), label: t().title }}>
      <InUse model={model} />
      {model.mayPublish.value ? (
        <Import model={model} />
      ) : (
        <EmptyState title={words.onlyTitle} icon="lock">
          {words.onlyText}
        </EmptyState>
      )}
      <History model={model} />
    </Page>
  );
}

function InUse({ model }: { model: GridsModel }) {
  const words = gridWords();
  const grid = model.current.value;
  return (
    <Section title={words.inUse}>
      {grid ? (
        <Facts
          items={[...gridFacts(grid), ...groupFacts(model), { label: words.origin, value: originOf(model, grid) }]}
        />
      ) : (
        <Skeleton />
      )}
    </Section>
  );
}

function originOf(model: GridsModel, grid: Grid): string {
  const hash = gridHash(grid);
  const published = model.published.value.find((one) => one.hash === hash);
  return published ? gridWords().publishedOn(formatMoment(published.at)) : gridWords().shipped;
}

function gridFacts(grid: Grid) {
  const words = gridWords();
  const title = locale.value === 'en' ? (grid.titleEn ?? grid.title) : grid.title;
  return [
    { label: words.name, value: title },
    { label: words.version, value: grid.version },
    { label: words.sections, value: formatNumber(grid.dimensions.length) },
    { label: words.questions, value: formatNumber(allQuestions(grid).length) },
  ];
}

/** What groups take, which may come from an older file than what companies take. */
function groupFacts({ group: { value: grid } }: GridsModel) {
  const words = gridWords();
  if (!grid) return [{ label: words.collective, value: words.noCollective }];
  return [{ label: words.collective, value: `${words.versionOf(grid.version)}, ${groupSize(grid)}` }];
}

function Import({ model }: { model: GridsModel }) {
  const words = gridWords();
  const picker = useRef<HTMLInputElement>(null);
  const open = (input: HTMLInputElement): void => {
    const file = input.files?.[0];
    // The same file, put right, may be chosen again.
    input.value = '';
    if (file) void model.open(file, gridWords().words);
  };
  return (
    <Section title={words.import} lead={words.importLead}>
      <div class="c-cluster">
        <Button icon="upload" busy={model.busy.value} onClick={() => picker.current?.click()}>
          {model.busy.value ? words.reading : model.preview.value ? words.chooseOther : words.choose}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".json,.xlsx,.csv,application/json,text/csv"
          hidden
          onChange={(event) => open(event.currentTarget)}
        />
      </div>
      {model.preview.value && <GridPreview model={model} preview={model.preview.value} />}
    </Section>
  );
}

function History({ model }: { model: GridsModel }) {
  const words = gridWords();
  const published = model.published.value;
  const current = model.current.value;
  const hash = current && gridHash(current);
  return (
    <Section title={words.history}>
      {published.length === 0 ? (
        <p class="c-soft">{words.noHistory}</p>
      ) : (
        <RowList label={words.history}>
          {published.map((one, index) => (
            <Row
              key={`${one.hash} ${one.at}`}
              icon="clipboard-list"
              title={one.title}
              meta={[
                words.versionOf(one.version),
                one.group && words.groupVersion(one.group),
                words.publishedOn(formatMoment(one.at)),
              ]
                .filter(Boolean)
                .join(' · ')}
              badges={index === 0 && one.hash === hash && <Badge tone="ok">{words.current}</Badge>}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}
