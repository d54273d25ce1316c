import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocId, docIdFromBytes } from '#domain/ids.ts';
import type { DossierCard } from '#domain/record/cards.ts';
import { openStorage } from '#storage/storage.ts';
import { type BlobRow, type BlobState, Tables } from '#storage/tables.ts';

const STATES = ['draft', 'waiting', 'received', 'wanted', 'absent', 'refused'] as const satisfies readonly BlobState[];

/** Everything that decides whether a record may go. */
const record = fc.record({
  rows: fc.array(fc.uint8Array({ minLength: 1, maxLength: 6 }), { maxLength: 4 }),
  seq: fc.option(fc.nat({ max: 9 }), { nil: undefined }),
  out: fc.array(fc.uint8Array({ minLength: 1, maxLength: 6 }), { maxLength: 1 }),
  quar: fc.array(fc.uint8Array({ minLength: 1, maxLength: 6 }), { maxLength: 1 }),
  photo: fc.option(fc.constantFrom(...STATES), { nil: undefined }),
  card: fc.boolean(),
  stale: fc.boolean(),
  hole: fc.boolean(),
  asked: fc.boolean(),
});
/** Most records are at rest, or nothing would ever go. */
const atRest = record.map((one) => ({
  ...one,
  out: [],
  quar: [],
  photo: undefined,
  card: true,
  stale: false,
  hole: false,
  asked: true,
}));
const tablet = fc.record({
  records: fc.array(fc.oneof(record, atRest), { minLength: 1, maxLength: 8 }),
  stable: fc.option(fc.nat({ max: 9 }), { nil: undefined }),
});
type Tablet = typeof tablet extends fc.Arbitrary<infer Value> ? Value : never;

const idOf = (index: number) => docIdFromBytes(new Uint8Array(16).fill(index + 1));
let names = 0;

const photoOf = (doc: DocId, sha: string, state: BlobState, at = 1): BlobRow => ({
  sha,
  doc,
  bytes: 3,
  thumb: 0,
  state,
  moved: 0,
  at,
});

async function fill(tables: Tables, { records, stable }: Tablet): Promise<void> {
  if (stable !== undefined) await tables.meta.put({ k: 'stable', v: stable });
  for (const [index, one] of records.entries()) {
    const doc = idOf(index);
    const about = { kind: 'dossier', channel: 'private' } as const;
    await tables.doc.put({ id: doc, ...about, ...(one.seq === undefined ? {} : { seq: one.seq }) });
    for (const body of one.rows) await tables.upd.add({ doc, body });
    for (const body of one.out) await tables.out.add({ doc, body, hash: null, at: 1 });
    for (const body of one.quar) await tables.quar.add({ doc, ...about, body, reason: 'forbidden', at: 1 });
    if (one.photo) await tables.blob.put(photoOf(doc, 's', one.photo));
    if (one.card) await tables.card.put({ doc, kind: 'dossier' } as DossierCard);
    if (one.stale) await tables.stale.put({ doc });
    if (one.hole) await tables.hole.put({ doc, at: 1, why: 'gap' });
  }
}

/** Every row of every table but those of the records in `but`. */
async function everything(tables: Tables, but: readonly string[]): Promise<unknown> {
  const rows = [];
  for (const table of tables.tables)
    for (const row of (await table.toArray()) as { doc?: string; id?: string | number }[])
      if (!but.includes(row.doc ?? String(row.id))) rows.push([table.name, row]);
  return rows;
}

/** The server has it, or never heard of a need for it. */
const isSafe = (state: BlobState): boolean => state === 'received' || state === 'absent';

/** The rule, said once more: the backup holds all of it, nothing waits, nothing was refused, the card is right. */
function mayGo(one: Tablet['records'][number], stable: number): boolean {
  const confirmed = one.seq !== undefined && one.seq >= 1 && one.seq <= stable;
  const quiet = one.out.length + one.quar.length === 0 && !one.hole && isSafe(one.photo ?? 'absent');
  return one.asked && confirmed && quiet && one.card && !one.stale && one.rows.length > 0;
}

describe('taking records from a full tablet (D7)', () => {
  it('only bytes that the backup holds go: never what waits, was refused or is not confirmed, and the card stays', async () => {
    const plan = fc.asyncProperty(tablet, async (day) => {
      const name = `eviction-${(names += 1)}`;
      const [storage, tables] = [openStorage(name), new Tables(name)];
      await fill(tables, day);
      const expected = day.records.flatMap((one, index) => (mayGo(one, day.stable ?? 0) ? [idOf(index)] : []));
      const before = await everything(tables, expected);
      const cards = await tables.card.toArray();
      const asked = day.records.flatMap((one, index) => (one.asked ? [idOf(index)] : []));
      expect(await storage.evict(asked)).toEqual({ ok: true, value: expected });
      expect(await everything(tables, expected)).toEqual(before);
      expect(await tables.card.toArray()).toEqual(cards);
      expect(await tables.upd.where('doc').anyOf(expected).count()).toBe(0);
      for (const doc of expected) expect(await tables.doc.get(doc)).toMatchObject({ absent: true });
      expect(await storage.evict(asked)).toEqual({ ok: true, value: [] });
      storage.close();
      tables.close();
      await tables.delete();
    });
    await fc.assert(plan, { numRuns: 120 });
  });

  it('of photos only those go that the server has, and bytes that another record still needs stay', async () => {
    const photo = fc.record({
      doc: fc.nat({ max: 2 }),
      sha: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom(...STATES),
      at: fc.nat({ max: 9 }),
    });
    const photos = fc.uniqueArray(photo, { selector: ({ doc, sha }) => `${doc}${sha}`, maxLength: 9 });
    const plan = fc.asyncProperty(photos, fc.nat({ max: 4 }), async (rows, limit) => {
      const name = `eviction-${(names += 1)}`;
      const [storage, tables] = [openStorage(name), new Tables(name)];
      for (const { doc, sha, state, at } of rows) await tables.blob.put(photoOf(idOf(doc), sha, state, at));
      for (const sha of 'abc') await tables.bytes.put({ sha, body: new Uint8Array([1, 2, 3]) });
      const done = await storage.blobs.evict(limit);
      const left = await tables.blob.toArray();
      const gone = rows.filter(({ doc, sha, state }) =>
        left.some((row) => row.doc === idOf(doc) && row.sha === sha && row.state !== state),
      );
      expect(done).toEqual({ ok: true, value: gone.length });
      expect(gone.length).toBe(Math.min(limit, rows.filter(({ state }) => state === 'received').length));
      expect(gone.every(({ state }) => state === 'received')).toBe(true);
      const kept = new Set((await tables.bytes.toArray()).map(({ sha }) => sha));
      const lost = left.filter(({ sha, state }) => state !== 'absent' && !kept.has(sha));
      expect(lost).toEqual([]);
      storage.close();
      tables.close();
      await tables.delete();
    });
    await fc.assert(plan, { numRuns: 60 });
  });
});
