// An edit on one device appears on another while both are looked at, without waiting for a timer.
import { expect, test } from '@playwright/test';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, joinByLink, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

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

test('two people on the same company see each other’s name, until one leaves, loses the network or closes', async () => {
  const [office, field] = [desktop.page(), tablet.page()];
  await office.goto('/entreprises');
  await office.getByRole('link', { name: /Brasserie du Port/ }).click();
  await field.goto('/entreprises');
  await field.getByRole('link', { name: /Brasserie du Port/ }).click();
  const anais = office.getByRole('status').filter({ hasText: 'Anaïs est aussi sur cette entreprise' });
  const coordination = field.getByRole('status').filter({ hasText: 'Coordination est aussi sur cette entreprise' });
  await expect(anais).toBeVisible();
  await expect(coordination).toBeVisible();

  await field.getByRole('link', { name: 'Entreprises', exact: true }).first().click();
  await expect(anais).toHaveCount(0);
  await field.getByRole('link', { name: /Brasserie du Port/ }).click();
  await expect(anais).toBeVisible();
  await expect(coordination).toBeVisible();

  await tablet.setOffline(true);
  await expect(statusLine(field)).toContainText('Hors connexion');
  await expect(coordination).toHaveCount(0);
  await tablet.setOffline(false);
  await field.evaluate(() => dispatchEvent(new Event('online')));
  await expect(coordination).toBeVisible();

  await tablet.kill();
  await expect(anais).toHaveCount(0);
  expect([...desktop.errors, ...tablet.errors]).toEqual([]);
});
