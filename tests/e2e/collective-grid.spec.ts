// A workshop without network: two tablets around one table fill the grid of a group, and both read the same afterwards.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { axeFaults } from '#tests/support/axe.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { install, joinByLink, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

const STAKE = 'Une chambre froide à plusieurs, entre Bethmale et Castillon';
const NEXT = '2027.01-1';

let server: ServerProcess;
let host: Tablet;
let guest: Tablet;
let stake = '';
/** Names of the companies of the group, in its order. */
let companies: string[] = [];

test.describe.configure({ mode: 'serial' });

async function inviteCode(page: Page, person: string): Promise<string> {
  await page.goto('/reglages/membres');
  await page.getByLabel('Nom de la personne').fill(person);
  await page.getByRole('button', { name: 'Créer le lien' }).click();
  const link = await page.getByLabel('Lien à usage unique').inputValue();
  return link.slice(link.indexOf('#') + 1);
}

async function openStake(page: Page): Promise<void> {
  await page.goto('/collectif');
  await page.getByRole('link', { name: new RegExp(STAKE) }).click();
  await expect(page.getByRole('heading', { level: 1, name: STAKE })).toBeVisible();
}

const question = (page: Page, id: string): Locator => page.locator(`[data-question="${id}"]`);
const levelOf = (page: Page, id: string, label: RegExp): Locator =>
  question(page, id).getByRole('radio', { name: label });
const voice = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Qui répond' }).getByRole('radio', { name });

async function choose(row: Locator): Promise<void> {
  await row.check({ force: true });
  await expect(row).toBeChecked();
}

/** Exchanges until what is expected is on the screen. */
async function until(page: Page, expected: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expected();
  }).toPass({ timeout: 60_000 });
}

test.beforeAll(async () => {
  server = await startServer(['--demo']);
  host = await openTablet(server.origin);
  guest = await openTablet(server.origin);
  await install(host.page());
  await joinByLink(host.page(), server.firstCode, 'Tablette de l’animatrice');
  const code = await inviteCode(host.page(), 'Noémie');
  await install(guest.page());
  await joinByLink(guest.page(), code, 'Tablette de Noémie');
  for (const { page } of [host, guest]) {
    await until(page(), () => openStake(page()));
    stake = new URL(page().url()).pathname;
  }
});

test.afterAll(async () => {
  expect(host.errors).toEqual([]);
  expect(guest.errors).toEqual([]);
  await host.dispose();
  await guest.dispose();
  await server.dispose();
});

test('without network, the grid is begun by an act, and each head answers in one touch', async () => {
  const page = host.page();
  await host.setOffline(true);
  await guest.setOffline(true);
  await page.goto(`${stake}/grille`);
  await page.getByRole('button', { name: 'Commencer la grille' }).click();
  await page.getByRole('link', { name: /^Chaque entreprise/ }).click();
  companies = await page.locator('.group-voice > span').allTextContents();
  expect(companies[0]).toBe('Le groupe');
  expect(companies.length).toBeGreaterThanOrEqual(5);

  await voice(page, companies[1] ?? '').check({ force: true });
  await choose(levelOf(page, 'c.res3', /Temps, matière et argent/));
  await question(page, 'c.part3').getByRole('textbox').first().fill('Aucun client nommé, « jamais ».');
  await page.getByRole('button', { name: /^Au tour de/ }).click();
  await expect(voice(page, companies[2] ?? '')).toBeChecked();
  // What one company said is never in the box of the next.
  await expect(question(page, 'c.part3').getByRole('textbox').first()).not.toHaveValue(/Aucun client nommé/);
  await choose(levelOf(page, 'c.res3', /Chacun attend/));

  await page.getByRole('link', { name: /^L’enjeu partagé/ }).click();
  await choose(voice(page, 'Le groupe'));
  await choose(levelOf(page, 'c.enj2', /L’essentiel est partagé/));
  await expect(statusLine(page)).toContainText('Enregistré sur cette tablette');
});

test('on the shared screen a red line, notes and companies that are not named are not there', async () => {
  const page = host.page();
  await page.goto(`${stake}/grille/chaque-entreprise`);
  await expect(page.getByText(/entreprises? (a dit sa|ont dit leur) limite/)).toBeVisible();
  await page.getByRole('button', { name: 'Écran partagé' }).click();
  await expect(page.getByText('Une question confidentielle n’est pas montrée')).toBeVisible();
  await choose(voice(page, companies[1] ?? ''));
  await expect(page.locator('main')).not.toContainText('Aucun client nommé');
  await expect(page.getByRole('button', { name: 'Noter' })).toHaveCount(0);
  await choose(voice(page, 'Le groupe'));
  // Two answers would tell who said what.
  await expect(question(page, 'c.res3')).toContainText('à partir de 3 réponses');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeFaults(page)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Écran partagé' }).click();
  await expect(question(page, 'c.res3')).toContainText('Les avis s’opposent');
  expect(await axeFaults(page)).toEqual([]);
});

