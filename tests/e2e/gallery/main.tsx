// Every component of the kit in its states: `npx vite --config tests/e2e/gallery/vite.config.ts`, then ?page=…&theme=…
import { render } from 'preact';
import { bindLocale, locale, localeOf } from '#i18n/locale.ts';
import { currentAddress, startRouter } from '#routing/router.ts';
import { Shell, type NavItem } from '#ui/shell.tsx';
import { StatusLine } from '#ui/status-line.tsx';
import { bindTheme, theme, themeOf } from '#ui/theme.ts';
import { DossierPage } from './dossier-page.tsx';
import { FormPage } from './form-page.tsx';
import { HomePage } from './home-page.tsx';
import { NoticePage } from './notice-page.tsx';

const PAGES = { home: HomePage, dossier: DossierPage, form: FormPage, notice: NoticePage };
type PageName = keyof typeof PAGES;

const NAV: readonly NavItem[] = [
  { id: 'home', label: 'Accueil', icon: 'house', href: '/?page=home' },
  { id: 'form', label: 'Entreprises', icon: 'building-2', href: '/?page=form' },
  { id: 'dossier', label: 'Dossiers', icon: 'folder-open', href: '/?page=dossier', count: 3 },
  { id: 'notice', label: 'Réseau', icon: 'network', href: '/?page=notice' },
  { id: 'collective', label: 'Collectif', icon: 'handshake', href: '/collectif' },
  { id: 'committees', label: 'Comités', icon: 'gauge', href: '/comites', wideOnly: true },
  { id: 'settings', label: 'Réglages', icon: 'settings', href: '/reglages', wideOnly: true },
];

const STATUS = {
  ok: (
    <StatusLine tone="ok" href="/a-envoyer">
      Enregistré sur cette tablette
    </StatusLine>
  ),
  offline: <StatusLine tone="offline">Hors connexion : tout est gardé ici</StatusLine>,
  danger: <StatusLine tone="danger">Non enregistré : exporter</StatusLine>,
};

function Gallery() {
  const query = new URLSearchParams(currentAddress.value.split('?')[1] ?? '');
  const asked = query.get('page') ?? 'home';
  const name = (asked in PAGES ? asked : 'home') as PageName;
  const Page = PAGES[name];
  const status = query.get('status') ?? 'ok';
  return (
    <Shell
      brand="Cordée"
      brandHref="/?page=home"
      nav={NAV}
      current={name}
      status={STATUS[status as keyof typeof STATUS]}
    >
      <Page key={name} />
    </Shell>
  );
}

const query = new URLSearchParams(location.search);
theme.value = themeOf(query.get('theme')) ?? 'auto';
locale.value = localeOf(query.get('lang')) ?? 'fr';
bindTheme(window);
bindLocale(document.documentElement);
startRouter(window, 'Galerie');
const root = document.querySelector('#app');
if (root) render(<Gallery />, root);
