// The coordinator reads a dossier at the desk while the tablet that made it is without network: remarks, answers,
// « relu », « modifié depuis », the history and the way back to an earlier answer.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { axeFaults } from '#tests/support/axe.ts';
import { tabTo } from '#tests/support/keyboard.ts';
import { startServer, type ServerProcess } from '#tests/support/server-process.ts';
import {
  createCompany,
  install,
  joinByLink,
  openTablet,
  startVisit,
  statusLine,
  type Tablet,
} from '#tests/support/tablet.ts';

const COMPANY = 'Scierie des Trois Vallées';
const SAVED = 'Enregistré sur cette tablette';
const RECEIVED = 'Reçu par le serveur';
const ALL = process.env['SCREENS'] === 'all';

let server: ServerProcess;
/** Anaïs, who made the visit. */
let field: Tablet;
/** The coordinator, at a desk. */
let office: Tablet;
let dossier = '';
let offer = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer();
  office = await openTablet(server.origin, { viewport: { width: 1440, height: 900 } });
  field = await openTablet(server.origin);
  await install(office.page());
  await joinByLink(office.page(), server.firstCode, 'Bureau');
  await install(field.page());
  await joinByLink(field.page(), await invite('Anaïs'), 'Tablette d’Anaïs');
  const page = field.page();
  await createCompany(page, COMPANY, 'Biert');
  await startVisit(page);
  const path = new URL(page.url()).pathname;
  dossier = path.replace(/\/visite.*/, '');
  offer = path.replace(/(\/visite\/[^/]+).*/, '$1/offre');
  await answer(page, /Plusieurs nouveautés, qui se vendent/);
  await expect(statusLine(page)).toContainText(RECEIVED);
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
  await page.getByLabel('Nom de la personne').fill(person);
  await page.getByRole('button', { name: 'Créer le lien' }).click();
  const link = page.getByLabel('Lien à usage unique');
  await expect(link).toHaveValue(/#/);
  const value = await link.inputValue();
  return value.slice(value.indexOf('#') + 1);
}

const question = (page: Page, id: string): Locator => page.locator(`[data-question="${id}"]`);

/** Answers the first question of « Ce que l'on propose » in the visit. */
async function answer(page: Page, level: RegExp): Promise<void> {
  await page.goto(offer);
  const card = question(page, 'off1');
  await card
    .locator('label')
    .filter({ has: page.getByRole('radio', { name: level }) })
    .first()
    .click();
  await expect(card.getByRole('radio', { name: level })).toBeChecked();
  await expect(statusLine(page)).toContainText(SAVED);
}

async function remark(scope: Locator, text: string): Promise<void> {
  await scope.getByRole('button', { name: /^(Ajouter une remarque|Répondre)$/ }).click();
  await scope.getByLabel('Remarque', { exact: true }).fill(text);
  await scope.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(scope.getByText(text, { exact: true })).toBeVisible();
}

async function comeBack(): Promise<void> {
  await field.setOffline(false);
  await field.page().evaluate(() => dispatchEvent(new Event('online')));
}

async function picture(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.screenshot({ path: `test-results/review/${name}.png`, fullPage: true });
}

test('what the advisor sends for review waits on the coordinator’s home, and a remark waits on the advisor’s', async () => {
  const [page, desk] = [field.page(), office.page()];
  await page.goto(`${dossier}/relecture`);
  await page.getByRole('button', { name: 'Envoyer pour relecture' }).click();
  await expect(page.getByText(/Envoyé pour relecture le .* par Anaïs/)).toBeVisible();
  await expect(statusLine(page)).toContainText(RECEIVED);

  await desk.goto('/');
  await desk
    .getByRole('list', { name: 'Relecture' })
    .getByRole('link', { name: new RegExp(COMPANY) })
    .click();
  await desk.getByRole('link', { name: /Ce que l.on propose/ }).click();
  await remark(question(desk, 'off1'), 'Lesquelles\u00a0? Donnez un exemple.');
  await desk.goto(`${dossier}/relecture`);
  await expect(desk.getByRole('checkbox', { name: /^Contrôle qualité fait/ })).toBeDisabled();
  await desk.getByRole('button', { name: 'Demander une correction' }).click();
  await expect(statusLine(desk)).toContainText(RECEIVED);

  await page.goto('/');
  const line = page.getByRole('list', { name: 'Relecture' }).getByRole('link', { name: new RegExp(COMPANY) });
  await expect(line).toContainText(/1\sremarque de relecture/);
  if (ALL) await picture(page, 'home');
  await page.goto(dossier);
  await expect(page.getByText(/1\sremarque de relecture/).first()).toBeVisible();
  if (ALL) await picture(page, 'dossier');
});

