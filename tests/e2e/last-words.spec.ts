// A page that goes away in the middle of a word: a reload, another address, a browser that takes its memory back.
import { expect, test } from '@playwright/test';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, openTablet, type Tablet } from '#tests/support/tablet.ts';

let server: ServerProcess;
let tablet: Tablet;

test.beforeAll(async () => {
  server = await startServer();
  tablet = await openTablet(server.origin);
  await install(tablet.page());
  await createCompany(tablet.page(), 'Moulin de Biert', 'Biert');
});

test.afterAll(async () => {
  await tablet.dispose();
  await server.dispose();
});

test('what was typed a moment before a reload stands there afterwards, in a field and in prose (D4)', async () => {
  const page = tablet.page();
  const notes = page.getByLabel('Notes partagées');
  await expect(notes).toBeVisible();
  await notes.pressSequentially('La meule date de 1890.');
  await page.reload();
  await expect(notes).toHaveValue('La meule date de 1890.');
  await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  await page.getByLabel('Téléphone', { exact: true }).first().fill('05 61 66 00 00');
  await page.reload();
  await expect(page.getByRole('link', { name: '05 61 66 00 00' }).first()).toBeVisible();
});
