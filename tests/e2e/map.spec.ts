// The map's files and the page on the territory, on the coordinator's desktop: what is imported shows at once and without
// network, what is refused loses nothing, and what is published is one A4 page.
import { expect, type Page, test } from '@playwright/test';
import { axeFaults } from '#tests/support/axe.ts';
import { outlineFile, realOutlines, toLambert93 } from '#tests/support/outlines.ts';
import { rasterBasemap, vectorBasemap } from '#tests/support/pmtiles-file.ts';
import { plain, readPdf } from '#tests/support/read-pdf.ts';
import { startServer, type ServerProcess } from '#tests/support/server-process.ts';
import { install, joinByLink, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

const SAVED = 'Enregistré sur cette tablette';

let server: ServerProcess;
let desktop: Tablet;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer(['--demo']);
  desktop = await openTablet(server.origin, { viewport: { width: 1440, height: 900 } });
  await install(desktop.page());
  await joinByLink(desktop.page(), server.firstCode, 'Bureau de Claire');
  await desktop.page().goto('/reseau?vue=carte');
  await expect(commune(desktop.page(), '09261')).toHaveAccessibleName(/Saint-Girons\s:\s\d+\sentreprises/);
});

test.afterAll(async () => {
  const errors = [...desktop.errors];
  await desktop.dispose();
  await server.dispose();
  expect(errors).toEqual([]);
});

const choose = (page: Page, name: string, text: string) =>
  page
    .locator('input[data-outlines]')
    .setInputFiles({ name, mimeType: 'application/geo+json', buffer: Buffer.from(text) });

const commune = (page: Page, code: string) => page.locator(`[data-code="${code}"]`);

/** Corners of a commune on the map: a border has many, a cell around a centre a few. */
const corners = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('[data-code="09285"] path')?.getAttribute('d')?.split('L').length ?? 0);

/** Pixels of the basemap that are not transparent. */
const painted = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let count = 0;
    for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 0) count += 1;
    return count;
  });

/** The basemap's first pixel. */
const corner = (page: Page): Promise<number[]> =>
  page.evaluate(() => [...(document.querySelector('canvas')?.getContext('2d')?.getImageData(2, 2, 1, 1).data ?? [])]);

test('outlines are shown before they are kept, drawn at once by the map, and a refused file leaves them as they are', async () => {
  const page = desktop.page();
  await page.goto('/reglages/carte');
  await choose(page, 'communes.geojson', realOutlines() ?? outlineFile());
  await expect(page.getByText('Les 94 communes ont été trouvées.')).toBeVisible();
  await page.getByRole('button', { name: 'Utiliser ces contours' }).click();
  await expect(page.getByText('dans les réglages de l’équipe')).toBeVisible();
  await expect(statusLine(page)).toContainText(SAVED);
  for (const [name, text, why] of [
    ['coupe.geojson', outlineFile().slice(0, 9_000), /abîmé ou coupé/],
    ['cc43.geojson', outlineFile({ crs: 'urn:ogc:def:crs:EPSG::3943' }), /EPSG::3943.* n’est pas connue/],
    ['ailleurs.geojson', outlineFile({ project: ([x, y]) => [x + 4, y + 2] }), /ne tombent pas dans le Couserans/],
  ] as const) {
    await choose(page, name, text);
    await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Utiliser ces contours' })).toBeHidden();
  }
  await expect(page.getByText('communes.geojson', { exact: true })).toBeVisible();
  await choose(page, 'lambert.geojson', outlineFile({ project: toLambert93 }));
  await expect(page.getByText(/Lambert 93 \(EPSG:2154\).*converties/)).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ne rien changer' }).click();
});

test('without network the map draws imported outlines on the basemap of this device, and moves by keys', async () => {
  const page = desktop.page();
  const picker = page.locator('input[data-basemap]');
  await picker.setInputFiles({
    name: 'photo.pmtiles',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('pas une carte'),
  });
  await expect(page.getByText('Ce n’est pas un fichier PMTiles.')).toBeVisible();
  await picker.setInputFiles({
    name: 'photos.pmtiles',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(rasterBasemap([200, 30, 40])),
  });
  await expect(page.getByText('images', { exact: true })).toBeVisible();
  await page.goto('/reseau?vue=carte');
  await expect.poll(() => corner(page)).toEqual([200, 30, 40, 255]);
  await page.goto('/reglages/carte');
  await picker.setInputFiles({
    name: 'fond.pmtiles',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(vectorBasemap()),
  });
  await expect(page.getByText('eau, routes et lieux (vecteur)')).toBeVisible();
  await expect(statusLine(page)).toContainText(SAVED);
  await desktop.setOffline(true);
  await page.goto('/reseau?vue=carte');
  await expect.poll(() => corners(page)).toBeGreaterThan(20);
  await expect.poll(() => painted(page)).toBeGreaterThan(1_000);
  const before = await page.locator('[data-code="09261"] path').first().boundingBox();
  await commune(page, '09261').focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect(page.getByRole('button', { name: 'Tout le territoire' })).toBeEnabled();
  const near = await page.locator('[data-code="09261"] path').first().boundingBox();
  expect(near?.width ?? 0).toBeGreaterThan((before?.width ?? 0) * 2);
  await page.keyboard.press('ArrowDown');
  await expect(commune(page, '09261')).not.toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-pressed="true"][data-code]')).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Les plus proches, à vol d’oiseau' })).toBeVisible();
  await page.keyboard.press('0');
  await expect(page.getByRole('button', { name: 'Tout le territoire' })).toBeDisabled();
  await page.getByRole('button', { name: 'Ne garder que cette commune' }).click();
  await page.getByRole('link', { name: 'Liste', exact: true }).click();
  await expect(page).toHaveURL(/\/reseau\?commune=09/);
  await desktop.setOffline(false);
});

test('the page on the territory tells three stories, passes the checks of accessibility and prints on one A4 sheet', async () => {
  const page = desktop.page();
  await page.goto('/territoire');
  // Two are there; the third place is free.
  const third = page.getByLabel('Action collective').last();
  await expect(third).toBeVisible();
  const option = await third.locator('option').nth(3).textContent();
  await third.selectOption({ index: 3 });
  await expect(page.getByLabel('Titre', { exact: true }).last()).toHaveValue(option ?? '');
  await page.getByLabel('Quelques phrases').last().fill('Trois voisins livrent ensemble chaque mardi.');
  await expect(page.getByRole('heading', { name: option ?? '', level: 3 })).toBeVisible();
  await expect(page.locator('.territory-page')).toContainText('Trois voisins livrent ensemble');
  await expect(statusLine(page)).toContainText(SAVED);
  expect(await axeFaults(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  const pdf = await readPdf(await page.pdf({ preferCSSPageSize: true }));
  await page.emulateMedia({ media: 'screen' });
  expect(pdf.pages).toHaveLength(1);
  expect(plain(pdf.text)).toContain('entreprises diagnostiquées');
  expect(plain(pdf.text)).toContain('Trois voisins livrent ensemble');
  expect(plain(pdf.text)).not.toContain('Quelques phrases');
});
