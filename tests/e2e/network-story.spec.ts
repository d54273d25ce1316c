// From six diagnoses on two tablets without network to one collective action, told the same on every face of the network.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { questionOf } from '#domain/grid/grid.ts';
import { visibleQuestions } from '#domain/grid/visible.ts';
import { answerOnScreen } from '#tests/support/grid-walk.ts';
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
import { inviteOnScreen } from '#tests/support/workspace.ts';

const RECEIVED = 'Reçu par le serveur';
const PARTNER = 'Chambre de métiers';
const ACTION = 'Organiser une tournée commune';
const BEARER = 'Fournil des Bordes';

type Company = readonly [name: string, commune: string];

// Around Saint-Girons, a few kilometres apart.
const OF_ANAIS: readonly Company[] = [
  [BEARER, 'Saint-Girons'],
  ['Salaisons du Pont', 'Saint-Girons'],
  ['Brasserie du Gué', 'Saint-Lizier'],
];
const OF_MATHIEU: readonly Company[] = [
  ['Fromagerie des Hauts', 'Moulis'],
  ['Jardins de Lédar', 'Saint-Girons'],
  ['Confitures Cazals', 'Saint-Lizier'],
];
const NAMES = [...OF_ANAIS, ...OF_MATHIEU].map(([name]) => name);

let server: ServerProcess;
/** Claire's, at a desk. */
let office: Tablet;
let anais: Tablet;
let mathieu: Tablet;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer();
  [office, anais, mathieu] = await Promise.all([
    openTablet(server.origin, { viewport: { width: 1440, height: 900 } }),
    openTablet(server.origin, { touch: true }),
    openTablet(server.origin, { touch: true }),
  ]);
  await install(office.page());
  await joinByLink(office.page(), server.firstCode, 'Bureau de Claire');
  for (const [tablet, person] of [
    [anais, 'Anaïs'],
    [mathieu, 'Mathieu'],
  ] as const) {
    const code = await inviteOnScreen(office.page(), person);
    await install(tablet.page());
    await joinByLink(tablet.page(), code, `Tablette de ${person}`);
    await tablet.setOffline(true);
  }
});

test.afterAll(async () => {
  expect([...office.errors, ...anais.errors, ...mathieu.errors]).toEqual([]);
  for (const one of [anais, mathieu, office]) await one.dispose();
  await server.dispose();
});

/** A new company, a visit begun in front of its head, and what they say of working with others. */
async function diagnose(page: Page, [name, commune]: Company): Promise<void> {
  await createCompany(page, name, commune);
  await startVisit(page);
  const grid = await loadDefaultGrid();
  const question = questionOf(grid, 'coo4');
  if (!question) throw new Error('the grid does not ask what one would do with others');
  const visit = new URL(page.url()).pathname.split('/').slice(0, 5).join('/');
  await page.goto(`${visit}/${question.dimension}`);
  for (const asked of visibleQuestions(grid, new Map(), 'express')) {
    if (asked.dimension === question.dimension && asked.type === 'scale') await answerOnScreen(page, asked, 3);
  }
  await answerOnScreen(page, question, ['livraisons']);
  await expect(statusLine(page)).toContainText('Enregistré sur cette tablette');
}

async function comeBack(tablet: Tablet): Promise<void> {
  await tablet.setOffline(false);
  await tablet.page().evaluate(() => dispatchEvent(new Event('online')));
  await expect(statusLine(tablet.page())).toContainText(RECEIVED);
}

const COUNTS = [
  ['Saint-Girons', 3],
  ['Saint-Lizier', 2],
  ['Moulis', 1],
] as const;

/** Six companies to the stake and six to the action, the action to its stake and to the partner. */
const LINES = 14;

async function tellsAll(page: Page): Promise<void> {
  await expect(figure(page, 'companies')).toHaveText('6');
  await expect(figure(page, 'stakes')).toHaveText('1');
  await expect(figure(page, 'links')).toHaveText(String(LINES));
}

const figure = (page: Page, name: string): Locator => page.locator(`[data-figure="${name}"] dd`);

test('six companies are diagnosed on two tablets without network', async () => {
  await Promise.all(
    [[anais, OF_ANAIS] as const, [mathieu, OF_MATHIEU] as const].map(async ([tablet, companies]) => {
      for (const company of companies) await diagnose(tablet.page(), company);
    }),
  );
  await office.page().goto('/entreprises');
  await expect(office.page().getByRole('link', { name: BEARER })).toHaveCount(0);
});

