// Updates side by side: whatever goes in comes out byte for byte, and strangers' columns end in a value.
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { createReplica, type Writer } from '#crdt/record.ts';
import { mergeUpdates } from '#crdt/updates.ts';
import type { DocId } from '#domain/ids.ts';
import { readColumns, writeColumns } from '#protocol/columns.ts';
import { ORIGIN } from '#protocol/mark.ts';
import { decodeSyncRequest, encodeSyncRequest } from '#protocol/sync-request.ts';

const MOST = 1 << 22;
const there = (bodies: readonly Uint8Array[]): Uint8Array => encoding.encode((to) => writeColumns(to, bodies));
const back = (bytes: Uint8Array, count: number, most = MOST): Uint8Array[] => {
  const decoder = decoding.createDecoder(bytes);
  const bodies = readColumns(decoder, count, most);
  expect(decoding.hasContent(decoder)).toBe(false);
  return bodies;
};
const hex = (bodies: readonly Uint8Array[]): string[] => bodies.map((body) => Buffer.from(body).toString('hex'));

const value = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<never>;
const act = fc.oneof(
  fc.record({ type: fc.constant('field' as const), key: fc.constantFrom('a/off1', 'name', 'é', '\u{1f69c}'), value }),
  fc.record({ type: fc.constant('text' as const), text: fc.string({ unit: 'binary', maxLength: 30 }) }),
  fc.record({ type: fc.constant('event' as const), body: fc.dictionary(fc.string(), value) }),
);
const acts = fc.array(fc.record({ by: fc.nat(2), after: fc.nat(100_000_000), act, meet: fc.boolean() }), {
  maxLength: 20,
});

/** What three tablets wrote into one record: each act alone, and all of them as the log would hold them. */
function written(history: typeof acts extends fc.Arbitrary<infer History> ? History : never): Uint8Array[] {
  const tablets = ['anais', 'bruno', 'claire'].map((tag) => ({ tag, replica: createReplica([]) }));
  const bodies: Uint8Array[] = [];
  let at = Date.UTC(2026, 10, 23);
  for (const { by, after, act, meet } of history) {
    const tablet = tablets[by];
    if (!tablet) continue;
    at += after;
    const writer: Writer = { tag: tablet.tag, at, random: (bytes) => new Uint8Array(randomBytes(bytes)) };
    const body = tablet.replica.edit(writer, (draft) => {
      if (act.type === 'field') draft.set(act.key, act.value);
      else if (act.type === 'text') draft.text('notes', act.text);
      else draft.event('moved', act.body);
    });
    if (body) bodies.push(body);
    if (meet) for (const { replica } of tablets) replica.apply(tablet.replica.encode());
  }
  const [first] = tablets;
  return [...bodies, mergeUpdates(bodies), ...(first ? [first.replica.encode()] : [])];
}

describe('the bodies of a frame, side by side', () => {
  it('what tablets wrote comes out byte for byte', () => {
    fc.assert(
      fc.property(acts, (history) => {
        const bodies = written(history);
        expect(hex(back(there(bodies), bodies.length))).toEqual(hex(bodies));
      }),
      { numRuns: 200 },
    );
  });

  it('what is no update comes out byte for byte, too, between updates', () => {
    fc.assert(
      fc.property(acts, fc.array(fc.uint8Array({ maxLength: 200 })), (history, strange) => {
        const bodies = [...strange, ...written(history), ...strange];
        expect(hex(back(there(bodies), bodies.length))).toEqual(hex(bodies));
      }),
      { numRuns: 100 },
    );
  });

  it('an update with any byte changed comes out as it went in', () => {
    fc.assert(
      fc.property(acts, fc.nat(), fc.nat(255), (history, at, byte) => {
        const body = new Uint8Array(written(history).at(-1) ?? []);
        if (body.length > 0) body[at % body.length] = byte;
        expect(hex(back(there([body]), 1))).toEqual(hex([body]));
      }),
      { numRuns: 500 },
    );
  });

  it('changed columns are read or end in a throw, and never give more than is allowed', () => {
    const bytesOut = (bytes: Uint8Array, count: number): number => {
      try {
        return readColumns(decoding.createDecoder(bytes), count, 10_000).reduce((sum, body) => sum + body.length, 0);
      } catch {
        return 0;
      }
    };
    fc.assert(
      fc.property(acts, fc.nat(), fc.nat(255), (history, at, byte) => {
        const bodies = written(history);
        const bytes = new Uint8Array(there(bodies));
        bytes[at % bytes.length] = byte;
        expect(bytesOut(bytes, bodies.length)).toBeLessThanOrEqual(10_000);
      }),
      { numRuns: 500 },
    );
  });

  it('a request whose columns are damaged is garbage, not an exception (L11)', () => {
    const text = 'Le four à bois tient la chaleur. '.repeat(30);
    const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));
    const body = createReplica([]).edit({ tag: 'anais', at: 0, random }, (draft) => draft.text('notes', text));
    if (!body) throw new Error('nothing was written');
    const item = { id: 1, doc: 'AAAAAAAAAAAAAAAAAAAAAA' as DocId, kind: 'company', channel: 'network' } as const;
    const frame = encodeSyncRequest({
      app: '',
      schema: 1,
      workspace: '',
      cursor: ORIGIN,
      horizon: ORIGIN,
      want: { bytes: 0, rows: 0 },
      items: [{ ...item, owner: '', hash: new Uint8Array(16), body }],
    });
    expect(decodeSyncRequest(frame)).toMatchObject({ ok: true, value: { items: [{ body }] } });
    for (let end = 4; end < frame.length; end += 1) expect(decodeSyncRequest(frame.subarray(0, end)).ok).toBe(false);
  });

  it('a visit deflates to less than two thirds of what its updates take one after the other', () => {
    const visits = Array.from({ length: 10 }, (_, visit) => {
      const replica = createReplica([]);
      const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));
      for (let act = 0; act < 100; act += 1) {
        const at = Date.UTC(2026, 10, 23) + (visit * 100 + act) * 12_000 + (act % 7) * 1_000;
        replica.edit({ tag: 'anais', at, random }, (draft) => draft.set(`a/question${act}`, (act * visit) % 5));
      }
      return replica.encode();
    });
    const ratio = deflateRawSync(there(visits)).length / deflateRawSync(Buffer.concat(visits)).length;
    expect(ratio).toBeLessThan(2 / 3);
  });
});
