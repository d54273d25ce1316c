// A grid of 500 questions and 400 conditions, half of them expressions of a form: opened and answered.
import { expect, type Page } from '@playwright/test';
import type { Grid, Question } from '#domain/grid/grid.ts';
import { gridHash } from '#domain/grid/grid.ts';
import { parseGrid } from '#domain/grid/parse-grid.ts';
import { writePublished } from '#domain/grid/published.ts';
import type { Json } from '#domain/json.ts';
import { packGrid } from '#store/packed-grid.ts';
import { type Measured, spread } from './report.ts';
import { msToShow, p95, settled } from './visit-probe.ts';
import { type OpenDossier, writeDossier } from './visit-records.ts';
import { openSlowTablet, type SlowTablet } from './visit-tablet.ts';

const QUESTIONS = 500;
/** Of each five questions the first has no condition. */
const GROUP = 5;
const OPENINGS = 3;
const ANSWERS = 20;

/** The same questions in sections of 20, and all in one, as a form without groups has them. */
const SHAPES = { 'in sections of 20': 20, 'in one section': QUESTIONS } as const;

export async function visitGrid(runs: number): Promise<Measured> {
  const tablet = await openSlowTablet();
  const figures: Record<string, ReturnType<typeof spread>> = {};
  try {
    const dossiers = new Map<string, OpenDossier>();
    for (const [shape, size] of Object.entries(SHAPES)) dossiers.set(shape, await prepare(tablet, shape, size));
    await tablet.slowDown();
    for (const [shape, dossier] of dossiers) {
      const [openings, answers, hasty, wholes]: number[][] = [[], [], [], []];
      await tablet.profile(`grid ${shape}`, async () => {
        for (let run = 0; run < runs; run += 1) {
          for (let opening = 0; opening < OPENINGS; opening += 1) openings?.push(await open(tablet.page, dossier));
          answers?.push(p95(await answer(tablet.page, OPENED.slice(0, 1), 'read')));
          hasty?.push(p95(await answer(tablet.page, OPENED.slice(0, 1), 'hasty')));
          wholes?.push(p95(await answer(tablet.page, OPENED, 'read')));
        }
      });
      figures[`grid ${shape}: open, ms`] = spread(openings ?? []);
      figures[`grid ${shape}: answer, p95, ms`] = spread(answers ?? []);
      figures[`grid ${shape}: answer while what the last one opens is still drawn, p95, ms`] = spread(hasty ?? []);
      figures[`grid ${shape}: answer, until all it opens is drawn, p95, ms`] = spread(wholes ?? []);
    }
  } finally {
    await tablet.close();
  }
  const target = (name: string, figure: string, limit: number) =>
    ({ name, value: figures[figure]?.median ?? Number.NaN, limit, better: 'lower' }) as const;
  return {
    figures,
    targets: [
      target('500 questions and 400 conditions: open, ms', 'grid in sections of 20: open, ms', 1_500),
      target('500 questions and 400 conditions: answer, p95, ms', 'grid in sections of 20: answer, p95, ms', 100),
    ],
  };
}

/** In each group a yes or no opens the four after it: two by the grid's own conditions, two by a form's expressions. */
function largeGrid(title: string, size: number): Grid {
  const sections = Math.ceil(QUESTIONS / size);
  const id = (index: number): string => `q${index}`;
  const questions = Array.from({ length: QUESTIONS }, (_, index) => {
    const first = index - (index % GROUP);
    const base = { id: id(index), label: `Question ${index}`, core: true, dimension: `s${Math.floor(index / size)}` };
    const field = id(first);
    switch (index % GROUP) {
      case 0:
        return { ...base, type: 'yesno', score: { dimension: base.dimension, weight: 1, max: 4, yes: 4, no: 0 } };
      case 1:
        return { ...base, type: 'scale', levels: LEVELS, visibleIf: { field, op: 'eq', value: true } };
      case 2: {
        const all = [
          { field, op: 'eq', value: true },
          { field: id(Math.max(0, first - GROUP)), op: 'answered' },
        ];
        return { ...base, type: 'text', visibleIf: { all } };
      }
      case 3:
        return { ...base, type: 'number', relevant: `\${${field}} = 'yes' or \${${field}} = 'true'` };
      default:
        return { ...base, type: 'choice', options: OPTIONS, relevant: `\${${id(index - 1)}} > 2` };
    }
  });
  const grid = parseGrid({
    id: `large-${size}`,
    version: '1',
    lang: 'fr',
    title,
    scoring: { minAnsweredShare: 0.5, bands: [{ id: 'b', label: 'Bande', min: 0 }] },
    context: [],
    dimensions: Array.from({ length: sections }, (_, index) => ({
      id: `s${index}`,
      label: `Section ${index}`,
      countsInGlobal: true,
    })),
    questions,
    suggestions: [],
  } as unknown as Json);
  if (!grid.ok) throw new Error(JSON.stringify(grid.error));
  return grid.value;
}

const LEVELS = [0, 1, 2, 3, 4].map((value) => ({ value, label: `Niveau ${value}` }));
const OPTIONS = ['a', 'b', 'c', 'd'].map((value) => ({ value, label: `Choix ${value}` }));

/** Published, and a dossier filled with it: everything answered but the last question of each group. */
async function prepare(tablet: SlowTablet, shape: string, size: number): Promise<OpenDossier> {
  const { page, colleague } = tablet;
  const grid = largeGrid(`Grille ${shape}`, size);
  const body = await packGrid(grid);
  if (!body.ok) throw new Error(body.error.type);
  const { id, version, title } = grid;
  await colleague.store.create('settings', (draft) =>
    writePublished(draft, { hash: gridHash(grid), id, version, title, body: body.value }),
  );
  const answered = grid.questions.filter((_: Question, index) => index % GROUP !== GROUP - 1);
  const dossier = await writeDossier(tablet, `Entreprise ${shape}`, grid, answered, false);
  await page.goto(`/dossiers/${dossier.doc}`);
  await expect(page.getByRole('heading', { level: 1, name: dossier.company })).toBeVisible();
  return dossier;
}

/** From the tap on « Reprendre la visite » to the questions of its first section. */
async function open(page: Page, { doc }: OpenDossier): Promise<number> {
  await page.goto(`/dossiers/${doc}`);
  const resume = page.getByRole('link', { name: 'Reprendre la visite' }).first();
  await resume.waitFor();
  return msToShow(page, resume, [
    { selector: '[data-question="q0"]', count: 1 },
    { selector: '[data-question="q4"]', count: 1 },
  ]);
}

/** What « yes » to the first question opens; the fourth waits for the third besides. */
const OPENED = ['q1', 'q2', 'q3'] as const;

/**
 * Yes and no by turns: four questions go and come back. Until these are drawn, or gone.
 * @param pace `read`: as somebody answers who sees what the last answer opened, as everywhere in this bench; `hasty`:
 * at once, which no hand does
 */
async function answer(page: Page, awaited: readonly string[], pace: 'read' | 'hasty'): Promise<number[]> {
  const times: number[] = [];
  const row = (label: string) => page.locator('[data-question="q0"] label').filter({ hasText: label });
  for (let act = 0; act < ANSWERS; act += 1) {
    const closes = act % 2 === 0;
    if (pace === 'read') {
      if (closes) await page.locator(`[data-question="${OPENED.at(-1)}"]`).waitFor();
      await settled(page);
    }
    const wanted = awaited.map((id) => ({ selector: `[data-question="${id}"]`, count: closes ? 0 : 1 }));
    times.push(await msToShow(page, row(closes ? 'Non' : 'Oui'), wanted));
  }
  return times;
}
