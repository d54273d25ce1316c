// Companies in and out as files: a list from an office becomes records, is undone, comes again without doubles, offline;
// and what goes out is read back by others' programs.
import { expect, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { axeFaults } from '#tests/support/axe.ts';
import { enterAt, tabTo } from '#tests/support/keyboard.ts';
import { asFrenchExcel } from '#tests/support/faulty-companies.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { install, joinByLink, openTablet, type Tablet } from '#tests/support/tablet.ts';
import { readTable } from '#workbook/read-table.ts';

const PICTURES = process.env['PICTURES'];

let server: ServerProcess;
let tablet: Tablet;

test.beforeAll(async () => {
  server = await startServer(['--demo']);
  tablet = await openTablet(server.origin, { viewport: { width: 1440, height: 900 } });
  await install(tablet.page());
  await joinByLink(tablet.page(), server.firstCode, 'Bureau');
});

test.afterAll(async () => {
  expect(tablet.errors).toEqual([]);
  await tablet.dispose();
  await server.dispose();
});

/** A list of a chamber, as a French Excel saves it. « Bled » is a word of this office for the commune. */
const ROWS = [
  ['Liste des adhérents 2026', '', '', '', ''],
  ['Raison sociale', 'SIRET', 'Bled', 'Effectif', 'Téléphone'],
  ['Brasserie du Lez', '73282932000074', 'Castillon-en-Couserans', '3 à 5', '05 61 96 00 01'],
  ['Café « L’Œil ; bleu »', '', 'st girons', '05-mars', ''],
  ['', '', 'Seix', '', ''],
  ['Atelier Zébulon', '55203253400646', 'Nullepart', '', ''],
  ['Scierie Rouäix', '1,23457E+13', '09285', '12', '05 61 / 06'],
];

async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const picked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choisir un fichier' }).click();
  await (await picked).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
}

async function downloaded(page: Page, button: string | RegExp): Promise<{ name: string; bytes: Uint8Array }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
}

async function tableOf(bytes: Uint8Array): Promise<(readonly string[])[]> {
  const read = await readTable(bytes, async () => {});
  return read.ok ? [...(read.value.sheets[0]?.rows.values() ?? [])] : [];
}

const SIZES = [
  [1440, 900],
  [1024, 768],
  [768, 1024],
  [360, 740],
] as const;

/** axe and no overflow on the desk in light and on a phone in dark; for pictures, at each size in both themes. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const [width, height] of SIZES) {
    for (const colorScheme of ['light', 'dark'] as const) {
      if (!PICTURES && !(width === 1440 && colorScheme === 'light') && !(width === 360 && colorScheme === 'dark'))
        continue;
      await page.setViewportSize({ width, height });
      // A colour on its way to another has no contrast to measure.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      if (PICTURES) {
        const path = join(PICTURES, `exchange-${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
      }
      expect(await axeFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

const act = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^\\d+ ?${name}`) });

test('a list becomes companies without network, is undone, and comes again without doubles, its columns remembered', async () => {
  const page = tablet.page();
  await page.goto('/entreprises');
  await page.getByRole('link', { name: 'Importer ou exporter' }).click();
  await tablet.setOffline(true);
  await choose(page, 'adherents.csv', asFrenchExcel(ROWS));
  await expect(page.getByText('Windows-1252 (Excel français)')).toBeVisible();
  await expect(page.getByText('point-virgule')).toBeVisible();
  await page.getByLabel('« Bled » devient').selectOption({ label: 'Commune (nom ou code)' });
  await expect(act(page, 'À créer')).toContainText('3');
  await expect(act(page, 'Refusées')).toContainText('2');
  await act(page, 'Refusées').click();
  await expect(page.getByText('Commune inconnue du territoire (Bled : « Nullepart »)')).toBeVisible();
  await looksRight(page, 'preview');
  const refused = await downloaded(page, 'Télécharger les lignes refusées');
  const back = await tableOf(refused.bytes);
  expect(back.map((row) => row.at(-2))).toEqual(['Ligne du fichier', '5', '6']);

  await page.getByRole('button', { name: 'Importer : 3 créations' }).click();
  await expect(page.getByText('adherents.csv est importé')).toBeVisible();
  await page.getByRole('link', { name: 'Voir les entreprises' }).click();
  await page.getByRole('searchbox').fill('Œil');
  await expect(page.getByRole('link', { name: /Café « L’Œil ; bleu »/ })).toBeVisible();

  await page.goto('/echanges?vue=journal');
  await page.getByRole('button', { name: 'Annuler cet import' }).click();
  await expect(page.getByText('Annulé', { exact: true })).toBeVisible();
  await page.goto('/entreprises');
  await page.getByRole('searchbox').fill('Œil');
  await expect(page.getByText('Aucune entreprise trouvée')).toBeVisible();

  for (const again of ['À créer', 'Déjà à jour']) {
    await page.goto('/echanges');
    await choose(page, 'adherents.csv', asFrenchExcel(ROWS));
    await expect(page.getByText('Repris de ce que l’équipe avait réglé')).toBeVisible();
    await expect(act(page, again)).toContainText('3');
    if (again === 'Déjà à jour') break;
    await page.getByRole('button', { name: 'Importer : 3 créations' }).click();
    await expect(page.getByText('adherents.csv est importé')).toBeVisible();
  }
  await expect(page.getByText('Rien à importer')).toBeVisible();
  await page.getByRole('button', { name: 'Abandonner ce fichier' }).click();
  await looksRight(page, 'empty');
});

test('with keys alone a column is told apart, the refused lines are read, and the file is brought in and taken back', async () => {
  const page = tablet.page();
  await page.goto('/echanges');
  const list = [
    ['Enseigne', 'Bled'],
    ['Herboristerie du Ger', 'Oust'],
    ['Atelier Zébulon', 'Nullepart'],
  ];
  await choose(page, 'clavier.csv', asFrenchExcel(list));
  await expect(page.getByText('point-virgule')).toBeVisible();
  await page.getByRole('heading', { level: 1 }).focus();
  await tabTo(page, page.getByLabel('« Bled » devient'));
  await page.keyboard.type('Comm');
  await expect(act(page, 'À créer')).toContainText('1');
  await enterAt(page, act(page, 'Refusées'));
  await expect(page.getByText('Commune inconnue du territoire (Bled : « Nullepart »)')).toBeVisible();
  await page.getByRole('heading', { level: 1 }).focus();
  await enterAt(page, page.getByRole('button', { name: /^Importer :/ }));
  await expect(page.getByText('clavier.csv est importé')).toBeVisible();
  await enterAt(page, page.getByRole('button', { name: 'Annuler cet import' }));
  await expect(page.getByText('Import annulé')).toBeVisible();
});

/** Brings the list in, unless it is here already. */
async function bring(page: Page): Promise<void> {
  await page.goto('/echanges');
  await choose(page, 'adherents.csv', asFrenchExcel(ROWS));
  await page.getByLabel('« Bled » devient').selectOption({ label: 'Commune (nom ou code)' });
  await expect(page.getByRole('button', { name: /^3 ?(À créer|Déjà à jour)/ })).toBeVisible();
  const go = page.getByRole('button', { name: /^Importer :/ });
  if (await go.isVisible()) {
    await go.click();
    await expect(page.getByText('adherents.csv est importé')).toBeVisible();
  }
}

