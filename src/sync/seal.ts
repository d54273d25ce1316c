// Seals the outbox: per record one batch, its bytes frozen and named by their hash before the first sending (SYNC L4).
import { mergeUpdates } from '#crdt/updates.ts';
import type { Result } from '#domain/result.ts';
import { CAPS } from '#protocol/caps.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { UnsealedRow } from '#storage/exchange-store.ts';
import type { DrainPorts } from './drain-ports.ts';
import { isSound } from './sound.ts';

/** A batch stays well under the cap: a merge may be a little longer than its parts. */
export const BATCH_BYTES = Math.floor(CAPS.updateBytes * 0.75);

export async function sealOutbox(ports: Pick<DrainPorts, 'storage' | 'hash'>): Promise<Result<void, StorageFailure>> {
  const rows = await ports.storage.unsealed();
  if (!rows.ok) return rows;
  for (const group of groups(rows.value)) {
    for (const part of parts(group)) {
      const [first] = part.rows;
      if (!first) continue;
      const batch = { doc: first.doc, hash: await ports.hash(part.body), body: part.body, at: first.at };
      const done = await ports.storage.seal(
        part.rows.map((row) => row.id),
        batch,
      );
      if (!done.ok) return done;
    }
  }
  return { ok: true, value: undefined };
}

/** One batch; with damaged rows among them, those that can be read first, then each of the others alone, to be refused. */
function parts(group: readonly UnsealedRow[]): { readonly rows: readonly UnsealedRow[]; readonly body: Uint8Array }[] {
  try {
    return [{ rows: group, body: mergeUpdates(group.map((row) => row.body)) }];
  } catch {
    const sound = group.filter((row) => isSound(row.body));
    const damaged = group.filter((row) => !sound.includes(row));
    const alone = damaged.map((row) => ({ rows: [row], body: row.body }));
    return [{ rows: sound, body: mergeUpdates(sound.map((row) => row.body)) }, ...alone];
  }
}

/** Rows of one record together, oldest first, cut where a batch would grow too large. */
function groups(rows: readonly UnsealedRow[]): UnsealedRow[][] {
  const open = new Map<string, { rows: UnsealedRow[]; bytes: number }>();
  const closed: UnsealedRow[][] = [];
  for (const row of rows) {
    const group = open.get(row.doc);
    if (group && group.bytes + row.body.length <= BATCH_BYTES) {
      group.rows.push(row);
      group.bytes += row.body.length;
      continue;
    }
    if (group) closed.push(group.rows);
    open.set(row.doc, { rows: [row], bytes: row.body.length });
  }
  return [...closed, ...[...open.values()].map((group) => group.rows)];
}
