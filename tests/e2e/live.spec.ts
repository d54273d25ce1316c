// An edit on one device appears on another while both are looked at, without waiting for a timer.
import { expect, test } from '@playwright/test';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, joinByLink, openTablet, type Tablet } from '#tests/support/tablet.ts';

let server: ServerProcess;
let tablet: Tablet;
let desktop: Tablet;

test.beforeAll(async () => {
  server = await startServer();
  desktop = await openTablet(server.origin);
  tablet = await openTablet(server.origin);
});

test.afterAll(async () => {
  await tablet.dispose();
  await desktop.dispose();
  await server.dispose();
});

test('what is written on the tablet shows on the desktop by itself, and again after the server was restarted', async () => {
  await install(desktop.page());
  await joinByLink(desktop.page(), server.firstCode, 'Bureau');
  await desktop.page().goto('/reglages/membres');
  await desktop.page().getByLabel('Nom de la personne').fill('Anaïs');
  await desktop.page().getByRole('button', { name: 'Créer le lien' }).click();
  const link = await desktop.page().getByLabel('Lien à usage unique').inputValue();
  await install(tablet.page());
  await joinByLink(tablet.page(), link.slice(link.indexOf('#') + 1), 'Tablette');
  await desktop.page().goto('/entreprises');
  await createCompany(tablet.page(), 'Brasserie du Port', 'Aulus-les-Bains');
  await expect(desktop.page().getByText('Brasserie du Port')).toBeVisible({ timeout: 10_000 });
  await server.kill();
  await server.restart();
  await createCompany(tablet.page(), 'Miellerie des Crêtes', 'Ustou');
  await expect(desktop.page().getByText('Miellerie des Crêtes')).toBeVisible({ timeout: 25_000 });
});
