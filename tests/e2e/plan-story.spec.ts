// What was heard is given back and turned into a plan, in a shop without network, signed there, and read at the office.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { axeFaults } from '#tests/support/axe.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { install, joinByLink, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

const COMPANY = 'La Brûlerie Montsaint';
const SAVED = 'Enregistré sur cette tablette';
const RECEIVED = 'Reçu par le serveur';
const WORDS = 'Livrer les restaurants avec la boulangère, le mardi';

const ALL = process.env['SCREENS'] === 'all';
const SIZES = [
  { width: 1024, height: 768 },
  { width: 360, height: 740 },
  ...(ALL
    ? [
        { width: 768, height: 1024 },
        { width: 1440, height: 900 },
      ]
    : []),
];

let server: ServerProcess;
/** Anaïs, in the shop. */
let field: Tablet;
/** The coordinator, at a desk. */
let office: Tablet;
let dossier = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer(['--demo']);
  office = await openTablet(server.origin, { viewport: { width: 1440, height: 900 } });
  field = await openTablet(server.origin, { touch: true });
  await install(office.page());
  await joinByLink(office.page(), server.firstCode, 'Bureau');
  await install(field.page());
  await joinByLink(field.page(), await invite('Anaïs Rouzaud'), 'Tablette neuve');
  await openDossier(field.page());
  dossier = new URL(field.page().url()).pathname;
  await expect(field.page().getByRole('heading', { name: 'Journal' })).toBeVisible();
});

test.afterAll(async () => {
  expect([...field.errors, ...office.errors]).toEqual([]);
  await field.dispose();
  await office.dispose();
  await server.dispose();
});

async function invite(person: string): Promise<string> {
  const page = office.page();
  await page.goto('/reglages/membres');
  await page.getByLabel('Pour qui').selectOption({ label: person });
  await page.getByRole('button', { name: 'Créer le lien' }).click();
  const link = page.getByLabel('Lien à usage unique');
  await expect(link).toHaveValue(/#/);
  const value = await link.inputValue();
  return value.slice(value.indexOf('#') + 1);
}

async function openDossier(page: Page): Promise<void> {
  await page.goto('/dossiers');
  await page
    .getByRole('link', { name: new RegExp(COMPANY) })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: COMPANY })).toBeVisible();
}

async function comeBack(): Promise<void> {
  await field.setOffline(false);
  await field.page().evaluate(() => dispatchEvent(new Event('online')));
}

async function bothReceived(): Promise<void> {
  for (const tablet of [field, office]) await expect(statusLine(tablet.page())).toContainText(RECEIVED);
}

/** Without a pointer: a name and « lu et approuvé ». */
async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Faire signer' }).click();
  await page.getByRole('radio', { name: 'Taper « lu et approuvé »' }).check();
  await page.getByLabel('Mention').fill('Lu et approuvé');
  await page.getByRole('button', { name: 'Valider la signature' }).click();
  await expect(page.getByText('Signature enregistrée sur cette tablette.')).toBeVisible();
}

/** Notes the move that the foot of the screen offers. */
async function move(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(dialog).toBeHidden();
}

const action = (page: Page, name: RegExp): Locator => page.getByRole('article', { name });

test('without network, the head keeps tracks in their own words, corrects a dimension, disagrees, and signs', async () => {
  const page = field.page();
  await field.setOffline(true);
  await page.getByRole('link', { name: 'Restituer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restitution' })).toBeFocused();
  await expect(page.getByText('Une note n’est pas une décision')).toBeVisible();
  await expect(page.locator('.restitution-strengths > li')).toHaveCount(3);

  await page.getByRole('button', { name: 'Garder la piste : Croiser les trajets' }).click();
  await expect(page.getByText('Restitution datée d’aujourd’hui.')).toBeVisible();
  const track = page.getByRole('article', { name: /^Piste 1/ });
  await expect(track).toContainText('la réponse est');
  await track.getByLabel('Avec ses mots').fill(WORDS);

  await page.getByRole('button', { name: /^Ce que l’on propose/ }).click();
  await page.getByRole('radio', { name: 'Moteur' }).check();
  await page.getByLabel(/^Pourquoi/).fill('Trois cafés nouveaux cette année.');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Selon le chef d’entreprise : Moteur')).toBeVisible();
  await expect(page.locator('.c-radar__diamond').last()).toBeVisible();

  await page.getByRole('radio', { name: 'Désaccord noté' }).check();
  await page.getByLabel('Sur quoi porte le désaccord').fill('Le numérique : la boutique en ligne vient d’ouvrir.');
  await sign(page);
  await move(page, 'Noter la restitution faite');
  await expect(statusLine(page)).toContainText(SAVED);
});

