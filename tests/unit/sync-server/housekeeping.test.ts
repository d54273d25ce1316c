import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Chore, createHousekeeping, storeChores } from '#server/housekeeping.ts';
import { createMemoryStore } from '#server/store/memory.ts';
import { createReplica } from '#crdt/record.ts';
import { readParticipants } from '#domain/collective/attendance.ts';
import { writerOf } from '#tests/support/writers.ts';
import { docOf, itemOf, must, ownedSources, pullAll, pushAs, scribe, T0, teamOf } from './workbench.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const quiet = { now: 10_000 };

function keep(chores: readonly Chore[], quietFor = () => quiet.now) {
  const problems: unknown[] = [];
  const logger = { warn: (problem: unknown) => void problems.push(problem), debug: () => {} };
  return { ...createHousekeeping({ chores, logger: logger as never, quietFor }), problems };
}

/** A chore that has this many rounds of work. */
function work(rounds: number): Chore & { done: number } {
  const chore = { name: 'work', done: 0, run: async () => (chore.done += 1) < rounds };
  return chore;
}

describe('housekeeping', () => {
  it('does one round after another while there is more to do, then looks again every few seconds', async () => {
    const chore = work(5);
    const keeping = keep([chore]);
    keeping.start();
    await vi.advanceTimersByTimeAsync(5_000 + 4 * 50);
    expect(chore.done).toBe(5);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(chore.done).toBe(5);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(chore.done).toBe(6);
    await keeping.close();
  });

  it('does nothing while somebody asks, or did a moment ago, but one round in five minutes all the same', async () => {
    const chore = work(1000);
    let asked = 0;
    const keeping = keep([chore], () => asked);
    keeping.start();
    await vi.advanceTimersByTimeAsync(60_000);
    asked = 2_999;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(chore.done).toBe(0);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(chore.done).toBe(1);
    asked = 3_000;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(chore.done).toBeGreaterThan(1);
    await keeping.close();
  });

  it('lets a chore that fails neither end it nor hold up the others, and tries again a minute later', async () => {
    const chore = work(1);
    const broken: Chore = { name: 'broken', run: async () => Promise.reject(new Error('no')) };
    const keeping = keep([broken, chore]);
    keeping.start();
    await vi.advanceTimersByTimeAsync(5_000 + 59_000);
    expect(chore.done).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(chore.done).toBe(2);
    expect(keeping.problems).toMatchObject([{ chore: 'broken' }, { chore: 'broken' }]);
    await keeping.close();
  });

  it('never runs two rounds at once, and a stop waits for the one under way', async () => {
    let [running, most] = [0, 0];
    const ends: (() => void)[] = [];
    const slow: Chore = {
      name: 'slow',
      run: async () => {
        most = Math.max(most, (running += 1));
        await new Promise<void>((resolve) => ends.push(resolve));
        running -= 1;
        return true;
      },
    };
    const keeping = keep([slow]);
    keeping.start();
    await vi.advanceTimersByTimeAsync(60_000);
    let closed = false;
    const closing = keeping.close().then(() => (closed = true));
    await vi.advanceTimersByTimeAsync(1_000);
    expect([most, closed]).toEqual([1, false]);
    for (const end of ends) end();
    await closing;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ends).toHaveLength(1);
  });

  it('compacts crowded records and makes cards, until nothing is left to do (L8)', async () => {
    const store = await createMemoryStore(ownedSources());
    const { anais } = await teamOf(store);
    for (let number = 1; number <= 5; number += 1) {
      const writer = scribe(number);
      const items = Array.from({ length: number === 5 ? 3 : 64 }, (_, index) =>
        itemOf(docOf(number), writer.write('name', `${index}`)),
      );
      await pushAs(store, anais.id, items);
    }
    // Loads what cards are made with, which no clock of the test can hurry.
    must(await store.derive({ after: 0, records: 1 }));
    const keeping = keep(storeChores(store));
    keeping.start();
    await vi.advanceTimersByTimeAsync(20_000);
    await keeping.close();
    expect(keeping.problems).toEqual([]);
    expect(must(await store.compact({ minRows: 64, records: 10 })).records).toBe(0);
    expect(must(await store.compact({ minRows: 2, records: 10 })).records).toBe(1);
    expect(must(await store.derive({ after: 0, records: 10 })).made).toBe(0);
  });

  it('clears what a late tablet says of an erased company, and looks at everything again after an erasure that was cut off', async () => {
    const store = await createMemoryStore(ownedSources());
    const { anais, coordinator } = await teamOf(store);
    const meeting = (company: number, name: string) => {
      const replica = createReplica([]);
      replica.edit(writerOf('a').at(T0), (draft) => {
        draft.set('participant/one/company', docOf(company));
        draft.set('participant/one/name', name);
      });
      return itemOf(docOf(company + 100), replica.encode(), { kind: 'action' });
    };
    const company = (number: number) => itemOf(docOf(number), scribe(number).write('name', 'x'));
    await pushAs(store, anais.id, [company(1), company(2), meeting(2, 'Marc')]);
    const keeping = keep(storeChores(store));
    keeping.start();
    must(await store.erase(coordinator.id, docOf(1)));
    await vi.advanceTimersByTimeAsync(10_000);
    await pushAs(store, anais.id, [meeting(1, 'Odile')]);
    await vi.advanceTimersByTimeAsync(10_000);
    const namesIn = async (number: number): Promise<string[]> => {
      const rows = (await pullAll(store, anais.id)).filter(({ doc }) => doc === docOf(number + 100));
      const bodies = rows.flatMap(({ body }) => (body ? [body] : []));
      return readParticipants(createReplica(bodies).view()).map(({ name }) => name);
    };
    expect([await namesIn(1), await namesIn(2)]).toEqual([[''], ['Marc']]);
    // The command that erased it ended before it cleared anything.
    must(await store.erase(coordinator.id, docOf(2)));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await namesIn(2)).toEqual(['']);
    await keeping.close();
    expect(keeping.problems).toEqual([]);
  });
});
