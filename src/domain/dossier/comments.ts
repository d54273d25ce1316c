// Remarks of the review: rows `comment/<id>/{on, text, at, resolved}`; who wrote one is known by the register's tag.
import { flagOf, numberOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, removeRow } from '#domain/record/rows.ts';

/** What a remark is about: the dossier as a whole, or one question of its grid. */
export type CommentPlace = 'dossier' | `q:${string}`;

const LIST = 'comment';

export interface Comment {
  readonly id: string;
  readonly on: CommentPlace;
  readonly text: string;
  /** When it was written first, corrected ms since 1970. */
  readonly at: number;
  /** The device that wrote it first. */
  readonly tag: string;
  /** Its text was changed later than that, ms; null when it stands as it was written. */
  readonly editedAt: number | null;
  readonly resolved: { readonly at: number; readonly tag: string } | null;
}

/** The place of a question's remarks. */
export const onQuestion = (question: string): CommentPlace => `q:${question}`;

/** The question a remark is about; null for the dossier as a whole. */
export function questionAt(on: CommentPlace): string | null {
  return on === 'dossier' ? null : on.slice(2);
}

function placeOf(text: string): CommentPlace {
  return text.startsWith('q:') ? `q:${text.slice(2)}` : 'dossier';
}

function readComment(view: RecordView, id: string): Comment {
  const key = (field: string): string => `${LIST}/${id}/${field}`;
  const written = view.fields.get(key('on')) ?? view.fields.get(key('text'));
  const text = view.fields.get(key('text'));
  const resolved = view.fields.get(key('resolved'));
  const at = numberOf(view, key('at')) ?? numberOf(view, key('born')) ?? written?.at ?? 0;
  const isEdited = text !== undefined && written !== undefined && text.at > written.at;
  return {
    id,
    on: placeOf(textOf(view, key('on'))),
    text: textOf(view, key('text')),
    at,
    tag: written?.tag ?? '',
    editedAt: isEdited ? text.at : null,
    resolved: resolved && flagOf(view, key('resolved')) ? { at: resolved.at, tag: resolved.tag } : null,
  };
}

/** The fields of a view never change, and each question on the screen asks for its own remarks. */
const read = new WeakMap<RecordView['fields'], readonly Comment[]>();

function readAll(view: RecordView): readonly Comment[] {
  const known = read.get(view.fields) ?? rowIds(view, LIST).map((id) => readComment(view, id));
  read.set(view.fields, known);
  return known;
}

/** Every remark, oldest first; on one place when it is given. */
export function readComments(view: RecordView, on?: CommentPlace): readonly Comment[] {
  const comments = readAll(view);
  return on === undefined ? comments : comments.filter((comment) => comment.on === on);
}

/** Remarks that nobody has settled yet. */
export function openComments(view: RecordView): readonly Comment[] {
  return readComments(view).filter(({ resolved }) => resolved === null);
}

/** Adds a remark and returns its row. */
export function addComment(draft: Draft, on: CommentPlace, text: string, now: number): string {
  return addRow(draft, LIST, { on, text, at: now }, now);
}

/** Settled, or open again. A plain yes or no: two people who settle it at once agree. */
export function resolveComment(draft: Draft, id: string, resolved: boolean): void {
  draft.set(`${LIST}/${id}/resolved`, resolved);
}

export function removeComment(draft: Draft, id: string): void {
  removeRow(draft, LIST, id);
}

/** Takes the removal back. */
export function restoreComment(draft: Draft, id: string): void {
  draft.set(`${LIST}/${id}/gone`, false);
}
