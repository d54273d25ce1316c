// Random deliveries of one record's rows against a model that only counts: a hole is flagged when a version is missing
// and at no other time (SYNC L7), whatever was lost, repeated, compacted, withdrawn or given back.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { docIdFromBytes, type DocId } from '#domain/ids.ts';
import { type Effect, effectsOf } from '#storage/page-effects.ts';
import type { Receipt, Received, ReceivedRow } from '#storage/receipt.ts';
import type { DocRow } from '#storage/tables.ts';

const DOC = docIdFromBytes(new Uint8Array(16).fill(1));
const HEAD = { doc: DOC, kind: 'company', channel: 'network' } as const;
const tip = new Uint8Array(16);

/** What happens in the log and on the way, one after the other. */
type Event =
  | { readonly type: 'theirs' | 'own' | 'elsewhere' | 'compact' | 'handed-away' | 'given-back' | 'reset' | 'fetch' }
  /** A page up to so many rows further; `lost` of its rows never make it into it, which must not be. */
  | { readonly type: 'page'; readonly rows: number; readonly lost: readonly number[]; readonly replyLost: boolean };

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Event>({ type: 'theirs' }, { type: 'own' }, { type: 'elsewhere' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Event>(
      { type: 'compact' },
      { type: 'handed-away' },
      { type: 'given-back' },
      { type: 'reset' },
      { type: 'fetch' },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('page' as const),
      rows: fc.integer({ min: 1, max: 6 }),
      lost: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.array(fc.nat({ max: 5 }), { maxLength: 2 })),
      replyLost: fc.boolean(),
    }),
  },
);

interface LogRow {
  readonly seq: number;
  readonly version: number;
  type: 'upd' | 'snap' | 'grant' | 'revoke' | 'hollow' | 'other';
}

class World {
  readonly log: LogRow[] = [];
  version = 0;
  cursor = 0;
  readable = true;
  /** Own rows without a receipt. */
  readonly unacked: LogRow[] = [];
  known: DocRow | null = null;
  hole = false;
  /** The model: which versions are here, and whether one was ever missing since the last whole state. */
  have = new Set<number>();
  missing = false;

  write(type: LogRow['type'], own = false): void {
    if (type === 'upd') this.version += 1;
    const row = { seq: this.log.length + 1, version: type === 'other' ? 0 : this.version, type };
    this.log.push(row);
    if (own) this.unacked.push(row);
  }

  compact(): void {
    const rows = this.log.filter(({ type }) => type === 'upd' || type === 'snap');
    const last = rows.at(-1);
    if (!last || rows.length < 2) return;
    for (const row of rows) row.type = 'hollow';
    last.type = 'snap';
  }

  page({ rows, lost, replyLost }: Extract<Event, { type: 'page' }>): void {
    const end = Math.min(this.cursor + rows, this.log.length);
    const window = this.log.slice(this.cursor, end);
    const acked = new Set(this.unacked);
    const grantSeq = this.log.findLast(({ type }) => type === 'grant')?.seq ?? 0;
    const shown = window.filter((row) => {
      if (row.type === 'revoke') return !this.readable;
      if (row.type === 'grant') return this.readable && row.seq === grantSeq;
      if (!this.readable || row.type === 'hollow' || row.type === 'other' || row.seq < grantSeq) return false;
      return !(row.type === 'upd' && acked.has(row));
    });
    const kept = shown.filter((row, index) => row.type === 'revoke' || !lost.includes(index));
    if (replyLost) return;
    const received = this.unacked.map(({ seq, version }, id): Received => ({ id, seq, version }));
    const mark = { seq: end, tip };
    this.receive({
      received,
      refused: [],
      rows: kept.map(rowOf),
      cursor: mark,
      horizon: mark,
      config: null,
      at: 0,
      clockOffset: 0,
    });
    this.count(kept, end);
    this.unacked.length = 0;
    this.cursor = end;
  }

  receive(receipt: Receipt): void {
    const docs = new Map<DocId, DocRow>(this.known ? [[DOC, this.known]] : []);
    const sent = new Map(receipt.received.map(({ id }) => [id, DOC]));
    for (const effect of effectsOf(receipt, docs, sent)) this.apply(effect);
  }

  apply(effect: Effect): void {
    if (effect.type === 'know') this.known = effect.row;
    if (effect.type === 'hole') this.hole = true;
    if (effect.type === 'mended' || effect.type === 'forget') this.hole = false;
    if (effect.type === 'forget') this.known = null;
  }

  count(kept: readonly LogRow[], end: number): void {
    const acks =
      this.known || this.have.size > 0 || kept.length > 0 ? this.unacked.filter(({ seq }) => seq <= end) : [];
    let seen = 0;
    for (const row of [...kept, ...acks].toSorted((a, b) => a.seq - b.seq)) {
      if (row.type === 'revoke') {
        this.have.clear();
        [this.missing, seen] = [false, 0];
        continue;
      }
      // A receipt stands for its own row only, even where the log meanwhile holds a whole state in its place.
      const isWhole = kept.includes(row) && (row.type === 'snap' || row.type === 'grant');
      if (isWhole && !this.has(row.version)) {
        this.fill(row.version);
        this.missing = false;
      }
      this.have.add(row.version);
      seen = Math.max(seen, row.version);
    }
    if (seen > 0 && !this.has(seen)) this.missing = true;
  }

  /** Everything up to it is here. */
  has(version: number): boolean {
    for (let each = 1; each <= version; each += 1) if (!this.have.has(each)) return false;
    return true;
  }

  fill(version: number): void {
    for (let each = 1; each <= version; each += 1) this.have.add(each);
  }

  happen(one: Event): void {
    if (one.type === 'theirs') this.write('upd');
    if (one.type === 'own' && this.readable && this.known) this.write('upd', true);
    if (one.type === 'elsewhere') this.write('other');
    if (one.type === 'compact') this.compact();
    if (one.type === 'handed-away' && this.readable && this.version > 0) {
      this.readable = false;
      this.write('revoke');
    }
    if (one.type === 'given-back' && !this.readable) {
      this.readable = true;
      this.write('grant');
    }
    if (one.type === 'page') this.page(one);
    if (one.type === 'reset') {
      this.known &&= { id: DOC, kind: 'company', channel: 'network' };
      this.have.clear();
      [this.hole, this.missing, this.cursor, this.unacked.length] = [false, false, 0, 0];
    }
    if (one.type === 'fetch' && this.readable && this.hole && this.known) {
      this.known = { ...this.known, version: this.version };
      this.fill(this.version);
      [this.hole, this.missing] = [false, false];
    }
  }
}

function rowOf({ seq, version, type }: LogRow): ReceivedRow {
  if (type === 'revoke') return { ...HEAD, type: 'forget', body: null, seq, version };
  return { ...HEAD, type: 'store', body: new Uint8Array([seq]), seq, version, whole: type !== 'upd' };
}

it('a hole is flagged exactly when a version is missing, over random deliveries (L7)', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 5, maxLength: 60 }), (events) => {
      const world = new World();
      for (const [index, one] of events.entries()) {
        world.happen(one);
        expect(world.hole, `after event ${index}: ${JSON.stringify(one)}`).toBe(world.missing);
      }
      // Once everything has been delivered nothing is claimed that is not here.
      world.happen({ type: 'page', rows: 1_000, lost: [], replyLost: false });
      const isWhole = !world.missing && world.known !== null && world.readable;
      expect(!isWhole || world.has(world.known?.version ?? 0)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
