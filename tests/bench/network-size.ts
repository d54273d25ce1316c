// One size of the network: what a person waits for on each face, and what is held in memory.
import type { CDPSession, Page } from '@playwright/test';
import type { BenchBrowser } from './chromium-page.ts';
import type { BenchPage } from './chromium/page.ts';
import { armed, idle, installWatch, lookAt, msUntil } from './network-watch.ts';

const SLOWER = 4;

export interface SizeFigures {
  readonly table: number[];
  readonly filter: number[];
  /** The first of a page, which compiles its code besides; it is among the others, too. */
  readonly filterFirst: number[];
  readonly sort: number[];
  readonly map: number[];
  readonly graphDrawn: number[];
  /** Drawn, and a key pressed at once was answered. */
  readonly graph: number[];
  readonly graphFreeze: number[];
  readonly graphSettled: number[];
  readonly tableArrives: number[];
  readonly mapArrives: number[];
  readonly graphArrives: number[];
  /** The first to arrive on a page, whichever face it shows. */
  readonly firstArrives: number[];
  /** Megabytes of the heap. */
  readonly memory: number[];
  readonly allDocuments: number[];
  readonly allDocumentsMemory: number[];
}

type Figure = keyof SizeFigures;
type Window_ = { bench: BenchPage };

const ROWS = '.network-table tbody tr[data-line]';
const COMPANIES = '[data-figure="companies"] dd';
/** One figure of one page tells more of the machine than of the application: each is taken so many times. */
const ARRIVING = 7;
const PARTS = ['massatois', 'haut-salat', 'castillonnais', 'volvestre', 'seronais'] as const;

export async function measureSize(browser: BenchBrowser, size: number, runs: number): Promise<SizeFigures> {
  const found = Object.fromEntries(FIGURES.map((figure) => [figure, [] as number[]])) as unknown as SizeFigures;
  const other = await browser.page();
  other.setDefaultTimeout(600_000);
  await other.evaluate((count) => (window as unknown as Window_).bench.fillNetwork(count), size);
  for (let run = 0; run < runs; run += 1) {
    // A page of the same profile: its cards are read anew, its code is compiled anew.
    const page = await other.context().newPage();
    page.setDefaultTimeout(120_000);
    await installWatch(page);
    await page.goto(`${browser.origin}/`);
    const session = await other.context().newCDPSession(page);
    await page.locator('nav a[href="/reseau"]').first().waitFor();
    await lookAt(page, '[data-cards="ready"], main h1');
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await faces(page, found);
    for (const [figure, face] of ARRIVALS) found[figure].push(...(await arrivals(page, other, face, run)));
    found.firstArrives.push(found.tableArrives.at(-ARRIVING) ?? Number.NaN);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    found.memory.push(await heap(session));
    await page.close();
  }
  await baseline(browser, other, found);
  await other.context().close();
  return found;
}

const FIGURES: readonly Figure[] = [
  'table',
  'filter',
  'filterFirst',
  'sort',
  'map',
  'graphDrawn',
  'graph',
  'graphFreeze',
  'graphSettled',
  'tableArrives',
  'mapArrives',
  'graphArrives',
  'firstArrives',
  'memory',
  'allDocuments',
  'allDocumentsMemory',
];

async function faces(page: Page, found: SizeFigures): Promise<void> {
  const go = (selector: string) => () => page.locator(selector).first().click();
  found.table.push(await msUntil(page, 'click', go('nav a[href="/reseau"]'), { selector: ROWS, least: 5 }));
  const filters = await filterEach(page);
  found.filter.push(...filters);
  found.filterFirst.push(filters[0] ?? Number.NaN);
  found.sort.push(
    await msUntil(page, 'click', go('th.network-table__links button'), {
      selector: 'th.network-table__links svg',
      least: 1,
    }),
  );
  found.map.push(
    await msUntil(page, 'click', go('.c-tabs a[href*="vue=carte"]'), {
      selector: '.network-map [data-code]',
      least: 94,
    }),
  );
  await graph(page, found);
}

/** Each part of the territory chosen from all companies, one after the other, as somebody looks for them. */
async function filterEach(page: Page): Promise<number[]> {
  await page.getByRole('button', { name: /^Filtrer/ }).click();
  const bassin = page.getByLabel('Bassin');
  const times: number[] = [];
  for (const part of PARTS) {
    const chosen = async (): Promise<void> => void (await bassin.selectOption(part));
    await idle(page);
    times.push(await msUntil(page, 'change', chosen, { selector: COMPANIES, changes: true }));
    await page.getByRole('button', { name: 'Enlever les filtres' }).click();
  }
  return times;
}

async function graph(page: Page, found: SizeFigures): Promise<void> {
  const tab = page.locator('.c-tabs a[href*="vue=liens"]').first();
  const drawn = await armed(page, 'click', { selector: '.network-stop', least: 1, follow: 20_000 });
  await tab.click();
  found.graphDrawn.push((await drawn.done()).ms);
  // The first thing somebody does: nearer by a key. It is answered when the picture has moved.
  const answered = await armed(page, 'keydown', { selector: '.network-stop', moves: true });
  await page.locator('.network-stop[tabindex="0"]').focus();
  await page.keyboard.press('+');
  const reaction = await answered.done();
  const start = await drawn.start();
  found.graph.push(reaction.at - start);
  const settled = await drawn.when('.network-graph__box[data-settled="true"]');
  found.graphSettled.push(settled - start);
  found.graphFreeze.push(await drawn.freeze());
}

const ARRIVALS: readonly (readonly [Figure, string])[] = [
  ['tableArrives', 'liste'],
  ['mapArrives', 'carte'],
  ['graphArrives', 'liens'],
];

/** From the word that something was stored to the frame that counts one company more; one record after the other. */
async function arrivals(page: Page, other: Page, face: string, run: number): Promise<number[]> {
  const tab = page.locator(face === 'liste' ? '.c-tabs a >> nth=0' : `.c-tabs a[href*="vue=${face}"]`).first();
  await tab.click();
  if (face === 'liens') await page.locator('.network-graph__box[data-settled="true"]').waitFor();
  const first = (run * ARRIVALS.length + ARRIVALS.findIndex(([, name]) => name === face)) * ARRIVING;
  const times: number[] = [];
  for (let index = first; index < first + ARRIVING; index += 1) {
    await idle(page);
    const shown = await armed(page, 'heard', { selector: COMPANIES, changes: true });
    await other.evaluate((at) => (window as unknown as Window_).bench.receiveCompany(at), index);
    times.push((await shown.done()).ms);
  }
  return times;
}

async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  return usedSize / 1e6;
}

/** Once is enough: it takes seconds, and it is not what is judged. */
async function baseline(browser: BenchBrowser, other: Page, found: SizeFigures): Promise<void> {
  const page = await other.context().newPage();
  page.setDefaultTimeout(600_000);
  await page.goto(`${browser.origin}/bench/index.html`);
  await page.waitForFunction(() => 'bench' in window);
  const session = await other.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  found.allDocuments.push(await page.evaluate(() => (window as unknown as Window_).bench.readAllDocuments()));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  found.allDocumentsMemory.push(await heap(session));
  await page.close();
}
