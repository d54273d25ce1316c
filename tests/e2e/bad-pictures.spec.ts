// Pictures as they come: enormous, broken, endless, too many of them, and a tablet without room. Clear words, nothing lost.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraPhoto } from '#tests/support/photo-file.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

const SAVED = 'Enregistré sur cette tablette';
const MEGABYTE = 1024 * 1024;

let server: ServerProcess;
let tablet: Tablet;
let folder = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cordee-pictures-'));
  server = await startServer();
  tablet = await openTablet(server.origin);
  await install(tablet.page());
  await tablet.setOffline(true);
  await createCompany(tablet.page(), 'Filature d’Alet', 'Ustou');
  await tablet.page().getByRole('button', { name: 'Ouvrir un dossier' }).click();
});

test.afterAll(async () => {
  expect(tablet.errors).toEqual([]);
  await tablet.dispose();
  await server.dispose();
  rmSync(folder, { recursive: true });
});

const section = (page: Page): Locator => page.getByRole('region', { name: 'Photos' });
const cards = (page: Page): Locator => section(page).locator('.photos-card');

/** Chooses these files, by their bytes. */
async function choose(page: Page, files: readonly (readonly [name: string, body: Buffer])[]): Promise<void> {
  for (const [name, body] of files) writeFileSync(join(folder, name), body);
  const chooser = page.waitForEvent('filechooser');
  await section(page).getByRole('button', { name: 'Ajouter une image' }).click();
  await (await chooser).setFiles(files.map(([name]) => join(folder, name)));
}

/** What a camera writes beside the picture, until the file is so large. */
function padded(jpeg: Buffer, bytes: number): Buffer {
  const note = Buffer.concat([Buffer.from([0xff, 0xe2, 0xff, 0xff]), Buffer.alloc(65_533, 7)]);
  const notes = Array.from({ length: Math.ceil((bytes - jpeg.length) / note.length) }, () => note);
  // Behind the size, so that finding it is no luck: a camera's own notes come before it.
  return Buffer.concat([
    jpeg.subarray(0, 2),
    ...notes.slice(0, 30),
    jpeg.subarray(2, -2),
    ...notes.slice(30),
    jpeg.subarray(-2),
  ]);
}

/** From now on the tablet's database has no room for pictures, as its browser would say it; `makeRoom` ends that. */
const fill = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const rooms = IDBObjectStore.prototype;
    const { put } = rooms;
    rooms.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      if (this.name === 'bytes') throw new DOMException('No room is left.', 'QuotaExceededError');
      return put.apply(this, given);
    };
    Object.assign(globalThis, { makeRoom: () => Object.assign(rooms, { put }) });
  });
const makeRoom = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { makeRoom: () => void }).makeRoom());

test('a photo of forty megabytes and a hundred million pixels is kept small', async () => {
  const page = tablet.page();
  const photo = padded(await cameraPhoto(page, 12_000, 9_000), 40 * MEGABYTE);
  expect(photo.length).toBeGreaterThan(39 * MEGABYTE);
  await choose(page, [['IMG_0108.jpg', photo]]);
  await expect(cards(page)).toHaveCount(1, { timeout: 60_000 });
  await cards(page)
    .getByRole('button', { name: /Agrandir/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Photo' });
  const size = await dialog.getByRole('img').evaluate(async (element) => {
    const picture = element as HTMLImageElement;
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
  });
  // Turned upright, as the camera noted.
  expect(size).toEqual([1200, 1600]);
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await expect(statusLine(page)).toContainText(SAVED);
});

test('among several files the broken ones are named, each for its reason, and the good ones are kept', async () => {
  const page = tablet.page();
  const whole = await cameraPhoto(page, 900, 600);
  await choose(page, [
    ['bonne.jpg', whole],
    ['coupee.jpg', whole.subarray(0, whole.length / 2)],
  ]);
  await expect(section(page)).toContainText('abîmée ou incomplète');
  await expect(section(page)).toContainText('Pas ajoutée\u00a0: coupee.jpg.');
  await expect(cards(page)).toHaveCount(2);

  const bomb = Buffer.from('89504e470d0a1a0a0000000d494844520000c3500000c3500802000000', 'hex');
  await choose(page, [['plan.png', Buffer.concat([bomb, Buffer.alloc(64)])]]);
  await expect(section(page)).toContainText('trop grande pour cette tablette');
  await choose(page, [['IMG_0002.HEIC', Buffer.from('000000186674797068656963000000006d69663168656963', 'hex')]]);
  await expect(section(page)).toContainText('réglez l’appareil photo sur «\u00a0Le plus compatible\u00a0» (JPEG)');
  await choose(page, [['bonne.jpg', whole]]);
  await expect(section(page)).toContainText('déjà dans le dossier');
  await expect(cards(page)).toHaveCount(2);
});

test('a full tablet keeps nothing it cannot, says so, and takes the photo once there is room', async () => {
  const page = tablet.page();
  await page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Le métier à tisser date de 1910');
  await expect(statusLine(page)).toContainText(SAVED);
  await fill(page);
  const photo = await cameraPhoto(page, 2400, 1800);
  await choose(page, [['pleine.jpg', photo]]);
  await expect(section(page)).toContainText('La tablette est pleine\u00a0: la photo n’a pas été gardée.');
  await expect(cards(page)).toHaveCount(2);
  await makeRoom(page);
  await choose(page, [['pleine.jpg', photo]]);
  await expect(cards(page)).toHaveCount(3);
  await expect(section(page)).not.toContainText('La tablette est pleine');
  await page.reload();
  await expect(cards(page)).toHaveCount(3);
  await expect(page.getByRole('textbox', { name: 'Notes', exact: true })).toHaveValue(
    'Le métier à tisser date de 1910',
  );
});

test('of two hundred photos of a day only those near the screen are held in memory', async () => {
  test.setTimeout(300_000);
  const page = tablet.page();
  const before = await cards(page).count();
  const one = await cameraPhoto(page, 640, 480);
  // Another picture each: what follows the last byte of a JPEG is no part of it, so a pixel's worth of its data differs.
  const many = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
    const picture = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(320, 240);
    const pen = canvas.getContext('2d');
    const files: string[] = [];
    for (let index = 0; index < 200; index += 1) {
      pen?.drawImage(picture, 0, 0, 320, 240);
      pen?.fillText(`photo ${index}`, 20, 20 + index);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
      let text = '';
      for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCodePoint(byte);
      files.push(btoa(text));
    }
    return files;
  }, one.toString('base64'));
  await choose(
    page,
    many.map((base64, index) => [`jour-${index}.jpg`, Buffer.from(base64, 'base64')] as const),
  );
  await expect(cards(page)).toHaveCount(before + 200, { timeout: 240_000 });
  const held = (): Promise<number> => cards(page).locator('img').count();
  await expect.poll(held).toBeLessThan(80);
  await cards(page).last().scrollIntoViewIfNeeded();
  await expect(cards(page).last().locator('img')).toBeVisible();
  expect(await held()).toBeLessThan(80);
  await expect(cards(page).first().locator('img')).toHaveCount(0);
});
