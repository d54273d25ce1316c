import { describe, expect, it } from 'vitest';
import { duplicateIndex } from '#domain/company/duplicates.ts';
import { headingRowOf, proposeColumns } from '#domain/exchange/company-columns.ts';
import { type PlannedLine, planSteps, sumsOf } from '#domain/exchange/company-import.ts';
import { lineContext, usualWidth } from '#domain/exchange/company-line.ts';
import { asFrenchExcel, FAULTY_HEADINGS, type FaultyFile, faultyCompanies } from '#tests/support/faulty-companies.ts';
import { companyCard } from '#tests/unit/domain/company-card.ts';
import { readTable } from '#workbook/read-table.ts';

async function imported({ rows, known }: FaultyFile) {
  let pauses = 0;
  const breathe = async (): Promise<void> => void (pauses += 1);
  const file = await readTable(asFrenchExcel([FAULTY_HEADINGS, ...rows]), breathe);
  if (!file.ok) throw new Error(file.error.type);
  const sheet = file.value.sheets[0]?.rows ?? new Map<number, readonly string[]>();
  const head = headingRowOf(sheet);
  const headings = sheet.get(head) ?? [];
  const words = { sector: new Map<string, string>(), legalForm: new Map<string, string>() };
  const cards = known.map(({ name, siret, commune, opposed }, index) =>
    companyCard({ doc: `${index}`, name, siret, commune, stance: opposed ? 'ne-plus-contacter' : 'ok' }),
  );
  const steps = planSteps(new Map([...sheet].filter(([row]) => row > head)), {
    ...lineContext(headings, proposeColumns(headings), words, { width: usualWidth(sheet, headings) }),
    known: duplicateIndex(cards),
  });
  let lines: readonly PlannedLine[] = [];
  for (let step = steps.next(); ; step = steps.next()) {
    pauses += 1;
    if (!step.done) continue;
    lines = step.value;
    break;
  }
  return { dialect: file.value.dialect, lines, pauses };
}

const kinds = (problems: ReadonlyMap<string, number>) => [...problems].sort(([a], [b]) => (a < b ? -1 : 1));

describe('a file of 5,000 lines with 33 kinds of fault', () => {
  it.each([1, 2026])('is told fault by fault, none too many and none too few (seed %i)', async (seed) => {
    const file = faultyCompanies(seed);
    const { lines, dialect } = await imported(file);
    expect(dialect).toEqual({ encoding: 'windows-1252', separator: ';' });
    const { problems, ...acts } = sumsOf(lines);
    expect(kinds(problems)).toEqual(kinds(file.problems));
    expect(acts).toEqual(file.acts);
    const plantedActs = (['opposed', 'ask', 'same', 'repeated'] as const).filter((act) => file.acts[act] > 0);
    expect(file.problems.size + plantedActs.length).toBe(33);
  });

  it('of 20,000 lines leaves the screen its turns, and names each line as a spreadsheet counts', async () => {
    const file = faultyCompanies(5, 20_000);
    const { lines, pauses } = await imported(file);
    expect(pauses).toBeGreaterThan(200);
    expect(lines).toHaveLength(20_000);
    // An address on two lines counts for two: the last line is further down than the count of companies.
    const breaks = file.rows.flat().reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    expect(lines.at(-1)?.line).toBe(20_001 + breaks);
  });
});
