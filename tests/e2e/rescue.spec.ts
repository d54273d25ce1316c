// A tablet that cannot send any more: what is on it leaves in a file, and the coordinator takes the file in.
import { type Download, expect, type Page, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { createReplica } from '#crdt/record.ts';
import { demote, recordsOnServer, updatesOnServer } from '#tests/support/server-file.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, joinByLink, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

const RECEIVED = 'Reçu par le serveur';
const COMPANY = 'Moulin de Biert';
const NOTES = 'La meule date de 1890.';

let server: ServerProcess;
let field: Tablet;
let office: Tablet;
let file = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer();
  office = await openTablet(server.origin);
  field = await openTablet(server.origin);
  await install(office.page());
  await joinByLink(office.page(), server.firstCode, 'Bureau');
  await install(field.page());
});

test.afterAll(async () => {
  expect([...field.errors, ...office.errors]).toEqual([]);
  await field.dispose();
  await office.dispose();
  await server.dispose();
});

async function save(download: Promise<Download>): Promise<string> {
  const path = `${(await (await download).path()) ?? ''}.json`;
  writeFileSync(path, readFileSync(path.slice(0, -5)));
  return path;
}

async function openFile(page: Page, path: string): Promise<void> {
  await page.goto('/a-envoyer');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Ouvrir un fichier de secours' }).click();
  await (await chooser).setFiles(path);
}

/** The same file with something changed in it. */
function changed(path: string, change: (content: { [key: string]: unknown; records: unknown[] }) => void): string {
  const content = JSON.parse(readFileSync(path, 'utf8')) as { records: unknown[] };
  change(content);
  const other = path.replace('.json', `-${Math.random()}.json`);
  writeFileSync(other, JSON.stringify(content));
  return other;
}

test('everything that was not received leaves the tablet in one file', async () => {
  const page = field.page();
  await field.setOffline(true);
  await createCompany(page, COMPANY, 'Biert');
  await page.getByLabel('Notes partagées').fill(NOTES);
  await page.getByLabel('Notes partagées').blur();
  await expect(page.locator('[data-state=tablet]')).toContainText('Sur cette tablette');
  await page.goto('/a-envoyer');
  const row = page.getByRole('list', { name: 'À envoyer' }).getByRole('listitem');
  await expect(row).toContainText('attend depuis le');
  await expect(row).toContainText('moins d’une heure');
  await expect(row).toContainText('Sur cette tablette');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tout exporter' }).click();
  file = await save(download);
});

test('the coordinator sees what the file holds, takes it in, and it is sent', async () => {
  const page = office.page();
  await openFile(page, file);
  const dialog = page.getByRole('dialog', { name: 'Fichier de secours' });
  await expect(dialog.getByText('La tablette n’avait rejoint aucun espace.')).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: COMPANY })).toContainText('Nouvelle ici');
  expect(recordsOnServer(server)).toBe(0);
  await dialog.getByRole('button', { name: 'Reprendre 1 fiche' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(statusLine(page)).toContainText(RECEIVED);
  expect(recordsOnServer(server)).toBe(1);
  await page.goto('/entreprises');
  await page.getByRole('link', { name: COMPANY }).click();
  await expect(page.getByLabel('Notes partagées')).toHaveValue(NOTES);
  await expect(page.locator('[data-state=received]')).toContainText(RECEIVED);
});

test('the same file again changes nothing, and the tablet that comes back after all sends nothing twice', async () => {
  const page = office.page();
  await openFile(page, file);
  const dialog = page.getByRole('dialog', { name: 'Fichier de secours' });
  await expect(dialog.getByRole('listitem').filter({ hasText: COMPANY })).toContainText('Déjà ici');
  await expect(dialog.getByText('Tout est déjà ici')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Reprendre/ })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Fermer' }).last().click();

  await office.page().goto('/reglages/membres');
  await page.getByLabel('Nom de la personne').fill('Anaïs');
  await page.getByRole('button', { name: 'Créer le lien' }).click();
  const link = await page.getByLabel('Lien à usage unique').inputValue();
  await field.setOffline(false);
  await joinByLink(field.page(), link.slice(link.indexOf('#') + 1), 'Tablette');
  await field.page().goto('/a-envoyer');
  await expect(field.page().getByRole('heading', { name: 'Fichier de secours' })).toHaveCount(0);
  expect(recordsOnServer(server)).toBe(1);
  const view = createReplica(updatesOnServer(server)).view();
  expect([view.fields.get('name')?.value, view.fields.get('name')?.others, view.texts.get('notes')]).toEqual([
    COMPANY,
    [],
    NOTES,
  ]);
});

test('a file of another workspace is said to be so and taken in only after a second word', async () => {
  const page = office.page();
  const foreign = changed(file, (content) => (content['workspace'] = { id: 'another', name: 'Ariège' }));
  const other = changed(foreign, ({ records }) => ((records[0] as { doc: string }).doc = 'AAAAAAAAAAAAAAAAAAAAAA'));
  await openFile(page, other);
  const dialog = page.getByRole('dialog', { name: 'Fichier de secours' });
  await expect(dialog.getByText('Ce fichier vient d’un autre espace, « Ariège »')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Reprendre 1 fiche' })).toBeDisabled();
  await dialog.getByLabel('Oui, mêler ces fiches aux nôtres').check();
  await expect(dialog.getByRole('button', { name: 'Reprendre 1 fiche' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Fermer' }).last().click();
  expect(recordsOnServer(server)).toBe(1);
});

test('damaged entries are listed with their reason, and what is no rescue file is refused in a sentence', async () => {
  const page = office.page();
  const damaged = changed(file, ({ records }) => {
    records.unshift({ ...(records[0] as object), update: 'AQID' }, 'x');
  });
  await openFile(page, damaged);
  const dialog = page.getByRole('dialog', { name: 'Fichier de secours' });
  const aside = dialog.getByRole('list', { name: 'Entrées laissées de côté' }).getByRole('listitem');
  await expect(aside.filter({ hasText: 'Entrée 1' })).toContainText('Son contenu est abîmé.');
  await expect(aside.filter({ hasText: 'Entrée 2' })).toContainText('Ce n’est pas une fiche.');
  await expect(dialog.getByRole('listitem').filter({ hasText: COMPANY })).toContainText('Déjà ici');
  const picture = file.replace('.json', '-picture.json');
  writeFileSync(picture, '<html>');
  await openFile(page, picture);
  await expect(page.getByRole('dialog').getByText('Ce n’est pas un fichier de secours de Cordée')).toBeVisible();
});

test('what was refused for a right that is given back is sent again from « À envoyer »', async () => {
  const page = field.page();
  await expect(statusLine(page)).toContainText(RECEIVED);
  await server.kill('SIGTERM');
  await createCompany(page, 'Forge de Sentein', 'Sentein');
  demote(server, 'committee');
  await server.restart();
  await page.goto('/a-envoyer');
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
  const stuck = page.getByRole('list', { name: 'Ce que le serveur n’a pas pris' }).getByRole('listitem');
  await expect(stuck).toContainText('Vous n’avez pas le droit d’écrire dans cette fiche.');
  await expect(stuck).toContainText('envoyez-la de nouveau');
  await server.kill('SIGTERM');
  demote(server, 'advisor');
  await server.restart();
  await stuck.getByRole('button', { name: 'Envoyer de nouveau Forge de Sentein' }).click();
  await expect(stuck).toHaveCount(0);
  await expect.poll(() => recordsOnServer(server)).toBe(2);
  await expect(statusLine(page)).toContainText(RECEIVED);
});
