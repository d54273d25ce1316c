// Installed once, the app needs no network any more.
import { expect, test } from '@playwright/test';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

let server: ServerProcess;
let tablet: Tablet;

test.beforeAll(async () => {
  server = await startServer();
  tablet = await openTablet(server.origin);
  await install(tablet.page());
});

test.afterAll(async () => {
  await tablet.dispose();
  await server.dispose();
});

test('the browser finds nothing that stands in the way of installing', async () => {
  const session = await tablet.context().newCDPSession(tablet.page());
  const { installabilityErrors } = (await session.send('Page.getInstallabilityErrors')) as {
    installabilityErrors: unknown[];
  };
  expect(installabilityErrors).toEqual([]);
  const { data } = (await session.send('Page.getAppManifest')) as { data?: string };
  const manifest = JSON.parse(data ?? '{}') as Record<string, unknown>;
  expect(manifest).toMatchObject({ id: '/', lang: 'fr', display: 'standalone', start_url: '/' });
  expect((manifest['shortcuts'] as unknown[]).length).toBe(4);
});

test('without any server, every address opens and what is captured stays', async () => {
  await tablet.setOffline(true);
  await server.kill();
  const page = tablet.page();
  await createCompany(page, 'Poterie du Lac', 'Bethmale');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Poterie du Lac' })).toBeVisible();
  for (const path of [
    '/',
    '/entreprises',
    '/dossiers',
    '/reseau?vue=carte',
    '/collectif',
    '/comites',
    '/reglages',
    '/a-envoyer',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await expect(statusLine(page)).toContainText('Enregistré sur cette tablette');
  expect(tablet.errors).toEqual([]);
});
