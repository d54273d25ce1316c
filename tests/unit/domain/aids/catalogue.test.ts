import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findProgrammes, inOrder, loadCatalogue, programmeName, programmesForTags } from '#domain/aids/catalogue.ts';
import { parseCatalogue } from '#domain/aids/parse-catalogue.ts';
import type { Programme } from '#domain/aids/programme.ts';
import { closesIn, standingOf } from '#domain/aids/standing.ts';
import type { Day } from '#domain/day.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';

const shipped = await loadCatalogue();
const raw = JSON.parse(
  readFileSync(new URL('../../../../src/domain/aids/programmes.json', import.meta.url), 'utf8'),
) as { programmes: { id: string; montant: Record<string, number | null>; verification: { statut: string } }[] };
const day = (text: string): Day => text as Day;
const TODAY = day('2026-11-23');
const ids = (programmes: readonly Programme[]): string[] => programmes.map(({ id }) => id);
const one = (id: string): Programme => {
  const found = shipped.programmes.find((programme) => programme.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('the shipped catalogue', () => {
  it('is whole: 49 programmes, each id once, each programme to go through first known', () => {
    expect(shipped.programmes).toHaveLength(49);
    expect(new Set(ids(shipped.programmes)).size).toBe(49);
  });

  it('says no amount that the file leaves open, and none that it does not hold', () => {
    for (const { id, montant } of raw.programmes) {
      const { amount } = one(id);
      expect([amount.min, amount.max, amount.maxRate, amount.maxCosts]).toEqual([
        montant['minEur'],
        montant['maxEur'],
        montant['tauxMax'],
        montant['plafondDepensesEur'],
      ]);
    }
    expect(shipped.programmes.filter(({ amount }) => amount.max === null).length).toBeGreaterThan(20);
  });

  it('calls nothing verified that nobody asked the body about', () => {
    const statuses = new Set(shipped.programmes.map((programme) => standingOf(programme, TODAY)));
    expect(statuses.has('verified')).toBe(false);
  });

  it('answers every tag of the suggestions but « reseau », which no programme carries', async () => {
    const grid = await loadDefaultGrid();
    const tags = new Set(grid.suggestions.flatMap(({ programmeTags }) => programmeTags));
    expect([...tags].filter((tag) => programmesForTags(shipped, [tag], TODAY).length === 0)).toEqual(['reseau']);
  });
});

describe('how far a programme may be believed', () => {
  it('is over the day after its closing day, not on it', () => {
    const aid = one('ademe-reemploi');
    expect(aid.deposit.closes).toBe('2026-12-31');
    expect(standingOf(aid, day('2026-12-31'))).not.toBe('expired');
    expect(standingOf(aid, day('2027-01-01'))).toBe('expired');
    expect(closesIn(aid, day('2026-12-31'))).toBe(0);
    expect(closesIn(aid, day('2026-12-01'))).toBe(30);
    expect(closesIn(aid, day('2026-11-30'))).toBeNull();
  });

  it('is not open before its opening day', () => {
    const aid = { ...one('inpi-pass-pi'), deposit: { ...one('inpi-pass-pi').deposit, opens: '2027-01-01' } };
    expect(standingOf(aid, TODAY)).toBe('not-open');
  });

  it('becomes doubtful 180 days after it was last looked at, whatever it said of itself', () => {
    const aid = one('inpi-pass-pi');
    const sure = { ...aid, check: { ...aid.check, status: 'verifie-organisme' as const, date: '2026-11-22' } };
    expect(standingOf(sure, TODAY)).toBe('verified');
    expect(standingOf(sure, day('2027-05-21'))).toBe('verified');
    expect(standingOf(sure, day('2027-05-22'))).toBe('to-check');
  });

  it('follows the file where it says « expire » without a date', () => {
    const aid = one('cii');
    expect(standingOf({ ...aid, check: { ...aid.check, status: 'expire' } }, TODAY)).toBe('expired');
  });
});

describe('finding aids', () => {
  it('puts what is over last and never leaves it out', () => {
    const all = inOrder(shipped.programmes, TODAY);
    expect(all).toHaveLength(49);
    expect(all.slice(-4).map((programme) => standingOf(programme, TODAY))).toEqual(Array(4).fill('expired'));
  });

  it('puts advice before money, and near before far, among those believed as much', () => {
    const found = programmesForTags(shipped, ['innovation', 'diagnostic-flux'], TODAY);
    const natures = found.filter((programme) => standingOf(programme, TODAY) === 'secondary');
    const firstMoney = natures.findIndex(
      ({ natures: list }) => list.includes('subvention') && !list.includes('conseil'),
    );
    const lastAdvice = natures.findLastIndex(({ natures: list }) => list.includes('conseil'));
    expect(lastAdvice).toBeLessThan(firstMoney);
  });

  it('reads every word of a query wherever it stands, accents aside', () => {
    expect(ids(findProgrammes(shipped, { query: 'ECOCONCEPTION bpifrance' }, TODAY))).toContain(
      'bpi-diag-ecoconception',
    );
    expect(findProgrammes(shipped, { query: 'zzz' }, TODAY)).toEqual([]);
    expect(findProgrammes(shipped, {}, TODAY)).toHaveLength(49);
  });

  it('narrows by nature, level and tags together', () => {
    const found = findProgrammes(
      shipped,
      { nature: 'conseil', level: 'region', tags: ['financement', 'conseil'] },
      TODAY,
    );
    expect(ids(found)).toEqual(['cci-aide-financement']);
  });

  it('names a programme it does not hold by its id, so that a plan never shows a blank', () => {
    expect(programmeName(shipped, 'cii')).toBe("Crédit d'impôt innovation");
    expect(programmeName(shipped, 'aide-de-2031')).toBe('aide-de-2031');
  });
});

describe('a catalogue from outside', () => {
  type File = { programmes: Record<string, unknown>[] };
  const problems = (change: (file: File) => void): unknown => {
    const copy = structuredClone(raw) as unknown as File;
    change(copy);
    const parsed = parseCatalogue(copy);
    return parsed.ok ? [] : parsed.error.problems;
  };

  it('is refused with the place of each fault', () => {
    expect(problems((file) => delete file.programmes[0]?.['nom'])).toEqual([
      { path: 'programmes/0/nom', type: 'shape' },
    ]);
    expect(problems((file) => Object.assign(file.programmes[1] ?? {}, { id: 'cii' }))).toEqual([
      { path: 'cii', type: 'id-twice' },
    ]);
    expect(problems((file) => Object.assign(file.programmes[0] ?? {}, { prealables: ['nulle-part'] }))).toEqual([
      { path: 'cii', type: 'before-unknown' },
    ]);
  });

  it('takes no address that a browser would run', () => {
    const contact = { organisme: 'X', url: 'javascript:alert(1)', urlType: 'fiche', telephone: null, email: null };
    expect(problems((file) => Object.assign(file.programmes[0] ?? {}, { contact }))).toEqual([
      { path: 'programmes/0/contact/url', type: 'shape' },
    ]);
  });

  it('keeps room for what a newer file says more', () => {
    expect(problems((file) => Object.assign(file.programmes[0] ?? {}, { nouveau: 1 }))).toEqual([]);
  });
});
