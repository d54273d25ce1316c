// From a record to its card, with what the projection needs from outside: the grids, and the moment of the newest write.
import type { DocId } from '#domain/ids.ts';
import type { Card } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import { newestWrite } from '#domain/record/read.ts';
import type { RecordKind, RecordView } from '#domain/record/record.ts';
import type { Grids } from './grids.ts';

export type Projection = (kind: RecordKind, doc: DocId, view: RecordView) => Card | null;

/** A dossier has no card before the grid is in memory: it is then marked stale and made a little later. */
export function createProjection(grids: Grids): Projection {
  return (kind, doc, view) => {
    if (kind === 'dossier' && grids.current.value === null) return null;
    return project(kind, doc, view, { grids: grids.all.value, updatedAt: newestWrite(view) });
  };
}
