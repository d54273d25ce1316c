// The story that CHT's own tests tell with another end: there, an edit made offline disappears behind an edit of
// another field on the server. Here a tablet and a desktop write apart in the same records, and nothing disappears.
import { expect, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createCompany, startVisit, statusLine, type Tablet } from '#tests/support/tablet.ts';
import { openWorkspace, type Workspace } from '#tests/support/workspace.ts';

const COMPANY = 'Scierie des Trois Vallées';
const SAVED = 'Enregistré sur cette tablette';
const RECEIVED = 'Reçu par le serveur';

let workspace: Workspace;
/** Anaïs, in a workshop without network. */
let field: Tablet;
/** The coordinator, at a desk beside the server. */
let office: Tablet;
let company = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  workspace = await openWorkspace();
  ({ field, office } = workspace);
  await createCompany(field.page(), COMPANY, 'Biert');
  company = new URL(field.page().url()).pathname;
  await expect(statusLine(field.page())).toContainText(RECEIVED);
  await office.page().goto(company);
  await expect(office.page().getByRole('heading', { level: 1, name: COMPANY })).toBeVisible();
});

test.afterAll(() => workspace.dispose());

async function write(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Terminer', exact: true }).click();
  await expect(statusLine(page)).toContainText(SAVED);
}

test('a field edited offline and another field of the same record edited at the office: both are there, on both', async () => {
  await workspace.goOffline();
  await write(field.page(), 'Téléphone', '05 61 04 00 00');
  await write(office.page(), 'Site web', 'trois-vallees.fr');
  await expect(statusLine(office.page())).toContainText(RECEIVED);
  await workspace.comeBack();
  for (const { page } of [field, office]) {
    await expect(page().getByRole('link', { name: '05 61 04 00 00' })).toBeVisible();
    await expect(page().getByText('trois-vallees.fr')).toBeVisible();
    await expect(page().getByText(/réponses différentes/)).toHaveCount(0);
  }
});

test('the same field edited on both: both answers stand on both screens with who and when, and one choice settles it', async () => {
  await workspace.bothReceived();
  await workspace.goOffline();
  await write(field.page(), 'Adresse', '12 chemin du Moulin');
  await write(office.page(), 'Adresse', '3 place de la Mairie');
  await expect(statusLine(office.page())).toContainText(RECEIVED);
  await workspace.comeBack();
  for (const { page } of [field, office]) {
    const choice = page().getByRole('region', { name: /^Adresse : 2 réponses différentes/ });
    const answers = choice.getByRole('listitem');
    await expect(answers).toHaveCount(2);
    const mine = answers.filter({ hasText: '12 chemin du Moulin' });
    const theirs = answers.filter({ hasText: '3 place de la Mairie' });
    await expect(mine).toContainText(/Anaïs · .*\d{1,2}:\d{2}/);
    await expect(theirs).toContainText(/Coordination · .*\d{1,2}:\d{2}/);
  }
  await office
    .page()
    .getByRole('listitem')
    .filter({ hasText: '12 chemin du Moulin' })
    .getByRole('button', { name: /^Garder/ })
    .click();
  for (const { page } of [field, office]) {
    await expect(page().getByText(/réponses différentes/)).toHaveCount(0);
    await expect(page().getByText('12 chemin du Moulin')).toBeVisible();
    await expect(page().getByText('3 place de la Mairie')).toHaveCount(0);
  }
});

test('notes written on both sides merge letter by letter', async () => {
  const notes = (page: Page) => page.getByLabel('Notes partagées');
  await notes(field.page()).fill('La scie date de 1960.');
  await notes(field.page()).blur();
  await expect(notes(office.page())).toHaveValue('La scie date de 1960.');
  await workspace.bothReceived();
  await workspace.goOffline();
  await notes(field.page()).fill('La scie date de 1960. Deux fils veulent reprendre.');
  await notes(field.page()).blur();
  await expect(statusLine(field.page())).toContainText(SAVED);
  await notes(office.page()).fill('À rappeler en mai. La scie date de 1960.');
  await notes(office.page()).blur();
  await expect(statusLine(office.page())).toContainText(RECEIVED);
  await workspace.comeBack();
  for (const { page } of [field, office])
    await expect(notes(page())).toHaveValue('À rappeler en mai. La scie date de 1960. Deux fils veulent reprendre.');
});

