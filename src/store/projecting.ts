// From a record to its card, with what the projection needs from outside: the grids, and the moment of the newest write.
import type { DocId } from '#domain/ids.ts';
import type { Card } from '#domain/record/cards.ts';
import type { project } from '#domain/record/project.ts';
import { newestWrite } from '#domain/record/read.ts';
import type { RecordKind, RecordView } from '#domain/record/record.ts';
import type { Grids } from './grids.ts';

export type Project = typeof project;
type Projection = (kind: RecordKind, doc: DocId, view: RecordView) => Card | null;

export interface Projecting {
  /** Null before it can be made: the record is then marked stale, and its card made a little later. */
  readonly toCard: Projection;
  readonly ready: Promise<void>;
}

/**
 * Lists are shown from cards that were made before, so what makes them is fetched behind the first screen. A dossier
 * has no card before the grid is in memory.
 */
export function createProjection(grids: Grids, load: () => Promise<Project>): Projecting {
  let make: Project | null = null;
  const loaded = load().then((project) => {
    make = project;
  });
  return {
    toCard(kind, doc, view) {
      if (make === null || (kind === 'dossier' && grids.current.value === null)) return null;
      return make(kind, doc, view, { grids: grids.all.value, updatedAt: newestWrite(view) });
    },
    ready: Promise.all([loaded, grids.ready]).then(() => undefined),
  };
}