test('the tablet answers a remark offline while the desk writes another: both are there, on both', async () => {
  const [page, desk] = [field.page(), office.page()];
  await field.setOffline(true);
  await page.goto(`${dossier}/relecture`);
  await page.getByRole('link', { name: /Lesquelles/ }).click();
  await expect(question(page, 'off1')).toBeInViewport();
  await remark(question(page, 'off1'), 'Les volets en mélèze, depuis mars.');
  await question(page, 'off1')
    .getByRole('button', { name: /^Marquer traitée « Lesquelles/ })
    .click();
  await question(page, 'off5')
    .getByRole('link', { name: /^Ouvrir dans la visite/ })
    .click();
  await expect(question(page, 'off5')).toBeInViewport();
  await expect(question(page, 'off5').locator(':focus')).toHaveCount(1);
  await answer(page, /Une nouveauté, pour moi/);

  await desk.goto(`${dossier}/relecture/offre`);
  await remark(question(desk, 'off1'), 'Une photo aiderait.');
  await desk.getByRole('button', { name: /^Relu/ }).click();
  await expect(statusLine(desk)).toContainText(RECEIVED);

  await comeBack();
  for (const screen of [page, desk]) {
    await screen.goto(`${dossier}/relecture/offre`);
    const card = question(screen, 'off1');
    await expect(card.getByText('Les volets en mélèze, depuis mars.', { exact: true })).toBeVisible();
    await expect(card.getByText('Une photo aiderait.', { exact: true })).toBeVisible();
    await expect(card.getByText(/1\sremarque traitée/)).toBeVisible();
    await expect(card.getByText('Une nouveauté, pour moi')).toBeVisible();
    // The coordinator had read the answer before.
    await expect(card.getByText('Modifié depuis la relecture')).toBeVisible();
    if (ALL) await picture(screen, `open-${screen === page ? 'field' : 'office'}`);
    await screen.goto(`${dossier}/relecture`);
    if (ALL) await picture(screen, `overview-${screen === page ? 'field' : 'office'}`);
    const left = screen.getByRole('list', { name: 'Ce qui est parti' });
    await expect(left.getByText('Modifié depuis', { exact: true })).toBeVisible();
  }
});

test('a remark that is not sent yet survives leaving the screen and an empty battery', async () => {
  const page = field.page();
  await page.goto(`${dossier}/relecture/offre`);
  const card = question(page, 'off1');
  await card.getByRole('button', { name: 'Répondre' }).click();
  await card.getByLabel('Remarque', { exact: true }).fill('À moitié écri');
  await expect(statusLine(page)).toContainText(SAVED);
  await field.kill();
  await field.start();
  const again = field.page();
  await again.goto(`${dossier}/relecture/offre`);
  const box = question(again, 'off1').getByLabel('Remarque', { exact: true });
  await expect(box).toHaveValue('À moitié écri');
  await box.fill('');
});

