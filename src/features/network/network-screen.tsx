import { useEffect, useMemo, useRef } from 'preact/hooks';
import { mayWrite } from '#binding/rights.ts';
import { useToExport } from '#binding/selection/exchange-link.tsx';
import { selectionTexts } from '#binding/selection/messages.ts';
import { href, type NetworkView } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Menu } from '#ui/menu.tsx';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { afterFrame } from '#ui/use-frame-later.ts';
import { useWidth } from '#ui/use-width.ts';
import { AmbassadorsPanel } from './ambassadors-panel.tsx';
import { LinksFace } from './links-face.tsx';
import { MapFace } from './map-face.tsx';
import { t } from './messages.ts';
import { FiguresRow } from './network-figures-row.tsx';
import { NetworkFilters } from './network-filters.tsx';
import { GroupField, ListOrder, NetworkList } from './network-list.tsx';
import { networkModel, type NetworkModel } from './network-model.ts';
import { SavedViews } from './saved-views.tsx';
import './network.css';
import './graph.css';
import './table.css';

interface NetworkProps {
  store: Store;
  view: NetworkView;
}

/** On less, the acts are folded away and the list is arranged where it is filtered: the face comes first. */
const PHONE = 480;

/** The companies of the territory: one selection as a list, a map or links. */
export function NetworkScreen({ store, view }: NetworkProps) {
  const model = networkModel(store);
  const words = t();
  const none = model.rows.value.length === 0;
  const query = model.query.value;
  const grouped = model.filter.value.community !== '';
  // A group of the graph can be looked at on every face.
  useEffect(() => (grouped ? model.analysis.follow() : undefined), [model, grouped]);
  useEffect(() => afterFrame(model.readLines), [model]);
  const top = useRef<HTMLDivElement>(null);
  const width = useWidth(top);
  const phone = width > 0 && width < PHONE;
  return (
    <Page title={words.title} wide actions={<Acts store={store} model={model} phone={phone} />}>
      <div class="network-top" ref={top}>
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
        <EmptyState
          title={words.emptyTitle}
          icon="building-2"
          action={
            <LinkButton href={href.companyNew()} icon="plus" variant="primary">
              {words.newCompany}
            </LinkButton>
          }
        >
          {words.emptyText}
        </EmptyState>
      ) : (
        <>
          <NetworkFilters model={model} arrange={view === 'liste' && phone && <ListOrder model={model} />}>
            {view === 'liste' && !phone && <GroupField model={model} />}
            <SavedViews store={store} model={model} view={view} />
          </NetworkFilters>
          <Face store={store} model={model} view={view} phone={phone} />
          <AmbassadorsPanel store={store} model={model} />
        </>
      )}
    </Page>
  );
}

function Acts({ store, model, phone }: { store: Store; model: NetworkModel; phone: boolean }) {
  const words = t();
  const selected = model.selected.value;
  const all = selected.length === model.rows.value.length;
  const docs = useMemo(() => (all ? [] : selected.map(({ doc }) => doc)), [all, selected]);
  useToExport({ from: words.title, docs, all });
  const newCompany = { id: 'new', label: words.newCompany, icon: 'plus', href: href.companyNew() } as const;
  const exchange = {
    id: 'exchange',
    label: selectionTexts().exchange,
    icon: 'share-2',
    href: href.exchange(),
  } as const;
  const proposals = { id: 'proposals', label: words.proposals, icon: 'lightbulb', href: href.proposals() } as const;
  // With no company yet the one act stands below, and a list may be brought in.
  const filled = model.rows.value.length > 0 ? [...(mayWrite(store) ? [proposals] : []), newCompany] : [];
  const acts = mayWrite(store) ? [...filled, exchange] : filled;
  if (acts.length === 0) return null;
  if (phone && acts.length > 1) return <Menu bare items={acts} />;
  return (
    <>
      {acts.map(({ id, label, ...link }) => (
        <LinkButton key={id} {...link}>
          {label}
        </LinkButton>
      ))}
    </>
  );
}

function Face({ store, model, view, phone }: NetworkProps & { model: NetworkModel; phone: boolean }) {
  if (model.filter.value.community !== '' && model.analysis.communities.value === null) return <Skeleton />;
  if (model.selected.value.length === 0 && view !== 'carte') {
    return (
      <EmptyState title={t().noneTitle} icon="filter">
        {t().noneText}
      </EmptyState>
    );
  }
  if (view === 'carte') return <MapFace model={model} store={store} />;
  return view === 'liens' ? <LinksFace model={model} /> : <NetworkList model={model} arranged={phone} />;
}
