// A whole visit without network, from the company's card to the signed PDF, then gone on with on another device.
import { expect, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { questionCard, walkGrid } from '#tests/support/grid-walk.ts';
import { plain, type ReadPdf, readPdf } from '#tests/support/read-pdf.ts';
import { createCompany, startVisit, statusLine, type Tablet } from '#tests/support/tablet.ts';
import { openWorkspace, type Workspace } from '#tests/support/workspace.ts';

const COMPANY = 'Œuvres d’Élie & Maëlle Noël-Fàbregas';
const HEAD = 'Maëlle Noël-Fàbregas';
const WORDS = '« Le hêtre, on l’a toujours eu à la porte » : 1 200 m³ par an, à 85,50 € l’unité.';
const PROMISE = 'Envoyer la fiche « Prédiagnostic INPI » avant le 15 décembre';
const BODY = 'Syndicat Mixte du Cœur des Vallées';
const MENTION = 'Cofinancé par l’Union européenne, à hauteur de 65 %';
const DPO = 'dpo@coeur-des-vallees.example';
const SAVED = 'Enregistré sur cette tablette';

let workspace: Workspace;
let field: Tablet;
let office: Tablet;
let dossier = '';
let visit = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  workspace = await openWorkspace({ touch: true });
  ({ field, office } = workspace);
  const desk = office.page();
  await desk.goto('/reglages/documents');
  await desk.getByRole('button', { name: 'Renseigner' }).click();
  await desk.getByLabel('Nom de la structure').fill(BODY);
  await desk.getByLabel('Mention du financeur').fill(MENTION);
  await desk.getByLabel('Contact du délégué à la protection des données').fill(DPO);
  await desk.getByLabel('Contact du délégué à la protection des données').blur();
  await expect(statusLine(desk)).toContainText('Reçu par le serveur');
  await field.page().goto('/reglages/documents');
  await expect(field.page().getByText(MENTION)).toBeVisible();
  await workspace.bothReceived();
});

test.afterAll(() => workspace.dispose());

/** Without a pointer: a name and « lu et approuvé ». */
async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Faire signer' }).click();
  await page.getByLabel('Nom de la personne').first().fill(HEAD);
  await page.getByRole('radio', { name: 'Taper « lu et approuvé »' }).check({ force: true });
  await page.getByLabel('Mention').fill('Lu et approuvé');
  await page.getByRole('button', { name: 'Valider la signature' }).click();
  await expect(page.getByText('Signature enregistrée sur cette tablette.').first()).toBeVisible();
}

/** The file of a document as the tablet gives it. */
async function fileOf(page: Page, name: string): Promise<ReadPdf> {
  await page.goto(`${dossier}/documents/${name}`);
  const file = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Partager ou enregistrer' }).click();
  return readPdf(new Uint8Array(readFileSync(await (await file).path())));
}

test('without network: the company, the notice, the express grid, the head’s words, a promise, a signature', async () => {
  test.setTimeout(300_000);
  const page = field.page();
  await workspace.goOffline();
  await workspace.server.kill();
  await createCompany(page, COMPANY, 'Massat');
  await startVisit(page);
  const path = new URL(page.url()).pathname;
  dossier = path.replace(/\/visite.*/, '');
  visit = path.split('/').slice(0, 5).join('/');
  const asked = await walkGrid(page, await loadDefaultGrid(), {});
  expect(asked.length).toBeGreaterThanOrEqual(36);

  await page.locator('.visit-foot').getByRole('link', { name: 'Fin de visite' }).click();
  await page.getByLabel('Ce que la personne a dit').fill(WORDS);
  await page.getByRole('button', { name: 'Ajouter une promesse du conseiller' }).click();
  await page.getByRole('textbox', { name: 'Promesse' }).fill(PROMISE);
  await page.getByLabel('Durée de la visite').fill('75');
  await sign(page);
  await page.locator('.visit-foot').getByRole('button', { name: 'Terminer la visite' }).click();
  await expect(page.getByText(/^Visite terminée, /)).toBeVisible();
  await expect(statusLine(page)).toContainText(SAVED);
});

test('still without network: the restitution is agreed and signed, and the fiche is a PDF that says all of it', async () => {
  test.setTimeout(240_000);
  const page = field.page();
  await page.goto(`${dossier}/restitution`);
  await expect(page.getByRole('heading', { level: 1, name: 'Restitution' })).toBeVisible();
  await page.getByRole('radio', { name: 'Accord', exact: true }).check({ force: true });
  await sign(page);
  await expect(statusLine(page)).toContainText(SAVED);

  const fiche = await fileOf(page, 'fiche');
  expect(fiche.pages.length).toBeLessThanOrEqual(2);
  expect(fiche.lang).toMatch(/^fr/);
  for (const said of [COMPANY, 'Massat', BODY, MENTION, DPO, 'Les douze dimensions', 'Lu et approuvé', HEAD]) {
    expect(fiche.text).toContain(plain(said));
  }
  const report = await fileOf(page, `visite-${visit.split('/').at(-1)}`);
  for (const said of [COMPANY, WORDS, PROMISE, MENTION, 'Notice présentée le', 'Lu et approuvé', HEAD]) {
    expect(report.text).toContain(plain(said));
  }
  // The maps from letters to text hold the letters themselves, ligatures and spaces of French included.
  for (const letter of 'Œœéëàôê’«»€³') expect([...report.characters, ...fiche.characters]).toContain(letter);
});

test('the visit is taken up again, sent, and opens on another device at the same question', async () => {
  const page = field.page();
  await page.goto(`${visit}?vue=fin`);
  await page.locator('.visit-foot').getByRole('button', { name: 'Reprendre cette visite' }).click();
  await page
    .getByRole('link', { name: /Mettre au point/ })
    .first()
    .click();
  const last = page.locator('[data-question]').last();
  const question = (await last.getAttribute('data-question')) ?? '';
  await last.locator('label:has(input[type=radio])').first().click();
  await expect(statusLine(page)).toContainText(SAVED);
  await workspace.server.restart();
  await workspace.comeBack();
  await expect(statusLine(page)).toContainText('Reçu par le serveur', { timeout: 60_000 });

  const desk = office.page();
  await expect(async () => {
    await desk.goto(visit);
    await expect(questionCard(desk, question)).toBeInViewport({ timeout: 4_000 });
  }).toPass({ timeout: 60_000 });
  await expect(questionCard(desk, question).getByRole('radio').first()).toBeChecked();
  await desk.goto(`${visit}?vue=fin`);
  await expect(desk.getByLabel('Ce que la personne a dit')).toHaveValue(WORDS);
  await expect(desk.getByText(HEAD).first()).toBeVisible();
});
