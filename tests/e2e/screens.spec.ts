// Every screen of the demonstration workspace, with axe and without a word in the console.
// `SCREENS=all` walks the four sizes and leaves a picture of each in test-results/screens.
import { expect, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { install, joinByLink, openTablet, type Tablet } from '#tests/support/tablet.ts';

const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4', 'best-practice'];
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
  const link = page.locator(`main a[href^="${within}"]:not([href$="nouvelle"]):not([href$="nouveau"])`).first();
  await expect(link).toBeVisible();
  return (await link.getAttribute('href')) ?? list;
}

async function collectAddresses(page: Page): Promise<[string, string][]> {
  const company = await firstLink(page, '/entreprises', '/entreprises/');
  const dossier = await firstLink(page, '/dossiers', '/dossiers/');
  const stake = await firstLink(page, '/collectif?vue=enjeux', '/collectif/enjeux/');
  const action = await firstLink(page, '/collectif?vue=actions', '/collectif/actions/');
  const session = await firstLink(page, '/comites', '/comites/');
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
    ['reseau-liste', '/reseau'],
    ['reseau-carte', '/reseau?vue=carte'],
    ['reseau-liens', '/reseau?vue=liens'],
    ['propositions', '/reseau/propositions'],
    ['enjeux', '/collectif?vue=enjeux'],
    ['actions', '/collectif?vue=actions'],
    ['enjeu', stake],
    ['enjeu-nouveau', '/collectif/enjeux/nouveau'],
    ['action', action],
    ['action-nouvelle', '/collectif/actions/nouvelle'],
    ['comites', '/comites'],
    ['comite', session],
    ['a-envoyer', '/a-envoyer'],
    ['reglages', '/reglages'],
    ['membres', '/reglages/membres'],
    ['grilles', '/reglages/grilles'],
    ['documents-mentions', '/reglages/documents'],
    ['reseau-reglages', '/reglages/reseau'],
    ['rejoindre', '/rejoindre'],
    ['accessibilite', '/accessibilite'],
    ['introuvable', '/nulle-part'],
  ];
}

async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async (tags) => {
    const runner = (
      window as unknown as {
        axe: {
          run(
            root: Document,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
        };
      }
    ).axe;
    const result = await runner.run(document, { runOnly: tags });
    // A target under the fixed bar at one scroll position is whole at another: what is left at both is real.
    if (result.violations.some((found) => found.id === 'target-size')) {
      window.scrollBy(0, window.innerHeight / 2);
      const lower = await runner.run(document, { runOnly: { type: 'rule', values: ['target-size'] } });
      const still = new Set(lower.violations.flatMap((found) => found.nodes.map((node) => node.target.join(' '))));
      for (const found of result.violations) {
        if (found.id === 'target-size') found.nodes = found.nodes.filter((node) => still.has(node.target.join(' ')));
      }
      result.violations = result.violations.filter((found) => found.nodes.length > 0);
    }
    return result.violations.map(
      (found) =>
        `${found.id}: ${found.nodes
          .map((node) => node.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    );
  }, TAGS);
}

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
        await page.evaluate(axe);
        for (const violation of await violations(page)) found.push(`${name}: ${violation}`);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (overflow > 0) found.push(`${name}: ${overflow} px too wide`);
      }
      expect(found).toEqual([]);
      expect(tablet.errors).toEqual([]);
    });
  }
}
