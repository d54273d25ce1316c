// The network: three faces of one selection that agree in figures, by keyboard alone, kept under a name by the team.
import { expect, type Page, test } from '@playwright/test';
import { axeFaults } from '#tests/support/axe.ts';
import { enterAt, expectFocusSeen, tabTo } from '#tests/support/keyboard.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { install, joinByLink, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

const FACES = ['', 'vue=carte', 'vue=liens'] as const;

let server: ServerProcess;
let desk: Tablet;

test.beforeAll(async () => {
  server = await startServer(['--demo']);
  desk = await openTablet(server.origin, { viewport: { width: 1440, height: 900 } });
  await install(desk.page());
  await joinByLink(desk.page(), server.firstCode, 'Bureau');
  await desk.page().goto('/reseau');
  await expect(figure(desk.page(), 'companies')).toHaveText(/^\d{2}$/);
  await expect(figure(desk.page(), 'stakes')).not.toHaveText('0');
  await expect(statusLine(desk.page())).toContainText('Reçu par le serveur');
});

test.afterAll(async () => {
  await desk.dispose();
  await server.dispose();
});

const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"] dd`);

async function figures(page: Page): Promise<string[]> {
  const all = page.locator('[data-figure] dd');
  await expect(all).toHaveCount(4);
  return all.allInnerTexts();
}

const numberIn = (text: string | null): number => Number(/\d+/.exec(text ?? '')?.[0]);

test('after each filter the three faces say the same figures, and show as many', async () => {
  const page = desk.page();
  const filters = ['', 'bassin=massatois', 'etape=aucun&par=secteur', 'ambassadeurs=1', 'q=bois'];
  for (const filter of filters) {
    const seen: string[][] = [];
    for (const face of FACES) {
      await page.goto(`/reseau?${[face, filter].filter(Boolean).join('&')}`);
      seen.push(await figures(page));
      const companies = numberIn(seen.at(-1)?.[0] ?? '');
      if (face === '' && !filter.includes('par=')) {
        const rows = await page.locator('.network-table table').getAttribute('aria-rowcount');
        expect(Number(rows) - 1, filter).toBe(companies);
      }
      const map = page.locator('.network-map [role="group"]').first();
      if (face === 'vue=carte')
        expect(numberIn(((await map.getAttribute('aria-label')) ?? '').split(':')[1] ?? '')).toBe(companies);
    }
    expect(new Set(seen.map((one) => one.join(' '))).size, filter).toBe(1);
  }
  await page.goto('/reseau');
  await page.getByRole('button', { name: /^Filtrer/ }).click();
  await page.getByLabel('Bassin').selectOption('massatois');
  const few = await figures(page);
  await page.getByRole('link', { name: 'Liens', exact: true }).click();
  await expect(page).toHaveURL(/vue=liens&bassin=massatois/);
  expect(await figures(page)).toEqual(few);
  await page.goBack();
  await page.goBack();
  await expect(figure(page, 'companies')).not.toHaveText(few[0] ?? '');
});

test('by keyboard alone: along the rows, along the lines, and into a company', async () => {
  const page = desk.page();
  await page.goto('/reseau?bassin=massatois');
  const first = page.locator('.network-table [data-line="0"] a');
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.network-table [data-line="1"] a')).toBeFocused();
  await page.keyboard.press(' ');
  await expect(page.getByText(/^1.entreprise choisie/)).toBeVisible();
  await page.keyboard.press('End');
  const last = Number(await page.getByRole('table').getAttribute('aria-rowcount')) - 2;
  await expect(page.locator(`.network-table [data-line="${last}"] a`)).toBeFocused();
  await expectFocusSeen(page);
  const name = await page.locator('.network-table a:focus').innerText();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await page.goBack();
  await expect(page).toHaveURL(/bassin=massatois/);
  await page.goto('/reseau?vue=liens');
  const stop = page.locator('.network-stop[tabindex="0"]');
  await expect(page.locator('.network-graph__box[data-settled="true"]')).toBeVisible();
  await stop.focus();
  const here = await stop.getAttribute('data-node');
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
  await expect(page.locator('.network-stop:focus')).toHaveCount(1);
  await page.keyboard.press(' ');
  await expect(page.locator('.network-panel h2')).toBeVisible();
  expect(here).not.toBeNull();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/(entreprises|collectif|partenaires)\//);
});

