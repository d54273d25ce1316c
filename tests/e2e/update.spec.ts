// A new version is offered, never imposed: no reload by itself, nothing typed is lost, and it opens without network.
import { expect, type Page, test } from '@playwright/test';
import { fillDisk, freeDisk } from '#tests/support/broken-storage.ts';
import { openReleaseProxy, type ReleaseProxy } from '#tests/support/release-proxy.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

const READY = 'Une nouvelle version de Cordée est prête.';
const ELSEWHERE = 'Un autre onglet utilise déjà la nouvelle version.';

let server: ServerProcess;
let proxy: ReleaseProxy;
let tablet: Tablet;

test.beforeEach(async () => {
  server = await startServer();
  proxy = await openReleaseProxy(server);
  tablet = await openTablet(proxy.origin);
  await install(tablet.page());
});

test.afterEach(async () => {
  expect(tablet.errors).toEqual([]);
  await tablet.dispose();
  await proxy.close();
  await server.dispose();
});

const notesOf = (page: Page) => page.getByLabel('Notes partagées');
const secondBuild = (page: Page) => page.locator('meta[name=release]');
const accept = (page: Page) => page.getByRole('button', { name: 'L’utiliser maintenant' });

/** A mark that a reload takes away. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { marked: true }));
}
const marked = (page: Page): Promise<boolean> => page.evaluate(() => 'marked' in window);

/** The hourly look for a new version, now. */
async function look(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
}

test('the new version is offered in every tab, taken over with what was typed, told to the others, and works offline', async () => {
  // This tab was open at the very first installation, and stays open.
  const early = tablet.page();
  const page = await tablet.context().newPage();
  await createCompany(page, 'Moulin de Biert', 'Biert');
  for (const tab of [early, page]) await mark(tab);
  proxy.release();
  await look(page);
  for (const tab of [early, page]) await expect(tab.getByText(READY)).toBeVisible();
  await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  await page.getByLabel('Téléphone').pressSequentially('05 61 04');
  await notesOf(page).pressSequentially('La meule date de 1890');
  expect(await marked(page)).toBe(true);
  // Without leaving the box: what was typed is in memory only.
  await accept(page).dispatchEvent('click');
  await expect(secondBuild(page)).toHaveCount(1);
  await expect(notesOf(page)).toHaveValue('La meule date de 1890');
  await expect(page.getByRole('link', { name: '05 61 04' })).toBeVisible();
  await expect(page.getByText(READY)).toHaveCount(0);

  await expect(early.getByText(ELSEWHERE)).toBeVisible();
  expect(await marked(early)).toBe(true);
  await accept(early).click();
  await expect(secondBuild(early)).toHaveCount(1);
  await expect(early.getByText(ELSEWHERE)).toHaveCount(0);

  await server.kill();
  await tablet.setOffline(true);
  await tablet.shut();
  await tablet.start();
  const again = tablet.page();
  await again.goto('/entreprises');
  await expect(secondBuild(again)).toHaveCount(1);
  await again.getByRole('link', { name: 'Moulin de Biert' }).first().click();
  await expect(notesOf(again)).toHaveValue('La meule date de 1890');
});

test('the new version waits while something typed cannot be saved', async () => {
  const page = tablet.page();
  await createCompany(page, 'Moulin de Biert', 'Biert');
  proxy.release();
  await look(page);
  await mark(page);
  await fillDisk(page);
  await notesOf(page).fill('La meule date de 1890');
  await expect(statusLine(page)).toContainText('Non enregistré : exporter');
  await accept(page).click();
  await expect(page.getByText('Une saisie n’est pas encore enregistrée : la nouvelle version attend.')).toBeVisible();
  expect(await marked(page)).toBe(true);
  await freeDisk(page);
  await expect(statusLine(page)).toContainText('Enregistré sur cette tablette');
  await accept(page).click();
  await expect(secondBuild(page)).toHaveCount(1);
  await expect(notesOf(page)).toHaveValue('La meule date de 1890');
});
