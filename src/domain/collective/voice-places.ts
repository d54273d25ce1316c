// Where the answers of a group stand in its record, for whoever goes through all of them.
import type { DocId } from '#domain/ids.ts';
import type { RecordView } from '#domain/record/record.ts';
import type { Voice } from './collective-answers.ts';

const GROUP = 'g/';
const COMPANY = /^c\/[^/]+\//;

/** Of the group first, then of each company that ever answered, those that left included. What stands in a company's row of the group is no place of this kind: it means the same in every version. */
export function voicePlaces(view: RecordView): string[] {
  const companies = [...view.fields.keys()].flatMap((key) => COMPANY.exec(key)?.[0] ?? []);
  return [GROUP, ...new Set(companies.sort())];
}

/** Who answers at a place. */
export function voiceAt(place: string): Voice {
  return place === GROUP ? null : (place.slice(2, -1) as DocId);
}
