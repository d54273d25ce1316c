// What is gathered in a visit besides answers, in a workshop without network: photos, sketches, voice notes, signatures.
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Buffer } from 'node:buffer';
import { axeFaults } from '#tests/support/axe.ts';
import { cameraPhoto } from '#tests/support/photo-file.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, openTablet, startVisit, statusLine, type Tablet } from '#tests/support/tablet.ts';

const SAVED = 'Enregistré sur cette tablette';
const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

let server: ServerProcess;
let tablet: Tablet;
/** The visit at its first section, and the dossier. */
let visit = '';
let dossier = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer();
  tablet = await openTablet(server.origin, { touch: true, flags: MICROPHONE });
  await install(tablet.page());
  await tablet.setOffline(true);
  await createCompany(tablet.page(), 'Forge de Salau', 'Couflens');
  await startVisit(tablet.page());
  visit = tablet.page().url();
  dossier = /\/dossiers\/[^/]+/.exec(visit)?.[0] ?? '';
});

test.afterAll(async () => {
  expect(tablet.errors).toEqual([]);
  await tablet.dispose();
  await server.dispose();
});

const question = (page: Page): Locator => page.locator('[data-question]').first();
const photosOf = (place: Locator): Locator => place.locator('.photos-card');

async function choose(place: Locator, files: { name: string; buffer: Buffer }[]): Promise<void> {
  const chooser = place.page().waitForEvent('filechooser');
  await place.getByRole('button', { name: 'Ajouter une image' }).click();
  await (await chooser).setFiles(files.map((file) => ({ ...file, mimeType: 'image/jpeg' })));
}

/** A stroke of a mouse over a frame, in shares of it. */
async function draw(frame: Locator, points: readonly (readonly [number, number])[]): Promise<void> {
  await frame.scrollIntoViewIfNeeded();
  const box = await frame.boundingBox();
  if (!box) throw new Error('the frame is not on screen');
  const { mouse } = frame.page();
  for (const [index, [x, y]] of points.entries()) {
    await mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 4 });
    if (index === 0) await mouse.down();
  }
  await mouse.up();
}

const faults = (part: Locator): Promise<string[]> => axeFaults(part.page(), part);

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a photo is taken below its question, and one comes back to the same question', async () => {
  const page = tablet.page();
  await question(page).getByRole('button', { name: 'Photo', exact: true }).click();
  await choose(question(page), [{ name: 'IMG_1.jpg', buffer: await cameraPhoto(page, 3000, 2000) }]);
  await expect(photosOf(question(page))).toHaveCount(1);
  await expect(photosOf(question(page))).toContainText('Sur cette tablette');
  await question(page)
    .getByRole('button', { name: /Agrandir/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Photo' });
  await dialog.getByLabel('Légende').fill('L’enclume');
  await expect(dialog).toContainText('Reste dans l’équipe');
  expect(await faults(dialog)).toEqual([]);
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await expect(page).toHaveURL(visit);
  await expect(question(page).getByRole('button', { name: 'Agrandir\u00a0: L’enclume' })).toBeFocused();
  await page.goto(dossier);
  await expect(page.getByRole('region', { name: 'Photos' })).toContainText('L’enclume');
});

