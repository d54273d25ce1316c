// What a person settles in the preview, and the work that comes of it.
import { compare, type ComparedField, type Difference, type PlannedLine } from '#domain/exchange/company-import.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import type { ImportWork } from './import-types.ts';

/** For a line that may be a company we know: `new`, which one it is, or nothing yet: then it is left out. */
export type Answer = 'new' | DocId;

export interface Choices {
  /** Fields where the file's value is taken over ours, by line. */
  readonly taken: ReadonlyMap<number, ReadonlySet<ComparedField>>;
  readonly answers: ReadonlyMap<number, Answer>;
}

export const NO_CHOICES: Choices = { taken: new Map(), answers: new Map() };

type Cards = ReadonlyMap<DocId, CompanyCard>;

/** What a line that asks would change in the company that it was said to be. */
function answeredWith(line: PlannedLine, answer: Answer | undefined, cards: Cards) {
  const card = answer && answer !== 'new' ? cards.get(answer) : undefined;
  return card ? compare(line.input, card) : null;
}

/** Where the file and a record say two things, whichever way the line came to the record. */
export function differencesOf(line: PlannedLine, { answers }: Choices, cards: Cards): readonly Difference[] {
  if (line.act === 'update') return line.differences;
  return line.act === 'ask' ? (answeredWith(line, answers.get(line.line), cards)?.differences ?? []) : [];
}

/** What would be written, as things are chosen now. */
export function workOf(lines: readonly PlannedLine[], choices: Choices, cards: Cards): ImportWork {
  const creates: ImportWork['creates'][number][] = [];
  const changes = new Map<DocId, readonly Difference[]>();
  for (const line of lines) {
    const answer = choices.answers.get(line.line);
    if (line.act === 'create' || (line.act === 'ask' && answer === 'new')) creates.push(line.input);
    const doc = line.act === 'update' ? line.doc : line.act === 'ask' && answer !== 'new' ? answer : undefined;
    const comparison = line.act === 'update' ? line : line.act === 'ask' ? answeredWith(line, answer, cards) : null;
    if (!doc || !comparison || changes.has(doc)) continue;
    const taken = choices.taken.get(line.line);
    const wanted = [...comparison.fills, ...comparison.differences.filter(({ field }) => taken?.has(field))];
    if (wanted.length > 0) changes.set(doc, wanted);
  }
  return { creates, changes: [...changes].map(([doc, wanted]) => ({ doc, changes: wanted })) };
}

/** A field of a line, taken from the file or not. */
export function take(choices: Choices, line: number, field: ComparedField, taken: boolean): Choices {
  const fields = new Set(choices.taken.get(line));
  if (taken) fields.add(field);
  else fields.delete(field);
  return { ...choices, taken: new Map(choices.taken).set(line, fields) };
}

/** All of them, or none. */
export function takeAll(choices: Choices, lines: readonly PlannedLine[], taken: boolean, cards: Cards): Choices {
  const fields = lines.map(
    (line) => [line.line, new Set(differencesOf(line, choices, cards).map(({ field }) => field))] as const,
  );
  return { ...choices, taken: taken ? new Map(fields) : new Map() };
}

export function answer(choices: Choices, line: number, given: Answer | null): Choices {
  const answers = new Map(choices.answers);
  if (given) answers.set(line, given);
  else answers.delete(line);
  return { ...choices, answers };
}
