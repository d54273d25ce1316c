// One company a line: key | name | commune | sector | APE | legal form | size | head | source | notes.
import { COMMUNES } from '#domain/territory/communes.ts';

export interface CompanySeed {
  readonly key: string;
  readonly name: string;
  /** INSEE code. */
  readonly commune: string;
  readonly sector: string;
  readonly naf: string;
  readonly legalForm: string;
  readonly micro: boolean;
  readonly sizeBand: string;
  readonly head: string;
  readonly source: string;
  readonly notes: string;
}

/** Reads a line; the legal form is followed by `+micro` under that tax regime. */
export function readCompanyRow(row: string): CompanySeed {
  const cells = row.split(' | ').map((cell) => cell.trim());
  const [key = '', name = '', town = '', sector = '', naf = '', form = '', sizeBand = '', head = '', source = ''] =
    cells;
  const commune = COMMUNES.find((candidate) => candidate.name === town)?.code;
  if (commune === undefined || cells.length !== 10) throw new Error(`not a company of the territory: ${row}`);
  const [legalForm = '', regime] = form.split('+');
  const notes = cells[9] ?? '';
  return { key, name, commune, sector, naf, legalForm, micro: regime === 'micro', sizeBand, head, source, notes };
}
