// One tablet, two tabs on the same company: neither may lose what the other writes, and no network is needed for it.
import { expect, type Page, test } from '@playwright/test';
import { recordsOnServer } from '#tests/support/server-file.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, joinByLink, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

const SAVED = 'Enregistré sur cette tablette';
/** The rule: seen in the other tab within a second, ms. */
const SEEN_WITHIN = 1_000;

let server: ServerProcess;
let tablet: Tablet;
let first: Page;
let second: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer();
  tablet = await openTablet(server.origin);
  first = tablet.page();
  await install(first);
  await joinByLink(first, server.firstCode, 'Tablette');
  await expect(statusLine(first)).toContainText('Reçu par le serveur');
  await tablet.setOffline(true);
  await createCompany(first, 'Moulin de Biert', 'Biert');
  second = await tablet.context().newPage();
  await second.goto(first.url());
  await expect(second.getByRole('heading', { level: 1, name: 'Moulin de Biert' })).toBeVisible();
});

test.afterAll(async () => {
  await tablet.dispose();
  await server.dispose();
});

const notesOf = (page: Page) => page.getByLabel('Notes partagées');
const letters = (text: string): string => [...text].sort().join('');

async function bothSaved(): Promise<void> {
  for (const page of [first, second]) await expect(statusLine(page)).toContainText(SAVED);
}

/** The moment, ms since 1970, at which the notes read like this. */
function momentOf(page: Page, notes: string): Promise<number> {
  return notesOf(page).evaluate(
    (box, text) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if ((box as HTMLTextAreaElement).value === text) resolve(Date.now());
          else setTimeout(look, 5);
        };
        look();
      }),
    notes,
  );
}

test('what one tab writes is in the other within a second, without network', async () => {
  const seen = momentOf(second, 'La meule date de 1890.');
  await notesOf(first).fill('La meule date de 1890.');
  const left = await notesOf(first).evaluate((box) => {
    const at = Date.now();
    (box as HTMLElement).blur();
    return at;
  });
  expect((await seen) - left).toBeLessThan(SEEN_WITHIN);
  await second.getByRole('button', { name: 'Modifier la fiche' }).click();
  await second.getByLabel('Téléphone').fill('05 61 04 00 00');
  await second.getByRole('button', { name: 'Terminer', exact: true }).click();
  await expect(first.getByRole('link', { name: '05 61 04 00 00' })).toBeVisible();
});

test('two people type in different fields and in the same notes at once, and nothing is lost', async () => {
  await notesOf(first).fill('');
  await notesOf(first).blur();
  await expect(notesOf(second)).toHaveValue('');
  for (const page of [first, second]) await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  await Promise.all([
    first.getByRole('textbox', { name: 'Adresse' }).pressSequentially('12 chemin du Moulin', { delay: 20 }),
    second.getByLabel('Site web').pressSequentially('moulin-de-biert.fr', { delay: 20 }),
  ]);
  const [above, below] = ['Four à bois, deux meules. ', 'Vend au marché de Massat. '];
  await Promise.all([
    notesOf(first).pressSequentially(above, { delay: 40 }),
    notesOf(second).pressSequentially(below, { delay: 40 }),
  ]);
  for (const page of [first, second]) await notesOf(page).blur();
  await bothSaved();
  for (const page of [first, second]) {
    await expect(page.getByRole('textbox', { name: 'Adresse' })).toHaveValue('12 chemin du Moulin');
    await expect(page.getByLabel('Site web')).toHaveValue('moulin-de-biert.fr');
    await expect.poll(async () => letters(await notesOf(page).inputValue())).toBe(letters(above + below));
  }
  expect(await notesOf(first).inputValue()).toBe(await notesOf(second).inputValue());
});

test('both answer the same field at the same time: both answers are kept and shown in both tabs', async () => {
  const answers = ['Précision écrite dans le premier onglet', 'Précision écrite dans le second onglet'] as const;
  await Promise.all([
    first.getByLabel('Précision sur la source').pressSequentially(answers[0], { delay: 20 }),
    second.getByLabel('Précision sur la source').pressSequentially(answers[1], { delay: 20 }),
  ]);
  for (const page of [first, second]) await page.getByLabel('Précision sur la source').blur();
  for (const page of [first, second]) {
    await expect(page.getByText('2 réponses').first()).toBeVisible();
    for (const answer of answers) await expect(page.getByRole('listitem').filter({ hasText: answer })).toBeVisible();
  }
  await bothSaved();
  await first
    .getByRole('listitem')
    .filter({ hasText: answers[1] })
    .getByRole('button', { name: /^Garder/ })
    .click();
  for (const page of [first, second]) {
    await expect(page.getByText('2 réponses')).toHaveCount(0);
    await expect(page.getByLabel('Précision sur la source')).toHaveValue(answers[1]);
  }
});

test('closing the first tab leaves the second at work: it saves, and it sends once there is a network', async () => {
  await first.close();
  await notesOf(second).fill('Visite prévue en mai.');
  await notesOf(second).blur();
  await expect(statusLine(second)).toContainText(SAVED);
  await second.reload();
  await expect(notesOf(second)).toHaveValue('Visite prévue en mai.');
  await tablet.setOffline(false);
  await second.evaluate(() => dispatchEvent(new Event('online')));
  await expect(statusLine(second)).toContainText('Reçu par le serveur');
  expect(recordsOnServer(server)).toBe(1);
  expect(tablet.errors).toEqual([]);
});
