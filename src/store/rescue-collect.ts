// Gathers what exists on this tablet alone into the file a person can carry away.
import type { ReadonlySignal } from '@preact/signals-core';
import { mergeUpdates } from '#crdt/updates.ts';
import type { DocId } from '#domain/ids.ts';
import type { Storage } from '#storage/storage.ts';
import type { Device } from './device.ts';
import type { LocalValues } from './local-values.ts';
import type { Pending } from './pending.ts';
import type { Records } from './records.ts';
import { bytesOf, unsentMedia } from './rescue-media.ts';
import { rescueText, type RescuedRecord } from './rescue.ts';

export interface RescuePorts {
  readonly storage: Storage;
  readonly records: Pick<Records, 'unsaved'>;
  readonly local: Pick<LocalValues, 'unsaved'>;
  readonly pending: ReadonlySignal<Pending>;
  readonly device: ReadonlySignal<Device>;
  readonly now: () => number;
}

/**
 * The given records, or everything unsaved, unsent or refused, and then the drafts of forms too; an archive when photos
 * or voice notes are among it.
 */
export async function makeRescue(ports: RescuePorts, only?: readonly DocId[]): Promise<Blob> {
  const records = await collect(ports, only);
  const { tag, workspace } = ports.device.value;
  const media = await unsentMedia(ports.storage, ports.pending.value, only);
  const text = rescueText(records, only ? [] : ports.local.unsaved(), media, { tag, workspace, at: ports.now() });
  if (media.length === 0) return new Blob([text], { type: 'application/json' });
  try {
    const { packArchive } = await import('./rescue-archive.ts');
    return await packArchive(text, bytesOf(ports.storage, media));
  } catch {
    // The words leave in any case; whoever takes them in is told which photos are missing.
    return new Blob([text], { type: 'application/json' });
  }
}

/**
 * Memory first (it is the newest), then the rows that wait, then what the server refused. Each record is whole, so that
 * it can be taken in where nothing of it is known.
 */
async function collect({ storage, records, pending }: RescuePorts, only?: readonly DocId[]): Promise<RescuedRecord[]> {
  const { docs, stuck } = pending.value;
  const rescued: RescuedRecord[] = records.unsaved().map((record) => ({ ...record, reason: 'unsaved' }));
  const done = new Set(rescued.map(({ doc }) => doc));
  for (const doc of only ?? docs) {
    if (done.has(doc)) continue;
    const row = await storage.docRow(doc);
    const held = await storage.updates(doc);
    if (!row.ok || !held.ok || row.value === null || held.value.bodies.length === 0) continue;
    rescued.push({ doc, kind: row.value.kind, reason: 'unsent', bytes: mergeUpdates(held.value.bodies) });
  }
  for (const item of stuck) {
    if (only && !only.includes(item.doc)) continue;
    const kept = await storage.quarantined(item.id);
    if (!kept.ok || !kept.value) continue;
    const { doc, kind, body } = kept.value;
    const base = await storage.updates(doc);
    rescued.push({ doc, kind, reason: item.reason, bytes: together(base.ok ? base.value.bodies : [], body) });
  }
  return rescued;
}

/** Refused bytes may be damaged: then they are carried away as they are. */
function together(held: readonly Uint8Array[], body: Uint8Array): Uint8Array {
  try {
    return mergeUpdates([...held, body]);
  } catch {
    return body;
  }
}
