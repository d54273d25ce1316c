// What every document of the workspace carries: names, mentions, an emblem, the notice's own words. One record by
// intent; two coordinators offline may make two, which then read as one: of each field, what was written last.
import type { DocId } from '#domain/ids.ts';
import type { Draft, RecordView, Register } from '#domain/record/record.ts';
import { DOCUMENTS_PURPOSE, isDocumentSettings } from './purpose.ts';

/** Fields of the record, each a text; `emblem` is a small picture as a `data:` address. */
const DOCUMENT_FIELDS = [
  'body',
  'address',
  'phone',
  'programme',
  'funderMention',
  'emblem',
  'emblemAlt',
  'dpo',
  'noticeText',
  'retention',
] as const;
export type DocumentField = (typeof DOCUMENT_FIELDS)[number];

export type DocumentSettings = Readonly<Record<DocumentField, string>>;

export const NO_DOCUMENT_SETTINGS: DocumentSettings = {
  body: '',
  address: '',
  phone: '',
  programme: '',
  funderMention: '',
  emblem: '',
  emblemAlt: '',
  dpo: '',
  noticeText: '',
  retention: '',
};

/** Characters of an emblem's address: with the rest of the record far below what one update may be. */
export const EMBLEM_CAP = 60_000;

const EMBLEM = /^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/;

/** Marks a new settings record as this one. */
export function beginDocumentSettings(draft: Draft, name: string): void {
  draft.set('purpose', DOCUMENTS_PURPOSE);
  draft.set('name', name);
}

/** An emblem that may be drawn: a small PNG, and nothing that points elsewhere. */
export function isEmblem(text: string): boolean {
  return text.length <= EMBLEM_CAP && EMBLEM.test(text);
}

interface Kept {
  readonly doc: DocId;
  readonly view: RecordView;
}

const isLater = (a: Register, b: Register): boolean => a.at > b.at || (a.at === b.at && a.tag > b.tag);

/**
 * The settings as every device reads them, whatever the order of the records: of each field the value written last, by
 * the same rule as inside one record (SYNC R2). What is no text, or no picture, reads as empty.
 */
export function readDocumentSettings(records: Iterable<Kept>): DocumentSettings {
  const latest = new Map<DocumentField, Register>();
  for (const { view } of records) {
    if (!isDocumentSettings(view)) continue;
    for (const field of DOCUMENT_FIELDS) {
      const register = view.fields.get(field);
      const held = latest.get(field);
      if (register && (!held || isLater(register, held))) latest.set(field, register);
    }
  }
  const settings: Record<DocumentField, string> = { ...NO_DOCUMENT_SETTINGS };
  for (const [field, { value }] of latest) if (typeof value === 'string') settings[field] = value.trim();
  if (!isEmblem(settings.emblem)) settings.emblem = '';
  return settings;
}

/**
 * The record a field is shown from and written in: the one that holds its latest value, else the one with the lowest id.
 * Null when there is none yet.
 */
export function holderOf(records: Iterable<Kept>, field: DocumentField): DocId | null {
  let first: DocId | null = null;
  let held: { readonly doc: DocId; readonly register: Register } | null = null;
  for (const { doc, view } of records) {
    if (!isDocumentSettings(view)) continue;
    if (first === null || doc < first) first = doc;
    const register = view.fields.get(field);
    if (register && (held === null || isLater(register, held.register))) held = { doc, register };
  }
  return held?.doc ?? first;
}
