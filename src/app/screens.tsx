// Which screen an address shows; each family of screens is its own file, fetched when first shown and always in the cache.
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Route } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Skeleton } from '#ui/skeleton.tsx';
import { NotFound } from './not-found.tsx';

/** A page that goes away before the screen waits for its file has failed at nothing. */
function begun<Screen>(coming: Promise<Screen>): Promise<Screen> {
  coming.catch(() => undefined);
  return coming;
}

interface Lazy {
  /** Fetches its file, if that has not been done; a failure waits for whoever shows the screen. */
  ahead(): Promise<void>;
}

/** A screen in a file of its own; once loaded it is shown at once. */
function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> & Lazy {
  let loaded: ComponentType<Props> | null = null;
  const ahead = async (): Promise<void> => {
    loaded ??= await load().catch(() => null);
  };
  return Object.assign(LazyScreen, { ahead });

  function LazyScreen(props: Props) {
    const [, arrived] = useState(0);
    const [failure, setFailure] = useState<unknown>(null);
    // It is on its way before anything is drawn in its place.
    const [coming] = useState(() => (loaded ? null : begun(load())));
    useEffect(() => {
      coming?.then(
        (screen) => {
          loaded = screen;
          arrived(1);
        },
        (error: unknown) => setFailure(error),
      );
    }, [coming]);
    if (failure) throw failure;
    const Screen = loaded;
    return Screen ? <Screen {...props} /> : <Skeleton />;
  }
}

const Home = lazy(async () => (await import('#features/home/home-screen.tsx')).HomeScreen);
const Companies = lazy(async () => (await import('#features/companies/companies-screen.tsx')).CompaniesScreen);
const Company = lazy(async () => (await import('#features/companies/company-screen.tsx')).CompanyScreen);
const CompanyNew = lazy(async () => (await import('#features/companies/company-new-screen.tsx')).CompanyNewScreen);
const CompanyDuplicates = lazy(
  async () => (await import('#features/companies/duplicates-screen.tsx')).DuplicatesScreen,
);
const Partners = lazy(async () => (await import('#features/partners/partners-screen.tsx')).PartnersScreen);
const PartnerNew = lazy(async () => (await import('#features/partners/partner-new-screen.tsx')).PartnerNewScreen);
const Partner = lazy(async () => (await import('#features/partners/partner-screen.tsx')).PartnerScreen);
const Ambassadors = lazy(async () => (await import('#features/partners/ambassadors-screen.tsx')).AmbassadorsScreen);
const Dossiers = lazy(async () => (await import('#features/dossiers/dossiers-screen.tsx')).DossiersScreen);
const Dossier = lazy(async () => (await import('#features/dossiers/dossier-screen.tsx')).DossierScreen);
const Visit = lazy(async () => (await import('#features/visits/visit-screen.tsx')).VisitScreen);
const Review = lazy(async () => (await import('#features/review/review-screen.tsx')).ReviewScreen);
const History = lazy(async () => (await import('#features/history/history-screen.tsx')).HistoryScreen);
const Restitution = lazy(async () => (await import('#features/restitution/restitution-screen.tsx')).RestitutionScreen);
const Plan = lazy(async () => (await import('#features/plan/plan-screen.tsx')).PlanScreen);
const Network = lazy(async () => (await import('#features/network/network-screen.tsx')).NetworkScreen);
const Proposals = lazy(async () => (await import('#features/proposals/proposals-screen.tsx')).ProposalsScreen);
const Collective = lazy(async () => (await import('#features/collective/collective-screen.tsx')).CollectiveScreen);
const StakeNew = lazy(async () => (await import('#features/collective/stake-new-screen.tsx')).StakeNewScreen);
const Stake = lazy(async () => (await import('#features/collective/stake-screen.tsx')).StakeScreen);
const StakeGrid = lazy(async () => (await import('#features/collective/group-screen.tsx')).StakeGridScreen);
const Actions = lazy(async () => (await import('#features/actions/actions-screen.tsx')).ActionsScreen);
const ActionNew = lazy(async () => (await import('#features/actions/action-new-screen.tsx')).ActionNewScreen);
const Action = lazy(async () => (await import('#features/actions/action-screen.tsx')).ActionScreen);
const Attendance = lazy(async () => (await import('#features/actions/attendance-screen.tsx')).AttendanceScreen);
const Committees = lazy(async () => (await import('#features/committees/committees-screen.tsx')).CommitteesScreen);
const Committee = lazy(async () => (await import('#features/committees/committee-screen.tsx')).CommitteeScreen);
const Outbox = lazy(async () => (await import('#features/reports/outbox-screen.tsx')).OutboxScreen);
const Exchange = lazy(async () => (await import('#features/exchange/exchange-screen.tsx')).ExchangeScreen);
const Settings = lazy(async () => (await import('#features/settings/settings-screen.tsx')).SettingsScreen);
const Members = lazy(async () => (await import('#features/settings/members-screen.tsx')).MembersScreen);
const Grids = lazy(async () => (await import('#features/settings/grids-screen.tsx')).GridsScreen);
const Document = lazy(async () => (await import('#features/documents/document-screen.tsx')).DocumentScreen);
const DocumentsSettings = lazy(
  async () => (await import('#features/settings/documents-screen.tsx')).DocumentsSettingsScreen,
);
const NetworkSettings = lazy(async () => (await import('#features/settings/network-screen.tsx')).NetworkSettingsScreen);
const MapSettings = lazy(async () => (await import('#features/settings/map-screen.tsx')).MapSettingsScreen);
const Territory = lazy(async () => (await import('#features/territory/territory-screen.tsx')).TerritoryScreen);
const Ready = lazy(async () => (await import('#features/readiness/ready-screen.tsx')).ReadyScreen);
const Aids = lazy(async () => (await import('#features/aids/aids-screen.tsx')).AidsScreen);
const Aid = lazy(async () => (await import('#features/aids/aid-screen.tsx')).AidScreen);
const Paper = lazy(async () => (await import('#features/paper/paper-screen.tsx')).PaperScreen);
const Join = lazy(async () => (await import('#features/settings/join-screen.tsx')).JoinScreen);
const Accessibility = lazy(
  async () => (await import('#features/settings/accessibility-screen.tsx')).AccessibilityScreen,
);

