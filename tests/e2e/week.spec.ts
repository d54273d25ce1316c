// The week's meetings: from the home screen to a running visit in two taps, and its sheet on paper in two as well.
import { expect, test } from '@playwright/test';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { joinByLink, openTablet, type Tablet } from '#tests/support/tablet.ts';

let server: ServerProcess;
let tablet: Tablet;

test.beforeAll(async () => {
  server = await startServer(['--demo']);
  tablet = await openTablet(server.origin);
});

test.afterAll(async () => {
  await tablet.dispose();
  await server.dispose();
});

test('a meeting of the week is a running visit after one touch, at its own place', async () => {
  const page = tablet.page();
  const advisor = /\(advisor\): \S+rejoindre#([\w-]+)/.exec(server.output())?.[1] ?? '';
  await page.goto('/');
  await joinByLink(page, advisor, 'Tablette');
  // Just joined: the cards come first, then the records; the check says when they are whole.
  await page.goto('/pret');
  const records = page.getByRole('listitem').filter({ has: page.locator('[data-line="records"]') });
  await expect(records).toContainText('relues une par une');
  await page.goto('/pret#semaine');
  await expect(page.getByText('à vol d’oiseau')).toBeVisible();
  await page
    .getByRole('button', { name: /^Démarrer la visite/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/dossiers\/[^/]+\/visite\//);
  await expect(page.getByRole('button', { name: 'Notice présentée' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('link', { name: /^Reprendre/ }).first()).toBeVisible();
  expect(tablet.errors).toEqual([]);
});
