// What people type wrong, and what the world does to a tablet: a sentence in French, and nothing lost.
import { type Download, expect, type Page, test } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createReplica } from '#crdt/record.ts';
import {
  closeConnections,
  connectionsOpened,
  fillDisk,
  freeDisk,
  watchConnections,
} from '#tests/support/broken-storage.ts';
import { openPortal } from '#tests/support/captive-portal.ts';
import { joinAsCoordinator } from '#tests/support/coordinator.ts';
import { openLink } from '#tests/support/link.ts';
import { demote, expireLinks, recordsOnServer, updatesOnServer } from '#tests/support/server-file.ts';
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

const SAVED = 'Enregistré sur cette tablette';
const RECEIVED = 'Reçu par le serveur';
const DEVICE = 'Tablette d’Anaïs';

let server: ServerProcess;
let tablet: Tablet;

async function begin(): Promise<void> {
  server = await startServer();
  tablet = await openTablet(server.origin);
  await install(tablet.page());
}

async function end(): Promise<void> {
  expect(tablet.errors).toEqual([]);
  await tablet.dispose();
  await server.dispose();
}

const notesOf = (page: Page) => page.getByLabel('Notes partagées');

async function writeNotes(page: Page, text: string): Promise<void> {
  await notesOf(page).fill(text);
  await notesOf(page).blur();
}

