// An edit on one device appears on another while both are looked at, without waiting for a timer.
import { expect, test } from '@playwright/test';
import { createCompany, statusLine, type Tablet } from '#tests/support/tablet.ts';
import { openWorkspace, type Workspace } from '#tests/support/workspace.ts';

let workspace: Workspace;
let tablet: Tablet;
let desktop: Tablet;

test.beforeAll(async () => {
  workspace = await openWorkspace();
  ({ field: tablet, office: desktop } = workspace);
});

test.afterAll(() => workspace.dispose());

test('what is written on the tablet shows on the desktop by itself, and again after the server was restarted', async () => {
  const { server } = workspace;
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
  await workspace.comeBack();
  await expect(coordination).toBeVisible();

  await tablet.kill();
  await expect(anais).toHaveCount(0);
});
