// A company that was erased for ever (SYNC L10) leaves its random id in what others wrote with it: a place in a group, a
// seat at a workshop. Each such record carries a mark, so that every reader knows, however late it comes.
import type { DocId } from '#domain/ids.ts';
import { flagOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';

const MARKS = 'erased/';

/** The field of a record that says so. */
export const erasedKey = (company: DocId): string => MARKS + company;

/** True once the record was told: nothing that is written in a row of this company is read any more. */
export function isErasedIn(view: RecordView, company: DocId | null): boolean {
  return company !== null && flagOf(view, erasedKey(company));
}

/** True when words were cleared in this record: what it said before is to leave this device's disk, too. */
export function holdsErased(view: RecordView): boolean {
  for (const key of view.fields.keys()) if (key.startsWith(MARKS)) return true;
  return false;
}
