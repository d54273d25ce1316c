// What users of other field tools complain of (see README.md beside this file), where it belongs to the visit.
import { expect, type Page, test } from '@playwright/test';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { Question } from '#domain/grid/grid.ts';
import { questionCard } from '#tests/support/grid-walk.ts';
import {
  chooseCommune,
  createCompany,
  install,
  joinByLink,
  startVisit,
  statusLine,
  type Tablet,
} from '#tests/support/tablet.ts';
import { openWorkspace, type Workspace } from '#tests/support/workspace.ts';

const COMPANY = 'Tannerie du Salat';
const SAVED = 'Enregistré sur cette tablette';
const ADDED = 'Qui saurait ouvrir l’atelier sans vous ?';

let workspace: Workspace;
let field: Tablet;
let office: Tablet;
let visit = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  workspace = await openWorkspace();
  ({ field, office } = workspace);
});

test.afterAll(() => workspace.dispose());

const section = (page: Page, id: string): Promise<unknown> => page.goto(`${visit}/${id}`);

async function choose(page: Page, question: string, words: RegExp): Promise<void> {
  await questionCard(page, question).locator('label').filter({ hasText: words }).first().click();
}

const checked = (page: Page, question: string, words: RegExp) =>
  expect(questionCard(page, question).getByRole('radio', { name: words })).toBeChecked();

test('6. a signature given without network is received with the words it signs, never later', async () => {
  const page = field.page();
  await workspace.goOffline();
  await createCompany(page, COMPANY, 'Seix');
  await startVisit(page);
  visit = new URL(page.url()).pathname.split('/').slice(0, 5).join('/');
  await page.goto(`${visit}?vue=fin`);
  await page.getByLabel('Ce que la personne a dit').fill('Le cuir vient de Mazamet.');
  await page.getByRole('button', { name: 'Faire signer' }).click();
  await page.getByLabel('Nom de la personne').first().fill('Odile Faur');
  await page.getByRole('radio', { name: 'Taper « lu et approuvé »' }).check({ force: true });
  await page.getByLabel('Mention').fill('Lu et approuvé');
  await page.getByRole('button', { name: 'Valider la signature' }).click();
  await expect(page.getByText('Signature enregistrée sur cette tablette.').first()).toBeVisible();
  await expect(statusLine(page)).toContainText('À envoyer');
  await workspace.comeBack();
  await workspace.bothReceived();
  const desk = office.page();
  await desk.goto(`${visit}?vue=fin`);
  await expect(desk.getByLabel('Ce que la personne a dit')).toHaveValue('Le cuir vient de Mazamet.');
  await expect(desk.getByText('Odile Faur').first()).toBeVisible();
});

test('20. an answer that the server has, of a visit that has ended, is corrected on the tablet and at the desk', async () => {
  const [page, desk] = [field.page(), office.page()];
  await section(page, 'cap');
  await choose(page, 'cap2', /Rien n.a bougé/);
  await page.goto(`${visit}?vue=fin`);
  await page.locator('.visit-foot').getByRole('button', { name: 'Terminer la visite' }).click();
  await expect(page.getByText(/^Visite terminée, /)).toBeVisible();
  await workspace.bothReceived();
  await section(page, 'cap');
  await choose(page, 'cap2', /Plusieurs changements voulus/);
  await section(desk, 'cap');
  await checked(desk, 'cap2', /Plusieurs changements voulus/);
  await choose(desk, 'cap2', /Rien n.a bougé/);
  await checked(page, 'cap2', /Rien n.a bougé/);
  await expect(questionCard(page, 'cap2').getByText('2 réponses')).toHaveCount(0);
});

