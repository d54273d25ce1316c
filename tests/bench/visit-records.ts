// What a colleague writes for the bench: a company, and a dossier in the middle of its visit.
import { expect } from '@playwright/test';
import { writeCompany } from '#domain/company/company-form.ts';
import type { Day } from '#domain/day.ts';
import { answerKey } from '#domain/dossier/answers.ts';
import { writeNewDossier } from '#domain/dossier/dossier.ts';
import { showNotice, startVisit } from '#domain/dossier/visits.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { allQuestions, type Grid, gridHash, type Question } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { usualAnswer } from '#tests/support/grid-walk.ts';
import { cameraPhoto } from '#tests/support/photo-file.ts';
import type { SlowTablet } from './visit-tablet.ts';

const ANSWERS = 80;
export const PHOTOS = 12;
export const COMPANY = 'Scierie des Trois Vallées';

export interface OpenDossier {
  readonly doc: DocId;
  readonly company: string;
  readonly visit: string;
}

/** A dossier whose visit runs, with these answers, each one an act that was sent by itself when `apart`. */
export async function writeDossier(
  tablet: SlowTablet,
  company: string,
  grid: Grid,
  answered: readonly Question[],
  apart: boolean,
): Promise<OpenDossier> {
  const { store } = tablet.colleague;
  const now = Date.now();
  const { doc: owner } = await store.create('company', (draft) =>
    writeCompany(draft, { name: company, commune: '09182', source: 'prospection' }),
  );
  let visit = '';
  const advisor = store.device.value.member?.id ?? '';
  const { doc } = await store.create('dossier', (draft) => {
    const { id: gridId, version: gridVersion } = grid;
    writeNewDossier(draft, { company: owner, mode: 'complet', advisor, grid: gridHash(grid), gridId, gridVersion });
    visit = startVisit(draft, { kind: 'visite', date: '2026-11-23' as Day, place: 'Massat' }, now);
    showNotice(draft, visit, '1', now);
  });
  await tablet.send();
  for (const question of answered) {
    await store.edit(doc, (draft) => draft.set(answerKey(question.id), usualAnswer(question) as Json));
    if (apart) await tablet.send();
  }
  await tablet.send();
  return { doc, company, visit };
}

/** Each answer comes as an act of its own, as on the tablet that took them; the photos are taken on the tablet. */
export async function fullDossier(tablet: SlowTablet): Promise<OpenDossier> {
  const { page } = tablet;
  const grid = await loadDefaultGrid();
  const questions: readonly Question[] = allQuestions(grid).filter(({ visibleIf }) => visibleIf === undefined);
  const dossier = await writeDossier(tablet, COMPANY, grid, questions.slice(0, ANSWERS), true);
  await page.goto(`/dossiers/${dossier.doc}`);
  await expect(page.getByRole('heading', { level: 1, name: COMPANY })).toBeVisible({ timeout: 60_000 });
  const files = [];
  for (let photo = 0; photo < PHOTOS; photo += 1) {
    const buffer = await cameraPhoto(page, 1600 - photo * 20, 1200);
    files.push({ name: `IMG_${photo}.jpg`, mimeType: 'image/jpeg', buffer });
  }
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Ajouter une image' }).click();
  await (await chooser).setFiles(files);
  await expect(page.locator('.photos-card')).toHaveCount(PHOTOS, { timeout: 120_000 });
  await page.reload();
  return dossier;
}