test('the plan is written from the tracks, a late first step is said and kept, and it is signed there', async () => {
  const page = field.page();
  await page.getByRole('link', { name: 'Écrire le plan ensemble' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Plan d’accompagnement' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Objectifs' }).fill('Livrer sans perdre une journée par semaine.');
  await expect(page.getByText('Ajoutez au moins une action')).toBeVisible();

  await page.getByRole('button', { name: `Ajouter au plan : ${WORDS}` }).click();
  const first = action(page, /^Action 1/);
  await expect(first.getByLabel('Action', { exact: false }).first()).toHaveValue(WORDS);
  await expect(first.getByRole('radio', { name: 'Collective' })).toBeChecked();
  await expect(first.getByRole('link', { name: /Éco-défis/ })).toBeVisible();
  await first.getByLabel('Responsable').fill('Camille Sarda');
  await first.getByLabel('Premier pas', { exact: true }).fill('Appeler la boulangère');
  await first.getByLabel('Jour du premier pas').fill('2099-01-15');
  await first.getByLabel('Échéance').fill('2099-06-30');
  await expect(first.getByText('C’est gardé ainsi.')).toBeVisible();
  await first.getByLabel('Coût prévu').fill('1200,50');
  await first.getByRole('button', { name: 'Terminer' }).click();
  await expect(first.getByText('dans plus de trente jours')).toBeVisible();

  await page.getByRole('button', { name: 'Écrire une action' }).click();
  const second = action(page, /^Action 2/);
  await expect(second.getByRole('textbox', { name: 'Action' })).toBeFocused();
  await second.getByRole('textbox', { name: 'Action' }).fill('Refaire la devanture');
  await second.getByLabel('Coût prévu').fill('800');
  await second.getByRole('button', { name: 'Terminer' }).click();
  await page.getByRole('button', { name: 'Monter : Refaire la devanture' }).click();
  await expect(action(page, /^Action 1 : Refaire la devanture/)).toBeVisible();
  await expect(page.locator('#budget')).toContainText(/2\s000,50/);

  await page.getByRole('button', { name: 'Ajouter un engagement : L’entreprise' }).click();
  await page.getByRole('textbox', { name: 'Engagement' }).fill('Sortir les tickets des livraisons');
  await move(page, 'Noter le plan rédigé');
  await page.getByRole('radio', { name: 'Accord signé' }).check();
  await sign(page);
  await move(page, 'Noter le plan accepté');
  await expect(statusLine(page)).toContainText(SAVED);
});

test('an action taken out of the plan is a touch away, with everything in it', async () => {
  const page = field.page();
  await page.getByRole('button', { name: 'Retirer du plan : Refaire la devanture' }).click();
  await expect(page.locator('#budget')).toContainText(/1\s200,50/);
  await page.getByText('1 action retirée du plan').click();
  await page.getByRole('button', { name: 'Remettre dans le plan : Refaire la devanture' }).click();
  await expect(action(page, /^Action 1 : Refaire la devanture/)).toContainText(/800/);
});

test('back in the network, the office reads the same restitution and the same plan, signed', async () => {
  await comeBack();
  const page = office.page();
  await expect(statusLine(field.page())).toContainText(RECEIVED);
  await page.goto(dossier);
  await expect(page.getByText('Plan accepté').first()).toBeVisible();
  await page.goto(`${dossier}/restitution`);
  await expect(page.getByLabel('Avec ses mots')).toHaveValue(WORDS);
  await expect(page.getByText('Trois cafés nouveaux cette année.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Désaccord noté' })).toBeChecked();
  await expect(page.getByText('Camille Sarda').first()).toBeVisible();
  await page.goto(`${dossier}/plan`);
  await expect(page.getByRole('textbox', { name: 'Objectifs' })).toHaveValue(/sans perdre une journée/);
  await expect(action(page, /^Action 1 : Refaire la devanture/)).toBeVisible();
  await expect(action(page, /^Action 2/)).toContainText('Appeler la boulangère');
  await expect(page.locator('#budget')).toContainText(/2\s000,50/);
  await expect(page.getByRole('radio', { name: 'Accord signé' })).toBeChecked();
});

