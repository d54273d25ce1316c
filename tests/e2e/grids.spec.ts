// A coordinator imports a grid: what it holds is shown before anything changes, and a file that cannot be taken says why.
import { expect, type Page, test } from '@playwright/test';
import { join } from 'node:path';
import { axeFaults } from '#tests/support/axe.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, joinByLink, openTablet, startVisit, type Tablet } from '#tests/support/tablet.ts';

const PICTURES = process.env['PICTURES'];

let server: ServerProcess;
let tablet: Tablet;

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

/** A form as a French Excel saves it. */
const FORM = [
  'survey;;;;;;',
  ';type;name;label::Français (fr);label::English (en);relevant;constraint',
  ';begin group;accueil;Accueil;Welcome;;',
  ';select_one oui_non;envie;Avez-vous une idée\u00a0?;Do you have an idea?;;',
  ";text;laquelle;Laquelle\u00a0?;Which one?;${envie} = 'oui';",
  ";text;depuis;Depuis quand\u00a0?;Since when?;${envie} = 'oui';",
  ";text;pour_qui;Pour qui\u00a0?;For whom?;${envie} = 'oui';",
  ';integer;salaries;Combien de salariés\u00a0?;How many employees?;;. >= 0',
  ';geopoint;lieu;Où\u00a0?;Where?;;',
  ';end group;;;;;',
  'choices;;;;;;',
  ';list_name;name;label::Français (fr);label::English (en);;',
  ';oui_non;oui;Oui;Yes;;',
  ';oui_non;non;Non;No;;',
  'settings;;;;;;',
  ';form_title;form_id;version;;;',
  ';Grille courte;courte;2026-1;;;',
].join('\r\n');

async function choose(page: Page, name: string, text: string): Promise<void> {
  const picked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choisir un/ }).click();
  await (await picked).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

/** As under a finger: the compact sizes are for a mouse. */
async function touch(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
}

/** Targets that are less than 48 px high, boxes and rows taken by what one taps. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.locator('main :is(button, a, summary):visible').evaluateAll((targets) =>
    targets.flatMap((target) => {
      const { height, width } = target.getBoundingClientRect();
      return height < 48 || width < 48
        ? [`${target.textContent?.trim()} ${Math.round(width)}x${Math.round(height)}`]
        : [];
    }),
  );
}

test('a form is previewed with what cannot be taken, then published: new dossiers take it, and the screen says so', async () => {
  const page = tablet.page();
  await page.goto('/reglages');
  await page.getByRole('link', { name: 'Grilles' }).click();
  await expect(page.getByText('Livrée avec Cordée', { exact: true })).toBeVisible();
  await choose(page, 'courte.csv', FORM);
  await expect(page.getByText('1 point du fichier n’est pas repris')).toBeVisible();
  await page.locator('summary', { hasText: 'Ce type de question n’existe pas' }).click();
  await expect(page.getByText('survey, B9')).toBeVisible();
  await expect(page.getByText('Questions nouvelles').first()).toBeVisible();
  for (const [width, height] of [
    [1024, 768],
    [360, 740],
  ] as const) {
    for (const theme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme });
      await touch(page);
      expect(await axeFaults(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      if (PICTURES) await page.screenshot({ path: join(PICTURES, `grids-${width}-${theme}.png`), fullPage: true });
    }
  }
  await page.getByRole('button', { name: 'Publier cette version' }).click();
  await expect(page.getByText('Grille courte').first()).toBeVisible();
  await expect(page.getByText('En usage', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Publiée le').first()).toBeVisible();
});

/** What each frame shows from now on: the questions in their order, and where the first of them stands. */
async function watchFrames(page: Page): Promise<() => Promise<{ readonly ids: string[]; readonly top: number }[]>> {
  await page.evaluate(() => {
    const frames: { ids: string[]; top: number }[] = [];
    const look = (): void => {
      const cards = [...document.querySelectorAll<HTMLElement>('[data-question]')];
      const top = Math.round(cards[0]?.getBoundingClientRect().top ?? 0);
      frames.push({ ids: cards.map((card) => card.dataset['question'] ?? ''), top });
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(window, { frames });
  });
  return () => page.evaluate(() => (window as unknown as { frames: { ids: string[]; top: number }[] }).frames);
}

test('an answer opens questions each at its place, while the answer stays where it was tapped, with the focus', async () => {
  const page = tablet.page();
  await createCompany(page, 'Forge du Pont', 'Massat');
  await startVisit(page);
  const cards = page.locator('[data-question]');
  await expect(cards).toHaveCount(2);
  await page.setViewportSize({ width: 768, height: 1024 });
  const frames = await watchFrames(page);
  await page.getByRole('radio', { name: 'Oui' }).check();
  await expect(cards).toHaveCount(5);
  await expect(page.getByRole('radio', { name: 'Oui' })).toBeFocused();
  await page.getByRole('radio', { name: 'Non' }).check();
  await expect(cards).toHaveCount(2);
  const order = ['envie', 'laquelle', 'depuis', 'pour_qui', 'salaries'];
  const seen = await frames();
  for (const { ids } of seen) expect(ids).toEqual(order.filter((id) => ids.includes(id)));
  expect([...new Set(seen.map(({ top }) => top))]).toHaveLength(1);
});

test('a form that means nothing is refused with its cells, in English too, and changes nothing', async () => {
  const page = tablet.page();
  await page.goto('/reglages/grilles');
  const twice = 'type;name;label\r\ntext;a;A\r\ntext;a;B\r\nselect_one rien;c;C\r\ntext;d;D ${absent}\r\n';
  await choose(page, 'double.csv', twice);
  await expect(page.getByText('Cette grille ne peut pas être publiée\u00a0: 3 points à corriger')).toBeVisible();
  await expect(page.getByText('Ce nom est déjà pris par une autre ligne.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publier cette version' })).toBeHidden();
  if (PICTURES) await page.screenshot({ path: join(PICTURES, 'grids-refused.png'), fullPage: true });
  await choose(page, 'photo.json', '{"id": "x"}');
  await expect(page.getByText('Cette grille ne peut pas être publiée').first()).toBeVisible();
  await choose(page, 'image.png', '\u0000\u0001');
  await expect(page.getByText('Ce n’est ni un classeur, ni une grille Cordée.')).toBeVisible();
});
