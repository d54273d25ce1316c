// What comes after what: light links between actions. Two tablets may close a ring apart; it is shown, never hidden.
import type { DocId } from '#domain/ids.ts';
import { rowIds } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { putRow, removeRow } from '#domain/record/rows.ts';

export interface Ordered {
  readonly doc: DocId;
  readonly after?: readonly DocId[];
}

/** The actions this one comes after. */
export function readAfter(view: RecordView): DocId[] {
  return rowIds(view, 'after') as DocId[];
}

/** Says that this action comes after that one; `now` in ms. */
export function putAfter(draft: Draft, action: DocId, now: number): void {
  putRow(draft, 'after', action, {}, now);
}

export function removeAfter(draft: Draft, action: DocId): void {
  removeRow(draft, 'after', action);
}

/**
 * The way from one action back to another along « comes after », both ends included; null when there is none.
 * Used before a link is made: a way back means that the link would close a ring.
 */
export function pathBack(actions: ReadonlyMap<DocId, Ordered>, from: DocId, to: DocId): DocId[] | null {
  const cameFrom = new Map<DocId, DocId | null>([[from, null]]);
  const open: DocId[] = [from];
  for (let doc = open.shift(); doc !== undefined; doc = open.shift()) {
    if (doc === to) {
      const path: DocId[] = [];
      for (let step: DocId | null = doc; step; step = cameFrom.get(step) ?? null) path.unshift(step);
      return path;
    }
    for (const before of actions.get(doc)?.after ?? []) {
      if (cameFrom.has(before)) continue;
      cameFrom.set(before, doc);
      open.push(before);
    }
  }
  return null;
}

/** The ring that « doc comes after before » would close, as a way to tell; null when the link is sound. */
export function ringWith(actions: ReadonlyMap<DocId, Ordered>, doc: DocId, before: DocId): DocId[] | null {
  return pathBack(actions, before, doc);
}

/** Actions that stand in a ring: each comes, by some way, after itself. */
export function inRings(actions: ReadonlyMap<DocId, Ordered>): ReadonlySet<DocId> {
  const found = new Set<DocId>();
  for (const [doc, { after }] of actions) {
    if (found.has(doc)) continue;
    for (const before of after ?? []) {
      const ring = pathBack(actions, before, doc);
      if (ring) for (const step of ring) found.add(step);
    }
  }
  return found;
}
