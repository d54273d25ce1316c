// A newer version of the grid is published: a begun dossier stays on its own until somebody moves it, and may come back.
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { axeFaults } from '#tests/support/axe.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { install, joinByLink, openTablet, type Tablet } from '#tests/support/tablet.ts';

const NEXT = '2027.01-1';

let server: ServerProcess;
let tablet: Tablet;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer(['--demo']);
  tablet = await openTablet(server.origin);
  await install(tablet.page());
  await joinByLink(tablet.page(), server.firstCode, 'Bureau');
});

test.afterAll(async () => {
  expect(tablet.errors).toEqual([]);
  await tablet.dispose();
  await server.dispose();
});

/** The shipped grid a year later: one question in other words, two gone (one with a note), one of another kind. */
async function nextVersion(): Promise<string> {
  const grid = await loadDefaultGrid();
  const questions = grid.questions
    .filter(({ id }) => id !== 'off1' && id !== 'eco3')
    .map((question) => {
      if (question.id === 'cap2') return { ...question, label: 'Et cette année, qu’est-ce qui a bougé ?' };
      if (question.id !== 'cap1') return question;
      const { id, label, core, dimension } = question;
      return { id, label, core, dimension, type: 'text', allowNA: true };
    });
  return JSON.stringify({ ...grid, version: NEXT, questions });
}

test('a published version changes nothing by itself: the dossier says that there is one, and what it would change', async () => {
  const page = tablet.page();
  await page.goto('/reglages/grilles');
  const picked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choisir un/ }).click();
  const buffer = Buffer.from(await nextVersion());
  await (await picked).setFiles({ name: 'grille.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Publier cette version' }).click();
  await expect(page.getByText('En usage', { exact: true })).toBeVisible();

  await page.goto('/dossiers');
  await page
    .getByRole('link', { name: /Scierie de Peyre-Blanque/ })
    .first()
    .click();
  await expect(page.getByText(`La grille a une version plus récente\u00a0: ${NEXT}`)).toBeVisible();
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/réponses restent à leur place/)).toBeVisible();
  await expect(dialog.getByText('la question n’existe plus')).toHaveCount(2);
  await expect(dialog.getByText('la question attend une autre sorte de réponse')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeFaults(page)).toEqual([]);
  }
  await dialog.getByRole('button', { name: 'Rester sur cette version' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('moved, it keeps the answers of the old version in reach and in a file; taken back, everything is as before', async () => {
  const page = tablet.page();
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).click();
  await page.getByRole('button', { name: `Passer à la version ${NEXT}` }).click();
  await expect(page.getByText(`Le dossier est rempli avec la version ${NEXT}.`)).toBeVisible();
  const old = page.locator('summary', { hasText: 'Réponses de l’ancienne version (3)' });
  await old.click();
  const note = 'La sciure et les dosses partent en plaquettes.';
  await expect(page.getByLabel(/^Note – /)).toHaveValue(note);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter ces réponses' }).click();
  const lines = readFileSync(await (await saved).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(5);
  expect(
    lines
      .slice(1)
      .map((line) => line.split(';')[0])
      .sort(),
  ).toEqual(['"cap1"', '"eco3"', '"eco3"', '"off1"']);
  expect(lines.at(-1)).toContain(note);
  expect(await axeFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Revenir à la version 2026.11-1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Passer à la version 2026.11-1' }).click();
  await expect(page.getByText('Le dossier est rempli avec la version 2026.11-1.')).toBeVisible();
  await expect(page.locator('summary', { hasText: 'Réponses de l’ancienne version' })).toHaveCount(0);
  await expect(page.locator('summary', { hasText: 'Version de la grille' })).toBeVisible();
  await page.reload();
  await expect(page.getByText(`La grille a une version plus récente\u00a0: ${NEXT}`)).toBeVisible();
});