async function openCompany(page: Page, name: string): Promise<void> {
  await page.goto('/entreprises');
  await page.getByRole('link', { name }).first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function sendNow(page: Page): Promise<void> {
  await page.goto('/a-envoyer');
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
}

interface RescueFile {
  readonly records: readonly { readonly reason: string; readonly readable: { readonly texts: { notes?: string } } }[];
  readonly drafts: readonly { readonly value: { readonly name: string } }[];
}

async function read(download: Download): Promise<RescueFile> {
  return JSON.parse(readFileSync(await download.path(), 'utf8')) as RescueFile;
}

test.describe('what is typed wrong is said beside it and kept', () => {
  test.beforeAll(begin);
  test.afterAll(end);

  test('a SIRET whose key is wrong is said, survives a reload and is in the record as it was typed', async () => {
    const page = tablet.page();
    const sentence = page.getByText('Ces 14 chiffres ne forment pas un SIRET');
    const box = page.getByLabel('SIRET', { exact: true });
    await page.goto('/entreprises/nouvelle');
    await page.getByLabel('Nom de l’entreprise').fill('Moulin de Biert');
    await box.fill('123 456 789 01234');
    await box.blur();
    await expect(sentence).toBeVisible();
    await expect(box).toHaveAttribute('aria-invalid', 'true');
    await expect(box).toHaveAccessibleDescription(/un chiffre est sans doute faux/);
    await expect(statusLine(page)).toContainText(SAVED);
    await page.reload();
    await expect(box).toHaveValue('123 456 789 01234');
    await expect(sentence).toBeVisible();
    await page.getByRole('combobox', { name: 'Commune' }).fill('Biert');
    await page.getByRole('option', { name: /Biert/ }).click();
    await page.getByLabel('Source du contact').selectOption('prospection');
    await page.getByRole('button', { name: 'Créer la fiche' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Moulin de Biert' })).toBeVisible();
    await expect(page.getByText('123 456 789 01234')).toBeVisible();
  });

  test('a commune outside the list stays in its box with a sentence, and the creation says what it waits for', async () => {
    const page = tablet.page();
    await page.goto('/entreprises/nouvelle');
    await page.getByLabel('Nom de l’entreprise').fill('Moulin de Biert');
    const box = page.getByRole('combobox', { name: 'Commune' });
    await box.fill('Toulouse');
    await expect(page.getByText('Aucune commune de ce nom parmi les 94')).toBeVisible();
    await box.blur();
    await expect(page.getByText('Choisissez une ligne de la liste.')).toBeVisible();
    await page.getByRole('button', { name: 'Créer la fiche' }).click();
    await expect(page.getByText('Il reste à remplir : Commune')).toBeVisible();
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('Toulouse');
    await expect(page).toHaveURL(/\/entreprises\/nouvelle$/);
  });

  test('a day that cannot be is said and never written: an attempt to come, a year far away', async () => {
    const page = tablet.page();
    await createCompany(page, 'Forge de Sentein', 'Sentein');
    await page.getByRole('button', { name: 'Ouvrir un dossier' }).click();
    await page.getByRole('button', { name: 'Noter une tentative' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio').first().check({ force: true });
    await dialog.getByLabel('Jour').fill('2999-01-01');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(
      dialog.getByText('Le jour ne peut être ni avant la dernière étape, ni après aujourd’hui.'),
    ).toBeVisible();
    await expect(dialog.getByLabel('Jour')).toHaveValue('2999-01-01');
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await page.goto('/collectif/actions/nouvelle');
    await page.getByLabel('Début').fill('0026-12-07');
    await expect(page.getByText('Ce jour n’est pas possible : vérifiez l’année.')).toBeVisible();
    await page.getByLabel('Début').fill('2026-12-07');
    await page.getByLabel('Fin').fill('2026-12-01');
    await expect(page.getByText('La fin est avant le début : vérifiez les deux dates.')).toBeVisible();
    await expect(page.getByText('Ce jour n’est pas possible')).toHaveCount(0);
  });
});

test.describe('a link or a device that the server does not take', () => {
  test.beforeEach(begin);
  test.afterEach(end);

  test('an unknown, a used and an expired link are each told apart, and a good one takes along what was captured', async () => {
    const page = tablet.page();
    const claire = await joinAsCoordinator(server);
    const expired = await claire.invite('Bruno', 'advisor');
    await server.kill('SIGTERM');
    expireLinks(server);
    await server.restart();
    await createCompany(page, 'Moulin de Biert', 'Biert');
    const refused = [
      [randomBytes(24).toString('base64url'), 'Ce lien n’est pas connu du serveur.'],
      [server.firstCode, 'Ce lien a déjà servi.'],
      [expired, 'Ce lien a expiré.'],
    ] as const;
    for (const [code, sentence] of refused) {
      await page.goto('/');
      await page.goto(`/rejoindre#${code}`);
      await page.getByLabel('Nom de l’appareil').fill(DEVICE);
      await page.getByRole('button', { name: 'Rejoindre', exact: true }).click();
      await expect(page.getByText(sentence)).toBeVisible();
      await expect(page.getByText('Ce que vous avez saisi reste sur cet appareil.')).toBeVisible();
      await expect(page.getByLabel('Nom de l’appareil')).toHaveValue(DEVICE);
    }
    await page.goto('/');
    await joinByLink(page, await claire.invite('Anaïs', 'advisor'), DEVICE);
    await expect(statusLine(page)).toContainText(RECEIVED);
    expect(recordsOnServer(server)).toBe(1);
  });

  test('a revoked tablet says so, keeps everything, goes on, and sends all of it once it is invited again', async () => {
    const page = tablet.page();
    const claire = await joinAsCoordinator(server);
    await joinByLink(page, await claire.invite('Anaïs', 'advisor'), DEVICE);
    await createCompany(page, 'Moulin de Biert', 'Biert');
    await expect(statusLine(page)).toContainText(RECEIVED);
    await claire.revoke(DEVICE);
    await writeNotes(page, 'La meule date de 1890.');
    await expect(statusLine(page)).toContainText('Appareil retiré de l’espace : rien ne part plus');
    await expect(statusLine(page)).toContainText(SAVED);
    await page.reload();
    await expect(notesOf(page)).toHaveValue('La meule date de 1890.');
    await createCompany(page, 'Forge de Sentein', 'Sentein');
    await expect(statusLine(page)).toContainText('À envoyer : 2 entreprises');
    await page.goto('/a-envoyer');
    await expect(page.getByText('Le serveur refuse cet appareil. Ce qui attend reste ici')).toBeVisible();
    for (const name of ['Moulin de Biert', 'Forge de Sentein'])
      await expect(page.getByRole('main').getByRole('link', { name })).toBeVisible();
    expect(recordsOnServer(server)).toBe(1);
    await joinByLink(page, await claire.invite('Anaïs', 'advisor'), DEVICE);
    await expect(statusLine(page)).toContainText(RECEIVED);
    expect(recordsOnServer(server)).toBe(2);
  });

  test('records refused for a lost right are listed with the reason and can be exported one by one', async () => {
    const page = tablet.page();
    const claire = await joinAsCoordinator(server);
    await joinByLink(page, await claire.invite('Anaïs', 'advisor'), DEVICE);
    await expect(statusLine(page)).toContainText(RECEIVED);
    await server.kill('SIGTERM');
    await createCompany(page, 'Moulin de Biert', 'Biert');
    await writeNotes(page, 'La meule date de 1890.');
    await expect(statusLine(page)).toContainText(SAVED);
    demote(server, 'committee');
    await server.restart();
    await sendNow(page);
    await expect(statusLine(page)).toContainText('1 fiche bloquée : à voir');
    await expect(page.getByText('Vous n’avez pas le droit d’écrire dans cette fiche.')).toBeVisible();
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter Moulin de Biert' }).click();
    const { records } = await read(await file);
    expect(records.map(({ reason }) => reason)).toContain('forbidden');
    await openCompany(page, 'Moulin de Biert');
    await expect(notesOf(page)).toHaveValue('La meule date de 1890.');
    expect(recordsOnServer(server)).toBe(0);
  });
});

test.describe('a way to the server that lies or breaks', () => {
  test.beforeEach(begin);
  test.afterEach(end);

  test('a captive portal is named, nothing is forgotten, and everything arrives once the server is back', async () => {
    const page = tablet.page();
    await joinByLink(page, server.firstCode, DEVICE);
    await server.kill('SIGTERM');
    const portal = await openPortal(server.port);
    await createCompany(page, 'Moulin de Biert', 'Biert');
    await writeNotes(page, 'La meule date de 1890.');
    await expect(statusLine(page)).toContainText('Ce réseau demande une connexion : ouvrez sa page d’accueil');
    await expect(statusLine(page)).toContainText('À envoyer : 1 entreprise');
    expect(portal.answered()).toBeGreaterThan(0);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Moulin de Biert' })).toBeVisible();
    await expect(notesOf(page)).toHaveValue('La meule date de 1890.');
    await portal.close();
    await server.restart();
    await sendNow(page);
    await expect(statusLine(page)).toContainText(RECEIVED);
    expect(createReplica(updatesOnServer(server)).view().texts.get('notes')).toBe('La meule date de 1890.');
  });

  test('a note too large for the server is told and exportable alone, and holds up no other record', async () => {
    const page = tablet.page();
    await joinByLink(page, server.firstCode, DEVICE);
    await createCompany(page, 'Moulin de Biert', 'Biert');
    await expect(statusLine(page)).toContainText(RECEIVED);
    const pasted = 'La meule date de 1890. '.repeat(13_000);
    await writeNotes(page, pasted);
    await expect(page.getByText('Le serveur n’a pas pris vos derniers mots.')).toBeVisible();
    await expect(statusLine(page)).toContainText('1 fiche bloquée : à voir');
    await createCompany(page, 'Forge de Sentein', 'Sentein');
    await expect.poll(() => recordsOnServer(server)).toBe(2);
    await page.goto('/a-envoyer');
    const stuck = page.getByRole('list', { name: 'Ce que le serveur n’a pas pris' }).getByRole('listitem');
    await expect(stuck).toHaveCount(1);
    await expect(stuck).toContainText('Cette fiche est trop grosse pour le serveur.');
    const file = page.waitForEvent('download');
    await stuck.getByRole('button', { name: 'Exporter Moulin de Biert' }).click();
    const { records } = await read(await file);
    expect(records.some(({ readable }) => readable.texts.notes?.trim() === pasted.trim())).toBe(true);
    // The words are kept there; the record shows what the server holds, and goes on (L6).
    await openCompany(page, 'Moulin de Biert');
    await expect(notesOf(page)).toHaveValue('');
    await page.goto('/a-envoyer');
    await expect(stuck).toHaveCount(1);
  });
});

test('a link cut in the middle of the upload, then before the receipt, delivers once', async () => {
  server = await startServer();
  const pace = { to: server.port, upRate: 0, downRate: 0, delay: 0 };
  const link = await openLink(pace);
  tablet = await openTablet(`http://localhost:${link.port}`);
  const page = tablet.page();
  const notes = randomBytes(30_000).toString('base64');
  await install(page);
  await joinByLink(page, server.firstCode, DEVICE);
  await expect(statusLine(page)).toContainText(RECEIVED);
  // The application is here; from now on the valley's own link, for every new connection.
  Object.assign(pace, { upRate: 100_000, delay: 200 });
  link.cut(true);
  await createCompany(page, 'Moulin de Biert', 'Biert');
  await writeNotes(page, notes);
  await expect(statusLine(page)).toContainText('Hors connexion : tout est gardé ici');

  link.mend();
  const before = link.bytesUp();
  await sendNow(page);
  await expect.poll(() => link.bytesUp() - before, { intervals: [20] }).toBeGreaterThan(15_000);
  link.cut(true);
  await expect(statusLine(page)).toContainText('Hors connexion : tout est gardé ici');
  expect(recordsOnServer(server)).toBe(0);

  link.mend();
  await sendNow(page);
  await expect.poll(() => recordsOnServer(server), { intervals: [20] }).toBe(1);
  link.cut(true);
  await expect(statusLine(page)).toContainText('À envoyer : 1 entreprise');

  link.mend();
  await sendNow(page);
  await expect(statusLine(page)).toContainText(RECEIVED);
  expect(recordsOnServer(server)).toBe(1);
  const updates = updatesOnServer(server);
  expect(new Set(updates.map((update) => Buffer.from(update).toString('hex'))).size).toBe(updates.length);
  expect(createReplica(updates).view().texts.get('notes')).toBe(notes);
  await page.goto('/entreprises');
  await expect(page.getByRole('main').getByRole('link', { name: 'Moulin de Biert' })).toHaveCount(1);
  await end();
  await link.close();
});

test.describe('a tablet whose memory fails', () => {
  test.beforeAll(begin);
  test.afterAll(end);

  test('on a full disk the line is red, the text stays and is in the file; with room again it is saved by itself', async () => {
    const page = tablet.page();
    await createCompany(page, 'Moulin de Biert', 'Biert');
    await fillDisk(page);
    await writeNotes(page, 'La meule date de 1890.');
    const red = statusLine(page).getByRole('button', { name: 'Non enregistré : exporter' });
    await expect(red).toBeVisible();
    await expect(statusLine(page)).not.toContainText(SAVED);
    await expect(statusLine(page)).not.toContainText('tout est gardé ici');
    await expect(notesOf(page)).toHaveValue('La meule date de 1890.');
    const file = page.waitForEvent('download');
    await red.click();
    const { records } = await read(await file);
    expect(records.map(({ readable }) => readable.texts.notes)).toContain('La meule date de 1890.');
    await freeDisk(page);
    await expect(statusLine(page)).toContainText(SAVED);
    await expect(red).toHaveCount(0);
    await page.reload();
    await expect(notesOf(page)).toHaveValue('La meule date de 1890.');
  });

  test('a draft typed on a full disk stays on screen and is saved by itself with room again', async () => {
    const page = tablet.page();
    await page.goto('/entreprises/nouvelle');
    const name = page.getByLabel('Nom de l’entreprise');
    await expect(name).toBeVisible();
    await fillDisk(page);
    await name.fill('Moulin de Biert');
    const red = statusLine(page).getByRole('button', { name: 'Non enregistré : exporter' });
    await expect(red).toBeVisible();
    await expect(name).toHaveValue('Moulin de Biert');
    const file = page.waitForEvent('download');
    await red.click();
    expect((await read(await file)).drafts.map(({ value }) => value.name)).toEqual(['Moulin de Biert']);
    await freeDisk(page);
    await expect(statusLine(page)).toContainText(SAVED);
    await expect(red).toHaveCount(0);
    await page.reload();
    await expect(name).toHaveValue('Moulin de Biert');
  });

  test('an act on a closed database is saved on a connection opened anew, without a word', async () => {
    const page = tablet.page();
    await watchConnections(page);
    await createCompany(page, 'Forge de Sentein', 'Sentein');
    const before = await connectionsOpened(page);
    await closeConnections(page);
    await startVisit(page);
    await expect(statusLine(page)).toContainText(SAVED);
    expect(await connectionsOpened(page)).toBeGreaterThan(before);
    const address = page.url();
    await page.reload();
    await expect(page).toHaveURL(address);
    await expect(page.locator('[data-question]').first()).toBeVisible();
  });
});
