import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followRecord } from '#binding/use-record.ts';
import type { DocId } from '#domain/ids.ts';
import type { OpenRecord } from '#store/records.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';

let tablet: TestDevice;
let desktop: TestDevice;

beforeEach(async () => {
  tablet = await openDevice();
  desktop = await openDevice();
});

afterEach(() => {
  tablet.close();
  desktop.close();
});

async function newSession(device: TestDevice): Promise<DocId> {
  return (await device.store.create('session', (draft) => draft.set('place', 'Saint-Girons'))).doc;
}

test('a record of this device is read once, and closed when the screen is left', async () => {
  const doc = await newSession(tablet);
  const read: (OpenRecord | null)[] = [];
  const leave = followRecord(tablet.store, doc, (record) => read.push(record));
  await vi.waitFor(() => expect(read).toHaveLength(1));
  const [record] = read;
  if (!record) throw new Error('the record is not there');
  const close = vi.spyOn(record, 'close');
  await tablet.store.edit(doc, (draft) => draft.set('place', 'Seix'));
  expect(read).toHaveLength(1);
  leave();
  expect(close).toHaveBeenCalledOnce();
});

test('a record that is not here is told as absent, and opens by itself when it arrives', async () => {
  const server = await newServer();
  const wire = wireTo(() => server);
  await enrol(server, tablet, 'Anaïs', 'advisor');
  await enrol(server, desktop, 'Claire', 'coordinator');
  const doc = await newSession(desktop);
  const read: (DocId | null)[] = [];
  const leave = followRecord(tablet.store, doc, (record) => read.push(record && record.doc));
  await vi.waitFor(() => expect(read).toEqual([null]));
  await desktop.exchange(wire);
  await tablet.exchange(wire);
  await vi.waitFor(() => expect(read).toEqual([null, doc]));
  leave();
});

test('a record that is read after the screen was left is closed and not shown', async () => {
  const doc = await newSession(tablet);
  const close = vi.fn<() => void>();
  const open = async (wanted: DocId): Promise<OpenRecord | null> => {
    const record = await tablet.store.open(wanted);
    return record && { ...record, close };
  };
  const onRead = vi.fn<(record: OpenRecord | null) => void>();
  followRecord({ ...tablet.store, open }, doc, onRead)();
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(onRead).not.toHaveBeenCalled();
});