test('two people in the same plan: what they write apart merges, and two answers to one field wait for a choice', async () => {
  await field.setOffline(true);
  const [shop, desk] = [field.page(), office.page()];
  await shop.getByRole('textbox', { name: 'Objectifs' }).fill('Livrer sans perdre une journée par semaine, et à vélo.');
  await desk.getByRole('textbox', { name: 'Objectifs' }).fill('Aussi : livrer sans perdre une journée par semaine.');
  for (const [page, who, cost] of [
    [shop, 'Camille et son frère', ''],
    [desk, 'Camille seule', '900'],
  ] as const) {
    const sheet = action(page, /Refaire la devanture/);
    await sheet.getByRole('button', { name: 'Modifier' }).click();
    await sheet.getByLabel('Responsable').fill(who);
    if (cost !== '') await sheet.getByLabel('Coût prévu').fill(cost);
    await sheet.getByRole('button', { name: 'Terminer' }).click();
    await expect(statusLine(page)).toContainText(SAVED);
  }
  await comeBack();
  await bothReceived();
  for (const page of [shop, desk]) {
    await expect(page.getByRole('textbox', { name: 'Objectifs' })).toHaveValue(/Aussi.*à vélo/);
    await expect(action(page, /Refaire la devanture/)).toContainText('2 réponses');
    await expect(action(page, /Refaire la devanture/)).toContainText(/900/);
  }
  const sheet = action(shop, /Refaire la devanture/);
  await sheet.getByRole('button', { name: 'Modifier' }).click();
  await sheet.locator('.c-conflict__option', { hasText: 'Camille seule' }).getByRole('button').click();
  await sheet.getByRole('button', { name: 'Terminer' }).click();
  await expect(sheet).not.toContainText('2 réponses');
  await expect(action(desk, /Refaire la devanture/)).not.toContainText('2 réponses');
});

/** What axe finds, what is too wide, and what is too small for a finger. */
async function faults(page: Page): Promise<string[]> {
  const found = await axeFaults(page);
  const own = await page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`${scrollWidth - clientWidth} px too wide`);
    for (const target of document.querySelectorAll<HTMLElement>('main button, main .c-choice__row, main summary')) {
      const { height, width } = target.getBoundingClientRect();
      if (height > 0 && (height < 48 || width < 48)) {
        found.push(`${Math.round(width)}x${Math.round(height)}: ${target.outerHTML.slice(0, 120)}`);
      }
    }
    return found;
  });
  return [...found, ...own];
}

test('every size and theme: axe finds nothing, nothing overflows, every target fits a finger', async () => {
  // Four sizes, three themes, three screens: thirty-six runs of axe.
  test.setTimeout(ALL ? 900_000 : 240_000);
  const page = field.page();
  const found: string[] = [];
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const [name, path] of [
    ['dossier', dossier],
    ['restitution', `${dossier}/restitution`],
    ['plan', `${dossier}/plan`],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.c-skeleton')).toHaveCount(0);
    if (name === 'plan')
      await action(page, /^Action 1/)
        .getByRole('button', { name: 'Modifier' })
        .click();
    for (const size of SIZES) {
      for (const theme of ['light', 'dark', 'sun']) {
        await page.setViewportSize(size);
        await page.evaluate((value) => (document.documentElement.dataset['theme'] = value), theme);
        if (ALL) {
          await page.screenshot({ path: `test-results/screens/${name}-${size.width}-${theme}.png`, fullPage: true });
        }
        for (const fault of await faults(page)) found.push(`${name} ${size.width} ${theme}: ${fault}`);
      }
    }
  }
  expect(found).toEqual([]);
});