test('another tablet fills it at the same time: every answer is on both, and two for one question wait for a choice', async () => {
  const page = guest.page();
  await page.goto(`${stake}/grille`);
  await page.getByRole('button', { name: 'Commencer la grille' }).click();
  await page.getByRole('link', { name: /^Chaque entreprise/ }).click();
  await choose(voice(page, companies[3] ?? ''));
  await choose(levelOf(page, 'c.res3', /Du temps, sur des dates/));
  await page.getByRole('link', { name: /^L’enjeu partagé/ }).click();
  await choose(voice(page, 'Le groupe'));
  await choose(levelOf(page, 'c.enj2', /Deux visions s’opposent/));
  await expect(statusLine(page)).toContainText('Enregistré sur cette tablette');

  await host.setOffline(false);
  await guest.setOffline(false);
  const [first, second] = [host.page(), guest.page()];
  await first.goto(`${stake}/grille/c.enjeu`);
  for (const screen of [first, second]) {
    await until(screen, () =>
      expect(question(screen, 'c.enj2').getByText('2 réponses').first()).toBeVisible({ timeout: 2_000 }),
    );
  }
  await first
    .getByRole('listitem')
    .filter({ hasText: 'L’essentiel est partagé' })
    .getByRole('button', { name: /^Garder/ })
    .click();
  await until(second, () =>
    expect(question(second, 'c.enj2').getByText('2 réponses')).toHaveCount(0, { timeout: 2_000 }),
  );
  for (const screen of [first, second]) {
    await screen.goto(`${stake}/grille/chaque-entreprise`);
    const spread = question(screen, 'c.res3');
    await expect(spread).toContainText(/3 sur \d+\sentreprises/);
    await expect(spread).toContainText('Au milieu\u00a0: «\u00a0Du temps, sur des dates\u00a0»');
  }
});

test('going on to a plan says what the group still lacks, and leads there', async () => {
  const page = host.page();
  await page.goto(stake);
  await page.getByRole('button', { name: 'Pré-diagnostic collectif' }).click();
  await page.getByRole('button', { name: 'Noter ce changement' }).click();
  await page.getByRole('button', { name: 'Plan collectif' }).click();
  await page.getByRole('button', { name: 'Noter ce changement' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Il manque encore')).toBeVisible();
  await expect(dialog.getByText('une lecture partagée')).toHaveCount(0);
  await dialog.getByRole('link', { name: /un premier pas choisi/ }).click();
  await choose(levelOf(page, 'c.fai1', /Choisi, avec un responsable/));
  await page.goto(`${stake}/grille/c.groupe`);
  await choose(levelOf(page, 'c.grp3', /Une personne, qui a du temps/));
  await page.goto(`${stake}/grille`);
  const criteria = page.getByRole('list', { name: 'Pour passer au plan' });
  await expect(criteria.getByText('Rempli')).toHaveCount(4);
  await page.goto(stake);
  await page.getByRole('button', { name: 'Plan collectif' }).click();
  await page.getByRole('button', { name: 'Noter ce changement' }).click();
  await expect(page.getByText('État noté')).toBeVisible();
});

/** The group's part alone, a year later: what each company gives is not asked any more. */
async function nextGroupGrid(): Promise<Buffer> {
  const { collective } = await loadDefaultGrid();
  const questions = collective?.questions.filter(({ id }) => id !== 'c.res3');
  return Buffer.from(JSON.stringify({ ...collective, version: NEXT, questions }));
}

test('a newer version of the group’s grid is offered, takes every voice along, and is left again without a loss', async () => {
  const page = host.page();
  await page.goto('/reglages/grilles');
  const picked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choisir un/ }).click();
  await (await picked).setFiles({ name: 'groupe.json', mimeType: 'application/json', buffer: await nextGroupGrid() });
  await expect(page.getByRole('radio', { name: /Pour les groupes/ })).toBeChecked();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Publier cette version' }).click();
  await expect(page.getByText(`grille du groupe ${NEXT}`)).toBeVisible();

  await page.goto(stake);
  await expect(page.getByText(`Une version plus récente de la grille existe\u00a0: ${NEXT}.`)).toBeVisible();
  await page.goto(`${stake}/grille`);
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).click();
  await expect(page.getByText('3 réponses sont gardées à part')).toBeVisible();
  await expect(page.getByRole('dialog').getByText(companies[1] ?? '')).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: `Passer à la version ${NEXT}` }).click();
  await page.locator('summary', { hasText: 'Réponses de l’ancienne version (3)' }).click();
  await expect(page.getByRole('row', { name: new RegExp(companies[2] ?? '') })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.goto(`${stake}/grille/c.enjeu`);
  await expect(levelOf(page, 'c.enj2', /L’essentiel est partagé/)).toBeChecked();

  await page.goto(`${stake}/grille`);
  await page.locator('summary', { hasText: 'Réponses de l’ancienne version' }).click();
  await page.getByRole('button', { name: /^Revenir à la version/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Passer à la version/ })
    .click();
  await expect(page.locator('summary', { hasText: 'Réponses de l’ancienne version' })).toHaveCount(0);
  await page.goto(`${stake}/grille/chaque-entreprise`);
  await expect(question(page, 'c.res3')).toContainText(/3 sur \d+\sentreprises/);
  await page.goto(stake);
  await page.locator('summary', { hasText: 'Journal' }).click();
  await expect(
    page.getByText(new RegExp(`Grille du groupe\u00a0: de la version .* à la version ${NEXT}`)),
  ).toBeVisible();
});