test('a contact corrected offline while the office takes it off the list stays, until one choice settles it', async () => {
  const [page, desk] = [field.page(), office.page()];
  await page.getByRole('button', { name: 'Ajouter un contact' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Odile Faur');
  await page.getByRole('button', { name: 'Fermer Odile Faur' }).click();
  await expect(desk.getByRole('list', { name: 'Contacts' })).toContainText('Odile Faur');
  await workspace.bothReceived();
  await workspace.goOffline();
  await page.getByRole('button', { name: 'Modifier Odile Faur' }).click();
  await page.getByLabel('Note', { exact: true }).fill('Reprend la scie en mai');
  await page.getByRole('button', { name: 'Fermer Odile Faur' }).click();
  await expect(statusLine(page)).toContainText(SAVED);
  await desk.getByRole('button', { name: 'Modifier Odile Faur' }).click();
  await desk.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(desk.getByText('Aucun contact noté.')).toBeVisible();
  await expect(statusLine(desk)).toContainText(RECEIVED);
  await workspace.comeBack();
  // It comes back as it was left: open.
  await desk.getByRole('button', { name: 'Fermer Odile Faur' }).click();
  for (const { page } of [field, office]) {
    await expect(page().getByRole('list', { name: 'Contacts' })).toContainText('Reprend la scie en mai');
    const choice = page().getByRole('region', { name: /^Odile Faur : 2 réponses différentes/ });
    await expect(choice.getByRole('listitem').filter({ hasText: 'Modifié pendant ce temps' })).toContainText('Anaïs');
    await expect(choice.getByRole('listitem').filter({ hasText: 'Retiré de la liste' })).toContainText('Coordination');
  }
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Modifié pendant ce temps' })
    .last()
    .getByRole('button', { name: /^Garder/ })
    .click();
  for (const { page } of [field, office]) {
    await expect(page().getByText(/réponses différentes/)).toHaveCount(0);
    await expect(page().getByRole('list', { name: 'Contacts' })).toContainText('Reprend la scie en mai');
  }
});

test.describe('a dossier edited offline while it is handed to somebody else', () => {
  let dossier = '';
  let file = '';

  test('what the first advisor wrote is not taken by the server, not lost, and told with what to do', async () => {
    const [page, desk] = [field.page(), office.page()];
    await page.goto(company);
    await startVisit(page);
    dossier = new URL(page.url()).pathname.replace(/\/visite.*/, '');
    await page.goto(dossier);
    await page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Avant le départ.');
    await page.getByRole('textbox', { name: 'Notes', exact: true }).blur();
    await expect(statusLine(page)).toContainText(RECEIVED);
    const bruno = await workspace.invite('Bruno');
    expect(bruno).not.toBe('');
    await desk.goto(dossier);
    await expect(desk.getByRole('textbox', { name: 'Notes', exact: true })).toHaveValue('Avant le départ.');

    await workspace.goOffline();
    await page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Avant le départ. Le fils reprend la scie.');
    await page.getByRole('textbox', { name: 'Notes', exact: true }).blur();
    await expect(statusLine(page)).toContainText(SAVED);
    await desk.getByLabel('À qui').selectOption({ label: 'Bruno' });
    await desk.getByRole('button', { name: 'Confier', exact: true }).click();
    await expect(desk.getByText('Dossier confié à Bruno.')).toBeVisible();

    await workspace.comeBack();
    await expect(statusLine(page)).toContainText('bloquée');
    await page.goto('/a-envoyer');
    const stuck = page.getByRole('list', { name: 'Ce que le serveur n’a pas pris' }).getByRole('listitem');
    await expect(stuck).toHaveCount(1);
    await expect(stuck).toContainText('exportez-la pour');
    const download = page.waitForEvent('download');
    await stuck.getByRole('button', { name: /^Exporter/ }).click();
    file = (await (await download).path()) ?? '';
    expect(readFileSync(file, 'utf8')).toContain('reprend la scie');
  });

  test('the coordinator takes the file in, and the words are in the dossier', async () => {
    const desk = office.page();
    await desk.goto('/a-envoyer');
    const chooser = desk.waitForEvent('filechooser');
    await desk.getByRole('button', { name: 'Ouvrir un fichier de secours' }).click();
    await (await chooser).setFiles({ name: 'secours.json', mimeType: 'application/json', buffer: readFileSync(file) });
    const dialog = desk.getByRole('dialog', { name: 'Fichier de secours' });
    await expect(dialog.getByRole('listitem').filter({ hasText: COMPANY })).toContainText('Complète la fiche d’ici');
    await dialog.getByRole('button', { name: 'Reprendre 1 fiche' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(statusLine(desk)).toContainText(RECEIVED);
    await desk.goto(dossier);
    await expect(desk.getByRole('textbox', { name: 'Notes', exact: true })).toHaveValue(
      'Avant le départ. Le fils reprend la scie.',
    );
  });
});
