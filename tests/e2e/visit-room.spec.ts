// In the workshop: a tablet turned towards the head, a customer who comes in, and a second device afterwards.
import { expect, type Page, test } from '@playwright/test';
import { questionCard } from '#tests/support/grid-walk.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import {
  createCompany,
  install,
  joinByLink,
  openTablet,
  startVisit,
  statusLine,
  type Tablet,
} from '#tests/support/tablet.ts';

let server: ServerProcess;
let tablet: Tablet;
let office: Tablet;

const SAVED = 'Enregistré sur cette tablette';
const foot = (page: Page) => page.locator('.visit-foot');

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer();
  office = await openTablet(server.origin, { viewport: { width: 1440, height: 900 } });
  tablet = await openTablet(server.origin);
  await install(office.page());
  await joinByLink(office.page(), server.firstCode, 'Bureau');
  await office.page().goto('/reglages/membres');
  await office.page().getByLabel('Nom de la personne').fill('Anaïs');
  await office.page().getByRole('button', { name: 'Créer le lien' }).click();
  const link = await office.page().getByLabel('Lien à usage unique').inputValue();
  await install(tablet.page());
  await joinByLink(tablet.page(), link.slice(link.indexOf('#') + 1), 'Tablette d’Anaïs');
  await createCompany(tablet.page(), 'Tournerie du Nert', 'Rivèrenert');
  await startVisit(tablet.page());
});

test.afterAll(async () => {
  expect(tablet.errors).toEqual([]);
  expect(office.errors).toEqual([]);
  await tablet.dispose();
  await office.dispose();
  await server.dispose();
});

test('one touch on « Écran partagé » hides what is the team’s, also after a reload, and leads nowhere else', async () => {
  const page = tablet.page();
  await page.getByRole('link', { name: /Le cap/ }).click();
  const card = questionCard(page, 'cap2');
  await card.getByRole('radio').nth(2).click({ force: true });
  await card.getByRole('button', { name: 'Noter', exact: true }).click();
  await card.getByLabel('Note partagée').fill('Veut transmettre à sa fille.');
  await card.getByRole('button', { name: 'Interne', exact: true }).click();
  await expect(card.getByText('La personne peut demander à la lire.')).toBeVisible();
  await card.getByLabel('Note interne').fill('Hésite devant la banque.');
  await expect(statusLine(page)).toContainText(SAVED);

  await foot(page).getByRole('button', { name: 'Écran partagé' }).click();
  await expect(card.getByLabel('Note partagée')).toHaveValue('Veut transmettre à sa fille.');
  for (const hidden of [
    page.getByLabel('Note interne'),
    page.getByRole('button', { name: 'Observé' }),
    page.getByText('À observer'),
    page.getByRole('navigation', { name: 'Navigation' }),
    page.getByRole('link', { name: 'Entreprises' }),
    page.getByRole('link', { name: 'Tournerie du Nert' }),
    page.getByText('Reçu par le serveur', { exact: true }),
  ]) {
    await expect(hidden.first()).toBeHidden();
  }
  await page.reload();
  await expect(card).toBeVisible();
  await expect(page.getByLabel('Note interne')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Entreprises' }).first()).toBeHidden();
  await foot(page).getByRole('button', { name: 'Écran partagé' }).click();
  await expect(card.getByLabel('Note interne')).toHaveValue('Hésite devant la banque.');
});

test('the interview shows one question, turned with keys or big targets, and leaves to that same question', async () => {
  const page = tablet.page();
  await questionCard(page, 'cap2').getByRole('radio').first().focus();
  await page.getByRole('button', { name: 'Mode entretien' }).click();
  await expect(page.locator('[data-question]')).toHaveCount(1);
  await expect(questionCard(page, 'cap2')).toBeVisible();
  await expect(page.getByLabel('Note interne')).toHaveCount(0);
  for (const act of ['Précédente', 'Suivante']) {
    const box = await page.getByRole('button', { name: act, exact: true }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(64);
  }
  await page.keyboard.press('PageDown');
  await expect(questionCard(page, 'cap2')).toHaveCount(0);
  await page.getByRole('button', { name: 'Suivante', exact: true }).click();
  const at = (await page.locator('[data-question]').getAttribute('data-question')) ?? '';
  await page.keyboard.press('PageUp');
  await expect(questionCard(page, at)).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await page.reload();
  await expect(questionCard(page, at)).toBeVisible();
  await expect(page.locator('[data-question]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/vue=entretien/);
  await expect(questionCard(page, at)).toBeInViewport();
});

test('a customer comes in: one touch pauses, one touch goes on, and the pause is not counted', async () => {
  const page = tablet.page();
  await foot(page).getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/En pause depuis/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/En pause depuis/)).toBeVisible();
  await foot(page).getByRole('button', { name: 'Reprendre' }).click();
  await expect(page.getByText(/En pause depuis/)).toHaveCount(0);
  await page.getByRole('link', { name: /Fin de visite/ }).click();
  await expect(page.getByRole('list', { name: 'Pauses' }).getByRole('listitem')).toHaveCount(1);
});

test('another device opens the visit at the question it was left at', async () => {
  const page = tablet.page();
  await page.getByRole('link', { name: /Mettre au point/ }).click();
  const first = page.locator('[data-question]').last();
  const question = (await first.getAttribute('data-question')) ?? '';
  await first.getByRole('radio').first().click({ force: true });
  await expect(statusLine(page)).toContainText(/Reçu par le serveur/);
  const visit = new URL(page.url()).pathname.split('/').slice(0, 5).join('/');
  await expect(async () => {
    await office.page().goto(visit);
    await expect(questionCard(office.page(), question)).toBeInViewport({ timeout: 3_000 });
  }).toPass();
});

test('the end keeps promises of both sides, a corrected length and the road, and can be taken back', async () => {
  const page = tablet.page();
  await page.getByRole('link', { name: /Fin de visite/ }).click();
  await page.getByLabel('Ce que la personne a dit').fill('« Le hêtre, on l’a toujours eu à la porte. »');
  await page.getByRole('button', { name: 'Ajouter une promesse du conseiller' }).click();
  await page.keyboard.type('Envoyer la fiche INPI');
  await page.getByLabel('Durée de la visite').fill('75');
  await page.getByLabel('Trajet aller et retour').fill('50');
  await foot(page).getByRole('button', { name: 'Terminer la visite' }).click();
  await expect(page.getByText(/^Visite terminée, /)).toBeVisible();
  await expect(page.getByLabel('Durée de la visite')).toHaveValue('75');
  await expect(statusLine(page)).toContainText(SAVED);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(foot(page).getByRole('button', { name: 'Terminer la visite' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Promesse', { exact: true })).toHaveValue('Envoyer la fiche INPI');
  await expect(page.getByLabel('Trajet aller et retour')).toHaveValue('50');
  await page.getByRole('button', { name: /Retirer «\sEnvoyer la fiche INPI/ }).click();
  await expect(page.getByLabel('Promesse', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByLabel('Promesse', { exact: true })).toHaveValue('Envoyer la fiche INPI');
});
