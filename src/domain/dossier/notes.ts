// Notes beside the questions and of a visit: shared prose, merged letter by letter. One may be read by the head at any
// moment, the internal one on request (PRODUCT R5). Earlier versions wrote the shared note as a register: it is still
// read, and stays where it is. Carried over by two tablets, it would stand in the prose twice.
import type { Draft, RecordView } from '#domain/record/record.ts';

/** Names of prose in a dossier. */
export const noteText = (question: string): string => `note/${question}`;
export const internalText = (question: string): string => `internal/${question}`;
/** What the head said of a visit's subjects, in their own words; what was seen; what stays in the team. */
export const visitWordsText = (visit: string): string => `visitWords/${visit}`;
export const visitFactsText = (visit: string): string => `visitFacts/${visit}`;
export const visitInternalText = (visit: string): string => `visitInternal/${visit}`;

/** The register of earlier versions. */
export const oldNoteKey = (question: string): string => `a/${question}/note`;

/** What earlier versions wrote, concurrent values included. */
function writtenBefore(view: RecordView, question: string): string[] {
  const register = view.fields.get(oldNoteKey(question));
  if (!register) return [];
  const values = [register, ...register.others].map(({ value }) => value);
  return [...new Set(values)].filter((value): value is string => typeof value === 'string' && value !== '');
}

const proseOf = (view: RecordView, question: string): string => view.texts.get(noteText(question)) ?? '';

/** What earlier versions wrote and the prose does not hold. */
export function oldNotes(view: RecordView, question: string): string[] {
  const text = proseOf(view, question);
  return writtenBefore(view, question).filter((old) => !text.includes(old));
}

/** The shared note of a question: its prose, and below it what an earlier version wrote. */
export function noteOf(view: RecordView, question: string): string {
  return [proseOf(view, question), ...oldNotes(view, question)].filter((one) => one !== '').join('\n');
}

export function internalNoteOf(view: RecordView, question: string): string {
  return view.texts.get(internalText(question)) ?? '';
}

/** Writes the prose of the shared note. */
export function writeNote(draft: Draft, question: string, text: string): void {
  const { view } = draft;
  // Taken up word for word by an earlier version: it must not come back once that place in the prose is changed.
  const isTaken = writtenBefore(view, question).length > 0 && oldNotes(view, question).length === 0;
  draft.text(noteText(question), text);
  if (isTaken) draft.set(oldNoteKey(question), null);
}

const NOTE_OF_QUESTION = /^(?:note|internal)\/(.+)$/;

/** The question a name of prose belongs to; null for other prose. */
export function questionOfText(name: string): string | null {
  return NOTE_OF_QUESTION.exec(name)?.[1] ?? null;
}
