import { effect } from '@preact/signals-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { FieldOptions } from '#store/field-buffer.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store as ServerStore } from '#server/store/store.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';

const TABLET = 'field-buffer-tablet';
/** A whole number, or no value yet. */
const WHOLE: FieldOptions = {
  parse: (text) => (text === '' ? null : /^\d+$/.test(text) ? Number(text) : undefined),
};

let tablet: TestDevice;
let record: OpenRecord;

async function newAction(device: TestDevice): Promise<DocId> {
  const { doc } = await device.store.create('action', (draft) => draft.set('title', 'Achat groupé'));
  return doc;
}

async function opened(device: TestDevice, doc: DocId): Promise<OpenRecord> {
  const found = await device.store.open(doc);
  if (!found) throw new Error('the record is not there');
  return found;
}

const shown = (key: string): Json | undefined => record.view.value.fields.get(key)?.value;

beforeEach(async () => {
  tablet = await openDevice();
  record = await opened(tablet, await newAction(tablet));
  // The database in memory goes on with its own immediates.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await tablet.store.flushAll();
  tablet.close();
});

describe('what is typed is written by itself', () => {
  test('after a pause, and not before', () => {
    const buffer = tablet.store.field(record, 'responsible');
    buffer.input('Cla');
    vi.advanceTimersByTime(799);
    buffer.input('Claire');
    vi.advanceTimersByTime(799);
    expect(shown('responsible')).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(shown('responsible')).toBe('Claire');
  });

  test('at the latest four seconds after the first stroke, for somebody who types without a pause', () => {
    const buffer = tablet.store.field(record, 'responsible');
    for (let stroke = 1; stroke <= 9; stroke += 1) {
      buffer.input('a'.repeat(stroke));
      vi.advanceTimersByTime(444);
    }
    expect(shown('responsible')).toBeUndefined();
    vi.advanceTimersByTime(4);
    expect(shown('responsible')).toBe('aaaaaaaaa');
  });

  test('when the page is left, for every field on screen', async () => {
    tablet.store.field(record, 'responsible').input('Claire');
    tablet.store.field(record, 'result').input('Trois devis');
    await tablet.store.flushAll();
    expect([shown('responsible'), shown('result')]).toEqual(['Claire', 'Trois devis']);
    expect(tablet.store.saveStatus.value.type).toBe('saved');
  });

  test('when the field leaves the screen', async () => {
    const buffer = tablet.store.field(record, 'responsible');
    buffer.input('Claire');
    buffer.dispose();
    expect(shown('responsible')).toBe('Claire');
  });
});

test('between a stroke and the end of its commit the status is never « saved »', async () => {
  const commit = vi.spyOn(tablet.storage, 'commit');
  const durable = (): boolean => commit.mock.settledResults.some(({ type }) => type === 'fulfilled');
  const claims: { readonly type: string; readonly durable: boolean }[] = [];
  const buffer = tablet.store.field(record, 'responsible');
  buffer.input('Claire');
  const stop = effect(() => {
    claims.push({ type: tablet.store.saveStatus.value.type, durable: durable() });
  });
  vi.advanceTimersByTime(800);
  await buffer.flush();
  await vi.waitFor(() => expect(tablet.store.saveStatus.value.type).toBe('saved'));
  stop();
  expect(claims[0]?.type).toBe('typing');
  expect(claims.filter(({ type, durable }) => type === 'saved' && !durable)).toEqual([]);
  expect(claims.at(-1)).toEqual({ type: 'saved', durable: true });
});

test('a value that arrives while somebody types is kept as an alternative', async () => {
  const server: ServerStore = await newServer();
  const desktop = await openDevice();
  const wire = wireTo(() => server);
  await enrol(server, tablet, 'Anaïs', 'advisor');
  await enrol(server, desktop, 'Claire', 'coordinator');
  await tablet.exchange(wire);
  await desktop.exchange(wire);
  const buffer = tablet.store.field(record, 'responsible');
  buffer.input('Anaïs');
  await desktop.store.edit(record.doc, (draft) => draft.set('responsible', 'Claire'));
  await desktop.exchange(wire);
  await tablet.exchange(wire);
  await vi.waitFor(() => expect(shown('responsible')).toBe('Claire'));
  expect(buffer.text.value).toBe('Anaïs');
  await buffer.flush();
  const register = record.view.value.fields.get('responsible');
  expect([register, ...(register?.others ?? [])].map((written) => written?.value).sort()).toEqual(['Anaïs', 'Claire']);
  desktop.close();
});

describe('a text that is no value yet', () => {
  const place = (): string => `typed:${record.doc}:cost`;

  test('is not written, and stands there again when the field comes back', async () => {
    const buffer = tablet.store.field(record, 'cost', WHOLE);
    buffer.input('12o');
    buffer.dispose();
    expect(shown('cost')).toBeUndefined();
    const again = tablet.store.field(record, 'cost', WHOLE);
    await vi.waitFor(() => expect(again.text.value).toBe('12o'));
    again.dispose();
  });

  test('is durable on this tablet once the page was left, and then alone counts as saved', async () => {
    tablet.close();
    tablet = await openDevice(TABLET);
    record = await opened(tablet, await newAction(tablet));
    const buffer = tablet.store.field(record, 'cost', WHOLE);
    buffer.input('12o');
    expect(tablet.store.saveStatus.value.type).toBe('typing');
    await tablet.store.flushAll();
    expect(tablet.store.saveStatus.value.type).toBe('saved');
    tablet.close();
    tablet = await openDevice(TABLET);
    const after = tablet.store.field(await opened(tablet, record.doc), 'cost', WHOLE);
    await vi.waitFor(() => expect(after.text.value).toBe('12o'));
  });

  test('is forgotten once a value is written', async () => {
    const buffer = tablet.store.field(record, 'cost', WHOLE);
    buffer.input('12o');
    await buffer.flush();
    expect(await tablet.store.local.get(place())).toMatchObject({ text: '12o' });
    buffer.input('120');
    await buffer.flush();
    expect(shown('cost')).toBe(120);
    expect(await tablet.store.local.get(place())).toBeNull();
    buffer.dispose();
    const again = tablet.store.field(record, 'cost', WHOLE);
    await tablet.store.local.get(place());
    expect(again.text.value).toBe('120');
  });

  test('does not overwrite what is typed while it is read back', async () => {
    await tablet.store.local.set(place(), { text: '12o', seen: null });
    const buffer = tablet.store.field(record, 'cost', WHOLE);
    buffer.input('7');
    await tablet.store.local.get(place());
    expect(buffer.text.value).toBe('7');
    await buffer.flush();
    expect(shown('cost')).toBe(7);
    expect(await tablet.store.local.get(place())).toBeNull();
  });

  test('when it is corrected later, a value that arrived meanwhile stays as an alternative', async () => {
    const buffer = tablet.store.field(record, 'cost', WHOLE);
    buffer.input('12o');
    buffer.dispose();
    await tablet.store.retag();
    await record.edit((draft) => draft.set('cost', 150));
    const again = tablet.store.field(record, 'cost', WHOLE);
    await vi.waitFor(() => expect(again.text.value).toBe('12o'));
    await tablet.store.retag();
    again.input('120');
    await again.flush();
    const register = record.view.value.fields.get('cost');
    expect([register?.value, ...(register?.others ?? []).map(({ value }) => value)].sort()).toEqual([120, 150]);
  });
});
