// The directories, and a company written down twice: two people say so apart from each other, and change their mind.
import { expect, type Page, test } from '@playwright/test';
import { axeFaults } from '#tests/support/axe.ts';
import { createCompany, type Tablet } from '#tests/support/tablet.ts';
import { openWorkspace, type Workspace } from '#tests/support/workspace.ts';

const PICTURES = process.env['PICTURES'];

let workspace: Workspace;
let field: Tablet;
let office: Tablet;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  workspace = await openWorkspace();
  ({ field, office } = workspace);
});

test.afterAll(() => workspace.dispose());

async function look(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

const answers = (page: Page) => page.getByRole('region', { name: /et SARL Dupuy|et Scierie Dupuy/ });

test('a partner written offline by keys alone, with an agreement, appears in the other device’s directory', async () => {
  await workspace.goOffline();
  const page = field.page();
  await page.goto('/partenaires');
  await look(page, 'partners-empty');
  await page.getByRole('link', { name: 'Nouveau partenaire' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Nom de l’organisme').focus();
  await page.keyboard.type('Chambre de métiers');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Chambre de métiers' })).toBeVisible();
  await page.getByRole('button', { name: 'Modifier la fiche', exact: true }).press('Enter');
  await page.getByLabel('Personne').fill('Sophie Laffont');
  await page.getByLabel('Téléphone').fill('05 61 00 00 01');
  await page.getByRole('button', { name: 'Terminer', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Noter l’accord du jour' }).press('Enter');
  await expect(page.getByText(/^Donné le .* valable jusqu’au/)).toBeVisible();
  await look(page, 'partner');
  await workspace.comeBack();
  await office.page().goto('/partenaires');
  const row = office.page().getByRole('listitem').filter({ hasText: 'Chambre de métiers' });
  await expect(row).toContainText('Sophie Laffont');
  await expect(row.getByRole('link', { name: 'Appeler' })).toHaveAttribute('href', 'tel:05 61 00 00 01');
  await look(office.page(), 'partners');
});

test('two devices say offline that two records are one company, each keeping the other one: both show the same one', async () => {
  await createCompany(office.page(), 'Scierie Dupuy', 'Biert');
  await createCompany(field.page(), 'SARL Dupuy', 'Massat');
  for (const { page } of [office, field]) {
    await page().getByRole('button', { name: 'Modifier la fiche' }).click();
    await page().getByLabel('Téléphone', { exact: true }).fill('05 61 77 00 00');
    await page().getByRole('button', { name: 'Terminer', exact: true }).click();
  }
  for (const { page } of [office, field]) {
    await page().goto('/entreprises/doublons');
    await expect(answers(page())).toContainText('même téléphone');
  }
  await workspace.bothReceived();
  await look(office.page(), 'duplicates');
  await workspace.goOffline();
  await office
    .page()
    .getByRole('button', { name: /Montrer « Scierie Dupuy »/ })
    .press('Enter');
  await field
    .page()
    .getByRole('button', { name: /Montrer « SARL Dupuy »/ })
    .press('Enter');
  for (const { page } of [office, field])
    await expect(page().getByRole('list', { name: 'Déjà décidé' })).toContainText('Une seule entreprise');
  await workspace.comeBack();
  await workspace.bothReceived();
  for (const { page } of [office, field]) {
    await page().goto('/entreprises');
    await expect(page().getByText('1 entreprise', { exact: true })).toBeVisible();
  }
  const nameAt = (page: Page): Promise<string> =>
    page
      .getByRole('list', { name: 'Entreprises' })
      .getByRole('listitem')
      .innerText()
      .then((text) => text.split('\n')[0] ?? '');
  // Each showed one company before it had heard of the other's choice.
  await expect.poll(async () => (await nameAt(office.page())) === (await nameAt(field.page()))).toBe(true);
});

test('the page of the company shows what both records say, settles a field and changes nothing in the other record', async () => {
  const page = office.page();
  await page.getByRole('list', { name: 'Entreprises' }).getByRole('link').first().click();
  await expect(page.getByText('Cette entreprise a 2 fiches')).toBeVisible();
  const choice = page.getByRole('region', { name: /^Commune : 2 réponses/ });
  await expect(choice).toContainText('Biert');
  await expect(choice).toContainText('Massat');
  await look(page, 'merged');
  await choice
    .getByRole('listitem')
    .filter({ hasText: 'Massat' })
    .getByRole('button', { name: /^Garder/ })
    .press('Enter');
  await expect(choice).toHaveCount(0);
  await page.goto('/entreprises/doublons');
  await look(page, 'duplicates-answered');
});

test('separated on one device, both companies are back on both, and nobody is asked again', async () => {
  const page = field.page();
  await page.getByRole('list', { name: 'Entreprises' }).getByRole('link').first().click();
  await page.getByRole('button', { name: /séparer$/ }).press('Enter');
  await expect(page.getByText('Cette entreprise a 2 fiches')).toHaveCount(0);
  for (const { page: of } of [field, office]) {
    await of().goto('/entreprises');
    await expect(of().getByText('2 entreprises', { exact: true })).toBeVisible();
    await of().goto('/entreprises/doublons');
    await expect(of().getByText('Aucun doublon en vue')).toBeVisible();
  }
});
