// What people really did, kept apart from everything under test: each saved act, each value, each letter of prose.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Stretch } from './coverage.ts';

/** Bytes of which a tablet said that they are durable. */
export interface SavedEdit {
  readonly doc: DocId;
  readonly tablet: string;
  readonly step: number;
  readonly stretches: readonly Stretch[];
}

/** A value written into a field; values are unique in a day. */
export interface WrittenValue {
  readonly doc: DocId;
  readonly key: string;
  readonly value: string;
  /** Values that the writer had in front of them, or wrote themselves: this one replaces them. */
  readonly replaces: readonly Json[];
  saved: boolean;
}

/** A letter of prose (unique in a day) or an event. */
export interface Mark {
  readonly doc: DocId;
  readonly what: 'letter' | 'event' | 'struck';
  readonly id: string;
  saved: boolean;
}

export interface Truth {
  readonly edits: SavedEdit[];
  readonly values: WrittenValue[];
  readonly marks: Mark[];
  /** Records somebody erased, ever. */
  readonly erased: Set<DocId>;
  /** A number never given before. */
  unique(): number;
}

export function createTruth(): Truth {
  let last = 0;
  return { edits: [], values: [], marks: [], erased: new Set(), unique: () => (last += 1) };
}
