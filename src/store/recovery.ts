// After a start: what the flight recorder holds and the store lacks is merged back and put in the outbox (SYNC D4).
import type { FlightRecorder } from '#crdt/flight-recorder.ts';
import { createReplica } from '#crdt/record.ts';
import type { DocId } from '#domain/ids.ts';
import { CHANNEL_OF_KIND } from '#domain/record/record.ts';
import { withdrawnKey } from '#storage/withdrawn.ts';
import type { Storage } from '#storage/storage.ts';

/** Records that got words back, for the sentence that tells the person. */
export async function recoverLeftovers(
  recorder: Pick<FlightRecorder, 'leftovers'>,
  storage: Storage,
  at: number,
): Promise<DocId[]> {
  const recovered: DocId[] = [];
  for (const left of await recorder.leftovers()) {
    const held = await storage.updates(left.doc);
    const row = await storage.docRow(left.doc);
    const withdrawn = await storage.getLocal(withdrawnKey(left.doc));
    if (!held.ok || !row.ok || !withdrawn.ok) continue;
    if (withdrawn.value === true) {
      await left.drop();
      continue;
    }
    const stored = createReplica(held.value.bodies);
    const merged = createReplica([...held.value.bodies, left.state]);
    const same = merged.equals(stored);
    stored.destroy();
    merged.destroy();
    if (!same) {
      const doc = row.value ?? { id: left.doc, kind: left.kind, channel: CHANNEL_OF_KIND[left.kind] };
      const saved = await storage.commit({ doc, update: left.state, card: null, known: held.value.last, at });
      // Kept in the recorder until the store has it.
      if (!saved.ok) continue;
      recovered.push(left.doc);
    }
    await left.drop();
  }
  return recovered;
}
