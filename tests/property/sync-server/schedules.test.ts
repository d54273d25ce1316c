// Random days of several devices: whatever is sent, lost, repeated or handed over, everybody ends with the same rows.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { type Mark, ORIGIN } from '#protocol/mark.ts';
import type { LogRow } from '#protocol/sync-reply.ts';
import type { PushItem, SyncRequest } from '#protocol/sync-request.ts';
import { createMemoryStore } from '#server/store/memory.ts';
import { createSqliteStore } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import {
  docOf,
  itemOf,
  must,
  type OpenStore,
  ownedSources,
  privateItem,
  requestOf,
  scribe,
  type Scribe,
  teamOf,
} from '#tests/unit/sync-server/workbench.ts';

/** Each of the four people has put the members' list into the log once. */
const TEAM_ROWS = 4;

interface Tablet {
  readonly member: string;
  readonly client: number;
  readonly rows: Map<number, LogRow>;
  readonly scribes: Map<DocId, Scribe>;
  readonly unsent: PushItem[];
  cursor: Mark;
  horizon: Mark;
  last: SyncRequest | null;
}

type Step =
  | { type: 'edit'; tablet: number; doc: number; text: string }
  | { type: 'sync'; tablet: number; lost: boolean; rows: number }
  | { type: 'replay'; tablet: number }
  | { type: 'assign'; doc: number; to: number };

const tablet = fc.nat(3);
const doc = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('edit' as const), tablet, doc, text: fc.string({ maxLength: 8 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('sync' as const),
      tablet,
      lost: fc.boolean(),
      rows: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('replay' as const), tablet }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('assign' as const), doc, to: fc.nat(1) }) },
);

/** Even records are everybody's, odd ones are dossiers. */
const isPrivate = (number: number): boolean => number % 2 === 1;

function edit(tablet: Tablet, number: number, text: string): void {
  const doc = docOf(number);
  const own = tablet.scribes.get(doc) ?? scribe(tablet.client * 100 + number);
  tablet.scribes.set(doc, own);
  const body = own.write(`field-${tablet.client}`, text);
  tablet.unsent.push(isPrivate(number) ? privateItem(doc, body) : itemOf(doc, body));
}

async function sync(store: Store, tablet: Tablet, lost: boolean, rows: number): Promise<boolean> {
  const { cursor, horizon } = tablet;
  const request = requestOf({ cursor, horizon, items: [...tablet.unsent], want: { bytes: 20_000, rows } });
  const reply = must(await store.sync(tablet.member, request));
  tablet.last = request;
  expect(reply.reset).toBe(false);
  expect(reply.acks).toHaveLength(request.items.length);
  if (lost) return true;
  for (const [index, { doc, kind, channel, body }] of request.items.entries()) {
    const { seq, version } = reply.acks[index] ?? {};
    // The receipt of an own batch stands for its row.
    if (seq !== undefined && version !== undefined) {
      tablet.rows.set(seq, { seq, type: 'upd', doc, kind, channel, version, by: tablet.member, at: 0, body });
    }
  }
  for (const row of reply.rows) tablet.rows.set(row.seq, row);
  tablet.unsent.length = 0;
  tablet.cursor = reply.cursor;
  tablet.horizon = reply.horizon;
  return reply.more;
}

async function replay(store: Store, tablet: Tablet): Promise<void> {
  if (!tablet.last) return;
  const before = must(await store.status()).head;
  const reply = must(await store.sync(tablet.member, tablet.last));
  // The first time may have been lost on the way back, but never on the way there: nothing new can enter.
  expect(reply.acks.map((ack) => ack.status)).not.toContain('ok');
  expect(must(await store.status()).head).toEqual(before);
}

