import { effect } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { type DocId, docIdFromBytes } from '#domain/ids.ts';
import { createPending } from '#store/pending.ts';
import { createDisk, type Disk } from '#tests/simulation/memory-disk.ts';
import { openMemoryStorage } from '#tests/simulation/memory-storage.ts';
import { T0 } from '#tests/support/writers.ts';
import { value } from '#tests/unit/storage/storage-contract.ts';

const docs = [1, 2, 3, 4].map((n) => docIdFromBytes(new Uint8Array(16).fill(n)));
const [first, second, third, fourth] = docs as [DocId, DocId, DocId, DocId];

function put(disk: Disk, doc: DocId, seq: number): void {
  disk.doc.set(doc, { id: doc, kind: 'company', channel: 'network', seq });
}

/** One more change that waits. */
function wait(disk: Disk, doc: DocId, at: number, sentAt?: number): number {
  const id = (disk.last.out += 1);
  const row = { id, doc, body: new Uint8Array(), hash: null, at };
  disk.out.set(id, sentAt === undefined ? row : { ...row, sentAt });
  return id;
}

function open() {
  const disk = createDisk();
  const storage = openMemoryStorage('simulated', disk);
  return { disk, storage, cell: createPending(storage) };
}

describe('how far a record has got (L9)', () => {
  it('is on this tablet while something of it never left, sent when all of it left, received when nothing waits', async () => {
    const { disk, storage, cell } = open();
    for (const doc of docs) put(disk, doc, 7);
    wait(disk, first, T0);
    wait(disk, second, T0, T0 + 1);
    wait(disk, second, T0 + 2);
    wait(disk, third, T0, T0 + 1);
    await cell.refresh();
    expect(docs.map(cell.stateOf)).toEqual(['tablet', 'tablet', 'sent', 'received']);
    expect(await value(storage.tally())).toEqual({ tablet: 2, sent: 1, received: 1, backup: 0 });
  });

  it('is in the backup when nothing waits and its last row is within what the backup is known to hold', async () => {
    const { disk, storage, cell } = open();
    for (const [index, doc] of docs.entries()) put(disk, doc, [5, 6, 5, 0][index] as number);
    wait(disk, third, T0, T0);
    disk.meta.set('stable', 5);
    await cell.refresh();
    const seen: string[][] = [];
    const stop = effect(() => void seen.push(docs.map(cell.stateOf)));
    await expect.poll(() => seen.at(-1)).toEqual(['backup', 'received', 'sent', 'received']);
    // Nothing is claimed before it is known.
    expect(seen[0]).toEqual(['received', 'received', 'sent', 'received']);
    expect(await value(storage.tally())).toEqual({ tablet: 0, sent: 1, received: 2, backup: 1 });
    stop();
  });

  it('a receipt further along the log is not taken for one in the backup, not even for a moment', async () => {
    const { disk, cell } = open();
    put(disk, first, 5);
    disk.meta.set('stable', 5);
    await cell.refresh();
    const seen: string[] = [];
    const stop = effect(() => void seen.push(cell.stateOf(first)));
    await expect.poll(() => seen.at(-1)).toBe('backup');
    const id = wait(disk, first, T0);
    await cell.refresh();
    disk.out.delete(id);
    put(disk, first, 9);
    await cell.refresh();
    await cell.refresh();
    const told = seen.filter((state, index) => state !== seen[index - 1]);
    expect(told).toEqual(['received', 'backup', 'tablet', 'received']);
    disk.meta.set('stable', 9);
    await cell.refresh();
    await expect.poll(() => seen.at(-1)).toBe('backup');
    stop();
  });

  it('what the server refused is on this tablet alone, whatever else of the record was received (L6)', async () => {
    const { disk, storage, cell } = open();
    put(disk, first, 3);
    const row = { id: 1, doc: first, kind: 'company', channel: 'network', body: new Uint8Array() } as const;
    disk.quar.set(1, { ...row, reason: 'forbidden', at: T0 });
    disk.meta.set('stable', 5);
    await cell.refresh();
    expect(cell.stateOf(first)).toBe('tablet');
    expect((await value(storage.tally())).tablet).toBe(1);
  });

  it('counts the records by state when somebody looks, and again after a change', async () => {
    const { disk, cell } = open();
    for (const doc of docs) put(disk, doc, 7);
    await cell.refresh();
    const seen: number[] = [];
    const stop = effect(() => void seen.push(cell.pending.value.counts.received));
    await expect.poll(() => seen.at(-1)).toBe(4);
    wait(disk, first, T0);
    await cell.refresh();
    await expect.poll(() => seen.at(-1)).toBe(3);
    stop();
  });

  it('an act of this tab waits at once and takes a receipt back, and what waits already is not told anew', async () => {
    const { disk, cell } = open();
    put(disk, first, 7);
    wait(disk, second, T0, T0 + 1);
    await cell.refresh();
    expect([first, second].map(cell.stateOf)).toEqual(['received', 'sent']);
    cell.note([first, second], T0 + 9);
    expect([first, second].map(cell.stateOf)).toEqual(['tablet', 'tablet']);
    expect([...cell.pending.value.since]).toEqual([
      [second, T0],
      [first, T0 + 9],
    ]);
    expect(cell.pending.value).toMatchObject({ records: 2, oldestAt: T0 });
    const told = cell.pending.value;
    cell.note([first], T0 + 20);
    expect(cell.pending.value).toBe(told);
  });

  it('a look at the outbox that began before an act is no word about that act', async () => {
    const { disk, storage } = open();
    let act = (): void => {};
    const cell = createPending({
      ...storage,
      outbox: async () => {
        const read = await storage.outbox();
        act();
        return read;
      },
    });
    act = () => {
      act = () => {};
      wait(disk, first, T0);
      cell.note([first], T0);
    };
    await cell.refresh();
    expect(cell.stateOf(first)).toBe('tablet');
    expect(cell.pending.value.docs).toEqual(new Set([first]));
  });

  it('knows since when each record waits, by its oldest change', async () => {
    const { disk, cell } = open();
    wait(disk, first, T0 + 5);
    wait(disk, first, T0 + 3);
    wait(disk, second, T0 + 9, T0 + 10);
    await cell.refresh();
    expect(cell.pending.value.since).toEqual(
      new Map([
        [first, T0 + 3],
        [second, T0 + 9],
      ]),
    );
    expect(cell.pending.value.oldestAt).toBe(T0 + 3);
    expect(cell.pending.value.sent).toEqual(new Set([second]));
    expect(cell.stateOf(fourth)).toBe('received');
  });
});