test('21. a new version of the grid leaves a begun visit as it was; the next dossier takes the new one', async () => {
  const [page, desk] = [field.page(), office.page()];
  const grid = await loadDefaultGrid();
  const first = grid.questions.find(({ dimension }) => dimension === 'offre');
  const added = { ...first, id: 'off-new', label: ADDED, core: true } as Question;
  const next = { ...grid, version: `${grid.version}-b`, questions: [...grid.questions, added] };
  await desk.goto('/reglages/grilles');
  const picked = desk.waitForEvent('filechooser');
  await desk
    .getByRole('button', { name: /^Choisir un/ })
    .first()
    .click();
  const buffer = Buffer.from(JSON.stringify(next));
  await (await picked).setFiles({ name: 'grille.json', mimeType: 'application/json', buffer });
  await desk.getByRole('button', { name: 'Publier cette version' }).click();
  await expect(desk.getByText('Publiée le').first()).toBeVisible();
  await workspace.bothReceived();

  await section(page, 'offre');
  await expect(questionCard(page, 'off1')).toBeVisible();
  await expect(page.getByText(ADDED)).toHaveCount(0);
  await questionCard(page, 'off1').locator('label:has(input)').first().click();
  await expect(statusLine(page)).toContainText(SAVED);

  await createCompany(page, 'Ganterie du Pont', 'Seix');
  await startVisit(page);
  await page.goto(`${new URL(page.url()).pathname.split('/').slice(0, 5).join('/')}/offre`);
  await expect(page.getByText(ADDED)).toBeVisible();
});

test('22. a company that is already there is shown before it is created twice', async () => {
  const page = field.page();
  await page.goto('/entreprises/nouvelle');
  await page.getByLabel('Nom de l’entreprise').fill('La tannerie du Salât');
  await chooseCommune(page, 'Seix');
  await expect(page.getByText('Cette entreprise est peut-être déjà là').first()).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(COMPANY) })
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Créer quand même' })).toBeVisible();
});

test('25. of two answers the later one is shown, although the tablet’s clock is three hours late', async () => {
  const [page, desk] = [field.page(), office.page()];
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() - 3 * 3_600_000;
  });
  await section(page, 'cap');
  await section(desk, 'cap');
  // An exchange tells the tablet how late it is.
  await choose(page, 'cap3', /Je vis au jour le jour/);
  await workspace.bothReceived();
  await workspace.goOffline();
  await office.setOffline(true);
  await choose(desk, 'cap2', /Plusieurs changements voulus/);
  const before = Date.now();
  await expect(statusLine(desk)).toContainText(SAVED);
  // Moments are kept in whole seconds.
  await expect.poll(() => Date.now()).toBeGreaterThan(before + 2_000);
  await choose(page, 'cap2', /Un changement voulu, sur un point/);
  await expect(statusLine(page)).toContainText(SAVED);
  await office.setOffline(false);
  await workspace.comeBack();
  for (const screen of [page, desk]) {
    await expect(async () => {
      await screen.evaluate(() => dispatchEvent(new Event('online')));
      await expect(questionCard(screen, 'cap2').getByText('2 réponses').first()).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    await checked(screen, 'cap2', /Un changement voulu, sur un point/);
  }
});

test('3. a tablet whose browser forgot everything gets back all that the server had received', async () => {
  const page = field.page();
  await questionCard(page, 'cap2').getByRole('button', { name: 'Garder' }).first().click();
  await workspace.bothReceived();
  const session = await field.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: workspace.server.origin, storageTypes: 'all' });
  const desk = office.page();
  await desk.goto('/reglages/membres');
  await desk.getByLabel('Pour qui').selectOption({ label: 'Anaïs' });
  await desk.getByRole('button', { name: 'Créer le lien' }).click();
  const link = await desk.getByLabel('Lien à usage unique').inputValue();
  await install(page);
  await joinByLink(page, link.slice(link.indexOf('#') + 1), 'Tablette retrouvée');
  await page.goto(`${visit}?vue=fin`);
  await expect(page.getByLabel('Ce que la personne a dit')).toHaveValue('Le cuir vient de Mazamet.');
  await expect(page.getByText('Odile Faur').first()).toBeVisible();
});