test('an earlier answer is put back offline from the history, taken back, put back again, and the desk follows', async () => {
  const [page, desk] = [field.page(), office.page()];
  await expect(statusLine(page)).toContainText(RECEIVED);
  await answer(desk, /Exactement les mêmes choses/);
  await expect(statusLine(desk)).toContainText(RECEIVED);
  await page.goto(`${dossier}/historique`);
  await page.getByLabel('Ce qui a changé').selectOption({ label: 'Depuis le début' });
  const change = page.locator('[data-field="a/off1"]');
  await expect(change.getByText('Exactement les mêmes choses').first()).toBeVisible();
  await field.setOffline(true);
  await change.getByText(/^Toutes les valeurs gardées/).click();
  const restore = change.getByRole('button', { name: 'Reprendre : Une nouveauté, pour moi' });
  await restore.click();
  await expect(change.getByText('Une nouveauté, pour moi').first()).toBeVisible();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await restore.click();
  await expect(restore).toHaveCount(0);
  await expect(statusLine(page)).toContainText(SAVED);
  await comeBack();
  await expect(statusLine(page)).toContainText(RECEIVED);
  await desk.goto(offer);
  await expect(question(desk, 'off1').getByRole('radio', { name: 'Une nouveauté, pour moi' })).toBeChecked();
  await desk.goto(`${dossier}/historique`);
  await desk.getByLabel('Ce qui a changé').selectOption({ label: 'Depuis le début' });
  await desk.getByLabel('Par qui').selectOption({ label: 'Anaïs' });
  await expect(desk.locator('[data-field="a/off1"]')).toContainText('Anaïs');
});

test('the quality check can be dated once every remark is settled', async () => {
  const desk = office.page();
  await desk.goto(`${dossier}/relecture/offre`);
  const settle = question(desk, 'off1').getByRole('button', { name: /^Marquer traitée «/ });
  await expect(settle.first()).toBeVisible();
  for (let left = await settle.count(); left > 0; left -= 1) {
    await settle.first().click();
    await expect(settle).toHaveCount(left - 1);
  }
  await desk.goto(`${dossier}/relecture`);
  const check = desk.getByRole('checkbox', { name: /^Contrôle qualité fait/ });
  await desk.locator('label').filter({ has: check }).click();
  await expect(check).toBeChecked();
  await expect(statusLine(desk)).toContainText(RECEIVED);
  await field.page().goto(dossier);
  await expect(
    field
      .page()
      .getByText(/Contrôle qualité fait/)
      .first(),
  ).toBeVisible();
});

test('without a pointer every stop of the review is in sight, down to its acts at the foot', async () => {
  const page = field.page();
  await page.goto(`${dossier}/relecture/offre`);
  await expect(question(page, 'off1')).toBeVisible();
  await tabTo(page, question(page, 'off5').getByRole('button', { name: 'Ajouter une remarque' }));
  await page.keyboard.press('Enter');
  await expect(question(page, 'off5').getByLabel('Remarque', { exact: true })).toBeFocused();
  await tabTo(page, question(page, 'off5').getByRole('button', { name: 'Fermer', exact: true }));
  await page.keyboard.press('Enter');
  await expect(question(page, 'off5').getByRole('button', { name: 'Ajouter une remarque' })).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'Section suivante' }));
});

test('the screens of the review have no axe violation and no sideways scrolling, in every size and theme', async () => {
  test.setTimeout(240_000);
  const page = office.page();
  const sizes = ALL
    ? [
        [1024, 768],
        [768, 1024],
        [1440, 900],
        [360, 740],
      ]
    : [
        [1440, 900],
        [360, 740],
      ];
  for (const [name, path] of [
    ['relecture', `${dossier}/relecture`],
    ['relecture-section', `${dossier}/relecture/offre`],
    ['historique', `${dossier}/historique`],
  ] as const) {
    await page.goto(path);
    if (name === 'historique') await page.getByLabel('Ce qui a changé').selectOption({ label: 'Depuis le début' });
    for (const [width = 0, height = 0] of sizes) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        // Colours on their way from one theme to the other belong to none.
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${name} ${width}`).toBeLessThanOrEqual(0);
        expect(await axeFaults(page), `${name} ${width} ${colorScheme}`).toEqual([]);
        if (ALL) await picture(page, `${name}-${width}-${colorScheme}`);
      }
    }
  }
});
