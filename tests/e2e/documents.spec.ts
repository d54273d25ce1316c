// What the company keeps: made on the tablet without a network, handed over, and told when the dossier has moved on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { plain, readPdf } from '#tests/support/read-pdf.ts';
import { startServer, type ServerProcess } from '#tests/support/server-process.ts';
import { createCompany, install, openTablet, startVisit, statusLine, type Tablet } from '#tests/support/tablet.ts';

const COMPANY = 'Fromagerie de l’Œil-de-Bœuf & Fils';
const EMBLEM = join(import.meta.dirname, '../../public/icons/192.png');

let server: ServerProcess;
let tablet: Tablet;
let dossier = '';

test.beforeAll(async () => {
  server = await startServer();
  tablet = await openTablet(server.origin);
});

test.afterAll(async () => {
  await tablet.dispose();
  await server.dispose();
});

test.describe.configure({ mode: 'serial' });

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** What the page shows, in the words that the file must hold. */
const shown = async (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.document :is(h2, dt, dd, li b, p)')]
      .map((element) => element.textContent?.trim() ?? '')
      .filter((text) => text !== ''),
  );

test('the workspace says once what every document carries, emblem included', async () => {
  const page = tablet.page();
  await install(page);
  await page.goto('/reglages/documents');
  await page.getByRole('button', { name: 'Renseigner' }).click();
  await page.getByLabel('Nom de la structure').fill('Syndicat Mixte du Couserans');
  await page.getByLabel('Mention du financeur').fill('Cofinancé par l’Union européenne');
  await page.getByLabel('Contact du délégué').fill('dpo@exemple.fr');
  const picker = page.locator('input[data-emblem]');
  await picker.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('pas une image') });
  await expect(page.getByText('Ce fichier n’est pas une image')).toBeVisible();
  await picker.setInputFiles(EMBLEM);
  await expect(page.getByRole('img', { name: 'L’emblème tel qu’il s’imprime' })).toBeVisible();
  await expect(page.getByText('Ce fichier n’est pas une image')).toBeHidden();
  await expect(statusLine(page)).toContainText('Enregistré sur cette tablette');
});

test('without a network a report is made on the tablet: its text is that of the page, with accents, mentions and pages', async () => {
  const page = tablet.page();
  await tablet.setOffline(true);
  await createCompany(page, COMPANY, 'Seix');
  await startVisit(page);
  dossier = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await page.goto(dossier);
  await page.getByRole('link', { name: /Compte-rendu de la visite/ }).click();
  await expect(page.locator('.document')).toContainText('Rien n’a été noté.');
  const words = await shown(page);
  const file = await saved(page, 'Partager ou enregistrer');
  expect(file.name).toMatch(/^compte-rendu-fromagerie-de-l-oeil-de-boeuf-fils-\d{4}-\d\d-\d\d\.pdf$/);
  const read = await readPdf(file.bytes);
  expect(read.lang).toBe('fr-FR');
  expect(read.title).toBe(`Compte-rendu de visite, ${COMPANY}`);
  expect(read.pages).toHaveLength(1);
  expect(read.alternatives).toContain('Cofinancé par l’Union européenne');
  expect(words.length).toBeGreaterThan(10);
  for (const word of [
    ...words,
    'Syndicat Mixte du Couserans',
    'Cofinancé par l’Union européenne',
    'dpo@exemple.fr',
    'page 1 sur 1',
  ])
    expect(read.text).toContain(plain(word));
});

test('the fiche of an answerless dossier says « non évalué » and invents nothing', async () => {
  const page = tablet.page();
  await page.goto(`${dossier}/documents/fiche`);
  await expect(page.locator('.document')).toContainText('non évalué');
  const read = await readPdf((await saved(page, 'Partager ou enregistrer')).bytes);
  expect(read.text).toContain('Il faut plus de réponses pour les dire.');
  expect(read.text).toContain('non signé');
  expect(read.roles).toContain('Figure');
});

test('what was handed over is noted, and the dossier says when it no longer says the same', async () => {
  const page = tablet.page();
  await page.getByRole('button', { name: 'Noter la remise' }).last().click();
  await expect(page.getByText('Identique à ce qui a été remis')).toBeVisible();
  await page.goto(dossier);
  const row = page.getByRole('listitem').filter({ hasText: 'Fiche pré-diagnostic' });
  await expect(row).toContainText('Remis le');
  await expect(row).toContainText('Identique');
});

test('a signature drawn on the tablet stands on the page and in the file', async () => {
  const page = tablet.page();
  await page.goto(`${dossier}/documents/plan`);
  await expect(page.locator('.document')).toContainText('non signé');
  await page.getByRole('button', { name: 'Faire signer' }).click();
  await page.getByLabel('Nom de la personne').fill('Odile Faÿ');
  const pad = page.getByLabel(/Cadre de signature/);
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('no pad');
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.3, { steps: 8 });
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.7, { steps: 8 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Valider la signature' }).click();
  await expect(page.locator('.document').getByRole('img', { name: /Odile Faÿ/ })).toBeVisible();
  const read = await readPdf((await saved(page, 'Partager ou enregistrer')).bytes);
  expect(read.alternatives.some((alt) => /Odile Faÿ, signé le/.test(alt))).toBe(true);
  expect(read.text).toContain('Plan pas encore accepté.');
});

test('all documents of a dossier are one archive, made without a network', async () => {
  const page = tablet.page();
  await page.goto(`${dossier}/documents/fiche`);
  const { name, bytes } = await saved(page, 'Tous les documents (zip)');
  expect(name).toBe('documents.zip');
  const files = unzipSync(new Uint8Array(bytes));
  expect(Object.keys(files)).toHaveLength(3);
  for (const file of Object.values(files)) expect((await readPdf(file)).tagged).toBe(true);
});

test('a document that the dossier has not is said, and leads back', async () => {
  const page = tablet.page();
  await page.goto(`${dossier}/documents/facture`);
  await expect(page.getByText('Ce document n’existe pas')).toBeVisible();
  expect(tablet.errors).toEqual([]);
});
