// What a colleague writes for the bench: a company, and a dossier in the middle of its visit.
import { writeCompany } from '#domain/company/company-form.ts';
import type { Day } from '#domain/day.ts';
import { answerKey } from '#domain/dossier/answers.ts';
import { writeNewDossier } from '#domain/dossier/dossier.ts';
import { showNotice, startVisit } from '#domain/dossier/visits.ts';
import { type Grid, gridHash, type Question } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { usualAnswer } from '#tests/support/grid-walk.ts';
import type { SlowTablet } from './visit-tablet.ts';

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
