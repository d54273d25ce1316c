// How long a tablet takes to open the list of dossiers, with few and with many: the built application in a real Chromium.
import type { Page } from '@playwright/test';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { BenchPage, Kept } from './chromium/page.ts';
import { type BenchBrowser, openBenchBrowser } from './chromium-page.ts';
import { fieldDayEdits } from './field-day-edits.ts';
import { batchesOf, newDoc } from './our-records.ts';
import { type Measured, type Spread, spread } from './report.ts';

const SIZES = [200, 20_000] as const;
const KINDS_OF_DOSSIERS = 100;
/** Openings of a list, the first one not counted. */
const OPENINGS = 5;
const LIMIT = 1.3;

export async function growthOfDevice(): Promise<Measured> {
  const { questions } = await loadDefaultGrid();
  const { visits } = fieldDayEdits(questions, 0, { dossiers: KINDS_OF_DOSSIERS, acts: 20, shared: 0 });
  const records = visits.flatMap((visit): Kept[] =>
    batchesOf(visit, 'anais', 1).map((body) => ({ doc: newDoc(), body: Buffer.from(body).toString('base64') })),
  );
  const browser = await openBenchBrowser(true);
  const times = new Map<number, Spread>();
  try {
    const pages = new Map<number, Page>();
    for (const size of SIZES) pages.set(size, await filled(browser, records, size));
    const all = new Map<number, number[]>(SIZES.map((size) => [size, []]));
    for (let opening = 0; opening <= OPENINGS; opening += 1) {
      for (const [size, page] of pages) {
        const ms = await openList(page, browser.origin);
        if (opening > 0) all.get(size)?.push(ms);
      }
    }
    for (const [size, values] of all) times.set(size, spread(values));
  } finally {
    await browser.close();
  }
  const [few, many] = SIZES.map((size) => times.get(size)?.median ?? Number.NaN);
  const figures = Object.fromEntries(
    [...times].map(([size, time]) => [`device: open the list at ${size} dossiers, ms`, time]),
  );
  const name = 'device: open the list at 20,000 dossiers / at 200';
  return { figures, targets: [{ name, value: (many ?? 0) / (few ?? 1), limit: LIMIT, better: 'lower' }] };
}

async function filled(browser: BenchBrowser, records: readonly Kept[], size: number): Promise<Page> {
  const page = await browser.page();
  page.setDefaultTimeout(300_000);
  // The application makes its database; then it is filled beside it.
  await page.evaluate(
    ([kept, count]) => (window as unknown as { bench: BenchPage }).bench.fillApplication(kept, count),
    [records, size] as const,
  );
  // From now on each page notes when the first dossier of the list is drawn.
  await page.addInitScript(() => {
    const look = (): void => {
      if (document.querySelector('main a[href^="/dossiers/"]')) Object.assign(window, { drawnAt: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return page;
}

/** Ms from the navigation to the first row. */
async function openList(page: Page, origin: string): Promise<number> {
  await page.goto(`${origin}/dossiers`);
  await page.waitForFunction(() => 'drawnAt' in window);
  return page.evaluate(() => (window as unknown as { drawnAt: number }).drawnAt);
}
