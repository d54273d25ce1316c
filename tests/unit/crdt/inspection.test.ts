import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { inspect } from '#crdt/inspection.ts';
import { forge, type ForgedStruct, type ForgedUpdate } from '#tests/support/hostile-updates.ts';

type Block = ForgedUpdate['blocks'][number];

const update = (blocks: readonly Block[], deletions: ForgedUpdate['deletions'] = []) => forge({ blocks, deletions });
const block = (client: number, structs: readonly ForgedStruct[], clock = 0): Block => ({ client, clock, structs });
const item = (given: Partial<Extract<ForgedStruct, { type: 'item' }>> = {}): ForgedStruct => {
  return { type: 'item', origin: null, rightOrigin: null, parent: 'f', key: 'a', content: 'any', length: 1, ...given };
};
const gone = (length: number): ForgedStruct => ({ type: 'gc', length });
const refusal = (bytes: Uint8Array): string => {
  const inspected = inspect(bytes);
  return inspected.ok ? 'taken' : inspected.error.type;
};

describe('caps (L11)', () => {
  it('an update of more than 32,768 structs is too large, one of as many is taken', () => {
    const many = (count: number) =>
      update([
        block(
          1,
          Array.from({ length: count }, () => gone(1)),
        ),
      ]);
    expect([refusal(many(32_768)), refusal(many(32_769))]).toEqual(['taken', 'toolarge']);
  });

  it('what was deleted again leaps at most 16,777,216 a writer', () => {
    const leap = (length: number) => update([block(1, [gone(length), gone(1)])]);
    expect([refusal(leap(2 ** 24 - 1)), refusal(leap(2 ** 24))]).toEqual(['taken', 'toolarge']);
  });

  it('the densest 256 KB that people can type are taken: a long text, each letter put before the last', () => {
    const doc = new Y.Doc();
    // A short id would make it shorter.
    doc.clientID = 0xffff_ffff;
    const text = doc.getText('t.notes');
    doc.transact(() => {
      for (let count = 0; count < 24_000; count += 1) text.insert(0, 'x');
    });
    const whole = Y.encodeStateAsUpdate(doc);
    expect(whole.length).toBeGreaterThan(240_000);
    expect(refusal(whole)).toBe('taken');
  });
});

describe('what decodes and would break its readers is invalid (L11)', () => {
  const cases: [what: string, bytes: Uint8Array][] = [
    ['an empty struct', update([block(1, [item({ length: 0 })])])],
    ['an empty deletion', update([block(1, [item()])], [{ client: 1, clock: 0, length: 0 }])],
    ['a struct that builds on itself', update([block(1, [item({ origin: [1, 0] })])])],
    ['a struct that builds on a later one', update([block(1, [item({ origin: [1, 1] }), item()])])],
    [
      'two that wait for each other',
      update([block(2, [item({ origin: [1, 0] })]), block(1, [item({ origin: [2, 0] })])]),
    ],
    ['a writer twice', update([block(2, [item()]), block(2, [item()], 1), block(1, [item()])])],
    ['a writer without a struct', update([block(2, [item()]), block(1, [])])],
    ['writers in another order than merging needs', update([block(1, [item()]), block(2, [item()])])],
    ['a type within a type (R3)', update([block(1, [item({ content: 'type' })])])],
  ];
  it.each(cases)('%s', (_, bytes) => {
    expect(refusal(bytes)).toBe('invalid');
  });

  it('a value nested deeper than 100', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    const written = (depth: number): Uint8Array => {
      const doc = new Y.Doc();
      doc.getMap('f').set('a', nested(depth));
      return Y.encodeStateAsUpdate(doc);
    };
    expect([refusal(written(100)), refusal(written(101))]).toEqual(['taken', 'invalid']);
  });

  it('a document within a document (R3)', () => {
    const doc = new Y.Doc();
    doc.getMap('f').set('a', new Y.Doc());
    expect(refusal(Y.encodeStateAsUpdate(doc))).toBe('invalid');
  });
});

it('16,000 writers who each wait for the next are untangled, in whatever order they come', () => {
  const writers = Array.from({ length: 16_000 }, (_, index) => 16_000 - index);
  const upwards = writers.map((client) => block(client, [item(client === 1 ? {} : { origin: [client - 1, 0] })]));
  const downwards = writers.map((client) =>
    block(client, [item(client === 16_000 ? {} : { origin: [client + 1, 0] })]),
  );
  expect([refusal(update(upwards)), refusal(update(downwards))]).toEqual(['taken', 'taken']);
});