test('the last row and the first are a key away, however far, and the focus comes along', async () => {
  const page = desk.page();
  await page.goto('/reseau');
  const row = (index: number) => page.locator(`.network-table [data-line="${index}"] a`);
  await row(0).focus();
  const last = Number(await page.getByRole('table').getAttribute('aria-rowcount')) - 2;
  await expect(row(last)).toHaveCount(0);
  await page.keyboard.press('End');
  await expect(row(last)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(row(0)).toBeFocused();
});

test('by keyboard alone: a filter, the other faces, the links of one point, and a saved view, each stop in sight', async () => {
  const page = desk.page();
  await page.goto('/reseau');
  await enterAt(page, page.getByRole('button', { name: 'Filtrer', exact: true }));
  await tabTo(page, page.getByLabel('Bassin'));
  await page.keyboard.type('Mass');
  await expect(page).toHaveURL(/bassin=massatois/);
  const few = await figures(page);
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  await link('Liste').focus();
  await enterAt(page, link('Liens'));
  await expect(page.locator('.network-graph__box[data-settled="true"]')).toBeVisible();
  expect(await figures(page)).toEqual(few);
  await tabTo(page, page.locator('.network-stop[tabindex="0"]'));
  await page.keyboard.press(' ');
  await expect(page.locator('.network-panel h2')).toBeVisible();
  const table = page.locator('summary', { hasText: 'Les mêmes liens en tableau' });
  await enterAt(page, table);
  await expect(page.getByRole('table', { name: 'Liens de la sélection' })).toBeVisible();
  await tabTo(page, page.getByRole('table', { name: 'Liens de la sélection' }).getByRole('link').first());
  await link('Liste').focus();
  await enterAt(page, page.getByRole('button', { name: 'Vues enregistrées' }));
  await tabTo(page, page.getByLabel('Nom de la vue affichée'));
  await page.keyboard.type('Au clavier');
  await page.keyboard.press('Enter');
  await tabTo(page, link('Au clavier'));
  await enterAt(page, page.getByRole('button', { name: 'Enlever la vue Au clavier' }));
  await expect(link('Au clavier')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Vues enregistrées' })).toBeFocused();
});

test('axe finds nothing on the three faces, in light and dark, on a desk and a tablet', async () => {
  const page = desk.page();
  const found: string[] = [];
  for (const face of FACES) {
    await page.goto(`/reseau?${face}`);
    await figures(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const size of [
        { width: 1440, height: 900 },
        { width: 1024, height: 768 },
      ]) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const id of await axeFaults(page)) found.push(`${face} ${colorScheme} ${size.width}: ${id}`);
      }
    }
  }
  expect(found).toEqual([]);
});

test('a view saved offline is there after a reload, and on another device', async () => {
  const page = desk.page();
  await page.goto('/reseau?vue=liens&bassin=massatois');
  await desk.setOffline(true);
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await page.getByLabel('Nom de la vue affichée').fill('Liens du Massatois');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Liens du Massatois' })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: /Vues enregistrées \(1\)/ }).click();
  await expect(page.getByRole('link', { name: 'Liens du Massatois' })).toBeVisible();
  await page.getByRole('button', { name: 'Renommer la vue Liens du Massatois' }).click();
  await page.getByLabel('Renommer', { exact: true }).fill('Massat');
  await page.getByRole('listitem').getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Massat', exact: true })).toBeVisible();
  await expect(page.getByLabel('Renommer', { exact: true })).toHaveCount(0);
  await desk.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(statusLine(page)).toContainText('Reçu par le serveur');
  const code = /\(advisor\): \S+rejoindre#([\w-]+)/.exec(server.output())?.[1] ?? '';
  const other = await openTablet(server.origin);
  try {
    await other.page().goto('/');
    await joinByLink(other.page(), code, 'Tablette');
    await other.page().goto('/reseau');
    await other
      .page()
      .getByRole('button', { name: /Vues enregistrées \(1\)/ })
      .click();
    await other.page().getByRole('link', { name: 'Massat', exact: true }).click();
    await expect(other.page()).toHaveURL(/vue=liens&bassin=massatois/);
    expect(other.errors).toEqual([]);
  } finally {
    await other.dispose();
  }
  expect(desk.errors).toEqual([]);
});