/** The number of rows in the log, after everything that must hold was seen to hold. */
async function run(open: OpenStore, steps: readonly Step[]): Promise<number> {
  const store = await open(ownedSources());
  const { anais, bruno, coordinator } = await teamOf(store);
  const members = [anais.id, bruno.id, coordinator.id, anais.id];
  const tablets = members.map((member, client): Tablet => {
    const mark = { cursor: ORIGIN, horizon: ORIGIN };
    return { member, client: client + 1, rows: new Map(), scribes: new Map(), unsent: [], last: null, ...mark };
  });
  for (const step of steps) {
    if (step.type === 'assign') {
      await store.assign(coordinator.id, docOf(step.doc), members[step.to] ?? '');
      // What was forbidden may be welcome now: repeating it is no longer the same request.
      for (const tablet of tablets) tablet.last = null;
    } else {
      const tablet = tablets[step.tablet];
      if (!tablet) continue;
      if (step.type === 'edit') edit(tablet, step.doc, step.text);
      else if (step.type === 'sync') await sync(store, tablet, step.lost, step.rows);
      else await replay(store, tablet);
    }
  }
  for (const tablet of tablets) while ((await sync(store, tablet, false, 50)) || tablet.unsent.length > 0);
  for (const tablet of tablets) while (await sync(store, tablet, false, 50));
  await expectSame(store, tablets);
  const { head } = must(await store.status());
  await store.close();
  return head.seq;
}

async function expectSame(store: Store, tablets: readonly Tablet[]): Promise<void> {
  const { head } = must(await store.status());
  expect(must(await store.verify())).toEqual({ rows: head.seq, brokenAt: null });
  const shared = tablets.map((tablet) => inOrder(tablet.rows.values()).filter((row) => row.channel === 'network'));
  for (const [index, tablet] of tablets.entries()) {
    expect(tablet.cursor).toEqual(head);
    expect(shared[index]?.map(told)).toEqual(shared[0]?.map(told));
  }
  const versions = new Map<DocId, number>();
  for (const row of shared[0] ?? []) {
    if (row.type !== 'upd') continue;
    expect(row.version).toBe((versions.get(row.doc) ?? 0) + 1);
    versions.set(row.doc, row.version);
  }
  await expectSameValues(store, tablets);
}

function inOrder(rows: Iterable<LogRow>): LogRow[] {
  return [...rows].sort((a, b) => a.seq - b.seq);
}

/** What a receipt says of a row as much as the row itself does. */
function told({ seq, type, doc, kind, channel, version, body }: LogRow): object {
  return { seq, type, doc, kind, channel, version, body };
}

/** Rows seen bit by bit say the same as rows read from the start in one go: nothing was missed on the way. */
async function expectSameValues(store: Store, tablets: readonly Tablet[]): Promise<void> {
  for (const tablet of tablets) {
    const request = requestOf({ want: { bytes: 500_000, rows: 1000 } });
    const fresh = must(await store.sync(tablet.member, request));
    expect(fresh.more).toBe(false);
    expect(valuesOf(tablet.rows.values())).toEqual(valuesOf(fresh.rows));
  }
}

/** What a device shows after these rows, record by record. */
function valuesOf(rows: Iterable<LogRow>): Map<DocId, Record<string, unknown>> {
  const copies = new Map<DocId, Scribe>();
  for (const row of inOrder(rows)) {
    if (row.type === 'revoke' || row.type === 'erase') copies.delete(row.doc);
    if (row.type !== 'upd' && row.type !== 'grant') continue;
    const copy = copies.get(row.doc) ?? scribe(9999);
    copies.set(row.doc, copy);
    copy.read([row.body]);
  }
  const values = [...copies].map(([doc, copy]) => [doc, copy.values()] as const);
  return new Map(values.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('several devices, in any order, with lost answers and repetitions', () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 40 });

  it('end with the same rows, dense versions and recomputable tips, over memory', async () => {
    const open: OpenStore = (sources) => createMemoryStore(sources);
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        expect(await run(open, steps)).toBeGreaterThanOrEqual(TEAM_ROWS);
      }),
      { numRuns: 150 },
    );
  });

  it('end with the same rows, dense versions and recomputable tips, over SQLite', async () => {
    const open: OpenStore = (sources) => createSqliteStore({ path: ':memory:' }, sources);
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        expect(await run(open, steps)).toBeGreaterThanOrEqual(TEAM_ROWS);
      }),
      { numRuns: 40 },
    );
  });
});
