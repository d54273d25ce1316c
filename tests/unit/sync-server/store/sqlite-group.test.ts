import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqlite } from '#server/store/sqlite.ts';
import type { Database, MemberRow } from '#server/store/tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'cordee-group-'));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true }));

const person = (id: string): MemberRow => ({ id, name: id, role: 'advisor', createdAt: 1 });
const COUNT = 50;
const people = Array.from({ length: COUNT }, (_, index) => `m${index}`);
const fresh = (): { path: string; database: Database } => {
  const path = join(folder, `${(files += 1)}.sqlite`);
  return { path, database: openSqlite({ path }) };
};
const put = (database: Database, id: string): Promise<string> =>
  database.write(async (tables) => {
    await tables.putMember(person(id));
    return id;
  });
/** What the log of the file grew by, bytes: each commit writes the pages it touched. */
async function grownBy(path: string, act: () => Promise<unknown>): Promise<number> {
  const size = (): number => statSync(`${path}-wal`).size;
  const before = size();
  await act();
  return size() - before;
}

describe('acts that come while others wait for the disk (L1)', () => {
  it('share one commit, each answered with its own value', async () => {
    const [alone, together] = [fresh(), fresh()];
    const oneByOne = await grownBy(alone.path, async () => {
      for (const id of people) await put(alone.database, id);
    });
    let answers: string[] = [];
    const atOnce = await grownBy(together.path, async () => {
      answers = await Promise.all(people.map((id) => put(together.database, id)));
    });
    expect(answers).toEqual(people);
    expect(await together.database.read((tables) => tables.members())).toHaveLength(COUNT);
    expect(atOnce * 10).toBeLessThan(oneByOne);
    await Promise.all([alone.database.close(), together.database.close()]);
  });

  it('stand although one among them is undone', async () => {
    const { database } = fresh();
    const ends = await Promise.allSettled(
      people.map((id) =>
        database.write(async (tables) => {
          await tables.putMember(person(id));
          if (id === 'm7') throw new Error('a bug in one act');
        }),
      ),
    );
    expect(ends.flatMap(({ status }, index) => (status === 'rejected' ? [people[index]] : []))).toEqual(['m7']);
    const kept = await database.read((tables) => tables.members());
    expect(kept.map(({ id }) => id)).toEqual(people.filter((id) => id !== 'm7'));
    await database.close();
  });

  it('are written before the file is closed, and a later one is refused, not lost without a word', async () => {
    const { path, database } = fresh();
    const written = Promise.all(people.map((id) => put(database, id)));
    await database.close();
    expect(await written).toEqual(people);
    await expect(put(database, 'late')).rejects.toThrow(/not open/);
    const again = openSqlite({ path });
    expect(await again.read((tables) => tables.members())).toHaveLength(COUNT);
    await again.close();
  });
});
