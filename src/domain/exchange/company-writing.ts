// From a planned line to a record, and back again: what an import writes, whether somebody wrote after it, and how it is
// taken back. Every act may be repeated: an import that a crash cut goes on where it was.
import { headOf, readCompany } from '#domain/company/company.ts';
import { isWithdrawn, withdrawCompany } from '#domain/company/withdrawn.ts';
import type { Json } from '#domain/json.ts';
import { flagOf, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { type ComparedField, type Difference, OUTSIDE } from './company-import.ts';
import type { LineInput } from './company-line.ts';

/** Where the companies of a file come from: asked once for all of them (an indicator needs it). */
export interface ImportOrigin {
  readonly source: string;
  readonly sourceDetail: string;
}

/** The row of the contact that an import makes. */
const HEAD_ROW = 'import';
const headKey = (field: string): string => `contact/${HEAD_ROW}/${field}`;

/** The fields of a company that a line makes; a default is not a value somebody gave (SYNC R6). */
function fieldsOf(input: LineInput, origin: ImportOrigin): ReadonlyMap<string, Json> {
  const { head, source } = input;
  const fields = new Map<string, Json>();
  for (const [key, value] of Object.entries(input)) {
    if (key !== 'head' && key !== 'note' && value !== '' && value !== false) fields.set(key, value);
  }
  if (input.naf) fields.set('nafVersion', 'rev2');
  fields.set('source', source ?? origin.source);
  if (origin.sourceDetail !== '') fields.set('sourceDetail', origin.sourceDetail);
  if (head) {
    fields.set(headKey('name'), head);
    fields.set(headKey('role'), 'dirigeant');
  }
  return fields;
}

/** Writes a new company; `now` in ms. */
export function writeImported(draft: Draft, input: LineInput, origin: ImportOrigin, now: number): void {
  for (const [key, value] of fieldsOf(input, origin)) draft.set(key, value);
  if (input.head) draft.set(headKey('born'), now);
  if (input.note) draft.text('notes', input.note);
}

/** True while nobody has written a word in it since the import. */
export function isUntouched(view: RecordView, input: LineInput, origin: ImportOrigin): boolean {
  const expected = fieldsOf(input, origin);
  if (view.events.length > 0 || (view.texts.get('notes') ?? '') !== (input.note ?? '')) return false;
  const written = [...view.fields].filter(([key]) => !key.startsWith('withdrawn/') && key !== headKey('born'));
  return (
    written.length === expected.size &&
    written.every(([key, register]) => register.others.length === 0 && register.value === expected.get(key))
  );
}

export type TakenBack = 'taken-back' | 'kept';

/** Takes a new company back, unless somebody wrote in it. */
export function takeBackCreated(draft: Draft, input: LineInput, origin: ImportOrigin): TakenBack {
  if (isWithdrawn(draft.view)) return 'taken-back';
  if (!isUntouched(draft.view, input, origin)) return 'kept';
  withdrawCompany(draft);
  return 'taken-back';
}

/** The value of a field as a card shows it; null while two people disagree about it. */
function shownIn(view: RecordView, field: ComparedField): string | null {
  if (field === 'head') return headOf(readCompany(view).contacts)?.name ?? '';
  if ((view.fields.get(field)?.others.length ?? 0) > 0) return null;
  if (field === 'commune' && flagOf(view, 'outside')) return OUTSIDE;
  return textOf(view, field);
}

function put(draft: Draft, field: ComparedField, value: string, now: number): void {
  if (field === 'head') return putHead(draft, value, now);
  if (field !== 'commune') return draft.set(field, value === '' ? null : value);
  const outside = value === OUTSIDE;
  if (outside !== flagOf(draft.view, 'outside')) draft.set('outside', outside);
  draft.set('commune', outside || value === '' ? null : value);
}

function putHead(draft: Draft, name: string, now: number): void {
  const head = headOf(readCompany(draft.view).contacts);
  if (head && name !== '') return draft.set(`contact/${head.id}/name`, name);
  if (name === '') return draft.set(headKey('gone'), true);
  if (!draft.view.fields.has(headKey('born'))) draft.set(headKey('born'), now);
  if (flagOf(draft.view, headKey('gone'))) draft.set(headKey('gone'), false);
  draft.set(headKey('name'), name);
  draft.set(headKey('role'), 'dirigeant');
}

/** Fields that another hand changed between the preview and the writing, or after the import: left as they are. */
export type LeftFields = readonly ComparedField[];

/** Writes what a person chose; a field that is no longer what they saw is left, and named. */
export function writeChanges(draft: Draft, changes: readonly Difference[], now: number): LeftFields {
  return changes.flatMap(({ field, here, file }) => {
    const shown = shownIn(draft.view, field);
    if (shown === file) return [];
    // The card may show the number of a contact where the company's own is empty.
    if (shown !== here && shown !== '') return [field];
    put(draft, field, file, now);
    return [];
  });
}

/** Puts back what was there before; a field that was written since is left, and named. */
export function takeBackChanges(draft: Draft, changes: readonly Difference[], now: number): LeftFields {
  return changes.flatMap(({ field, here, file }) => {
    const shown = shownIn(draft.view, field);
    if (shown === here) return [];
    if (shown !== file) return [field];
    put(draft, field, here, now);
    return [];
  });
}
