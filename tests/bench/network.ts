// The network on a slow tablet at 200, 2,000 and 10,000 companies: the built application in a Chromium whose processor is
// slowed down fourfold, beside a reading of the same records that opens every document.
import { openBenchBrowser } from './chromium-page.ts';
import { measureSize, type SizeFigures } from './network-size.ts';
import { report, spread, type Spread, type Target } from './report.ts';

const SIZES = [200, 2_000, 10_000] as const;

const LIMITS: readonly (readonly [size: number, figure: keyof SizeFigures, name: string, limit: number])[] = [
  [10_000, 'table', '10,000 companies: first table, ms', 500],
  [10_000, 'filter', '10,000 companies: filter, ms', 100],
  [2_000, 'map', 'map at 2,000 companies, ms', 1_000],
  [2_000, 'graph', 'graph interactive at 2,000 nodes and 3,000 links, ms', 3_000],
  [2_000, 'tableArrives', '2,000 companies: one record arrives, table, ms', 50],
  [2_000, 'mapArrives', '2,000 companies: one record arrives, map, ms', 50],
  [2_000, 'graphArrives', '2,000 companies: one record arrives, graph, ms', 50],
];

/** `only`: sizes, such as `2000`. */
export async function network(runs: number, only: readonly string[]): Promise<void> {
  const figures: Record<string, Spread> = {};
  const targets: Target[] = [];
  const browser = await openBenchBrowser(true);
  try {
    for (const size of SIZES) {
      if (only.length > 0 && !only.includes(String(size))) continue;
      const measured = await measureSize(browser, size, runs);
      for (const [name, values] of Object.entries(measured))
        figures[`${size} companies: ${NAMES[name as keyof SizeFigures]}`] = spread(values);
      for (const [of, figure, name, limit] of LIMITS) {
        if (of === size) targets.push({ name, value: spread(measured[figure]).median, limit, better: 'lower' });
      }
    }
  } finally {
    await browser.close();
  }
  report('network', runs, figures, targets);
}

const NAMES: Readonly<Record<keyof SizeFigures, string>> = {
  table: 'first table, ms',
  filter: 'filter, ms',
  filterFirst: 'the first filter of a page, ms',
  sort: 'another order, ms',
  map: 'map, ms',
  graphDrawn: 'graph drawn, ms',
  graph: 'graph interactive, ms',
  graphFreeze: 'longest freeze while nodes settle, ms',
  graphSettled: 'graph settled, ms',
  tableArrives: 'one record arrives, table, ms',
  mapArrives: 'one record arrives, map, ms',
  graphArrives: 'one record arrives, graph, ms',
  firstArrives: 'the first record to arrive on a page, ms',
  memory: 'memory with cards, MB',
  allDocuments: 'baseline: every document opened, ms',
  allDocumentsMemory: 'baseline: memory, MB',
};
