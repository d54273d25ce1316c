// The frame around every screen: navigation, the state of the data, the offer of a new version.
import { StatusBar } from '#features/status/status-bar.tsx';
import { href, type RouteName } from '#routing/routes.ts';
import { currentAddress, route } from '#routing/router.ts';
import { type NavItem, Shell } from '#ui/shell.tsx';
import type { App } from './boot.ts';
import { CrashNet } from './crash.tsx';
import { t } from './messages.ts';
import { screenFor } from './screens.tsx';
import { UpdateBanner } from './update-banner.tsx';

type Place = 'home' | 'companies' | 'dossiers' | 'network' | 'collective' | 'committees' | 'settings';

const PLACE_OF: Readonly<Record<RouteName, Place | null>> = {
  home: 'home',
  companies: 'companies',
  'company-new': 'companies',
  'company-duplicates': 'companies',
  company: 'companies',
  partners: 'companies',
  'partner-new': 'companies',
  partner: 'companies',
  ambassadors: 'companies',
  exchange: 'companies',
  dossiers: 'dossiers',
  dossier: 'dossiers',
  visit: 'dossiers',
  restitution: 'dossiers',
  plan: 'dossiers',
  review: 'dossiers',
  history: 'dossiers',
  document: 'dossiers',
  network: 'network',
  proposals: 'network',
  collective: 'collective',
  'stake-new': 'collective',
  stake: 'collective',
  'stake-grid': 'collective',
  'action-new': 'collective',
  action: 'collective',
  attendance: 'collective',
  committees: 'committees',
  committee: 'committees',
  outbox: null,
  settings: 'settings',
  members: 'settings',
  grids: 'settings',
  'documents-settings': 'settings',
  'map-settings': 'settings',
  territory: 'network',
  'network-settings': 'settings',
  ready: 'home',
  aids: null,
  aid: null,
  paper: 'dossiers',
  'dossier-paper': 'dossiers',
  join: 'settings',
  accessibility: 'settings',
  'not-found': null,
};

function places(): (NavItem & { readonly id: Place })[] {
  const words = t();
  return [
    { id: 'home', label: words.home, icon: 'house', href: href.home() },
    { id: 'companies', label: words.companies, icon: 'building-2', href: href.companies() },
    { id: 'dossiers', label: words.dossiers, icon: 'folder-open', href: href.dossiers() },
    { id: 'network', label: words.network, icon: 'network', href: href.network() },
    { id: 'collective', label: words.collective, icon: 'handshake', href: href.collective() },
    { id: 'committees', label: words.committees, icon: 'users', href: href.committees(), wideOnly: true },
    { id: 'settings', label: words.settings, icon: 'settings', href: href.settings(), wideOnly: true },
  ];
}

export function AppShell({ app }: { readonly app: App }) {
  const here = route.value;
  return (
    <Shell
      brand={t().brand}
      brandHref={href.home()}
      nav={places()}
      current={PLACE_OF[here.name]}
      status={<StatusBar store={app.store} />}
      banner={<UpdateBanner update={app.update} />}
    >
      <CrashNet store={app.store} place={currentAddress.value}>
        {screenFor(here, app.store)}
      </CrashNet>
    </Shell>
  );
}
