// What the coordinator has read: rows `reviewed/<id>/{section, seal}`, so that two readers never answer each other.
import type { Question } from '#domain/grid/grid.ts';
import { rowIds, textOf, valueOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, removeRow } from '#domain/record/rows.ts';
import { answerKey, sourceKey } from './answers.ts';
import { noteText, oldNoteKey } from './notes.ts';
import { differencesFrom, readSeal, sealJson, sealOf, textKey, type Covers, type Seal } from './seal.ts';

const LIST = 'reviewed';

interface ReadSection {
  readonly id: string;
  readonly questions: readonly Pick<Question, 'id'>[];
}

/** What a reader of these questions reads: answers, sources, shared notes. */
function coversQuestions(questions: readonly Pick<Question, 'id'>[]): Covers {
  const keys = new Set(
    questions.flatMap(({ id }) => [answerKey(id), oldNoteKey(id), sourceKey(id), textKey(noteText(id))]),
  );
  return (key) => keys.has(key);
}

/** The question that a field or a text belongs to; null for another one. */
function questionOfKey(key: string): string | null {
  const [list, id] = key.replace(/^text:/, '').split('/');
  return (list === 'a' || list === 'note') && id ? id : null;
}

export interface Reading {
  readonly row: string;
  readonly section: string;
  readonly at: number;
  readonly tag: string;
  readonly seal: Seal;
}

/** Every reading, oldest first. */
export function readReadings(view: RecordView): Reading[] {
  return rowIds(view, LIST).flatMap((row) => {
    const seal = readSeal(valueOf(view, `${LIST}/${row}/seal`));
    const written = view.fields.get(`${LIST}/${row}/section`);
    return seal && written
      ? [{ row, section: textOf(view, `${LIST}/${row}/section`), at: written.at, tag: written.tag, seal }]
      : [];
  });
}

/** Where the reading of a section stands; `changed` are the questions that moved since, as far as they are known. */
export interface SectionReading {
  readonly reading: Reading;
  readonly isSame: boolean;
  readonly changed: readonly string[];
}

/** The reading that says most of a section: one of what stands now if there is one, else the last. */
export function sectionReading(
  view: RecordView,
  { id, questions }: ReadSection,
  readings: readonly Reading[] = readReadings(view),
): SectionReading | null {
  const covers = coversQuestions(questions);
  const own = readings.filter(({ section }) => section === id).toReversed();
  const compared = own.map((reading) => ({ reading, differences: differencesFrom(reading.seal, view, covers) }));
  const best = compared.find(({ differences }) => differences.isSame) ?? compared[0];
  if (!best) return null;
  const keys = [...best.differences.fields, ...best.differences.texts];
  const changed = new Set(keys.flatMap((key) => questionOfKey(key) ?? []));
  return { reading: best.reading, isSame: best.differences.isSame, changed: [...changed] };
}

/** Notes that these sections were read as they stand; returns the rows. */
export function markRead(draft: Draft, sections: readonly ReadSection[], now: number): string[] {
  return sections.map((section) =>
    addRow(
      draft,
      LIST,
      { section: section.id, seal: sealJson(sealOf(draft.view, coversQuestions(section.questions))) },
      now,
    ),
  );
}

/** Takes readings back. */
export function unmarkRead(draft: Draft, rows: readonly string[]): void {
  for (const row of rows) removeRow(draft, LIST, row);
}

/** Puts back what `unmarkRead` took. */
export function remarkRead(draft: Draft, rows: readonly string[]): void {
  for (const row of rows) draft.set(`${LIST}/${row}/gone`, false);
}
