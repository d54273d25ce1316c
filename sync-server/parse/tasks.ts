// The work itself, the same in a thread of its own and in place.
import { createHash, randomBytes } from 'node:crypto';
import { inspect } from '#crdt/inspection.ts';
import { createReplica } from '#crdt/record.ts';
import { snapshotOf } from '#crdt/updates.ts';
import { ERASER, eraseMentions, isAbout } from '#domain/company/erase-mentions.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { type Grid, gridHash } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import { project } from '#domain/record/project.ts';
import { newestWrite } from '#domain/record/read.ts';
import type { RecordKind } from '#domain/record/record.ts';
import { CAPS } from '#protocol/caps.ts';
import type { Cleared, Inspected } from './parser.ts';

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

/** Throws when the record waits for bytes that are not there: half of it is not cleared. */
export function clearedOf(
  kind: RecordKind,
  companies: readonly DocId[],
  at: number,
  bodies: readonly Uint8Array[],
): Cleared {
  const replica = createReplica(bodies);
  try {
    if (replica.hasPending()) throw new Error('bytes are missing');
    const isOwn = companies.some((company) => isAbout(kind, replica.view(), company));
    const writer = { tag: ERASER, at, random: (count: number) => new Uint8Array(randomBytes(count)) };
    const update = replica.edit(writer, (draft) => {
      for (const company of companies) eraseMentions(draft, company);
    });
    return { update, isAbout: isOwn };
  } finally {
    replica.destroy();
  }
}
