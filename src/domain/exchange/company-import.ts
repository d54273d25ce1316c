// What an import of companies would do, line by line, before anything is written: new ones, known ones with what the
// file adds, lines that wait for a person. The same file again changes nothing.
import type { Duplicate, DuplicateIndex } from '#domain/company/duplicates.ts';
import { nameKey } from '#domain/company/name-key.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { type CompanyLine, isTakeable, type LineContext, type LineInput, readCompanyLine } from './company-line.ts';
import type { LineProblem, LineProblemType } from './line-problem.ts';

/** Fields that a known company may get from a file: those its card shows. */
const COMPARED = [
  'name',
  'siret',
  'commune',
  'sector',
  'naf',
  'legalForm',
  'sizeBand',
  'address',
  'phone',
  'email',
  'website',
  'head',
] as const;
export type ComparedField = (typeof COMPARED)[number];

/** A field where the file and the record say two things: the record's stays unless a person takes the file's. */
export interface Difference {
  readonly field: ComparedField;
  readonly here: string;
  readonly file: string;
}

export interface Comparison {
  /** Empty here, said by the file. */
  readonly fills: readonly Difference[];
  readonly differences: readonly Difference[];
}

interface PlannedBase {
  /** As a spreadsheet counts: the first line is 1. */
  readonly line: number;
  readonly input: LineInput;
  readonly problems: readonly LineProblem[];
}

export type PlannedLine = PlannedBase &
  (
    | { readonly act: 'create' }
    | ({ readonly act: 'update'; readonly doc: DocId } & Comparison)
    | { readonly act: 'same'; readonly doc: DocId }
    /** One like it is known, but not surely: a person says which, or that it is new. */
    | { readonly act: 'ask'; readonly candidates: readonly Duplicate[] }
    /** Known, and its head asked not to be contacted again: nothing is changed. */
    | { readonly act: 'opposed'; readonly doc: DocId }
    /** The same company stands in an earlier line of the file. */
    | { readonly act: 'repeated'; readonly of: number }
    | { readonly act: 'skip' }
  );
export type PlannedAct = PlannedLine['act'];

export interface ImportContext extends LineContext {
  readonly known: DuplicateIndex;
}

/** What stands for the commune of a company that is outside the territory. */
export const OUTSIDE = 'outside';

function valueHere(card: CompanyCard, field: ComparedField): string {
  return field === 'commune' && card.outside ? OUTSIDE : (card[field] ?? '');
}

/** What the file adds to a company, and where it says something else. */
export function compare(input: LineInput, card: CompanyCard): Comparison {
  const fills: Difference[] = [];
  const differences: Difference[] = [];
  for (const field of COMPARED) {
    const [file, here] = [input[field] ?? '', valueHere(card, field)];
    if (file === '' || file === here) continue;
    // « SARL Dupuy » and « Dupuy » are one name.
    if (field === 'name' && nameKey(file) === nameKey(here)) continue;
    (here === '' ? fills : differences).push({ field, here, file });
  }
  return { fills, differences };
}

interface Seen {
  readonly bySiret: Map<string, number>;
  readonly byName: Map<string, { readonly line: number; readonly siret: string }>;
  readonly byDoc: Map<DocId, number>;
}

/** A file that names one company twice makes one of it; two numbers are two establishments. */
function earlierLine({ siret = '', name = '', commune = '' }: LineInput, line: number, seen: Seen): number | null {
  const place = `${nameKey(name)} ${commune}`;
  const named = seen.byName.get(place);
  const earlier = seen.bySiret.get(siret) ?? (named && (siret === '' || named.siret === '') ? named.line : undefined);
  if (earlier !== undefined) return earlier;
  if (siret !== '') seen.bySiret.set(siret, line);
  if (!named) seen.byName.set(place, { line, siret });
  return null;
}

/** Lines planned between two pauses. */
const PAUSE = 100;

/** Every line of a file, in its order; it pauses now and then. Rows are those below the heading, numbered from 0. */
export function* planSteps(
  rows: ReadonlyMap<number, readonly string[]>,
  context: ImportContext,
): Generator<number, readonly PlannedLine[]> {
  const seen: Seen = { bySiret: new Map(), byName: new Map(), byDoc: new Map() };
  const lines: PlannedLine[] = [];
  for (const [row, cells] of rows) {
    lines.push(planLine(row + 1, readCompanyLine(cells, context, row), seen, context.known));
    if (lines.length % PAUSE === 0) yield lines.length;
  }
  return lines;
}

export function planImport(
  rows: ReadonlyMap<number, readonly string[]>,
  context: ImportContext,
): readonly PlannedLine[] {
  const steps = planSteps(rows, context);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function planLine(line: number, read: CompanyLine, seen: Seen, known: DuplicateIndex): PlannedLine {
  const { input, problems } = read;
  const base = { line, input, problems };
  if (!isTakeable(read)) return { ...base, act: 'skip' };
  const earlier = earlierLine(input, line, seen);
  if (earlier !== null) return { ...base, act: 'repeated', of: earlier };
  const { siret = '', name = '', commune = '', phone = '', address = '' } = input;
  const found = known.find({ siret, name, commune, phone, address });
  const sure = found.filter((one) => isSure(one, input));
  const [match] = sure;
  if (!match || sure.length > 1) {
    return found.length === 0 ? { ...base, act: 'create' } : { ...base, act: 'ask', candidates: found };
  }
  const { card } = match;
  const before = seen.byDoc.get(card.doc);
  if (before !== undefined) return { ...base, act: 'repeated', of: before };
  seen.byDoc.set(card.doc, line);
  if (card.stance === 'ne-plus-contacter') return { ...base, act: 'opposed', doc: card.doc };
  const comparison = compare(input, card);
  const nothing = comparison.fills.length === 0 && comparison.differences.length === 0;
  return nothing ? { ...base, act: 'same', doc: card.doc } : { ...base, act: 'update', doc: card.doc, ...comparison };
}

/** The same number, or the same name in the same commune with no number against it. */
function isSure({ card, why }: Duplicate, { siret, name }: LineInput): boolean {
  if (why === 'siret') return true;
  return why === 'name-commune' && nameKey(card.name) === nameKey(name ?? '') && (card.siret === '' || !siret);
}

export interface ImportSums extends Readonly<Record<PlannedAct, number>> {
  /** Lines by the type of what is wrong in them, each line once a type. */
  readonly problems: ReadonlyMap<LineProblemType, number>;
}

export function sumsOf(lines: readonly PlannedLine[]): ImportSums {
  const sums = { create: 0, update: 0, same: 0, ask: 0, opposed: 0, repeated: 0, skip: 0 };
  const problems = new Map<LineProblemType, number>();
  for (const { act, problems: found } of lines) {
    sums[act] += 1;
    for (const type of new Set(found.map((problem) => problem.type))) problems.set(type, (problems.get(type) ?? 0) + 1);
  }
  return { ...sums, problems };
}
