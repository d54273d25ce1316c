// The PDF of the fiche, made on the slow tablet: from the tap to the file.
import type { Page } from '@playwright/test';
import { type Measured, spread } from './report.ts';
import { msToShow } from './visit-probe.ts';
import { fullDossier } from './visit-records.ts';
import { openSlowTablet } from './visit-tablet.ts';

const LIMIT = 3_000;
/** Files of one run, after one that loads the library and is told apart. */
const FILES = 3;

export async function visitFiche(runs: number): Promise<Measured> {
  const tablet = await openSlowTablet();
  const [first, later]: number[][] = [[], []];
  try {
    const { doc } = await fullDossier(tablet);
    await tablet.slowDown();
    for (let run = 0; run < runs; run += 1) {
      await tablet.page.goto(`/dossiers/${doc}/documents/fiche`);
      first?.push(await make(tablet.page));
      for (let file = 0; file < FILES; file += 1) later?.push(await make(tablet.page));
    }
  } finally {
    await tablet.close();
  }
  const figures = {
    'fiche: the first file after opening, ms': spread(first ?? []),
    'fiche: the files after it, ms': spread(later ?? []),
  };
  const value = figures['fiche: the first file after opening, ms'].median;
  return { figures, targets: [{ name: 'PDF of the fiche, ms', value, limit: LIMIT, better: 'lower' }] };
}

/** While it is made, and until it is said to be there, the file before it is not. */
function make(page: Page): Promise<number> {
  const act = page.getByRole('button', { name: 'Partager ou enregistrer' });
  return msToShow(page, act, [{ selector: '.c-button[aria-busy=true]', count: 0 }, MADE]);
}

const MADE = { selector: '.c-banner--ok', count: 1 };
