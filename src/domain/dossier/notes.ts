// Notes beside the questions and of a visit: shared prose, merged letter by letter. One may be read by the head at any
// moment, the internal one on request (PRODUCT R5). Earlier versions wrote the shared note as a register: it is still read.
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

/** What earlier versions wrote, concurrent values included; empty once it was carried over. */
export function oldNotes(view: RecordView, question: string): string[] {
  const register = view.fields.get(oldNoteKey(question));
  if (!register) return [];
  const values = [register, ...register.others].map(({ value }) => value);
  return [...new Set(values)].filter((value): value is string => typeof value === 'string' && value !== '');
}

/** The shared note of a question: its prose, and below it what an earlier version wrote and nobody has taken up yet. */
export function noteOf(view: RecordView, question: string): string {
  const text = view.texts.get(noteText(question)) ?? '';
  return [text, ...oldNotes(view, question).filter((old) => !text.includes(old))]
    .filter((one) => one !== '')
    .join('\n');
}

export function internalNoteOf(view: RecordView, question: string): string {
  return view.texts.get(internalText(question)) ?? '';
}

/** Writes the shared note; what an earlier version wrote is in `text` by then, and its register is emptied. */
export function writeNote(draft: Draft, question: string, text: string): void {
  draft.text(noteText(question), text);
  if (oldNotes(draft.view, question).length > 0) draft.set(oldNoteKey(question), null);
}

const NOTE_OF_QUESTION = /^(?:note|internal)\/(.+)$/;

/** The question a name of prose belongs to; null for other prose. */
export function questionOfText(name: string): string | null {
  return NOTE_OF_QUESTION.exec(name)?.[1] ?? null;
}
