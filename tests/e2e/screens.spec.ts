// Every screen of the demonstration workspace, with axe and without a word in the console.
// `SCREENS=all` walks the four sizes and leaves a picture of each in test-results/screens.
import { expect, type Page, test } from '@playwright/test';
import { axeFaults } from '#tests/support/axe.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { install, joinByLink, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

const ALL = process.env['SCREENS'] === 'all';
const SIZES = [
  { width: 1024, height: 768 },
  { width: 360, height: 740 },
  ...(ALL
    ? [
        { width: 768, height: 1024 },
        { width: 1440, height: 900 },
      ]
    : []),
];
const THEMES = ['light', 'dark'] as const;

let server: ServerProcess;
let tablet: Tablet;
let addresses: [name: string, path: string][] = [];

test.beforeAll(async () => {
  server = await startServer(['--demo']);
  tablet = await openTablet(server.origin);
  const page = tablet.page();
  await install(page);
  await joinByLink(page, server.firstCode, 'Bureau');
  await page.goto('/dossiers');
  await expect(page.getByText(/20\sdossiers/).first()).toBeVisible();
  addresses = await collectAddresses(page);
});

test.afterAll(async () => {
  await tablet.dispose();
  await server.dispose();
});

async function firstLink(page: Page, list: string, within: string): Promise<string> {
  await page.goto(list);
  const link = page
    .locator(`main a[href^="${within}"]:not([href$="nouvelle"]):not([href$="nouveau"]):not([href$="doublons"])`)
    .first();
  await expect(link).toBeVisible();
  return (await link.getAttribute('href')) ?? list;
}

/** The door of a meeting, with its people to mark. */
async function doorOf(page: Page, action: string): Promise<string> {
  await page.goto('/collectif?vue=liste');
  await page.getByRole('link', { name: action }).first().click();
  const door = page.locator('main a[href*="/presences/"]').first();
  await expect(door).toBeVisible();
  return (await door.getAttribute('href')) ?? action;
}

async function collectAddresses(page: Page): Promise<[string, string][]> {
  const company = await firstLink(page, '/entreprises', '/entreprises/');
  const dossier = await firstLink(page, '/dossiers', '/dossiers/');
  const stake = await firstLink(page, '/collectif?vue=enjeux', '/collectif/enjeux/');
  const action = await firstLink(page, '/collectif?vue=actions', '/collectif/actions/');
  const door = await doorOf(page, 'Essayer la tournée du mardi et du vendredi');
  const session = await firstLink(page, '/comites', '/comites/');
  const partner = await firstLink(page, '/partenaires', '/partenaires/');
  await page.goto('/');
  const visit = await page.locator('main a[href*="/visite/"]').first().getAttribute('href');
  return [
    ['accueil', '/'],
    ['entreprises', '/entreprises'],
    ['entreprise', company],
    ['entreprise-nouvelle', '/entreprises/nouvelle'],
    ['dossiers', '/dossiers'],
    ['dossier', dossier],
    ['document', `${dossier}/documents/fiche`],
    ['relecture', `${dossier}/relecture`],
    ['historique', `${dossier}/historique`],
    ['restitution', `${dossier}/restitution`],
    ['plan', `${dossier}/plan`],
    ...(visit ? ([['visite', visit]] as [string, string][]) : []),
    ['pret', '/pret'],
    ['pret-semaine', '/pret#semaine'],
    ['pret-soir', '/pret#soir'],
    ['aides', '/aides'],
    ['aide', '/aides/cii'],
    ['papier', '/papier'],
    ['papier-dossier', `${dossier}/papier`],
    ['doublons', '/entreprises/doublons'],
    ['partenaires', '/partenaires'],
    ['partenaire', partner],
    ['partenaire-nouveau', '/partenaires/nouveau'],
    ['ambassadeurs', '/ambassadeurs'],
    ['reseau-liste', '/reseau'],
    ['reseau-carte', '/reseau?vue=carte'],
    ['reseau-liens', '/reseau?vue=liens'],
    ['propositions', '/reseau/propositions'],
    ['propositions-proches', '/reseau/propositions?sorte=proches'],
    ['propositions-complementaires', '/reseau/propositions?sorte=complementaires'],
    ['propositions-ambassadeurs', '/reseau/propositions?sorte=ambassadeur'],
    ['territoire', '/territoire'],
    ['echanges-import', '/echanges'],
    ['echanges-export', '/echanges?vue=export'],
    ['echanges-journal', '/echanges?vue=journal'],
    ['enjeux', '/collectif?vue=enjeux'],
    ['actions', '/collectif?vue=actions'],
    ['actions-calendrier', '/collectif?vue=calendrier'],
    ['actions-liste', '/collectif?vue=liste'],
    ['enjeu', stake],
    ['enjeu-nouveau', '/collectif/enjeux/nouveau'],
    ['enjeu-grille', `${stake}/grille`],
    ['action', action],
    ['action-presences', door],
    ['action-nouvelle', '/collectif/actions/nouvelle'],
    ['comites', '/comites'],
    ['comite', session],
    ['a-envoyer', '/a-envoyer'],
    ['reglages', '/reglages'],
    ['membres', '/reglages/membres'],
    ['grilles', '/reglages/grilles'],
    ['documents-mentions', '/reglages/documents'],
    ['reseau-reglages', '/reglages/reseau'],
    ['carte-reglages', '/reglages/carte'],
    ['rejoindre', '/rejoindre'],
    ['accessibilite', '/accessibilite'],
    ['introuvable', '/nulle-part'],
  ];
}

/** A group is built anew by the browser, whole, each time an empty text right in it is touched: at every answer. */
function groupsWithEmptyText(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('fieldset')]
      .filter(({ childNodes }) => [...childNodes].some((node) => node instanceof Text && node.data === ''))
      .map((group) => group.querySelector('legend')?.textContent ?? ''),
  );
}

test('the theme and the language chosen on the settings hold over a reload', async () => {
  const page = tablet.page();
  await page.goto('/reglages');
  await page.getByRole('radio', { name: 'Plein soleil' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sun');
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(statusLine(page)).toContainText('Saved on this tablet');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sun');
  await page.getByRole('radio', { name: 'Français' }).check();
  await page.getByRole('radio', { name: /^Comme/ }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(tablet.errors).toEqual([]);
});

for (const size of SIZES) {
  for (const theme of THEMES) {
    test(`axe finds nothing on any screen at ${size.width}x${size.height}, ${theme}`, async () => {
      test.setTimeout(240_000);
      const page = tablet.page();
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const found: string[] = [];
      for (const [name, path] of addresses) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('.c-skeleton')).toHaveCount(0);
        if (ALL)
          await page.screenshot({ path: `test-results/screens/${name}-${size.width}-${theme}.png`, fullPage: true });
        for (const violation of await axeFaults(page)) found.push(`${name}: ${violation}`);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (overflow > 0) found.push(`${name}: ${overflow} px too wide`);
        for (const group of await groupsWithEmptyText(page)) found.push(`${name}: an empty text in « ${group} »`);
      }
      expect(found).toEqual([]);
      expect(tablet.errors).toEqual([]);
    });
  }
}
