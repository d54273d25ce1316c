// « Prêt à partir » and « puis-je effacer cette tablette ? »: said only when it was seen, with and without network.
import { expect, type Page, test } from '@playwright/test';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, joinByLink, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

let server: ServerProcess;
let tablet: Tablet;

test.beforeAll(async () => {
  server = await startServer();
  tablet = await openTablet(server.origin);
});

test.afterAll(async () => {
  await tablet.dispose();
  await server.dispose();
});

const lineOf = (page: Page, id: string) =>
  page.getByRole('listitem').filter({ has: page.locator(`[data-line="${id}"]`) });
const verdict = (page: Page) => page.locator('[data-verdict]');

/** The worker's file does not come: nothing keeps the app. */
async function withoutWorker(page: Page, act: () => Promise<void>): Promise<void> {
  await page.route('**/service-worker.js', (route) => route.abort());
  await act();
  await page.unroute('**/service-worker.js');
}

test('says no while no worker keeps the app, and yes once it holds every file; offline it stays true', async () => {
  const page = tablet.page();
  await withoutWorker(page, async () => {
    await page.goto('/pret');
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'missing');
    await expect(lineOf(page, 'app')).toContainText('Il manque');
    await expect(lineOf(page, 'aids')).toContainText('pas encore gardée');
  });
  await install(page, '/pret');
  await expect(lineOf(page, 'app')).toContainText('Oui');
  await expect(lineOf(page, 'aids')).toContainText('49');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ready');
  await tablet.setOffline(true);
  await page.reload();
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ready');
  await expect(verdict(page)).toContainText('Dernière vérification');
  await page.goto('/aides/inpi-prediagnostic');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Prédiagnostic');
  await tablet.setOffline(false);
});

test('a file taken out of the cache is missed, since the cache is opened and read', async () => {
  const page = tablet.page();
  await page.goto('/pret');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ready');
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const keys = await cache.keys();
      const one = keys.findLast(({ url }) => url.includes('/assets/') && url.includes('.js'));
      if (one) await cache.delete(one);
    }
  });
  await page.getByRole('button', { name: 'Vérifier à nouveau' }).click();
  await expect(lineOf(page, 'app')).toContainText('1\u00a0fichier manque');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'missing');
  await lineOf(page, 'app').getByRole('button', { name: 'Refaire la copie' }).click();
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ready');
});

test('the receipt counts what was written here only once the server has it; then the tablet may be erased', async () => {
  const page = tablet.page();
  await install(page, '/pret#soir');
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  await expect(page.locator('[data-wipe]')).toHaveAttribute('data-wipe', 'no');
  await expect(page.locator('[data-wipe]')).toContainText('aucun espace');
  await joinByLink(page, server.firstCode, 'Tablette');
  await tablet.setOffline(true);
  await createCompany(page, 'Fournil des Bordes', 'Seix');
  await page.goto('/pret#soir');
  await expect(page.getByText(/0\schangement sur \d+ reçu/)).toBeVisible();
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  await expect(page.locator('[data-wipe="no"]')).toContainText('fiche n’est pas reçue');
  await tablet.setOffline(false);
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
  await expect(page.getByText(/(\d+)\schangements sur \1 reçus/)).toBeVisible();
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  await expect(page.locator('[data-wipe="yes"]')).toContainText('rien n’est ici seulement');
});

test('a form that was begun and is no record yet stands against erasing', async () => {
  const page = tablet.page();
  await page.goto('/entreprises/nouvelle');
  await page.getByLabel('Nom de l’entreprise').fill('Scierie');
  await expect(statusLine(page)).toContainText('Enregistré');
  await page.goto('/pret#soir');
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  await expect(page.locator('[data-wipe="no"]')).toContainText('brouillon de formulaire');
  expect(tablet.errors).toEqual([]);
});
