// The grid on paper and the way back: printed as A4 pages, typed in without network at its own day and hours.
import { expect, test } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { allQuestions } from '#domain/grid/grid.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

let server: ServerProcess;
let tablet: Tablet;

test.beforeAll(async () => {
  server = await startServer();
  tablet = await openTablet(server.origin);
  await install(tablet.page());
});

test.afterAll(async () => {
  await tablet.dispose();
  await server.dispose();
});

async function printed(): Promise<{ readonly pages: number; readonly text: string }> {
  const bytes = await tablet.page().pdf({ format: 'A4', preferCSSPageSize: true });
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: true });
  return { pages: pdf.numPages, text: text.replaceAll(/\s+/g, ' ') };
}

test('the blank form prints every question with its code, the notice, and nothing of the screen around it', async () => {
  const page = tablet.page();
  await page.goto('/papier');
  await page.getByLabel(/toutes les questions/).check();
  await expect(page.locator('[data-paper]')).toHaveCount(91);
  const { pages, text } = await printed();
  const grid = await loadDefaultGrid();
  for (const { id } of allQuestions(grid)) expect(text).toContain(`[${id}]`);
  expect(text).toContain('Notice d’information');
  expect(text).toContain('Seulement si');
  expect(text).not.toContain('Réglages');
  expect(pages).toBeLessThan(22);
});

test('a visit made on paper is typed in without network, at its own day and hours, and says so', async () => {
  await tablet.setOffline(true);
  const page = tablet.page();
  await createCompany(page, 'Poterie du Lac', 'Bethmale');
  await page.getByRole('button', { name: 'Ouvrir un dossier' }).click();
  await expect(page).toHaveURL(/\/dossiers\//);
  const dossier = new URL(page.url()).pathname;
  await page.goto(`${dossier}/papier`);
  await expect(page.locator('.paper-head')).toContainText('Poterie du Lac');
  await page.getByRole('button', { name: 'Saisir une visite faite sur papier' }).click();
  await page.getByRole('button', { name: 'Commencer la saisie' }).click();
  await expect(page.getByText('Indiquez le jour écrit sur le papier.')).toBeVisible();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Date').fill('2026-01-15');
  await dialog.getByLabel('Début').fill('9h05');
  await page.reload();
  await page.getByRole('button', { name: 'Saisir une visite faite sur papier' }).click();
  await expect(dialog.getByLabel('Début')).toHaveValue(/9h05|09:05/);
  await dialog.getByLabel('Fin').fill('10h30');
  await dialog.getByLabel('La notice a été lue à voix haute ce jour-là').check();
  await dialog.getByRole('button', { name: 'Commencer la saisie' }).click();
  await expect(page).toHaveURL(/\/visite\//);
  await expect(page.locator('[data-question]').first()).toBeVisible();
  await expect(page.getByText(/a posteriori/i).first()).toBeVisible();
  await page.goto(dossier);
  await expect(page.getByText(/15 janvier 2026|15\sjanvier\s2026/).first()).toBeVisible();
  await expect(statusLine(page)).toContainText('Enregistré sur cette tablette');
  expect(tablet.errors).toEqual([]);
});

test('one aid is one page', async () => {
  await tablet.setOffline(false);
  const page = tablet.page();
  for (const id of ['cii', 'leader-couserans', 'occ-pass-transfo-eco', 'bpi-pret-tourisme']) {
    await page.goto(`/aides/${id}`);
    await expect(page.getByRole('heading', { level: 2, name: 'Conditions' })).toBeVisible();
    const { pages, text } = await printed();
    expect(text).toContain('vérifier');
    expect([id, pages]).toEqual([id, 1]);
  }
});
