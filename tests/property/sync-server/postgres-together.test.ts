// Random acts on three servers of one Postgres, several at a time: the log stays one chain without a gap.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { hashBody } from '#server/store/chain.ts';
import { createPostgresStore } from '#server/store/postgres.ts';
import type { Store } from '#server/store/store.ts';
import { keyOf } from '#server/store/tables.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
import {
  docOf,
  itemOf,
  must,
  ownedSources,
  privateItem,
  pullAll,
  pushAs,
  scribe,
  type Team,
  teamOf,
} from '#tests/unit/sync-server/workbench.ts';

type Act = { readonly server: number } & (
  | { readonly type: 'push'; readonly by: number; readonly docs: readonly number[]; readonly text: string }
  | { readonly type: 'assign'; readonly doc: number; readonly to: number }
  | { readonly type: 'erase'; readonly doc: number }
  | { readonly type: 'invite'; readonly to: number }
);

const server = fc.nat(2);
const who = fc.nat(1);
const doc = fc.nat(5);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('push' as const),
      server,
      by: who,
      docs: fc.array(doc, { minLength: 1, maxLength: 4 }),
      text: fc.string({ maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('assign' as const), server, doc, to: who }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('erase' as const), server, doc }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('invite' as const), server, to: who }) },
);
/** Each inner list happens at once. */
const days = fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 });

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.dispose());

/** What servers acknowledged, by record and hash. */
type Receipts = Map<string, { ok: number; dup: number; doc: DocId }>;

async function perform(stores: readonly Store[], team: Team, act: Act, receipts: Receipts): Promise<void> {
  const store = stores[act.server];
  if (!store) throw new Error('no store');
  const people = [team.anais.id, team.bruno.id];
  if (act.type === 'assign') await store.assign(team.coordinator.id, docOf(act.doc), people[act.to] ?? '');
  else if (act.type === 'erase') await store.erase(team.coordinator.id, docOf(act.doc));
  else if (act.type === 'invite') must(await store.createInvite({ member: people[act.to] ?? '', hours: 1 }));
  else {
    // The same text is the same bytes, from whichever device: some of what meets is a repetition.
    const items = act.docs.map((number) => {
      const body = scribe(number + 1).write('text', act.text);
      return number % 2 === 1 ? privateItem(docOf(number), body) : itemOf(docOf(number), body);
    });
    const { acks } = await pushAs(store, people[act.by] ?? '', items);
    for (const [index, { status }] of acks.entries()) {
      const item = items[index];
      if (!item || (status !== 'ok' && status !== 'dup')) continue;
      const key = keyOf(item.doc, item.hash);
      const seen = receipts.get(key) ?? { ok: 0, dup: 0, doc: item.doc };
      receipts.set(key, { ...seen, [status]: seen[status] + 1 });
    }
  }
}

async function run(days: readonly (readonly Act[])[]): Promise<void> {
  const url = await postgres.freshSchema();
  const sources = ownedSources();
  const stores = await Promise.all([0, 1, 2].map(() => createPostgresStore({ url }, sources)));
  const [first] = stores;
  if (!first) throw new Error('no store');
  const team = await teamOf(first);
  const receipts: Receipts = new Map();
  for (const day of days) await Promise.all(day.map((act) => perform(stores, team, act, receipts)));
  const { head } = must(await first.status());
  for (const store of stores) {
    expect(must(await store.status()).head).toEqual(head);
    expect(must(await store.verify())).toEqual({ rows: head.seq, brokenAt: null });
  }
  const rows = await pullAll(first, team.coordinator.id);
  const erased = new Set(rows.filter((row) => row.type === 'erase').map((row) => row.doc));
  for (const [key, { ok, doc }] of receipts) {
    expect(ok).toBe(1);
    const held = rows.filter((row) => row.type === 'upd' && keyOf(row.doc, hashBody(row.body)) === key);
    expect(held).toHaveLength(erased.has(doc) ? 0 : 1);
  }
  await Promise.all(stores.map((store) => store.close()));
}

describe('several servers of one Postgres, with acts that meet', () => {
  it('keep each acknowledged update once, in one log without a gap, whose tips can be recomputed (I4, I5)', async () => {
    await fc.assert(fc.asyncProperty(days, run), { numRuns: 20 });
  });
});
