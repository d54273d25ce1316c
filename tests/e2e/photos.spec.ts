// A photo taken without network on a tablet is seen on the desktop, and nobody says that it was sent before it was.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { cameraPhoto, PLACE } from '#tests/support/photo-file.ts';
import type { ServerProcess } from '#tests/support/server-process.ts';
import { createCompany, statusLine, type Tablet } from '#tests/support/tablet.ts';
import { openWorkspace, type Workspace } from '#tests/support/workspace.ts';

const COMPANY = 'Fromagerie du Col';
const CAPTION = 'La cave d’affinage';

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

const section = (page: Page): Locator => page.getByRole('region', { name: 'Photos' });
const cards = (page: Page): Locator => section(page).getByRole('listitem');

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await section(page).getByRole('button', { name: 'Ajouter une image' }).click();
  await (await chooser).setFiles({ name, mimeType: 'image/jpeg', buffer });
}

/** How large the picture in this place really is, once it is decoded. */
const pixels = (image: Locator): Promise<[number, number]> =>
  image.evaluate(async (element) => {
    const picture = element as HTMLImageElement;
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
  });

/** The small picture of a card, which is brought only while the card is near the screen. */
async function smallOf(card: Locator): Promise<Locator> {
  await card.scrollIntoViewIfNeeded();
  return card.locator('img');
}

function filesOnServer(): Buffer[] {
  const folder = join(server.dataDir, 'blobs');
  const shelves = readdirSync(folder).filter((name) => name.length === 2);
  return shelves.flatMap((shelf) =>
    readdirSync(join(folder, shelf)).map((name) => readFileSync(join(folder, shelf, name))),
  );
}

test('a photo taken without network is kept, also over a restart, and says that it is only here', async () => {
  const page = tablet.page();
  await tablet.setOffline(true);
  await server.kill();
  await createCompany(page, COMPANY, 'Seix');
  await page.getByRole('button', { name: 'Ouvrir un dossier' }).click();
  await expect(section(page)).toContainText('Pas encore de photo.');
  await choose(page, 'IMG_0001.jpg', await cameraPhoto(page, 3000, 2000));
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText('Sur cette tablette');
  await expect(statusLine(page)).toContainText('1 photo');

  await cards(page)
    .getByRole('button', { name: /Agrandir/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Photo' });
  await dialog.getByLabel('Légende').fill(CAPTION);
  // Upright, and no larger than it needs to be.
  expect(await pixels(dialog.getByRole('img'))).toEqual([1067, 1600]);
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await expect(cards(page)).toContainText(CAPTION);
  await expect(statusLine(page)).toContainText('Enregistré sur cette tablette');

  const place = page.url();
  await tablet.shut();
  await tablet.start();
  await tablet.page().goto(place);
  await expect(cards(tablet.page())).toContainText('Sur cette tablette');
  expect(await pixels(await smallOf(cards(tablet.page())))).toEqual([213, 320]);
});

test('what is no picture is refused with a sentence, and nothing is added', async () => {
  const page = tablet.page();
  await choose(page, 'notes.jpg', Buffer.from('ceci n’est pas une image'));
  await expect(section(page)).toContainText('n’est pas une image que cette tablette sait lire');
  await choose(page, 'IMG_0002.heic', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheicmif1heic')]));
  await expect(section(page)).toContainText('ne lit pas les images HEIC');
  await expect(cards(page)).toHaveCount(1);
});

test('with the network back it is received, without the place it was taken at, and seen on the desktop', async () => {
  const page = tablet.page();
  await server.restart();
  await workspace.comeBack();
  await expect(cards(page)).toContainText('Reçue par le serveur', { timeout: 60_000 });
  await expect(statusLine(page)).not.toContainText('photo');
  const files = filesOnServer();
  expect(files).toHaveLength(2);
  for (const file of files) {
    expect(file.includes(PLACE)).toBe(false);
    expect(file.includes('Exif')).toBe(false);
  }

  const office = desktop.page();
  await office.goto('/dossiers');
  await office
    .getByRole('link', { name: new RegExp(COMPANY) })
    .first()
    .click();
  await expect(cards(office)).toContainText(CAPTION);
  await expect(async () => {
    await office.evaluate(() => dispatchEvent(new Event('online')));
    await expect(await smallOf(cards(office))).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await cards(office)
    .getByRole('button', { name: `Agrandir\u00a0: ${CAPTION}` })
    .click();
  const dialog = office.getByRole('dialog', { name: 'Photo' });
  await expect(async () => expect(await pixels(dialog.getByRole('img'))).toEqual([1067, 1600])).toPass({
    timeout: 30_000,
  });
  await expect(dialog).toContainText('Reçue par le serveur');
});

test('a photo that cannot leave the tablet goes by a rescue file, and only once', async () => {
  const page = tablet.page();
  const place = page.url();
  await tablet.setOffline(true);
  await choose(page, 'IMG_0004.jpg', await cameraPhoto(page, 700, 500));
  await expect(cards(page)).toHaveCount(2);
  await page.goto('/a-envoyer');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tout exporter' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^cordee-secours-.*\.zip$/);

  const office = desktop.page();
  const seen = office.url();
  await office.goto('/a-envoyer');
  const chooser = office.waitForEvent('filechooser');
  await office.getByRole('button', { name: 'Ouvrir un fichier de secours' }).click();
  const buffer = readFileSync(await file.path());
  await (await chooser).setFiles({ name: 'secours.zip', mimeType: 'application/zip', buffer });
  const dialog = office.getByRole('dialog', { name: 'Fichier de secours' });
  await expect(dialog.getByRole('region', { name: 'Photos et notes vocales' })).toContainText('1 photo');
  await dialog.getByRole('button', { name: 'Reprendre 1 fiche et 1 photo' }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => filesOnServer().length, { timeout: 60_000 }).toBe(4);
  await office.goto(seen);
  await expect(cards(office)).toHaveCount(2);
  await expect(cards(office).last()).toContainText('Reçue par le serveur');

  await page.goto(place);
  await workspace.comeBack();
  await expect(cards(page).last()).toContainText('Reçue par le serveur', { timeout: 60_000 });
  expect(filesOnServer()).toHaveLength(4);
});

test('with no page open the worker sends it', async () => {
  const page = tablet.page();
  await tablet.setOffline(true);
  await server.kill();
  await choose(page, 'IMG_0003.jpg', await cameraPhoto(page, 800, 600));
  await expect(cards(page)).toHaveCount(3);
  await expect(cards(page).last()).toContainText('Sur cette tablette');
  // Its first try was in vain: the worker has been asked.
  await page.goto('/');
  await expect(statusLine(page)).toContainText('Hors connexion');
  const blank = await tablet.context().newPage();
  await blank.goto('about:blank');
  await page.close();
  await server.restart();
  await tablet.setOffline(false);
  await expect.poll(() => filesOnServer().length, { timeout: 120_000 }).toBe(6);
});

test('a photo removed by mistake comes back', async () => {
  const office = desktop.page();
  const cave = cards(office).filter({ hasText: CAPTION });
  await cave.getByRole('button', { name: `Agrandir\u00a0: ${CAPTION}` }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Retirer la photo' }).click();
  await expect(cave).toHaveCount(0);
  await office.getByRole('button', { name: 'Annuler' }).click();
  await expect(cave).toHaveCount(1);
  expect(await pixels(await smallOf(cave))).toEqual([213, 320]);
});
