import { useMemo } from 'preact/hooks';
import { useDocumentSettings } from '#binding/documents/settings.ts';
import { useSettings } from '#binding/settings/follow-settings.ts';
import { useNetworkSettings } from '#binding/settings/network-settings.ts';
import { useOutlines } from '#binding/territory/outlines.ts';
import { dayAt } from '#domain/day.ts';
import { NO_DOCUMENT_SETTINGS, type DocumentSettings } from '#domain/settings/documents.ts';
import type { NetworkSettings } from '#domain/settings/network.ts';
import type { PageFigures } from '#domain/territory/page-figures.ts';
import { formatDay, formatNumber } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { t } from './messages.ts';
import { PageMap } from './page-map.tsx';
import { PrintedStories, StoriesEditor } from './page-stories.tsx';
import { PageTables } from './page-tables.tsx';
import { createTerritoryModel } from './territory-model.ts';
import './territory.css';

/** One page on the territory for elected officials, printable. */
export function TerritoryScreen({ store }: { store: Store }) {
  const words = t();
  const settings = useNetworkSettings(store);
  const followed = useSettings(store, 'territory');
  const documents = useDocumentSettings(store).settings.value ?? NO_DOCUMENT_SETTINGS;
  const { outlines } = useOutlines(store);
  const model = useMemo(() => createTerritoryModel(store, settings, followed), [store, settings, followed]);
  const { member } = store.device.value;
  const figures = model.figures.value;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      back={{ href: href.network(), label: words.back }}
      wide
      actions={
        <Button variant="primary" icon="printer" onClick={() => window.print()}>
          {words.print}
        </Button>
      }
    >
      {member !== null && member.role !== 'coordinator' && <Banner tone="info">{words.partial}</Banner>}
      {store.cards.ready.value ? (
        <article class="territory-page">
          <Head documents={documents} day={formatDay(dayAt(store.now()))} />
          {figures.diagnosed === null && <p>{words.diagnosedFew(settings.value.smallCell)}</p>}
          <Figures figures={figures} smallest={settings.value.smallCell} />
          {figures.diagnosed !== null && (
            <div class="territory-middle">
              <section class="territory-places">
                <h2>{words.mapTitle}</h2>
                <PageMap figures={figures} outlines={outlines.value} smallest={settings.value.smallCellCommune} />
              </section>
              <PageTables store={store} figures={figures} />
            </div>
          )}
          <PrintedStories model={model} />
          <Foot documents={documents} settings={settings.value} />
        </article>
      ) : (
        <Skeleton lines={8} />
      )}
      <StoriesEditor store={store} model={model} followed={followed} />
    </Page>
  );
}

function Head({ documents, day }: { documents: DocumentSettings; day: string }) {
  const words = t();
  return (
    <header class="territory-head">
      <div>
        <p class="territory-body">{[documents.body, documents.programme].filter(Boolean).join(' · ')}</p>
        <h2 class="territory-heading">{words.heading}</h2>
        <p>{words.made(day)}</p>
      </div>
      {documents.emblem && <img class="territory-emblem" src={documents.emblem} alt={documents.emblemAlt} />}
    </header>
  );
}

function Count({ count, label, detail }: { count: number; label: string; detail?: string }) {
  return (
    <p class="territory-count">
      <strong>{formatNumber(count)}</strong> <span>{label}</span>
      {detail && <small>{detail}</small>}
    </p>
  );
}

/** The figures in large, with how many companies take part where that may be told. */
function Figures({ figures, smallest }: { figures: PageFigures; smallest: number }) {
  const words = t();
  const { planned, running, done } = figures.actions;
  const all = planned + running + done;
  const companies = (count: number | null, sentence: (count: number) => string): string =>
    count === null ? words.fewer(smallest) : count > 0 ? sentence(count) : '';
  return (
    <div class="territory-figures">
      {figures.diagnosed !== null && (
        <Count
          count={figures.diagnosed}
          label={words.diagnosed(figures.diagnosed)}
          detail={figures.jobs === null ? '' : words.jobs(formatNumber(figures.jobs))}
        />
      )}
      <Count
        count={figures.stakes}
        label={words.stakes(figures.stakes)}
        detail={companies(figures.inStakes, words.inStakes)}
      />
      <Count
        count={all}
        label={words.actions(all)}
        detail={[all > 0 ? words.actionsOf(running, done) : '', companies(figures.inActions, words.inActions)]
          .filter(Boolean)
          .join(' · ')}
      />
    </div>
  );
}

function Foot({ documents, settings }: { documents: DocumentSettings; settings: NetworkSettings }) {
  const words = t();
  return (
    <footer class="territory-foot">
      <p>{words.secrecy(settings.smallCell, settings.smallCellCommune)}</p>
      <p>{words.source(documents.body)}</p>
      {documents.funderMention && <p>{documents.funderMention}</p>}
    </footer>
  );
}
