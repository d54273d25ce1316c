// The work itself, the same in a thread of its own and in place.
import { createHash } from 'node:crypto';
import { inspect } from '#crdt/inspection.ts';
import { createReplica } from '#crdt/record.ts';
import { snapshotOf } from '#crdt/updates.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { type Grid, gridHash } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import { project } from '#domain/record/project.ts';
import { newestWrite } from '#domain/record/read.ts';
import type { RecordKind } from '#domain/record/record.ts';
import { CAPS } from '#protocol/caps.ts';
import type { Inspected } from './parser.ts';

export function inspectBody(body: Uint8Array): Inspected {
  if (body.length > CAPS.updateBytes) return 'toolarge';
  const inspected = inspect(body);
  return inspected.ok ? inspected.value : inspected.error.type;
}

let grids: Promise<ReadonlyMap<string, Grid>> | null = null;

/** A dossier of another grid gets the card a device makes without it, to be made again there. */
export async function cardOf(kind: RecordKind, doc: DocId, bodies: readonly Uint8Array[]): Promise<string | null> {
  grids ??= loadDefaultGrid().then((grid) => new Map([[gridHash(grid), grid]]));
  const replica = createReplica(bodies);
  try {
    if (replica.hasPending()) return null;
    const view = replica.view();
    return JSON.stringify(project(kind, doc, view, { grids: await grids, updatedAt: newestWrite(view) }));
  } finally {
    replica.destroy();
  }
}

export function digestOf(bodies: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(createHash('sha256').update(snapshotOf(bodies)).digest().subarray(0, 16));
}
