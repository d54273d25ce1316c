import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { docIdFromBytes } from '#domain/ids.ts';
import { openStorage, type Storage } from '#storage/storage.ts';
import { createDisk } from '#tests/simulation/memory-disk.ts';
import { openMemoryStorage } from '#tests/simulation/memory-storage.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const DOC = docIdFromBytes(new Uint8Array(16).fill(3));
const row = { id: DOC, kind: 'company', channel: 'network' } as const;
const MARK = { seq: 1, tip: new Uint8Array(16) };

/** A record with one edit that the server refused. */
async function refused(storage: Storage, reason: string): Promise<number> {
  const update = createReplica([]).edit(writerOf('anais').at(T0), (draft) => draft.set('name', 'x')) as Uint8Array;
  await storage.commit({ doc: row, update, card: null, known: 0, at: T0 });
  const [waiting] = must(await storage.unsealed());
  await storage.receive({
    received: [],
    refused: [{ id: waiting?.id ?? 0, reason }],
    rows: [],
    cursor: MARK,
    horizon: MARK,
    config: null,
    at: T0 + 5,
    clockOffset: 0,
  } as unknown as Parameters<Storage['receive']>[0]);
  const [stuck] = must(await storage.outbox()).stuck;
  return stuck?.id ?? 0;
}

function must<Value>(result: { ok: true; value: Value } | { ok: false; error: { type: string } }): Value {
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
}

describe.each<[string, () => Storage]>([
  ['the database of a tablet', () => openStorage(`requeue-${Math.random()}`)],
  ['the storage of the simulation', () => openMemoryStorage('requeue', createDisk())],
])('what was refused, in %s', (_name, open) => {
  it('goes back into its record and into the outbox as it was, and leaves the quarantine', async () => {
    const storage = open();
    const id = await refused(storage, 'forbidden');
    expect([...must(await storage.outbox()).docs]).toEqual([]);
    const told: unknown[] = [];
    storage.changes.listen((change) => told.push(change));
    expect(must(await storage.requeue([id]))).toEqual([DOC]);
    const outbox = must(await storage.outbox());
    expect([[...outbox.docs], outbox.stuck, outbox.since.get(DOC)]).toEqual([[DOC], [], T0 + 5]);
    expect(told).toEqual([{ docs: [DOC], outbox: true }]);
    const replica = createReplica(must(await storage.updates(DOC)).bodies);
    expect(replica.view().fields.get('name')?.value).toBe('x');
    expect(replica.hasPending()).toBe(false);
    storage.close();
  });

  it('repeated, changes nothing', async () => {
    const storage = open();
    const id = await refused(storage, 'forbidden');
    await storage.requeue([id]);
    expect(must(await storage.requeue([id, 99]))).toEqual([]);
    expect(must(await storage.unsealed())).toHaveLength(1);
    storage.close();
  });

  it('stays aside when the record was withdrawn from this tablet (I3)', async () => {
    const storage = open();
    const id = await refused(storage, 'forbidden');
    await storage.receive({
      received: [],
      refused: [],
      rows: [{ type: 'forget', doc: DOC, kind: 'company', channel: 'network', body: null }],
      cursor: MARK,
      horizon: MARK,
      config: null,
      at: T0 + 9,
      clockOffset: 0,
    } as unknown as Parameters<Storage['receive']>[0]);
    expect(must(await storage.requeue([id]))).toEqual([]);
    expect(must(await storage.outbox()).stuck).toHaveLength(1);
    expect(must(await storage.updates(DOC)).bodies).toEqual([]);
    storage.close();
  });
});
