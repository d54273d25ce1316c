// Under a finger every target of a visit and of the network is 48 px or more, at the four sizes: measured, not believed.
import { expect, type Page, test } from '@playwright/test';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { smallTargets } from '#tests/support/targets.ts';
import { createCompany, install, joinByLink, openTablet, startVisit, type Tablet } from '#tests/support/tablet.ts';

const SIZES = [
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
] as const;

let server: ServerProcess;
let tablet: Tablet;
let dossier = '';
let visit = '';

test.beforeAll(async () => {
  server = await startServer(['--demo']);
  tablet = await openTablet(server.origin, { touch: true });
  const page = tablet.page();
  await install(page);
  await joinByLink(page, server.firstCode, 'Tablette');
  await createCompany(page, 'Scierie des Trois Vallées', 'Massat');
  await startVisit(page);
  const path = new URL(page.url()).pathname;
  dossier = path.replace(/\/visite.*/, '');
  visit = path.split('/').slice(0, 5).join('/');
});

test.afterAll(async () => {
  expect(tablet.errors).toEqual([]);
  await tablet.dispose();
  await server.dispose();
});

async function measured(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const target of await smallTargets(page)) found.push(`${name} ${size.width}: ${target}`);
  }
  return found;
}

/** Opens everything of a question that is folded, so that it is measured, too. */
async function unfold(page: Page): Promise<void> {
  const folded = page.locator('[data-question]').first().locator('button[aria-expanded=false]');
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
}

test('the sections of a visit, with everything of a question unfolded', async () => {
  const page = tablet.page();
  const found: string[] = [];
  for (const section of ['contexte', 'offre', 'cooperation', 'moyens']) {
    await page.goto(`${visit}/${section}`);
    await expect(page.locator('[data-question]').first()).toBeVisible();
    await unfold(page);
    found.push(...(await measured(page, section)));
  }
  expect(found).toEqual([]);
});

test('on a phone in « plein soleil » a section begins with its question and an answer, each state on one line', async () => {
  const page = tablet.page();
  await page.setViewportSize({ width: 360, height: 740 });
  for (const section of ['contexte', 'offre', 'cooperation', 'moyens']) {
    await page.goto(`${visit}/${section}`);
    const question = page.locator('[data-question]').first();
    await expect(question).toBeVisible();
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'sun';
      scrollTo(0, 0);
    });
    const foot = await page.locator('.c-page__foot').boundingBox();
    const answer = await question.locator('label, input').first().boundingBox();
    expect(answer && answer.y + answer.height, section).toBeLessThanOrEqual(foot?.y ?? 0);
    const lines = page.locator('.status-bar__word a > span');
    for (const line of await lines.all()) expect((await line.boundingBox())?.height).toBeLessThan(30);
  }
});

test('the menu, the interview, the shared screen, the notes, the end and its signature', async () => {
  const page = tablet.page();
  const found: string[] = [];
  await page.goto(`${visit}/offre`);
  await page.getByRole('button', { name: 'Plus' }).click();
  await expect(page.locator('.c-menu__sheet:popover-open')).toBeVisible();
  found.push(...(await measured(page, 'menu')));
  await page.keyboard.press('Escape');
  await page.locator('.visit-foot').getByRole('button', { name: 'Note', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  found.push(...(await measured(page, 'notes')));
  await page.keyboard.press('Escape');
  await page.goto(`${visit}?vue=entretien`);
  await expect(page.locator('[data-question]')).toHaveCount(1);
  found.push(...(await measured(page, 'interview')));
  await page.goto(`${visit}?vue=fin`);
  await page.getByRole('button', { name: 'Ajouter une promesse du conseiller' }).click();
  await page.getByRole('button', { name: 'Faire signer' }).click();
  await expect(page.getByRole('button', { name: 'Valider la signature' })).toBeVisible();
  found.push(...(await measured(page, 'end')));
  await page.locator('.visit-foot').getByRole('button', { name: 'Écran partagé' }).click();
  found.push(...(await measured(page, 'shared')));
  await page.locator('.visit-foot').getByRole('button', { name: 'Écran partagé' }).click();
  expect(found).toEqual([]);
});

test('the company’s card, the dossier, the restitution and the plan around the visit', async () => {
  const page = tablet.page();
  const found: string[] = [];
  for (const path of [dossier, `${dossier}/restitution`, `${dossier}/plan`, `${dossier}/documents/fiche`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.c-skeleton')).toHaveCount(0);
    found.push(...(await measured(page, path.split('/').at(-1) ?? '')));
  }
  expect(found).toEqual([]);
});

/** The address of the first link of a list that leads where these addresses begin. */
async function firstOf(page: Page, list: string, begins: string): Promise<string> {
  await page.goto(list);
  const link = page.locator(`main a[href^="${begins}"]:not([href$="nouveau"]):not([href$="nouvelle"])`).first();
  await expect(link).toBeVisible();
  return (await link.getAttribute('href')) ?? list;
}

test('the door of a meeting, with its people to mark', async () => {
  const page = tablet.page();
  await page.goto('/collectif?vue=liste');
  await page.getByRole('link', { name: 'Essayer la tournée du mardi et du vendredi' }).first().click();
  const door = page.locator('main a[href*="/presences/"]').first();
  await expect(door).toBeVisible();
  await page.goto((await door.getAttribute('href')) ?? '');
  const people = page.locator('.attendance__person');
  await expect(people.first()).toBeVisible();
  const found = await measured(page, 'door');
  await people
    .first()
    .getByRole('button', { name: /^Absent/ })
    .click();
  await expect(people.first().getByRole('button', { name: /^Effacer/ })).toBeVisible();
  found.push(...(await measured(page, 'door, marked')));
  expect(found).toEqual([]);
});

test('the network, its proposals, stakes, actions, partners, files and the page on the territory', async () => {
  const page = tablet.page();
  const stake = await firstOf(page, '/collectif', '/collectif/enjeux/');
  const action = await firstOf(page, '/collectif?vue=calendrier', '/collectif/actions/');
  const partner = await firstOf(page, '/partenaires', '/partenaires/');
  const found: string[] = [];
  for (const path of [
    '/reseau',
    '/reseau?vue=carte',
    '/reseau?vue=liens',
    '/reseau/propositions',
    '/reseau/propositions?sorte=complementaires',
    '/collectif',
    '/collectif?vue=actions',
    '/collectif?vue=calendrier',
    '/collectif?vue=liste',
    stake,
    `${stake}/grille`,
    action,
    partner,
    '/partenaires',
    '/ambassadeurs',
    '/entreprises/doublons',
    '/echanges',
    '/echanges?vue=export',
    '/territoire',
    '/reglages/carte',
    '/reglages/reseau',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.c-skeleton')).toHaveCount(0);
    found.push(...(await measured(page, path)));
  }
  expect(found).toEqual([]);
});
