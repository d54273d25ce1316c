// A visit with the keyboard alone: every stop is in sight, and after a change of view the focus is on its title.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { Question } from '#domain/grid/grid.ts';
import { questionCard } from '#tests/support/grid-walk.ts';
import { enterAt, expectFocusSeen, tabTo } from '#tests/support/keyboard.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { install, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';

const COMPANY = 'Scierie des Trois Vallées';

let server: ServerProcess;
let tablet: Tablet;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer();
  tablet = await openTablet(server.origin);
  await install(tablet.page());
});

test.afterAll(async () => {
  expect(tablet.errors).toEqual([]);
  await tablet.dispose();
  await server.dispose();
});

const link = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** A new view: its title has the focus, in sight. */
async function expectArrival(page: Page, title: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expectFocusSeen(page);
}

/** Answers the question by the keys of its control. */
async function answer(page: Page, question: Question): Promise<void> {
  const card = questionCard(page, question.id);
  const control = card.getByRole('radio').or(card.getByRole('checkbox')).or(card.getByRole('textbox')).first();
  await tabTo(page, control);
  switch (question.type) {
    case 'choice':
    case 'scale':
    case 'yesno':
      await page.keyboard.press('Space');
      await expect(control).toBeChecked();
      await page.keyboard.press('ArrowDown');
      await expect(card.getByRole('radio').nth(1)).toBeChecked();
      await expect(card.getByRole('radio').nth(1)).toBeFocused();
      return;
    case 'multi':
      await page.keyboard.press('Space');
      await expect(control).toBeChecked();
      return;
    case 'number':
    case 'text':
      await page.keyboard.type('3');
      await expect(control).toHaveValue('3');
  }
}

test('the skip link is the first stop and leads into the content', async () => {
  const page = tablet.page();
  await page.keyboard.press('Tab');
  await expect(link(page, 'Aller au contenu')).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await expectFocusSeen(page);
});

test('a company is created with keys: text, list of communes, choice, act', async () => {
  const page = tablet.page();
  await page.goto('/');
  await enterAt(page, page.getByRole('navigation').getByRole('link', { name: 'Entreprises' }));
  await expectArrival(page, 'Entreprises');
  await enterAt(page, page.getByRole('main').getByRole('link', { name: 'Nouvelle entreprise' }).first());
  await expectArrival(page, 'Nouvelle entreprise');
  await tabTo(page, page.getByLabel('Nom de l’entreprise'));
  await page.keyboard.type(COMPANY);
  const commune = page.getByRole('combobox', { name: 'Commune' });
  await tabTo(page, commune);
  await page.keyboard.type('mass');
  await expect(page.getByRole('option', { name: /^Massat/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(commune).toHaveValue('Massat');
  await expect(commune).toBeFocused();
  const source = page.getByLabel('Source du contact');
  await tabTo(page, source);
  await page.keyboard.press('ArrowDown');
  await expect(source).toHaveValue('prospection');
  await enterAt(page, button(page, 'Créer la fiche'));
  await expectArrival(page, COMPANY);
});

test('a visit is opened, its first section answered and left with keys', async () => {
  test.setTimeout(180_000);
  const page = tablet.page();
  const grid = await loadDefaultGrid();
  const questions = new Map<string, Question>(grid.context.map((question) => [question.id, question]));
  await enterAt(page, button(page, 'Ouvrir un dossier'));
  await expectArrival(page, COMPANY);
  await enterAt(page, button(page, 'Démarrer la visite'));
  await expectArrival(page, 'Avant de commencer');
  await enterAt(page, button(page, 'Notice présentée'));
  await expectArrival(page, 'L’entreprise en bref');

  const done = new Set<string>();
  for (;;) {
    const ids = await page
      .locator('[data-question]')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-question') ?? ''));
    const next = ids.find((id) => !done.has(id));
    if (next === undefined) break;
    done.add(next);
    const question = questions.get(next);
    if (question) await answer(page, question);
  }
  expect(done.size).toBeGreaterThan(5);
  await expect(statusLine(page)).toContainText('Enregistré sur cette tablette');
  await enterAt(page, link(page, 'Suivante'));
  await expect(page).toHaveURL(/\/visite\/[^/]+\/(?!ctx)[^/]+$/);
  await expectArrival(page, /.+/);
});

test('a note is written, a question seen and not said, the pause taken and left, with keys', async () => {
  const page = tablet.page();
  const card = page.locator('[data-question]').first();
  const radio = card.getByRole('radio').first();
  await tabTo(page, radio);
  await page.keyboard.press('Space');
  await expect(radio).toBeChecked();
  await enterAt(page, card.getByRole('button', { name: 'Observé' }));
  await expect(card.getByRole('button', { name: 'Observé' })).toHaveAttribute('aria-pressed', 'true');
  await enterAt(page, card.getByRole('button', { name: 'Noter', exact: true }));
  const note = card.getByLabel('Note partagée');
  await tabTo(page, note);
  await page.keyboard.type('Vu sur place, trois ans de stock.');
  await enterAt(page, button(page, 'Pause'));
  await expect(page.getByText(/En pause depuis/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/En pause depuis/)).toHaveCount(0);
  await enterAt(page, link(page, 'Suivante'));
  await expectArrival(page, /.+/);
  await page.keyboard.press('Shift+Tab');
  await expectFocusSeen(page);
  await expect(statusLine(page)).toContainText('Enregistré sur cette tablette');
});

test('the end is reached, a promise made, the visit signed and ended with keys', async () => {
  test.setTimeout(180_000);
  const page = tablet.page();
  await enterAt(page, button(page, 'Plus'));
  await enterAt(page, page.locator('.c-menu__sheet').getByRole('link', { name: 'Fin de visite' }));
  await expectArrival(page, 'Fin de visite');
  await enterAt(page, button(page, 'Ajouter une promesse du conseiller'));
  const promise = page.getByRole('textbox', { name: 'Promesse' });
  await tabTo(page, promise);
  await page.keyboard.type('Envoyer la fiche INPI');
  await enterAt(page, button(page, 'Faire signer'));
  const name = page.getByLabel('Nom de la personne').first();
  await tabTo(page, name);
  await page.keyboard.type('Odile Faur');
  await tabTo(page, page.getByRole('radio', { name: 'Signer dans le cadre' }));
  await page.keyboard.press('ArrowDown');
  const mention = page.getByLabel('Mention');
  await tabTo(page, mention);
  await page.keyboard.type('Lu et approuvé');
  await enterAt(page, button(page, 'Valider la signature'));
  await expect(page.getByText('Signature enregistrée sur cette tablette.').first()).toBeVisible();
  await enterAt(page, button(page, 'Terminer la visite'));
  await expect(page.getByText('Visite terminée.')).toBeVisible();
});
