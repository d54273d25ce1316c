// Settings that the team shares, in one record by intent. Two coordinators offline may make two, which then read as one:
// of each field, what was written last, by the same rule as inside one record (SYNC R2).
import type { DocId } from '#domain/ids.ts';
import type { Draft, RecordEvent, RecordView, Register } from '#domain/record/record.ts';
import { purposeOf, type TeamPurpose } from './purpose.ts';

export interface KeptSettings {
  readonly doc: DocId;
  readonly view: RecordView;
}

/** Marks a new settings record as one of these; `name` is for whoever lists records. */
export function beginTeamSettings(draft: Draft, purpose: TeamPurpose, name: string): void {
  draft.set('purpose', purpose);
  draft.set('name', name);
}

const isLater = (a: Register, b: Register): boolean => a.at > b.at || (a.at === b.at && a.tag > b.tag);

const ofPurpose = (records: Iterable<KeptSettings>, purpose: TeamPurpose): KeptSettings[] =>
  [...records].filter(({ view }) => purposeOf(view) === purpose).sort((a, b) => (a.doc < b.doc ? -1 : 1));

/** All records of one purpose as one view, the same on every device, whatever their order. */
export function teamView(records: Iterable<KeptSettings>, purpose: TeamPurpose): RecordView {
  const fields = new Map<string, Register>();
  const events: RecordEvent[] = [];
  const texts = new Map<string, string>();
  for (const { view } of ofPurpose(records, purpose)) {
    for (const [key, register] of view.fields) {
      const held = fields.get(key);
      if (!held || isLater(register, held)) fields.set(key, register);
    }
    events.push(...view.events);
    for (const [name, text] of view.texts) if (!texts.get(name)) texts.set(name, text);
  }
  return { fields, past: new Map(), events: events.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)), texts };
}

/**
 * The record in which a field is shown and written: the one that holds its latest value, else the one with the lowest
 * id. Null when there is none yet.
 */
export function teamHolder(records: Iterable<KeptSettings>, purpose: TeamPurpose, key: string): DocId | null {
  const known = ofPurpose(records, purpose);
  let held: { readonly doc: DocId; readonly register: Register } | null = null;
  for (const { doc, view } of known) {
    const register = view.fields.get(key);
    if (register && (held === null || isLater(register, held.register))) held = { doc, register };
  }
  return held?.doc ?? known[0]?.doc ?? null;
}
