import 'fake-indexeddb/auto';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import type { Draft } from '#domain/record/record.ts';
import { openStorage, type Storage } from '#storage/storage.ts';
import { createFolding } from '#store/folding.ts';
import { createDisk } from '#tests/simulation/memory-disk.ts';
import { openMemoryStorage } from '#tests/simulation/memory-storage.ts';
import { T0, writerOf } from '#tests/support/writers.ts';
import { act, doc, value } from '#tests/unit/storage/storage-contract.ts';
import { FoldingWorld, type Step, steps } from './folding-world.ts';

let names = 0;

/** Lives through the day; gives the promises that were broken on the way. */
async function live(storage: Storage, day: readonly Step[]): Promise<string[]> {
  const broken: string[] = [];
  const world = new FoldingWorld(storage);
  await world.begin();
  for (const step of [...day, { type: 'write fold' as const }]) {
    const before = [await world.waiting(), await world.stuck()];
    await world.step(step);
    const { bodies } = await value(storage.updates(doc.id));
    const stuck = await world.stuck();
    if (!createReplica(bodies).equals(world.truth)) broken.push(`${step.type}: the record is not what was written`);
    if (stuck.length !== world.aside) broken.push(`${step.type}: set aside wrongly, or lost from there`);
    if (step.type.endsWith('fold') && !isDeepStrictEqual([await world.waiting(), stuck], before))
      broken.push(`${step.type}: what waits changed`);
  }
  await world.settle();
  for (const { held, outdated } of world.tabs)
    if (!outdated && !createReplica([held.encode()]).equals(world.truth)) broken.push('a tab shows something else');
  storage.close();
  return broken;
}

describe('folding the rows of a record (D5)', () => {
  it('whoever holds which rows: nothing is lost, no writer is set aside, what waits keeps its bytes, all see the same', async () => {
    const plan = fc.asyncProperty(steps, async (day) => {
      expect(await live(openMemoryStorage('simulated', createDisk()), day)).toEqual([]);
    });
    await fc.assert(plan, { numRuns: 250 });
  });

  it('the database of a tablet keeps the same promises', async () => {
    const plan = fc.asyncProperty(steps, async (day) => {
      expect(await live(openStorage(`folding-${(names += 1)}`), day)).toEqual([]);
    });
    await fc.assert(plan, { numRuns: 15 });
  });

  it('only long records are folded, in idle moments, and a record that says too much for one batch stays as it is', async () => {
    const storage = openStorage(`folding-${(names += 1)}`);
    let turns = 0;
    const idle = (): Promise<void> => {
      turns += 1;
      return Promise.resolve();
    };
    const folding = createFolding({ storage, idle }, 3);
    const numbers = [0];
    for (const name of ['Fournil', 'Scierie'])
      numbers.push((await value(storage.commit(act(name, numbers.at(-1))))).known);
    expect(await folding.sweep()).toBe(0);
    await value(storage.commit(act('Forge', numbers.at(-1))));
    expect(await folding.sweep()).toBe(1);
    expect(await folding.sweep()).toBe(0);
    expect(turns).toBeGreaterThan(3);
    const novel = (draft: Draft): void => draft.text('notes', 'x'.repeat(150_000));
    const update = createReplica([]).edit(writerOf('anais').at(T0), novel) as Uint8Array;
    for (let count = 0; count < 3; count += 1) await storage.commit({ ...act(''), update, known: 3 });
    expect(await folding.sweep()).toBe(0);
    expect((await value(storage.updates(doc.id))).bodies.length).toBeGreaterThan(3);
    storage.close();
  });

  it('a record in which words were cleared for good is folded however short it is: they leave the disk (L10)', async () => {
    const storage = openStorage(`folding-${(names += 1)}`);
    const folding = createFolding({ storage, idle: () => Promise.resolve(), isCleared: (one) => one === doc.id });
    const replica = createReplica([]);
    const write = (at: number, name: string | null): Uint8Array =>
      replica.edit(writerOf('anais').at(T0 + at), (draft) => draft.set('name', name)) as Uint8Array;
    const { known } = await value(storage.commit({ ...act(''), update: write(0, 'Odile Dupuy') }));
    await value(storage.commit({ ...act('', known), update: write(1000, null) }));
    const bytes = async (): Promise<Buffer> => Buffer.concat((await value(storage.updates(doc.id))).bodies);
    expect((await bytes()).includes('Dupuy')).toBe(true);
    expect(await folding.sweep([doc.id])).toBe(1);
    expect((await bytes()).includes('Dupuy')).toBe(false);
    expect(await folding.sweep([doc.id])).toBe(0);
    storage.close();
  });

  it('bytes that wait for others, and bytes that cannot be read, are not folded away', async () => {
    const storage = openMemoryStorage('simulated', createDisk());
    const folding = createFolding({ storage, idle: () => Promise.resolve() }, 2);
    await value(storage.commit(act('Fournil')));
    await value(storage.commit({ ...act('Scierie', 1), update: new Uint8Array([9, 9, 9]) }));
    expect(await folding.sweep()).toBe(0);
    expect((await value(storage.updates(doc.id))).bodies).toHaveLength(2);
  });
});
