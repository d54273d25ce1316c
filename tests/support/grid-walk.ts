// Answers a grid on the screen as an advisor would, question by question, from the grid's own definition.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Grid, Question } from '#domain/grid/grid.ts';

export type Answers = Readonly<Record<string, number | string | boolean | readonly string[] | 'na'>>;

const loose = (text: string): RegExp =>
  new RegExp(
    text
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/['’]/g, "['’]")
      .replace(/[\s\u00a0\u202f]+/g, '[\\s\\u00a0\\u202f]*'),
  );

export function questionCard(page: Page, id: string): Locator {
  return page.locator(`[data-question="${id}"]`);
}

/** Gives one answer with the control the question has. */
export async function answerOnScreen(page: Page, question: Question, value: Answers[string]): Promise<void> {
  const card = questionCard(page, question.id);
  switch (question.type) {
    case 'scale':
      await tick(card, 'radio', question.levels.find((level) => level.value === value)?.label ?? '');
      return;
    case 'choice':
      await tick(card, 'radio', question.options.find((option) => option.value === value)?.label ?? '');
      return;
    case 'multi':
      for (const chosen of value as readonly string[]) {
        await tick(card, 'checkbox', question.options.find((option) => option.value === chosen)?.label ?? '');
      }
      return;
    case 'yesno':
      await tick(card, 'radio', value === true ? 'Oui' : 'Non');
      return;
    case 'number':
    case 'text':
      await card.getByRole('textbox').first().fill(String(value));
      await card.getByRole('textbox').first().blur();
  }
}

async function tick(card: Locator, role: 'radio' | 'checkbox', label: string): Promise<void> {
  const control = card.getByRole(role, { name: loose(label) }).first();
  // The whole row is the target; a plain click waits until nothing covers it.
  const row = card.locator('label').filter({ has: card.page().getByRole(role, { name: loose(label) }) });
  if (!(await control.isChecked())) await row.first().click();
  await expect(control).toBeChecked();
}

/** A middling answer to anything, so that a whole grid can be filled. */
export function usualAnswer(question: Question): Answers[string] {
  switch (question.type) {
    case 'scale':
      return 2;
    case 'choice':
      return question.options[0]?.value ?? '';
    case 'multi':
      return [question.options[0]?.value ?? ''];
    case 'yesno':
      return true;
    case 'number':
      return 3;
    case 'text':
    case 'note':
    case 'calculate':
      return 'Vu sur place, à reprendre.';
    case 'date':
      return '2026-11-23';
  }
}

/** Answers every question that shows, section after section; gives the ids that were asked. */
export async function walkGrid(page: Page, grid: Grid, given: Answers): Promise<string[]> {
  const byId = new Map([...grid.context, ...grid.questions].map((question) => [question.id, question as Question]));
  const asked: string[] = [];
  for (;;) {
    const done = new Set<string>();
    for (;;) {
      const ids = await page
        .locator('[data-question]')
        .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-question') ?? ''));
      const next = ids.find((id) => !done.has(id));
      if (next === undefined) break;
      done.add(next);
      asked.push(next);
      const question = byId.get(next);
      if (question) await answerOnScreen(page, question, given[next] ?? usualAnswer(question));
    }
    const onward = page.getByRole('link', { name: 'Suivante', exact: true });
    const end = page.locator('.visit-foot').getByRole('link', { name: 'Fin de visite' });
    await expect(onward.or(end)).toBeVisible();
    if (await end.isVisible()) return asked;
    const before = page.url();
    await onward.click();
    await expect(page).not.toHaveURL(before);
    await expect(page.locator('[data-question]').first()).toBeVisible();
  }
}
