// A dossier with everything that documents show, and what must never stand in them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dayAt, type Day } from '#domain/day.ts';
import type { DocumentSources } from '#domain/documents/sources.ts';
import { adjustDimension } from '#domain/dossier/adjustments.ts';
import { allowUse } from '#domain/dossier/consents.ts';
import { addPhoto, markPerson } from '#domain/dossier/photos.ts';
import { addPromise } from '#domain/dossier/promises.ts';
import { keepTrack } from '#domain/dossier/restitution.ts';
import { addSignature } from '#domain/dossier/signatures.ts';
import { pauseVisit, resumeVisit } from '#domain/dossier/visit-course.ts';
import { endVisit, showNotice, startVisit } from '#domain/dossier/visits.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { allQuestions, type Grid } from '#domain/grid/grid.ts';
import { docIdFromBytes } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import type { Draft } from '#domain/record/record.ts';
import { plainRecord, T0 } from '#tests/unit/domain/plain-record.ts';
import type { Fonts } from '#pdf/make-pdf.ts';

export const TODAY = dayAt(T0);
const DOC = docIdFromBytes(new Uint8Array(16).fill(1));
export const PHOTO_SUM = 'a'.repeat(64);
export const SECRET = 'secret de la maison';

const { resolve } = createRequire(import.meta.url);
const letters = (file: string): Uint8Array =>
  new Uint8Array(readFileSync(resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${file}`)));

export const FONTS: Fonts = {
  regular: letters('400Regular/AtkinsonHyperlegibleNext_400Regular.ttf'),
  bold: letters('700Bold/AtkinsonHyperlegibleNext_700Bold.ttf'),
};

/** The same answer to every question of a grid, as far as its type takes it. */
function answer(draft: Draft, grid: Grid, level: number): void {
  for (const question of allQuestions(grid)) {
    const set = (value: Json): void => draft.set(`a/${question.id}`, value);
    if (question.type === 'scale') set(Math.min(level, question.levels.length - 1));
    else if (question.type === 'choice') set(question.options[0]?.value ?? null);
    else if (question.type === 'multi') set(question.options.slice(0, 2).map(({ value }) => value));
    else if (question.type === 'yesno') set(level > 1);
    else if (question.type === 'number') set(3);
  }
}

function action(index: number, rest: Partial<ActionCard> = {}): ActionCard {
  return {
    kind: 'action',
    doc: docIdFromBytes(new Uint8Array(16).fill(10 + index)),
    version: 1,
    updatedAt: T0,
    conflicts: 0,
    title: `Action ${index}`,
    type: 'individuelle',
    state: 'decidee',
    stake: null,
    dossier: DOC,
    companies: [],
    responsible: 'Marie Galy',
    start: '2026-12-01' as Day,
    end: '2027-02-28' as Day,
    plan: {
      cost: 1250.5,
      aids: ['inpi-prediag'],
      firstStep: 'Appeler le CRITT',
      firstStepDay: '2026-12-04' as Day,
      partner: 'CRITT Bois',
      suggestion: '',
      order: index,
      removed: false,
    },
    ...rest,
  };
}

const ACTIONS: readonly ActionCard[] = [
  action(2, { title: 'Tester une tournée commune', type: 'collective' }),
  action(1, { title: 'Essayer un séchoir à l’œuvre' }),
  action(3, { title: 'Abandonnée en route', state: 'abandonnee' }),
];

/** Everything said, signed and agreed. */
export async function fullSources(
  change?: (draft: Draft, visit: string) => void,
): Promise<DocumentSources & { visit: string }> {
  const grid = await loadDefaultGrid();
  const record = plainRecord();
  const visit = record.edit((draft) => {
    const id = startVisit(draft, { kind: 'visite', date: TODAY, place: 'L’atelier, Saint-Girons' }, T0);
    showNotice(draft, id, '2026.11-1', T0 + 60_000);
    pauseVisit(draft, id, T0 + 600_000);
    resumeVisit(draft, id, T0 + 1_200_000);
    endVisit(draft, id, T0 + 75 * 60_000, 40);
    draft.set(`visit/${id}/next`, '2026-12-15');
    draft.text(
      `visitWords/${id}`,
      'Le cœur du métier, c’est le séchage : « ça coûte 1 200 € par an ».\nElle vend l’été.',
    );
    draft.text(`visitFacts/${id}`, 'Séchoir ancien, très bien tenu.');
    draft.text(`visitInternal/${id}`, SECRET);
    draft.text('notes', SECRET);
    draft.text('internal/log3', SECRET);
    return id;
  });
  record.edit((draft) => {
    answer(draft, grid, 2);
    for (const [side, text] of [
      ['conseil', 'Envoyer la fiche du prêt'],
      ['entreprise', 'Retrouver les factures d’énergie'],
    ] as const) {
      const id = addPromise(draft, visit, side, T0);
      draft.set(`promise/${id}/text`, text);
      draft.set(`promise/${id}/due`, '2026-12-01');
    }
    draft.set('a/met1', SECRET);
    draft.text('objectives', 'Sécher à cœur sans gaz.\nGarder l’atelier à Saint-Girons.');
    draft.set('restitution/date', '2026-11-30');
    draft.set('restitution/agreement', 'accord');
    draft.set('restitution/note', 'Ça me ressemble.');
    draft.set('plan/agreement', 'signature');
    draft.set('plan/date', '2026-12-02');
    adjustDimension(draft, 'offre', { score: 0.9, reason: 'J’ai trois nouveautés cette année.' });
    const [first, second] = grid.suggestions;
    if (first && second) for (const { id } of [first, second]) keepTrack(draft, id, true);
    draft.set(`track/${first?.id}/words`, 'Écouter ce qu’on refuse');
  });
  record.edit((draft) => {
    const photo = addPhoto(
      draft,
      { sha: PHOTO_SUM, thumb: 'b'.repeat(64), type: 'image/jpeg', width: 1600, height: 900, bytes: 9 },
      T0,
    );
    draft.set(`photo/${photo}/caption`, 'Le séchoir');
    markPerson(draft, photo, false);
    allowUse(draft, photo, 'rapport', true, TODAY);
    const lines = [[0.1, 0.5, 0.3, 0.2, 0.5, 0.8, 0.9, 0.4]];
    for (const about of ['restitution', 'plan'] as const) {
      addSignature(
        draft,
        {
          about,
          name: 'Odile Faÿ',
          role: 'chef',
          day: TODAY,
          gesture: { type: 'drawn', strokes: { aspect: 3, lines } },
        },
        T0,
      );
    }
    change?.(draft, visit);
  });
  return {
    visit,
    dossier: record.view,
    company: {
      name: 'Scierie Faÿ & Fils',
      siret: '73282932000074',
      commune: '09261',
      outside: false,
      sector: 'bois-foret',
      sizeBand: '3-5',
      head: 'Odile Faÿ',
    },
    grid,
    currentGrid: grid,
    actions: ACTIONS,
    advisor: 'Anaïs Bénac',
    today: TODAY,
    programmes: new Map([['inpi-prediag', 'Prédiagnostic INPI']]),
  };
}
