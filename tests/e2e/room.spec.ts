// Room on the tablet, and the browser's promise to keep what is there: told, and never taken from what waits.
import { expect, test } from '@playwright/test';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { install, openTablet, type Tablet } from '#tests/support/tablet.ts';

let server: ServerProcess;
let tablet: Tablet;

test.beforeEach(async () => {
  server = await startServer();
  tablet = await openTablet(server.origin);
  await install(tablet.page());
});

test.afterEach(async () => {
  expect(tablet.errors).toEqual([]);
  await tablet.dispose();
  await server.dispose();
});

test('the settings tell how much room is taken and left, and what the browser answered and when', async () => {
  const page = tablet.page();
  await page.goto('/reglages');
  await expect(page.getByText('Place encore disponible')).toBeVisible();
  await page.getByRole('button', { name: 'Demander de garder les données' }).click();
  await expect(page.getByText(/de garder les données, le/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/de garder les données, le/)).toBeVisible();
});

test('a tablet that is nearly full is told by itself, and the settings say what leaves it', async () => {
  await tablet.context().addInitScript(() => {
    if (isSecureContext) navigator.storage.estimate = async () => ({ usage: 90_000_000, quota: 100_000_000 });
  });
  const page = await tablet.context().newPage();
  await page.goto(`${server.origin}/reglages`);
  await expect(page.getByText('La place manque bientôt sur cet appareil.')).toBeVisible();
  await expect(page.getByText('Plus de 85 % de la place permise est prise.')).toBeVisible();
  await expect(page.getByText('90 Mo sur 100 Mo possibles')).toBeVisible();
});