test('with the network back the desktop proposes the stake, with its reasons, and creates nothing by itself', async () => {
  const page = office.page();
  await comeBack(anais);
  await comeBack(mathieu);
  await page.goto('/reseau');
  await expect(figure(page, 'companies')).toHaveText('6');
  await page.getByRole('link', { name: 'Propositions' }).click();
  const proposal = page.locator('.proposal').filter({ hasText: 'Livrer, transporter' });
  await expect(proposal).toContainText('6 entreprises citent ce sujet');
  await expect(proposal).toContainText('à vol d’oiseau');
  for (const name of NAMES) await expect(proposal.getByRole('link', { name })).toBeVisible();
  await page.goto('/collectif');
  await expect(page.getByText('Aucun enjeu collectif')).toBeVisible();
});

test('the stake is opened from the proposal, and its group says how far each goes', async () => {
  const page = office.page();
  await page.goto('/reseau/propositions');
  await page.getByRole('button', { name: 'Ouvrir un enjeu' }).click();
  await expect(page.getByRole('checkbox', { name: /Fournil des Bordes/ })).toBeChecked();
  await page.getByRole('button', { name: 'Créer l’enjeu' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Livrer, transporter' })).toBeVisible();
  for (const name of NAMES) {
    const member = page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });
    await member.getByText('Position, limites, accord').click();
    await member.getByRole('radio', { name: name === BEARER ? /^Porteur/ : /^Actif/ }).check();
  }
  await page.goto('/collectif');
  await expect(page.locator('.c-figure', { hasText: 'Entreprises accompagnées' })).toContainText('6');
  await page.goto('/reseau/propositions');
  await expect(page.getByText('Aucun enjeu à proposer')).toBeVisible();
});

test('an action is planned, a partner accepts, and participants attend', async () => {
  const page = office.page();
  await page.goto('/partenaires/nouveau');
  await page.getByLabel('Nom de l’organisme ou du service').fill(PARTNER);
  await page.getByRole('button', { name: 'Ajouter le partenaire' }).click();
  await expect(page.getByRole('heading', { level: 1, name: PARTNER })).toBeVisible();
  const partner = page.url();

  await page.goto('/collectif');
  await page.getByRole('link', { name: /Livrer, transporter/ }).click();
  await page.getByRole('link', { name: 'Planifier une action' }).click();
  await page.getByLabel('Titre').fill(ACTION);
  await page.getByRole('button', { name: 'Créer l’action' }).click();
  await expect(page.getByRole('heading', { level: 1, name: ACTION })).toBeVisible();
  const address = page.url();

  await page.getByRole('button', { name: 'Solliciter un partenaire' }).click();
  const handing = page.getByRole('dialog', { name: 'Solliciter un partenaire' });
  await handing.getByRole('combobox', { name: 'Partenaire' }).fill('Chambre');
  await handing.getByRole('option', { name: PARTNER }).click();
  await handing.getByRole('button', { name: 'Noter comme envoyé aujourd’hui' }).click();
  await expect(handing).toHaveCount(0);
  await page.getByRole('button', { name: 'Noter la réponse' }).click();
  const answer = page.getByRole('dialog', { name: 'Noter la réponse' });
  await answer.getByRole('radio', { name: 'Prise en charge' }).check();
  await answer.getByRole('button', { name: 'Noter la réponse' }).click();
  await expect(answer).toHaveCount(0);

  await page.getByRole('button', { name: 'Inviter les 6 entreprises participantes' }).click();
  await page.getByRole('button', { name: 'Ajouter une rencontre' }).click();
  await page.getByRole('link', { name: 'Présences' }).click();
  for (const name of NAMES.slice(0, 4)) await page.getByRole('button', { name: `Présent : ${name}` }).click();
  await expect(page.locator('.c-figure', { hasText: 'Entreprises présentes' })).toContainText('4');

  await page.goto(address);
  await expect(page.getByText('4 personnes venues sur 6')).toBeVisible();
  await page.goto(partner);
  await expect(page.getByRole('link', { name: ACTION })).toContainText('pris en charge');
});

test('every face of the network tells the same figures, at the desk and on a tablet', async () => {
  await expect(statusLine(office.page())).toContainText(RECEIVED);
  for (const page of [office.page(), mathieu.page()]) {
    await page.goto('/reseau');
    await tellsAll(page);
    await expect(page.locator('table[aria-rowcount="7"]')).toBeVisible();
    await page.goto('/reseau?vue=carte');
    await tellsAll(page);
    await page.getByText('Les mêmes chiffres en tableau').click();
    for (const [commune, count] of COUNTS) {
      const row = page.locator('tbody tr', { hasText: commune }).first();
      await expect(row.locator('td').first()).toHaveText(String(count));
    }
    await page.goto('/reseau?vue=liens');
    await tellsAll(page);
    await page.getByText(`Les mêmes liens en tableau (${LINES})`).click();
    await expect(page.locator('tbody tr')).toHaveCount(LINES);
    await page.goto('/collectif');
    await expect(page.locator('.c-figure', { hasText: 'Entreprises accompagnées' })).toContainText('6');
  }
});
