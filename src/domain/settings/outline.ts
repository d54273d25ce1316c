// The outlines of the communes that the team draws its maps with: one field, so that a choice between two files is one
// choice. A file too large for a record is kept on one device only, in the same form.
import { isObject } from '#domain/exchange/geo-rings.ts';
import type { Json } from '#domain/json.ts';
import { valueOf } from '#domain/record/read.ts';
import type { Draft } from '#domain/record/record.ts';
import { type KeptSettings, teamView } from './team.ts';

export const OUTLINE_FIELD = 'outline';
/** Under this name in the values of one device. */
export const LOCAL_OUTLINE = 'territory:outline';

/** Characters of a packed body that a record takes: with the rest, below half of what one update may be. */
export const OUTLINE_BODY_CAP = 120_000;

export interface KeptOutline {
  /** The file's name. */
  readonly name: string;
  /** How many communes have an outline. */
  readonly communes: number;
  /** Packed, as `store/packed-text.ts` does. */
  readonly body: string;
}

/** What a stored value says, null when it says nothing. */
export function keptOutline(value: Json | undefined): KeptOutline | null {
  if (!isObject(value)) return null;
  const { name, communes, body } = value;
  if (typeof body !== 'string' || body === '') return null;
  return { name: typeof name === 'string' ? name : '', communes: typeof communes === 'number' ? communes : 0, body };
}

/** The team's outlines, the same on every device. */
export function readOutlineSettings(records: Iterable<KeptSettings>): KeptOutline | null {
  return keptOutline(valueOf(teamView(records, 'outline'), OUTLINE_FIELD));
}

/** Puts outlines in the place of those before, or takes them out; what was there is not kept in the record's past. */
export function writeOutlineSettings(draft: Draft, outline: KeptOutline | null): void {
  draft.set(OUTLINE_FIELD, outline && { ...outline });
  draft.forget(OUTLINE_FIELD);
}
