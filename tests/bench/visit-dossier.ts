// A dossier of 80 answers and 12 photos: opened from the list, typed in, answered.
import { expect, type Page } from '@playwright/test';
import { type Measured, spread } from './report.ts';
import { msToShow, p95, settled, watch, watched } from './visit-probe.ts';
import { COMPANY, fullDossier, type OpenDossier, PHOTOS } from './visit-records.ts';
import { openSlowTablet } from './visit-tablet.ts';

/** Openings and passes of one run, after one that is not counted. */
const OPENINGS = 5;
const KEYS = 60;
/** Ms between two keys of somebody who types fast: a queue of keys would measure itself. */
const PACE = 120;
/** Keys as the browser names them. */
const TYPED = [...'trois ans de stock au sec. '].map((letter) => (letter === ' ' ? 'Space' : letter));

export async function visitDossier(runs: number): Promise<Measured> {
  const tablet = await openSlowTablet();
  try {
    const dossier = await fullDossier(tablet);
    await tablet.slowDown();
    const [openings, screens, keys, acts, frames]: number[][] = [[], [], [], [], []];
    await tablet.profile('open', async () => {
      for (let opening = 0; opening <= runs * OPENINGS; opening += 1) {
        const { screen, all } = await open(tablet.page);
        if (opening === 0) continue;
        screens?.push(screen);
        openings?.push(all);
      }
    });
    await toSection(tablet.page, dossier);
    await tablet.profile('keys', async () => {
      for (let run = 0; run < runs; run += 1) keys?.push(p95(await type(tablet.page)));
    });
    await tablet.profile('acts', async () => {
      for (let run = 0; run < runs; run += 1) {
        const { durable, drawn } = await answer(tablet.page);
        acts?.push(p95(durable));
        frames?.push(p95(drawn));
      }
    });
    const figures = {
      'dossier: open, its text drawn, ms': spread(screens ?? []),
      'dossier: open, the cards of 12 photos too, ms': spread(openings ?? []),
      'dossier: key to screen, p95, ms': spread(keys ?? []),
      'dossier: act to durable, p95, ms': spread(acts ?? []),
      'dossier: tap to screen, p95, ms': spread(frames ?? []),
    };
    const target = (name: string, figure: keyof typeof figures, limit: number) =>
      ({ name, value: figures[figure].median, limit, better: 'lower' }) as const;
    return {
      figures,
      targets: [
        target('open a dossier of 80 answers and 12 photos, ms', 'dossier: open, the cards of 12 photos too, ms', 300),
        target('key to screen, p95, ms', 'dossier: key to screen, p95, ms', 50),
        target('act to durable, p95, ms', 'dossier: act to durable, p95, ms', 100),
      ],
    };
  } finally {
    await tablet.close();
  }
}

/** From the tap on its row in the list. */
async function open(page: Page): Promise<{ screen: number; all: number }> {
  const drawn = [{ selector: '.dossier-jumps', count: 1 }];
  const row = page.getByRole('main').getByRole('link', { name: COMPANY }).first();
  const list = page.getByRole('navigation').getByRole('link', { name: 'Dossiers' });
  await list.click();
  await row.waitFor();
  const screen = await msToShow(page, row, drawn);
  await list.click();
  await row.waitFor();
  // Pictures near the screen are decoded; those further down when somebody comes near.
  const photos = { selector: '.photos-card', count: PHOTOS };
  return { screen, all: await msToShow(page, row, [...drawn, photos]) };
}

async function toSection(page: Page, { doc, visit }: OpenDossier): Promise<void> {
  await page.goto(`/dossiers/${doc}/visite/${visit}/offre`);
  await expect(page.locator('[data-question]').first()).toBeVisible();
}

/** A note at a question, as fast as somebody types. */
async function type(page: Page): Promise<number[]> {
  const note = page.locator('[data-note] textarea').first();
  if ((await note.count()) === 0) await page.getByRole('button', { name: 'Noter', exact: true }).first().click();
  await note.fill('');
  await note.focus();
  await watch(page);
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(TYPED[key % TYPED.length] ?? 'a', { delay: PACE });
  }
  const { drawn } = await watched(page);
  await note.blur();
  return drawn;
}

/** Taps on answer after answer, other ones than those that stand. */
async function answer(page: Page): Promise<{ durable: number[]; drawn: number[] }> {
  const rows = page.locator('[data-question] label:has(input[type=radio]:not(:checked))');
  await watch(page);
  const drawn: number[] = [];
  for (let act = 0; act < 40; act += 1) {
    const row = rows.nth((act * 3) % (await rows.count()));
    drawn.push(await msToShow(page, row, [{ selector: '[data-question] input:checked', count: 1 }]));
    await settled(page);
  }
  return { durable: (await watched(page)).durable, drawn };
}
