// Compaction commutes with every cursor (SYNC L8, I7): the same random history on two servers, one of which compacts.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, ORIGIN } from '#protocol/mark.ts';
import type { LogRow } from '#protocol/sync-reply.ts';
import { createMemoryStore } from '#server/store/memory.ts';
import { createSqliteStore } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { act, type Act, createPens, held, type Pens } from '#tests/property/sync-server/histories.ts';
import {
  docOf,
  must,
  type OpenStore,
  ownedSources,
  pushAs,
  requestOf,
  type Team,
  teamOf,
} from '#tests/unit/sync-server/workbench.ts';

/** One server that never compacts, and one that does; everything else is done to both. */
interface Twins {
  readonly plain: Store;
  readonly compacting: Store;
  readonly team: Team;
}

/** A device that has read from a server, and what it read. */
interface Place {
  readonly cursor: Mark;
  readonly rows: readonly LogRow[];
}

/** A member's device of each server as it stood after an act of the history. */
interface Stop {
  readonly member: string;
  readonly plain: Place;
  readonly compacting: Place;
}

const START: Place = { cursor: ORIGIN, rows: [] };

async function openTwins(open: OpenStore): Promise<Twins> {
  const [plain, compacting] = [await open(ownedSources()), await open(ownedSources())];
  const team = await teamOf(plain);
  expect(await teamOf(compacting)).toEqual(team);
  return { plain, compacting, team };
}

const peopleOf = ({ anais, bruno, coordinator }: Team): string[] => [anais.id, bruno.id, coordinator.id];

async function perform({ plain, compacting, team }: Twins, pens: Pens, next: Act): Promise<void> {
  const by = peopleOf(team)[next.by] ?? '';
  if (next.type === 'compact') {
    const { head } = must(await compacting.status());
    must(await compacting.compact({ minRows: next.minRows, records: next.records }));
    expect(must(await compacting.status()).head).toEqual(head);
    return;
  }
  if (next.type === 'push') {
    const items = pens.write(next);
    const [one, two] = [await pushAs(plain, by, items), await pushAs(compacting, by, items)];
    expect(two.acks).toEqual(one.acks);
    pens.remember(by, items, one.acks);
    return;
  }
  const change = (store: Store) =>
    next.type === 'erase'
      ? store.erase(team.coordinator.id, docOf(next.doc))
      : store.assign(team.coordinator.id, docOf(next.doc), peopleOf(team)[next.to] ?? '');
  expect(await change(compacting)).toEqual(await change(plain));
}

/** Everything after a place, in pages of this many rows. */
async function pull(store: Store, member: string, from: Place, rows: number): Promise<Place> {
  const found = [...from.rows];
  for (let { cursor } = from; ;) {
    const want = { bytes: 100_000, rows };
    const reply = must(await store.sync(member, requestOf({ cursor, horizon: cursor, want })));
    expect(reply.reset).toBe(false);
    found.push(...reply.rows);
    cursor = reply.cursor;
    if (!reply.more) return { rows: found, cursor };
  }
}

/** Where each member's device stands now that it has read everything. */
async function advance({ plain, compacting, team }: Twins, stops: Stop[]): Promise<void> {
  for (const member of peopleOf(team)) {
    const last = stops.findLast((stop) => stop.member === member) ?? { plain: START, compacting: START };
    stops.push({
      member,
      plain: await pull(plain, member, last.plain, 1000),
      compacting: await pull(compacting, member, last.compacting, 1000),
    });
  }
}

/** From every stop, the same: for a device that holds the rows themselves, and for one that has read snapshots before. */
async function sameFrom({ plain, compacting }: Twins, stops: readonly Stop[], rows: number): Promise<void> {
  for (const stop of stops) {
    const { member } = stop;
    const expected = held((await pull(plain, member, stop.plain, 1000)).rows);
    const { cursor } = stop.compacting;
    const rest = (await pull(compacting, member, { cursor, rows: [] }, rows)).rows;
    expect(held([...stop.plain.rows, ...rest])).toEqual(expected);
    expect(held([...stop.compacting.rows, ...rest])).toEqual(expected);
  }
}

/** As many rows, and each holds. A grant made of a snapshot has other bytes, so the tips are each server's own. */
async function sameLog({ plain, compacting }: Twins): Promise<void> {
  const verified = must(await plain.verify());
  expect(verified.brokenAt).toBeNull();
  expect(must(await compacting.verify())).toEqual(verified);
}

/** Late batches, whole records, digests and first syncs tell the two apart neither. */
async function sameAnswers({ plain, compacting, team }: Twins, pens: Pens): Promise<void> {
  for (const { by, items } of pens.sent()) {
    const [one, two] = [await pushAs(plain, by, items), await pushAs(compacting, by, items)];
    expect(two.acks).toEqual(one.acks);
  }
  const docs = pens.docs().map((doc) => ({ doc }));
  for (const member of peopleOf(team)) {
    const ask = { workspace: '', bytes: 100_000, docs };
    const [one, two] = [must(await plain.docs(member, ask)), must(await compacting.docs(member, ask))];
    expect(two.absent).toEqual(one.absent);
    expect(held(two.records.map(asSnapshot))).toEqual(held(one.records.map(asSnapshot)));
    const boot = { workspace: '', part: 'cards', before: 0, bytes: 100_000 } as const;
    expect(must(await compacting.boot(member, boot)).cards).toEqual(must(await plain.boot(member, boot)).cards);
  }
}

function asSnapshot(record: Omit<LogRow, 'type' | 'by' | 'at'>): LogRow {
  return { ...record, type: 'snap', by: '', at: 0 };
}

/** How many records were compacted at the end of the history, after everything that must hold was seen to hold. */
async function run(open: OpenStore, history: readonly Act[], rows: number): Promise<number> {
  const twins = await openTwins(open);
  const pens = createPens();
  const stops: Stop[] = [];
  for (const next of history) {
    await perform(twins, pens, next);
    await advance(twins, stops);
  }
  const { records } = must(await twins.compacting.compact({ minRows: 2, records: 100 }));
  await sameLog(twins);
  await sameFrom(twins, stops, rows);
  // Devices that hold the rows, and one that only ever saw snapshots, write on: both servers take it alike.
  for (const next of pens.further()) await perform(twins, pens, next);
  await sameFrom(twins, stops, rows);
  pens.startFrom((await pull(twins.compacting, twins.team.coordinator.id, START, 1000)).rows);
  for (const next of pens.further()) await perform(twins, pens, next);
  must(await twins.compacting.compact({ minRows: 2, records: 100 }));
  await sameLog(twins);
  await sameFrom(twins, stops, rows);
  await sameAnswers(twins, pens);
  await Promise.all([twins.plain.close(), twins.compacting.close()]);
  return records;
}

describe('compaction', () => {
  it.each([
    ['memory', (sources) => createMemoryStore(sources), 30],
    ['SQLite', (sources) => createSqliteStore({ path: ':memory:' }, sources), 8],
  ] as [string, OpenStore, number][])(
    'in %s commutes with every cursor: same values, versions and receipts with and without it (L8, I7)',
    async (_, open, numRuns) => {
      let compacted = 0;
      const law = async (history: readonly Act[], rows: number): Promise<void> => {
        compacted += await run(open, history, rows);
      };
      const histories = fc.array(act, { minLength: 4, maxLength: 18 });
      await fc.assert(fc.asyncProperty(histories, fc.integer({ min: 1, max: 9 }), law), { numRuns });
      expect(compacted).toBeGreaterThan(0);
    },
  );
});