test('where a file says something else than a record, ours stays until somebody chooses, field by field', async () => {
  const page = tablet.page();
  await bring(page);
  await page.goto('/echanges');
  const changed = ROWS.map((row) => row.with(4, row[4] === '05 61 96 00 01' ? '05 61 96 99 99' : (row[4] ?? '')));
  await choose(page, 'adherents-2.csv', asFrenchExcel(changed));
  await expect(act(page, 'À mettre à jour')).toContainText('1');
  await expect(page.getByRole('button', { name: /^Importer/ })).toBeDisabled();
  const field = page.getByRole('group', { name: 'Téléphone' });
  await expect(field.getByText('05 61 96 00 01')).toBeVisible();
  await field.getByRole('radio', { name: /05 61 96 99 99/ }).check();
  await looksRight(page, 'differences');
  await page.getByRole('button', { name: /^Importer/ }).click();
  await expect(page.getByText('1 fiche mise à jour')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler cet import' }).click();
  await expect(page.getByText('Import annulé')).toBeVisible();
});

test('companies and the network leave as files that other programs read, and the journal says who let them', async () => {
  const page = tablet.page();
  await bring(page);
  await page.goto('/echanges?vue=export');
  await page.getByRole('checkbox', { name: /Téléphone/ }).check();
  await expect(page.getByText('des noms ou des coordonnées de personnes')).toBeVisible();
  await looksRight(page, 'export');
  const xlsx = await downloaded(page, 'Télécharger le fichier');
  const rows = await tableOf(xlsx.bytes);
  expect(rows[0]).toContain('SIRET');
  expect(rows.some(([name]) => name === 'Brasserie du Lez')).toBe(true);

  await page.getByRole('radio', { name: /Tableau .csv/ }).check();
  const csv = await downloaded(page, 'Télécharger le fichier');
  expect((await tableOf(csv.bytes)).length).toBe(rows.length);

  await page.getByRole('radio', { name: /Carte .geojson/ }).check();
  const geo = JSON.parse(new TextDecoder().decode((await downloaded(page, 'Télécharger le fichier')).bytes)) as {
    features: unknown[];
  };
  expect(geo.features.length).toBe(rows.length - 1);

  await page.getByRole('radio', { name: /Le réseau/ }).check();
  const graph = new TextDecoder().decode((await downloaded(page, 'Télécharger le fichier')).bytes);
  const document = new new JSDOM('').window.DOMParser().parseFromString(graph, 'application/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  expect(document.querySelectorAll('node').length).toBeGreaterThanOrEqual(rows.length - 1);

  await page.goto('/echanges?vue=journal');
  await expect(page.getByRole('row', { name: /Export.*Graphe .graphml/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Données de personnes/ })).toHaveCount(2);
  await looksRight(page, 'journal');
  await tablet.setOffline(false);
});
