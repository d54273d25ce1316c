import { useEffect } from 'preact/hooks';
import { useMemo } from 'preact/hooks';
import { mayWrite } from '#binding/rights.ts';
import { ExchangeLink } from '#binding/selection/exchange-link.tsx';
import { href, type NetworkView } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { AmbassadorsPanel } from './ambassadors-panel.tsx';
import { LinksFace } from './links-face.tsx';
import { MapFace } from './map-face.tsx';
import { t } from './messages.ts';
import { FiguresRow } from './network-figures-row.tsx';
import { NetworkFilters } from './network-filters.tsx';
import { GroupField, NetworkList } from './network-list.tsx';
import { networkModel, type NetworkModel } from './network-model.ts';
import { SavedViews } from './saved-views.tsx';
import './network.css';
import './graph.css';
import './table.css';

interface NetworkProps {
  store: Store;
  view: NetworkView;
}

/** The companies of the territory: one selection as a list, a map or links. */
export function NetworkScreen({ store, view }: NetworkProps) {
  const model = networkModel(store);
  const words = t();
  const none = model.rows.value.length === 0;
  const query = model.query.value;
  const grouped = model.filter.value.community !== '';
  // A group of the graph can be looked at on every face.
  useEffect(() => (grouped ? model.analysis.follow() : undefined), [model, grouped]);
  const selected = model.selected.value;
  const docs = useMemo(() => selected.map(({ doc }) => doc), [selected]);
  const create = (
    <>
      {mayWrite(store) && (
        <LinkButton href={href.proposals()} icon="lightbulb">
          {words.proposals}
        </LinkButton>
      )}
      <LinkButton href={href.companyNew()} icon="plus" variant={none ? 'primary' : 'quiet'}>
        {words.newCompany}
      </LinkButton>
      {mayWrite(store) && (
        <ExchangeLink
          href={href.exchange()}
          from={words.title}
          docs={docs}
          all={docs.length === model.rows.value.length}
        />
      )}
    </>
  );
  return (
    <Page title={words.title} wide actions={create}>
      <div class="network-top">
        <Tabs
          label={words.views}
          current={view}
          items={[
            { id: 'liste', label: words.viewList, icon: 'list', href: href.network('liste', query) },
            { id: 'carte', label: words.viewMap, icon: 'map', href: href.network('carte', query) },
            { id: 'liens', label: words.viewLinks, icon: 'network', href: href.network('liens', query) },
          ]}
        />
        {!none && <FiguresRow model={model} />}
      </div>
      {none && store.cards.ready.value ? (
        <EmptyState title={words.emptyTitle} icon="building-2">
          {words.emptyText}
        </EmptyState>
      ) : (
        <>
          <NetworkFilters model={model}>
            {view === 'liste' && <GroupField model={model} />}
            <SavedViews store={store} model={model} view={view} />
          </NetworkFilters>
          <Face store={store} model={model} view={view} />
          <AmbassadorsPanel store={store} model={model} />
        </>
      )}
    </Page>
  );
}

function Face({ store, model, view }: { store: Store; model: NetworkModel; view: NetworkView }) {
  if (model.filter.value.community !== '' && model.analysis.communities.value === null) return <Skeleton />;
  if (model.selected.value.length === 0 && view !== 'carte') {
    return (
      <EmptyState title={t().noneTitle} icon="filter">
        {t().noneText}
      </EmptyState>
    );
  }
  if (view === 'carte') return <MapFace model={model} store={store} />;
  return view === 'liens' ? <LinksFace model={model} /> : <NetworkList model={model} />;
}
