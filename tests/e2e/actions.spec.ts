// Collective actions between a tablet at a door without network and the desktop that plans: one timeline, one truth.
import { expect, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { adminOf } from '#tests/support/admin-command.ts';
import { axeFaults } from '#tests/support/axe.ts';
import { cameraPhoto } from '#tests/support/photo-file.ts';
import { enterAt } from '#tests/support/keyboard.ts';
import { createCompany, statusLine, type Tablet } from '#tests/support/tablet.ts';
import { openWorkspace, type Workspace } from '#tests/support/workspace.ts';

const COMPANY = 'Scierie des Trois Vallées';
const FIRST = 'Visiter un séchoir solaire';
const SECOND = 'Essayer le séchoir à deux';
const SAVED = 'Enregistré sur cette tablette';

let workspace: Workspace;
let field: Tablet;
let office: Tablet;
let action = '';

test.describe.configure({ mode: 'serial' });

async function plan(page: Page, title: string, start: string, end: string): Promise<string> {
  await page.goto('/collectif/actions/nouvelle');
  await page.getByLabel(/^Titre/).fill(title);
  await page.getByRole('combobox', { name: 'Ajouter une entreprise' }).fill(COMPANY.slice(0, 8));
  await page.getByRole('option', { name: new RegExp(COMPANY) }).click();
  await page.getByLabel('Début').fill(start);
  await page.getByLabel('Fin').fill(end);
  await page.getByRole('button', { name: 'Créer l’action' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

const bar = (page: Page, title: string) => page.getByRole('button', { name: new RegExp(`^${title}, `) });

test.beforeAll(async () => {
  workspace = await openWorkspace({ viewport: { width: 1024, height: 768 }, touch: true });
  ({ field, office } = workspace);
  await createCompany(office.page(), COMPANY, 'Biert');
  action = await plan(office.page(), FIRST, '2026-12-01', '2026-12-20');
  await plan(office.page(), SECOND, '2027-01-04', '2027-02-26');
});

test.afterAll(() => workspace.dispose());

test('an action moves on the timeline by keys and by hand, Escape writes nothing, and an undo brings its days back', async () => {
  const page = office.page();
  await page.goto('/collectif?vue=calendrier');
  await bar(page, FIRST).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(bar(page, FIRST)).toHaveAccessibleName(/du 02\/12\/2026 au 22\/12\/2026/);
  await page.keyboard.press('Escape');
  await expect(bar(page, FIRST)).toHaveAccessibleName(/du 01\/12\/2026 au 20\/12\/2026/);

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${FIRST} : du 02/12/2026 au 21/12/2026`.replace(' :', '\u00a0:'))).toBeVisible();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(bar(page, FIRST)).toHaveAccessibleName(/du 01\/12\/2026 au 20\/12\/2026/);

  // By its end, with the hand: the beginning stays.
  await bar(page, SECOND).scrollIntoViewIfNeeded();
  const box = (await bar(page, SECOND).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width + 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 60, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(bar(page, SECOND)).toHaveAccessibleName(/du 04\/01\/2027 au (?!26\/02\/2027)/);
  expect(await axeFaults(page)).toEqual([]);
});

test('what would wait for itself is refused in words, and a state changes only along its table', async () => {
  const page = office.page();
  await page.goto('/collectif?vue=actions');
  await page.getByRole('link', { name: new RegExp(SECOND) }).click();
  await page.getByRole('combobox', { name: /Vient après/ }).fill('Visiter');
  await page.getByRole('option', { name: new RegExp(FIRST) }).click();
  await expect(page.getByRole('list', { name: 'Vient après' }).getByText(FIRST)).toBeVisible();
  await page.goto(action);
  await page.getByRole('combobox', { name: /Vient après/ }).fill('Essayer');
  await page.getByRole('option', { name: new RegExp(SECOND) }).click();
  await expect(page.getByText(/attend déjà cette action/)).toBeVisible();

  await page.goto('/collectif?vue=actions');
  const link = page.getByRole('link', { name: new RegExp(FIRST) });
  await link.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await enterAt(page, page.getByRole('button', { name: 'Noter ce changement' }));
  await expect(page.getByText('une personne responsable et une date de fin')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(
    page.getByRole('region', { name: 'Proposée' }).getByRole('link', { name: new RegExp(FIRST) }),
  ).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});

test('presences marked at a door without network reach the desktop, each head once, and the calendar file says the hours', async () => {
  const desk = office.page();
  await desk.goto(action);
  await desk.getByRole('button', { name: 'Ajouter une rencontre' }).click();
  await desk.getByLabel('Objet').fill('Atelier du séchage ; séance 1');
  await desk.getByLabel('Jour', { exact: true }).fill('2026-12-08');
  const meetings = desk.getByRole('region', { name: 'Rencontres' });
  await meetings.getByLabel('Début').fill('14:00');
  await meetings.getByLabel('Fin').fill('16:30');
  await meetings.getByLabel('Lieu').fill('Salle d’Oust');
  await desk.getByRole('button', { name: 'Inviter l’entreprise participante' }).click();
  await expect(statusLine(desk)).toContainText('Reçu par le serveur');
  expect(await axeFaults(desk)).toEqual([]);

  const download = desk.waitForEvent('download');
  await meetings.getByRole('button', { name: 'Fichier calendrier' }).click();
  const file = readFileSync((await (await download).path()) ?? '', 'utf8').replaceAll('\r\n ', '');
  expect(file).toContain('DTSTART;TZID=Europe/Paris:20261208T140000');
  expect(file).toContain('DTEND;TZID=Europe/Paris:20261208T163000');
  expect(file).toContain('SUMMARY:Atelier du séchage \\; séance 1');
  expect(file).toMatch(/UID:[\w-]+\.[\w-]+@cordee\r\n/);

  const door = field.page();
  await expect(async () => {
    await door.goto(action);
    await door.getByRole('link', { name: 'Présences' }).click({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await field.setOffline(true);
  const here = door.getByRole('button', { name: new RegExp(`^Présent\\s: ${COMPANY}`) });
  await here.tap();
  await expect(here).toHaveAttribute('aria-pressed', 'true');
  // A hurried finger taps twice: who came stays there, until the mark itself is taken back, and that can be undone.
  await here.tap();
  await expect(here).toHaveAttribute('aria-pressed', 'true');
  await door.getByRole('button', { name: new RegExp(`^Effacer\\s: ${COMPANY}`) }).tap();
  await expect(here).toHaveAttribute('aria-pressed', 'false');
  await door.getByRole('button', { name: 'Annuler' }).tap();
  await expect(here).toHaveAttribute('aria-pressed', 'true');
  for (const name of ['Jeanne Rumeau', 'jeanne rumeau']) {
    await door.getByRole('combobox', { name: 'Ajouter une personne' }).fill(name);
    await door.getByRole('option', { name: /à titre personnel/ }).click();
  }
  await expect(door.getByText('Personnes venues').locator('..')).toContainText('2');
  await expect(statusLine(door)).toContainText(SAVED);
  expect(await axeFaults(door)).toEqual([]);
  await workspace.comeBack();

  await desk.getByRole('link', { name: 'Présences' }).click();
  await expect(desk.getByRole('button', { name: /^Présent\s: /, pressed: true })).toHaveCount(3);
  await expect(desk.getByText('Personnes venues').locator('..')).toContainText('2');
});

test('two devices that move one action apart both see both days until one is kept', async () => {
  const [desk, tablet] = [office.page(), field.page()];
  await tablet.goto(action);
  await workspace.goOffline();
  await tablet.getByRole('region', { name: 'Ce qui est prévu' }).getByLabel('Fin').fill('2026-12-31');
  await expect(statusLine(tablet)).toContainText(SAVED);
  await desk.goto('/collectif?vue=calendrier');
  await bar(desk, FIRST).focus();
  await desk.keyboard.press('Shift+ArrowRight');
  await desk.keyboard.press('Enter');
  await expect(bar(desk, FIRST)).toHaveAccessibleName(/au 21\/12\/2026/);
  await workspace.comeBack();

  await expect(bar(desk, FIRST)).toHaveAccessibleName(/1\sréponse à choisir/);
  await desk.goto(action);
  for (const page of [desk, tablet]) {
    await expect(page.getByText('2 réponses').first()).toBeVisible();
    await expect(page.getByRole('region', { name: /Fin/ })).toContainText('31 décembre 2026');
    await expect(page.getByRole('region', { name: /Fin/ })).toContainText('21 décembre 2026');
  }
  await desk
    .getByRole('region', { name: /Fin/ })
    .getByRole('listitem')
    .filter({ hasText: '31 décembre' })
    .getByRole('button')
    .click();
  for (const page of [desk, tablet]) await expect(page.getByRole('region', { name: /Fin/ })).toHaveCount(0);
});

/** Pictures, large and small, that this device keeps. */
const keptBytes = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    let count = 0;
    for (const name of names) {
      const base = await done(indexedDB.open(name));
      if (base.objectStoreNames.contains('bytes')) {
        count += await done(base.transaction('bytes').objectStore('bytes').count());
      }
      base.close();
    }
    return count;
  });

/** Exchanges until what is looked for is there. */
async function onceThere(page: Page, look: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await look();
  }).toPass({ timeout: 60_000 });
}

test('a photo taken as evidence without network is seen on the desktop, where it can then be shown without network', async () => {
  const [desk, tablet] = [office.page(), field.page()];
  await tablet.goto(action);
  const proof = tablet.getByRole('region', { name: 'Preuves' });
  await expect(proof.getByRole('button', { name: 'Ajouter une image' })).toBeVisible();
  await workspace.goOffline();
  const chooser = tablet.waitForEvent('filechooser');
  await proof.getByRole('button', { name: 'Ajouter une image' }).click();
  const buffer = await cameraPhoto(tablet, 1200, 800);
  await (await chooser).setFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer });
  await expect(proof.getByRole('listitem')).toContainText('Sur cette tablette');
  await expect(statusLine(tablet)).toContainText('1 photo');
  expect(await axeFaults(tablet)).toEqual([]);
  await workspace.comeBack();
  await expect(proof.getByRole('listitem')).toContainText('Reçue par le serveur', { timeout: 60_000 });

  // The desktop is on another page: the thumbnail comes by itself, and is there when the network is gone.
  await desk.goto('/collectif?vue=actions');
  await onceThere(desk, async () => expect(await keptBytes(desk)).toBeGreaterThan(0));
  await office.setOffline(true);
  await desk.goto(action);
  const seen = desk.getByRole('region', { name: 'Preuves' }).getByRole('listitem');
  await seen.scrollIntoViewIfNeeded();
  await expect(seen.locator('img')).toBeVisible();
  await office.setOffline(false);
});

test('an action whose company was erased opens, says so in a sentence, and stands on its timeline, its board and in its files', async () => {
  const [desk, tablet] = [office.page(), field.page()];
  await desk.goto('/entreprises');
  await desk.getByRole('link', { name: new RegExp(COMPANY) }).click();
  await expect(desk.getByRole('heading', { level: 1, name: COMPANY })).toBeVisible();
  const doc = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
  await desk.goto(action);
  await desk.getByRole('list', { name: 'Personnes' }).getByRole('textbox', { name: COMPANY }).fill('Odile Fauré');
  await expect(statusLine(desk)).toContainText('Enregistré');
  await workspace.bothReceived();
  await adminOf(workspace.server, 'erase', doc);
  for (const page of [desk, tablet]) {
    await page.goto(action);
    await onceThere(page, () =>
      expect(page.getByText('1 entreprise de cette action n’est plus ici')).toBeVisible({ timeout: 2_000 }),
    );
    await expect(page.getByText('Le reste de l’action est intact.')).toBeVisible();
    await onceThere(page, () => expect(page.getByText('Personne effacée').first()).toBeVisible({ timeout: 2_000 }));
    await expect(page.locator('main')).toContainText('Entreprise effacée');
    await expect(page.locator('main')).not.toContainText('Odile');
    await expect(page.locator('main')).not.toContainText(COMPANY);
    expect(await axeFaults(page)).toEqual([]);
  }
  const fileOf = async (page: Page, button: string): Promise<string> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: button, exact: true }).click();
    return readFileSync((await (await download).path()) ?? '', 'utf8');
  };
  expect(await fileOf(desk, 'Fichier calendrier (.ics)')).toContain(`SUMMARY:${FIRST}`);
  await desk.getByRole('radio', { name: 'Collective' }).check({ force: true });
  await expect(statusLine(desk)).toContainText('Enregistré');
  await desk.getByRole('link', { name: 'Présences' }).click();
  await expect(desk.getByText('Personnes venues').locator('..')).toContainText('2');
  await desk.goto('/echanges?vue=export');
  await desk.getByRole('radio', { name: /Les actions collectives/ }).check({ force: true });
  await desk.getByRole('radio', { name: /Tableau .csv/ }).check({ force: true });
  expect(await fileOf(desk, 'Télécharger le fichier')).toContain(FIRST);
  await desk.goto('/collectif?vue=calendrier');
  await expect(bar(desk, FIRST)).toBeVisible();
  await desk.goto('/collectif?vue=actions');
  await expect(desk.getByRole('link', { name: new RegExp(FIRST) })).toBeVisible();
  expect(await axeFaults(desk)).toEqual([]);
});