test('nothing leaves the team before each use was allowed, and a minor needs their parents’ word', async () => {
  const page = tablet.page();
  await page
    .getByRole('region', { name: 'Photos' })
    .getByRole('button', { name: /Agrandir/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Photo' });
  await dialog.getByLabel('Documents remis').check();
  await expect(dialog).toContainText('Il manque\u00a0: si une personne est reconnaissable.');
  await dialog.getByLabel('Oui').check();
  await expect(dialog).toContainText('Il manque\u00a0: qui a donné son accord et comment il a été donné.');
  await dialog.getByLabel('Qui a donné son accord').fill('Marie Estrade');
  await dialog.getByLabel('De vive voix, devant témoin').check();
  await dialog.getByLabel('Nom du témoin').fill('Anaïs Rouzaud');
  await expect(dialog).toContainText('Documents\u00a0: oui');
  await expect(dialog).not.toContainText('Publication\u00a0: oui');
  await dialog.getByLabel('Une personne mineure est reconnaissable').check();
  await expect(dialog).toContainText('Pas de photo d’une personne mineure');
  await expect(dialog).toContainText('Reste dans l’équipe');
  await dialog.getByLabel('Les parents ont donné leur accord écrit').check();
  await expect(dialog).toContainText('Documents\u00a0: oui');
  await dialog.getByRole('button', { name: 'Accord retiré' }).click();
  await expect(dialog).toContainText('n’ira plus dans aucun document');
  await dialog.getByRole('button', { name: 'Fermer' }).click();
});

test('a sketch lies over the photo everywhere, survives an empty battery, and leaves the picture as it was', async () => {
  const page = tablet.page();
  const card = page.getByRole('region', { name: 'Photos' }).getByRole('listitem');
  await card.getByRole('button', { name: /Agrandir/ }).click();
  await page.getByRole('button', { name: 'Dessiner dessus' }).click();
  const sketch = page.getByRole('dialog', { name: 'Croquis sur la photo' });
  await draw(sketch.getByRole('img', { name: 'Photo à annoter, sans trait' }), [
    [0.2, 0.2],
    [0.5, 0.5],
    [0.8, 0.3],
  ]);
  await expect(sketch.getByRole('img', { name: 'Photo avec 1 trait' })).toBeVisible();
  await sketch.getByRole('button', { name: 'Bleu' }).click();
  await sketch.getByRole('button', { name: 'Fin' }).click();
  await draw(sketch.getByRole('img', { name: 'Photo avec 1 trait' }), [
    [0.3, 0.7],
    [0.7, 0.7],
  ]);
  await expect(sketch.getByRole('img', { name: 'Photo avec 2 traits' })).toBeVisible();
  expect(await faults(sketch)).toEqual([]);
  await expect(statusLine(page)).toContainText(SAVED);

  await tablet.kill();
  await tablet.start();
  const again = tablet.page();
  await again.goto(dossier);
  await again
    .getByRole('region', { name: 'Photos' })
    .getByRole('button', { name: /Agrandir/ })
    .click();
  await again.getByRole('button', { name: 'Dessiner dessus' }).click();
  await expect(again.getByRole('img', { name: 'Photo avec 2 traits' })).toBeVisible();
  await again.getByRole('button', { name: 'Annuler le dernier trait' }).click();
  await again.getByRole('button', { name: 'Terminé' }).click();
  const large = again.getByRole('dialog', { name: 'Photo' });
  await expect(large.getByRole('img', { name: 'L’enclume (avec un croquis)' })).toBeVisible();
  await expect(large.locator('.photos-over path')).toHaveCount(1);
  await large.getByRole('button', { name: 'Fermer' }).click();
  await expect(again.locator('.photos-card .photos-over path')).toHaveCount(1);
});

test('a voice note is spoken once the person was told, kept, and listened to', async () => {
  const page = tablet.page();
  await page.goto(visit);
  await question(page).getByRole('button', { name: 'Note vocale', exact: true }).click();
  const panel = question(page).getByRole('group', { name: 'Note vocale' });
  await panel.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(panel).toContainText('Prévenez la personne');
  await panel.getByLabel('La personne est prévenue').check();
  expect(await faults(panel)).toEqual([]);
  await panel.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(panel).toContainText('Enregistrement\u00a0: 0:04');
  await panel.getByRole('button', { name: 'Arrêter et garder' }).click();
  const note = question(page).getByRole('list', { name: 'Notes vocales' }).getByRole('listitem');
  await expect(note).toContainText('Sur cette tablette');
  await note.getByRole('button', { name: 'Écouter' }).click();
  const heard = await note.locator('audio').evaluate(async (element) => {
    const audio = element as HTMLAudioElement;
    audio.muted = true;
    await audio.play();
    return audio.readyState;
  });
  expect(heard).toBeGreaterThanOrEqual(2);
  await note.getByLabel('En quelques mots').fill('Il parle de la livraison');
  await expect(note).toContainText('Il parle de la livraison');
});

test('what was being spoken when the battery died is found again', async () => {
  const page = tablet.page();
  await question(page).getByRole('button', { name: 'Note vocale', exact: true }).click();
  const panel = question(page).getByRole('group', { name: 'Note vocale' });
  await panel.getByLabel('La personne est prévenue').check();
  await panel.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(panel).toContainText('Enregistrement\u00a0: 0:07');
  await tablet.kill();
  await tablet.start();
  await tablet.page().goto(dossier);
  const notes = tablet.page().getByRole('list', { name: 'Notes vocales' }).getByRole('listitem');
  // Another tab might still be listening: only what has been silent for a while is taken over.
  await expect(notes).toHaveCount(2, { timeout: 40_000 });
  await expect(notes.last()).toContainText('Note vocale, 0:0');
});

test('a signature begun on a phone held upright is finished with the phone on its side', async () => {
  const page = tablet.page();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${visit.replace(/(\/visite\/[^/]+).*$/, '$1')}?vue=fin`);
  await page.getByRole('button', { name: 'Faire signer' }).click();
  await page.getByLabel('Nom de la personne').fill('Marie Estrade');
  const frame = (lines: string): Locator =>
    page.getByRole('img', { name: `Cadre de signature de Marie Estrade\u00a0: ${lines}` });
  await draw(frame('vide'), [
    [0.1, 0.6],
    [0.3, 0.2],
    [0.4, 0.7],
  ]);
  await expect(frame('1 trait')).toBeVisible();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const upright = await frame('1 trait').boundingBox();
  await page.setViewportSize({ width: 740, height: 360 });
  const sideways = await frame('1 trait').boundingBox();
  if (!upright || !sideways) throw new Error('no frame');
  // There is room for all of it between the bars, and it has the same shape.
  const room = await page.evaluate(() => {
    const edge = (selector: string, side: 'top' | 'bottom'): number =>
      document.querySelector(selector)?.getBoundingClientRect()[side] ?? 0;
    return edge('.c-nav', 'top') - edge('.c-shell__top', 'bottom');
  });
  expect(sideways.height).toBeLessThanOrEqual(room);
  expect(Math.abs(sideways.width / sideways.height - upright.width / upright.height)).toBeLessThan(0.02);
  await draw(frame('1 trait'), [
    [0.5, 0.6],
    [0.9, 0.4],
  ]);
  await expect(frame('2 traits')).toBeVisible();
  await expect(statusLine(page)).toContainText(SAVED);

  await tablet.kill();
  await tablet.start();
  const again = tablet.page();
  await again.goto(`${visit.replace(/(\/visite\/[^/]+).*$/, '$1')}?vue=fin`);
  await expect(again.getByRole('img', { name: /Cadre de signature.*2 traits/ })).toBeVisible();
  expect(await faults(again.locator('.signature-form'))).toEqual([]);
  await again.getByRole('button', { name: 'Valider la signature' }).click();
  await expect(again.getByRole('img', { name: 'Signature de Marie Estrade', exact: true })).toBeVisible();
});

test('several people sign, with a pen, with the keyboard alone, or not at all, and all of it stays', async () => {
  const page = tablet.page();
  await page.getByRole('button', { name: 'Ajouter une signature' }).click();
  await page.getByRole('button', { name: 'Valider la signature' }).click();
  await expect(page.locator('.signature-form')).toContainText('Écrivez le nom de la personne.');
  await page.getByLabel('Nom de la personne').fill('Anaïs Rouzaud');
  await page.getByRole('radio', { name: 'Conseiller' }).check();
  await page.getByLabel('Taper «\u00a0lu et approuvé\u00a0»').check();
  await page.getByLabel('Mention').fill('Lu et approuvé');
  await page.getByLabel('Mention').press('Tab');
  await page.getByRole('button', { name: 'Valider la signature' }).press('Enter');
  await expect(page.locator('.signature')).toHaveCount(2);
  await page.getByRole('button', { name: 'Ajouter une signature' }).click();
  await page.getByLabel('Nom de la personne').fill('Paul Ané');
  await page.getByRole('radio', { name: 'Autre' }).check();
  await page.getByLabel('Quelle qualité').fill('Associé');
  await page.getByLabel('Refus de signer').check();
  await page.getByLabel('Pourquoi').fill('Veut relire à tête reposée');
  await page.getByRole('button', { name: 'Noter le refus' }).click();
  await expect(page.locator('.signature')).toHaveCount(3);
  await page.reload();
  await expect(page.locator('.signature')).toHaveCount(3);
  await expect(page.locator('.signature').last()).toContainText('Veut relire à tête reposée');
  await page.getByRole('button', { name: 'Retirer la signature de Paul Ané' }).click();
  await expect(page.locator('.signature')).toHaveCount(2);
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page.locator('.signature')).toHaveCount(3);
  await expect(statusLine(page)).toContainText(SAVED);
});
