// What people really did, kept apart from everything under test: each saved act, each value, each letter of prose.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { createCoverage, type Coverage, type Stretch, stretchesOf } from './coverage.ts';

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
  readonly tablet: string;
  saved: boolean;
}

export interface Truth {
  readonly edits: SavedEdit[];
  readonly values: WrittenValue[];
  readonly marks: Mark[];
  /** Records somebody erased, ever. */
  readonly erased: Set<DocId>;
  /** What some backup holds, record by record. */
  readonly backedUp: Map<DocId, Coverage>;
  /** A row of the log went into a backup. */
  backUp(doc: DocId, body: Uint8Array): void;
  /** A number never given before. */
  unique(): number;
}

export function createTruth(): Truth {
  let last = 0;
  const backedUp = new Map<DocId, Coverage>();
  const seen = new WeakSet<Uint8Array>();
  return {
    edits: [],
    values: [],
    marks: [],
    erased: new Set(),
    backedUp,
    backUp(doc, body) {
      if (seen.has(body)) return;
      seen.add(body);
      const coverage = backedUp.get(doc) ?? createCoverage();
      coverage.add(stretchesOf(body));
      backedUp.set(doc, coverage);
    },
    unique: () => (last += 1),
  };
}
