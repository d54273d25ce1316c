// What an import of companies would do, line by line, before anything is written: new ones, known ones with what the
// file adds, lines that wait for a person. The same file again changes nothing.
import type { Duplicate, DuplicateIndex } from '#domain/company/duplicates.ts';
import { nameKey } from '#domain/company/duplicates.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import type { ColumnMapping } from './company-columns.ts';
import { type CompanyLine, isTakeable, type LineInput, type LineProblem, readCompanyLine } from './company-line.ts';

/** A field where the file and the record say two things: the record's stays unless a person takes the file's. */
export interface Difference {
  readonly field: keyof LineInput;
  readonly here: string;
  readonly file: string;
}

interface PlannedBase {
  /** As a spreadsheet counts: the heading is 1. */
  readonly line: number;
  readonly input: LineInput;
  readonly problems: readonly LineProblem[];
}

export type PlannedLine = PlannedBase &
  (
    | { readonly act: 'create' }
    /** `fills`: empty here, said by the file. */
    | {
        readonly act: 'update';
        readonly doc: DocId;
        readonly fills: LineInput;
        readonly differences: readonly Difference[];
      }
    | { readonly act: 'same'; readonly doc: DocId }
    /** One like it is known, but not surely: a person says which, or that it is new. */
    | { readonly act: 'ask'; readonly candidates: readonly Duplicate[] }
    /** The same company stands in an earlier line of the file. */
    | { readonly act: 'repeated'; readonly of: number }
    | { readonly act: 'skip' }
  );

export interface ImportContext {
  readonly mapping: ColumnMapping;
  readonly known: DuplicateIndex;
  /** Folded words for the options of the sector. */
  readonly sectors: ReadonlyMap<string, string>;
}

const COMPARED = ['name', 'siret', 'commune', 'sector', 'naf', 'legalForm', 'sizeBand', 'phone'] as const;

function against(input: LineInput, card: CompanyCard): { fills: LineInput; differences: Difference[] } {
  const fills: { -readonly [Field in keyof LineInput]: LineInput[Field] } = {};
  const differences: Difference[] = [];
  for (const field of COMPARED) {
    const [file, here] = [input[field] ?? '', card[field]];
    if (file === '' || file === here) continue;
    if (here === '') fills[field] = file;
    // « SARL Dupuy » and « Dupuy » are one name.
    else if (field !== 'name' || nameKey(file) !== nameKey(here)) differences.push({ field, here, file });
  }
  return { fills, differences };
}

/** A file that names one company twice makes one of it. */
function keysOf({ siret, name, commune }: LineInput): string[] {
  const place = `${nameKey(name ?? '')} ${commune ?? ''}`;
  return siret ? [`siret ${siret}`] : [`name ${place}`];
}

/** Every line of a file, in its order. Rows are those below the heading, by their number in the file (from 0). */
export function planImport(rows: ReadonlyMap<number, readonly string[]>, context: ImportContext): PlannedLine[] {
  const seen = new Map<string, number>();
  return [...rows].map(([row, cells]) => {
    const read = readCompanyLine(cells, context.mapping, context.sectors);
    return planLine(row + 1, read, seen, context.known);
  });
}

function planLine(line: number, read: CompanyLine, seen: Map<string, number>, known: DuplicateIndex): PlannedLine {
  const { input, problems } = read;
  const base = { line, input, problems };
  if (!isTakeable(read)) return { ...base, act: 'skip' };
  for (const key of keysOf(input)) {
    const earlier = seen.get(key);
    if (earlier !== undefined) return { ...base, act: 'repeated', of: earlier };
    seen.set(key, line);
  }
  const found = known.find({ siret: input.siret ?? '', name: input.name ?? '', commune: input.commune ?? '' });
  const sure = found.filter((one) => isSure(one, input));
  const [match] = sure;
  if (!match || sure.length > 1) {
    return found.length === 0 ? { ...base, act: 'create' } : { ...base, act: 'ask', candidates: found };
  }
  const { fills, differences } = against(input, match.card);
  const nothing = Object.keys(fills).length === 0 && differences.length === 0;
  if (nothing) return { ...base, act: 'same', doc: match.card.doc };
  return { ...base, act: 'update', doc: match.card.doc, fills, differences };
}

/** The same number, or the same name in the same commune with no number against it. */
function isSure({ card, why }: Duplicate, { siret, name }: LineInput): boolean {
  if (why === 'siret') return true;
  return nameKey(card.name) === nameKey(name ?? '') && (card.siret === '' || !siret);
}

export interface ImportSums {
  readonly create: number;
  readonly update: number;
  readonly same: number;
  readonly ask: number;
  readonly repeated: number;
  readonly skip: number;
  /** Lines by the type of what is wrong in them, each line once a type. */
  readonly problems: ReadonlyMap<LineProblem['type'], number>;
}

export function sumsOf(lines: readonly PlannedLine[]): ImportSums {
  const sums = { create: 0, update: 0, same: 0, ask: 0, repeated: 0, skip: 0 };
  const problems = new Map<LineProblem['type'], number>();
  for (const { act, problems: found } of lines) {
    sums[act] += 1;
    for (const type of new Set(found.map((problem) => problem.type))) problems.set(type, (problems.get(type) ?? 0) + 1);
  }
  return { ...sums, problems };
}
