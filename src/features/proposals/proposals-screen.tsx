// What the network proposes, kind by kind; a person decides.
import { mayWrite } from '#binding/rights.ts';
import { PROPOSAL_KINDS } from '#domain/network/proposals.ts';
import { formatDistance } from '#i18n/format.ts';
import { href, type ProposalsView } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import type { IconName } from '#ui/icons.ts';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { t } from './messages.ts';
import { AmbassadorSheet, PairSheet, StakeSheet } from './proposal-kinds.tsx';
import { countsAll, useProposals, type ProposalsModel } from './proposals-model.ts';
import { SetAside } from './set-aside.tsx';
import './proposals.css';

const ICONS: Readonly<Record<ProposalsView, IconName>> = {
  enjeu: 'target',
  proches: 'users',
  complementaires: 'handshake',
  ambassadeur: 'star',
};

interface Props {
  store: Store;
  view: ProposalsView;
}

export function ProposalsScreen({ store, view }: Props) {
  const words = t();
  const model = useProposals(store);
  const back = { href: href.network(), label: words.back };
  if (!mayWrite(store)) {
    return (
      <Page title={words.title} back={back}>
        <EmptyState title={words.readers} icon="lock">
          {words.lead}
        </EmptyState>
      </Page>
    );
  }
  if (!store.cards.ready.value) {
    return (
      <Page title={words.title} back={back}>
        <Skeleton lines={6} />
      </Page>
    );
  }
  const counts = countsAll(store);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      back={back}
      wide
      actions={
        <LinkButton href={href.networkSettings()} icon="settings">
          {words.parameters}
        </LinkButton>
      }
    >
      <Tabs
        label={words.views}
        current={view}
        items={PROPOSAL_KINDS.map((kind) => ({
          id: kind,
          label: words.kinds[kind],
          icon: ICONS[kind],
          href: href.proposals(kind),
          count: counts || kind === view ? model.lists[kind].value.length : undefined,
        }))}
      />
      <Section
        title={words.kinds[view]}
        lead={leadOf(model, view)}
        actions={
          view === 'enjeu' && (
            <LinkButton href={href.stakeNew('partenaire')} icon="plus">
              {words.fromPartner}
            </LinkButton>
          )
        }
      >
        <List store={store} model={model} view={view} />
      </Section>
      <SetAside store={store} model={model} view={view} />
    </Page>
  );
}

function leadOf({ settings }: ProposalsModel, view: ProposalsView): string {
  const { leads } = t();
  const { stakeCompanies, stakeKm, affinityKm } = settings.value;
  if (view === 'ambassadeur') return leads.ambassadeur;
  return view === 'enjeu'
    ? leads.enjeu(stakeCompanies, formatDistance(stakeKm))
    : leads[view](formatDistance(affinityKm));
}

function List({ store, model, view }: Props & { model: ProposalsModel }) {
  const words = t();
  const { lists } = model;
  if (lists[view].value.length === 0) {
    return (
      <EmptyState title={words.noneTitles[view]} icon={ICONS[view]}>
        {words.noneTexts[view]}
      </EmptyState>
    );
  }
  const shared = { store, model };
  return (
    <ul class="proposals c-plain" aria-label={words.kinds[view]}>
      {view === 'enjeu' && lists.enjeu.value.map((one) => <StakeSheet key={one.key} {...shared} proposal={one} />)}
      {(view === 'proches' || view === 'complementaires') &&
        lists[view].value.map((one) => <PairSheet key={one.key} {...shared} proposal={one} />)}
      {view === 'ambassadeur' &&
        lists.ambassadeur.value.map((one) => <AmbassadorSheet key={one.key} {...shared} proposal={one} />)}
    </ul>
  );
}
