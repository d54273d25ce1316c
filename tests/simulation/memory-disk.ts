// The tables of a tablet as plain maps. They change only inside `memory-acts.ts`, one act at a time.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Card } from '#domain/record/cards.ts';
import type { Change } from '#storage/changes.ts';
import type { DocRow, HoleRow, OutRow, QuarantineRow, UpdateRow } from '#storage/tables.ts';

export interface Disk {
  readonly meta: Map<string, unknown>;
  readonly local: Map<string, Json>;
  readonly doc: Map<DocId, DocRow>;
  /** Per record, in the order they came. */
  readonly upd: Map<DocId, (UpdateRow & { readonly i: number })[]>;
  readonly out: Map<number, OutRow & { readonly id: number }>;
  readonly quar: Map<number, QuarantineRow & { readonly id: number }>;
  readonly card: Map<DocId, Card>;
  readonly stale: Set<DocId>;
  readonly hole: Map<DocId, HoleRow>;
  /** The last numbers given, never given again. */
  readonly last: { upd: number; out: number; quar: number };
  /** Who has it open. */
  readonly users: Set<(change: Change) => void>;
}

export function createDisk(): Disk {
  return {
    meta: new Map(),
    local: new Map(),
    doc: new Map(),
    upd: new Map(),
    out: new Map(),
    quar: new Map(),
    card: new Map(),
    stale: new Set(),
    hole: new Map(),
    last: { upd: 0, out: 0, quar: 0 },
    users: new Set(),
  };
}