/** The screens that the navigation leads to, one after the other: whoever goes there waits for no file. */
export async function fetchAhead(idle: () => Promise<void>): Promise<void> {
  for (const { ahead } of [Network, Companies, Dossiers, Collective, Actions]) {
    await idle();
    await ahead();
  }
}

/** Screens that an address alone opens. */
const PLAIN = {
  home: Home,
  companies: Companies,
  'company-duplicates': CompanyDuplicates,
  partners: Partners,
  'partner-new': PartnerNew,
  ambassadors: Ambassadors,
  dossiers: Dossiers,
  committees: Committees,
  outbox: Outbox,
  settings: Settings,
  members: Members,
  grids: Grids,
  'documents-settings': DocumentsSettings,
  'network-settings': NetworkSettings,
  aids: Aids,
  accessibility: Accessibility,
} satisfies { readonly [Name in Route['name']]?: ComponentType<{ store: Store }> };

function isPlain(name: Route['name']): name is keyof typeof PLAIN {
  return name in PLAIN;
}

/** The key makes another record another screen: no state of one company is ever shown on the next. */
export function screenFor(route: Route, store: Store): ComponentChildren {
  const { name } = route;
  if (isPlain(name)) {
    const Plain = PLAIN[name];
    return <Plain store={store} />;
  }
  return screenOf(route as Exclude<Route, { readonly name: keyof typeof PLAIN }>, store);
}

function screenOf(route: Exclude<Route, { readonly name: keyof typeof PLAIN }>, store: Store): ComponentChildren {
  switch (route.name) {
    case 'company-new':
      return <CompanyNew store={store} called={route.called} />;
    case 'company':
      return <Company key={route.doc} store={store} doc={route.doc} />;
    case 'exchange':
      return <Exchange store={store} view={route.view} />;
    case 'partner':
      return <Partner key={route.doc} store={store} doc={route.doc} />;
    case 'dossier':
      return <Dossier key={route.doc} store={store} doc={route.doc} />;
    case 'visit': {
      const { doc, visit, section, view } = route;
      return <Visit key={doc + visit} {...{ store, doc, visit, section, view }} />;
    }
    case 'review':
      return <Review key={route.doc} store={store} doc={route.doc} section={route.section} />;
    case 'history':
      return <History key={route.doc} store={store} doc={route.doc} />;
    case 'restitution':
      return <Restitution key={route.doc} store={store} doc={route.doc} />;
    case 'plan':
      return <Plan key={route.doc} store={store} doc={route.doc} />;
    case 'network':
      return <Network store={store} view={route.view} />;
    case 'collective':
      if (route.view !== 'enjeux') return <Actions store={store} view={route.view} />;
      return <Collective store={store} />;
    case 'proposals':
      return <Proposals store={store} view={route.view} />;
    case 'stake-new':
      return <StakeNew key={route.from} store={store} from={route.from} />;
    case 'stake':
      return <Stake key={route.doc} store={store} doc={route.doc} />;
    case 'stake-grid':
      return <StakeGrid key={route.doc} store={store} doc={route.doc} section={route.section} />;
    case 'action-new':
      return <ActionNew store={store} stake={route.stake} />;
    case 'action':
      return <Action key={route.doc} store={store} doc={route.doc} />;
    case 'attendance': {
      const { doc, meeting } = route;
      return <Attendance key={doc + meeting} {...{ store, doc, meeting }} />;
    }
    case 'committee':
      return <Committee key={route.doc} store={store} doc={route.doc} />;
    case 'document':
      return <Document key={route.doc + route.document} store={store} doc={route.doc} document={route.document} />;
    case 'map-settings':
      return <MapSettings store={store} />;
    case 'territory':
      return <Territory store={store} />;
    case 'ready':
      return <Ready store={store} part={route.part} />;
    case 'aid':
      return <Aid key={route.id} store={store} id={route.id} />;
    case 'paper':
      return <Paper key="blank" store={store} doc={null} />;
    case 'dossier-paper':
      return <Paper key={route.doc} store={store} doc={route.doc} />;
    case 'join':
      return <Join store={store} code={route.code} />;
    case 'not-found':
      return <NotFound />;
  }
}
