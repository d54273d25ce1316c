// Where two records of one company say different things: each is settled by a person, field by field. Settling writes in
// the record that lists show and notes what was seen in the other, which stays as it is.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { valueOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { fold } from '#domain/text/fold.ts';
import { EMPTY_COMPANY, type CompanyInput } from './company.ts';
import { phoneKey } from './phone-key.ts';

type DifferentField = Exclude<keyof CompanyInput, 'stance'>;

export interface Difference {
  readonly field: DifferentField;
  /** As stored; null when nothing was written. */
  readonly here: Json;
  readonly there: Json;
  /** The shown record says nothing: the other may complete it. */
  readonly missing: boolean;
}

const FIELDS = Object.keys(EMPTY_COMPANY).filter((field) => field !== 'stance') as DifferentField[];

const settledKey = (other: DocId, field: string): string => `settled/${other}/${field}`;

/** Two ways of writing one thing are no difference. */
function sense(field: DifferentField, value: Json): string {
  if (typeof value === 'boolean') return value ? 'true' : '';
  if (typeof value !== 'string') return '';
  if (field === 'phone') return phoneKey(value) || fold(value);
  return field === 'siret' ? value.replace(/\D/g, '') || fold(value) : fold(value);
}

/** What is still to be settled. A code's version alone, without a code, is no difference. */
export function differencesOf(shown: RecordView, other: RecordView, otherDoc: DocId): Difference[] {
  return FIELDS.flatMap((field): Difference[] => {
    const [here, there] = [valueOf(shown, field) ?? null, valueOf(other, field) ?? null];
    const seen = sense(field, there);
    if (seen === '' || seen === sense(field, here)) return [];
    if (field === 'nafVersion' && (valueOf(other, 'naf') ?? '') === '') return [];
    const settled = valueOf(shown, settledKey(otherDoc, field));
    return settled !== undefined && settled !== null && sense(field, settled) === seen
      ? []
      : [{ field, here, there, missing: sense(field, here) === '' }];
  });
}

/** In the shown record: this is the value, whatever the other record says. */
export function settle(draft: Draft, otherDoc: DocId, { field, there }: Difference, value: Json): void {
  draft.set(field, value);
  draft.set(settledKey(otherDoc, field), there);
}

/** The way back: the value that stood before, and the question again. */
export function unsettle(draft: Draft, otherDoc: DocId, { field, here }: Difference): void {
  draft.set(field, here);
  draft.set(settledKey(otherDoc, field), null);
}
