// A tablet stores 2,000 received records, in a real Chromium: our storage room, and a database of y-indexeddb for each.
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { BenchPage, Kept } from './chromium/page.ts';
import { openBenchBrowser } from './chromium-page.ts';
import { fieldDayEdits } from './field-day-edits.ts';
import { batchesOf, newDoc } from './our-records.ts';
import { type Measured, spread } from './report.ts';

const SIZE = { dossiers: 2_000, acts: 20, shared: 0 };

export async function peersStore(runs: number): Promise<Measured> {
  const { questions } = await loadDefaultGrid();
  const { visits } = fieldDayEdits(questions, 0, SIZE);
  const records = visits.map((visit): Kept => {
    const [body = new Uint8Array(0)] = batchesOf(visit, 'anais', 1);
    return { doc: newDoc(), body: Buffer.from(body).toString('base64') };
  });
  const browser = await openBenchBrowser();
  const times: { readonly ours: number[]; readonly theirs: number[] } = { ours: [], theirs: [] };
  try {
    for (let run = 0; run < runs; run += 1) {
      const page = await browser.page();
      times.ours.push(await page.evaluate((kept) => (window as unknown as Bench).bench.storeOurs(kept), records));
      times.theirs.push(await page.evaluate((kept) => (window as unknown as Bench).bench.storeTheirs(kept), records));
      await page.context().close();
    }
  } finally {
    await browser.close();
  }
  const name = 'storing 2,000 received records in Chromium';
  const [ours, theirs] = [spread(times.ours), spread(times.theirs)];
  return {
    figures: { [`${name}, ours: ms`]: ours, [`${name}, y-indexeddb: ms`]: theirs },
    targets: [{ name: `${name}: y-indexeddb / ours`, value: theirs.median / ours.median, limit: 8, better: 'higher' }],
  };
}

interface Bench {
  readonly bench: BenchPage;
}
