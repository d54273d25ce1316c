// The main job: a visit captured without network on a tablet reaches the desktop that consolidates.
import { expect, type Page, test } from '@playwright/test';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { questionCard, walkGrid } from '#tests/support/grid-walk.ts';
import type { ServerProcess } from '#tests/support/server-process.ts';
import { createCompany, startVisit, statusLine, type Tablet } from '#tests/support/tablet.ts';
import { openWorkspace, type Workspace } from '#tests/support/workspace.ts';

const COMPANY = 'Scierie des Trois Vallées';
const NEIGHBOUR = 'Menuiserie du Pont Vieux';
/** Alone in the firm and soon to hand over: hides `equ2`, asks `equ5`. */
const GIVEN = {
  'ctx.secteur': 'bois-foret',
  'ctx.effectif': 1,
  'ctx.transmission': true,
  off1: 4,
  coo4: ['achats', 'bois'],
  coo5: true,
};

let workspace: Workspace;
let server: ServerProcess;
let tablet: Tablet;
let desktop: Tablet;

test.beforeAll(async () => {
  workspace = await openWorkspace();
  ({ server, field: tablet, office: desktop } = workspace);
});

test.afterAll(() => workspace.dispose());

test.describe.configure({ mode: 'serial' });

test('a visit captured offline reaches the desktop by itself, with no page open', async () => {
  test.setTimeout(240_000);
  const grid = await loadDefaultGrid();

  // A kitchen without network: neither radio nor server.
  await tablet.setOffline(true);
  await server.kill();
  const page = tablet.page();
  await createCompany(page, NEIGHBOUR, 'Biert');
  await createCompany(page, COMPANY, 'Massat');
  await startVisit(page);
  const asked = await walkGrid(page, grid, GIVEN);
  expect(asked).toContain('equ5');
  expect(asked).not.toContain('equ2');

  // A note, typed at a question in the middle of the grid.
  await page
    .getByRole('link', { name: /Ce que l.on propose/ })
    .first()
    .click();
  const card = questionCard(page, 'off1');
  await card.getByRole('button', { name: 'Noter', exact: true }).click();
  await card
    .getByLabel('Note partagée', { exact: true })
    .fill('Planches de hêtre séchées au soleil, « trois ans de stock ».');
  await expect(statusLine(page)).toContainText('Enregistré sur cette tablette');
  const place = page.url();

  // The battery is empty; the tablet is opened again, still without network.
  await tablet.shut();
  await tablet.start();
  const again = tablet.page();
  await again.goto('/');
  await again
    .getByRole('link', { name: /Reprendre/ })
    .or(again.getByRole('button', { name: /Reprendre/ }))
    .first()
    .click();
  await expect(again).toHaveURL(place);
  await expect(questionCard(again, 'off1').getByLabel('Note partagée', { exact: true })).toHaveValue(
    /« trois ans de stock »/,
  );
  await expect(questionCard(again, 'off1')).toBeInViewport();
  await expect(statusLine(again)).toContainText(/À envoyer/);

  // A collective action, still offline.
  await again.goto('/collectif/actions/nouvelle');
  await again.getByLabel(/^Titre/).fill('Séchoir à bois partagé');
  for (const company of [COMPANY, NEIGHBOUR]) {
    await again.getByRole('combobox', { name: /entreprise/i }).fill(company.slice(0, 8));
    await again.getByRole('option', { name: new RegExp(company) }).click();
  }
  await again.getByLabel('Début').fill('2026-12-07');
  await again.getByRole('button', { name: /Créer|Planifier/ }).click();
  await expect(again.getByRole('heading', { level: 1, name: 'Séchoir à bois partagé' })).toBeVisible();
  await expect(statusLine(again)).toContainText('Enregistré sur cette tablette');

  // Opened once more, its first try was in vain: the worker has been asked.
  await again.goto('/');
  await expect(statusLine(again)).toContainText('Hors connexion');

  // Every page is closed, then the network comes back: the worker sends.
  await tablet
    .context()
    .newPage()
    .then((blank) => blank.goto('about:blank'));
  await again.close();
  await server.restart();
  await tablet.setOffline(false);

  const office = desktop.page();
  await office.goto('/dossiers');
  await expect(async () => {
    await office.reload();
    await expect(office.getByRole('link', { name: new RegExp(COMPANY) }).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 120_000 });

  await office
    .getByRole('link', { name: new RegExp(COMPANY) })
    .first()
    .click();
  await expect(office.getByRole('heading', { level: 1, name: COMPANY })).toBeVisible();
  await office.goto(`${new URL(office.url()).pathname}/restitution`);
  await expect(office.getByRole('figure', { name: 'Les douze dimensions' }).first()).toBeVisible();
  await office.goto('/reseau?vue=carte');
  await expect(office.getByText('Massat').first()).toBeVisible();
  await office.goto('/collectif?vue=actions');
  await expect(office.getByText('Séchoir à bois partagé').first()).toBeVisible();
  await expect(office.getByText(COMPANY).first()).toBeVisible();
  await tablet.shut();
});

test('two answers given apart are both kept and shown on both, and choosing one settles it everywhere', async () => {
  const office = desktop.page();
  await tablet.start();
  const page = tablet.page();
  for (const screen of [page, office]) {
    await screen.goto('/dossiers');
    await screen
      .getByRole('link', { name: new RegExp(COMPANY) })
      .first()
      .click();
    await screen.getByRole('link', { name: 'Reprendre la visite' }).first().click();
    await screen
      .getByRole('link', { name: /Le cap du chef/ })
      .first()
      .click();
    await expect(questionCard(screen, 'cap2')).toBeVisible();
  }
  await tablet.setOffline(true);
  await desktop.setOffline(true);
  // The whole row is the target; a plain click waits until the foot of the page does not cover it.
  const row = (screen: Page, words: RegExp) => questionCard(screen, 'cap2').locator('label').filter({ hasText: words });
  await row(page, /Rien n.a bougé/)
    .first()
    .click();
  await row(office, /Plusieurs changements voulus/)
    .first()
    .click();
  for (const screen of [page, office]) await expect(statusLine(screen)).toContainText('Enregistré sur cette tablette');
  await tablet.setOffline(false);
  await desktop.setOffline(false);

  for (const screen of [page, office]) {
    const card = questionCard(screen, 'cap2');
    await expect(async () => {
      await screen.evaluate(() => dispatchEvent(new Event('online')));
      await expect(card.getByText('2 réponses').first()).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    await expect(card.getByText('Anaïs').first()).toBeVisible();
  }

  await questionCard(office, 'cap2')
    .getByRole('listitem')
    .filter({ hasText: /Rien n.a bougé/ })
    .getByRole('button', { name: 'Garder' })
    .click();
  await expect(questionCard(office, 'cap2').getByText('2 réponses')).toHaveCount(0);
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(questionCard(page, 'cap2').getByText('2 réponses')).toHaveCount(0, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  for (const screen of [page, office]) {
    await expect(questionCard(screen, 'cap2').getByRole('radio', { name: /Rien n.a bougé/ })).toBeChecked();
  }
});
