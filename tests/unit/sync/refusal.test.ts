import { beforeEach, describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { CAPS } from '#protocol/caps.ts';
import type { Store as ServerStore } from '#server/store/store.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';

let server: ServerStore;
let tablet: TestDevice;
let desktop: TestDevice;

beforeEach(async () => {
  server = await newServer();
  tablet = await openDevice();
  desktop = await openDevice();
  await enrol(server, tablet, 'Anaïs', 'advisor');
  await enrol(server, desktop, 'Claire', 'coordinator');
});

async function fieldOn(device: TestDevice, doc: DocId, key: string): Promise<unknown> {
  const record = await device.store.open(doc);
  const value = record?.view.value.fields.get(key)?.value;
  record?.close();
  return value;
}

async function stuckOn(device: TestDevice): Promise<readonly { readonly doc: DocId; readonly reason: string }[]> {
  const outbox = await device.storage.outbox();
  if (!outbox.ok) throw new Error('no outbox');
  return outbox.value.stuck;
}

async function sentCompany(): Promise<DocId> {
  const { doc } = await tablet.store.create('company', (draft) => draft.set('name', 'Scierie'));
  await tablet.exchange(wireTo(() => server));
  return doc;
}

const novel = 'x'.repeat(CAPS.updateBytes + 1);

describe('a record of which something was refused (L6)', () => {
  it('goes on: an oversized edit is set aside, and later edits of the same record are sent and received', async () => {
    const doc = await sentCompany();
    const wire = wireTo(() => server);
    await tablet.store.edit(doc, (draft) => draft.set('note', novel));
    expect((await tablet.exchange(wire)).status.type).toBe('received');
    await tablet.store.edit(doc, (draft) => draft.set('phone', '05 61 00 00 00'));
    expect((await tablet.exchange(wire)).status.type).toBe('received');
    await desktop.exchange(wire);
    expect(await fieldOn(desktop, doc, 'phone')).toBe('05 61 00 00 00');
    expect(await stuckOn(tablet)).toMatchObject([{ doc, reason: 'toolarge' }]);
  });

  it('shows what the server holds on a screen that is open, and the refused words are exportable', async () => {
    const doc = await sentCompany();
    const screen = await tablet.store.open(doc);
    await screen?.edit((draft) => draft.set('name', novel));
    await tablet.exchange(wireTo(() => server));
    await expect.poll(() => screen?.view.value.fields.get('name')?.value).toBe('Scierie');
    await screen?.edit((draft) => draft.set('phone', '05 61 00 00 00'));
    await tablet.exchange(wireTo(() => server));
    await desktop.exchange(wireTo(() => server));
    expect(await fieldOn(desktop, doc, 'phone')).toBe('05 61 00 00 00');
    expect(await (await tablet.store.rescue()).text()).toContain(novel);
    screen?.close();
  });

  it('is not replaced by a copy older than what this tablet received: a restored server is healed first (L2)', async () => {
    const doc = await sentCompany();
    const wire = wireTo(() => server);
    const older = await tablet.storage.updates(doc);
    await desktop.exchange(wire);
    await desktop.store.edit(doc, (draft) => draft.set('phone', '05 61 00 00 00'));
    await desktop.exchange(wire);
    await tablet.exchange(wire);
    await tablet.store.edit(doc, (draft) => draft.set('note', novel));
    // From the moment when the refused record is fetched, the server is an older copy of itself.
    let restored = 0;
    await tablet.exchange({
      ...wire,
      async sync(account, frame) {
        const answer = await wire.sync(account, frame);
        if (answer.type !== 'reply' || (restored += restored && 1) !== 2) return answer;
        return { type: 'reply', reply: { ...answer.reply, acks: [], rows: [], reset: true } };
      },
      async docs(account, frame) {
        restored = 1;
        const answer = await wire.docs(account, frame);
        if (answer.type !== 'reply' || !older.ok) throw new Error('no answer');
        const records = answer.reply.records.map((record) => ({
          ...record,
          body: older.value.bodies[0] ?? record.body,
        }));
        return { type: 'reply', reply: { ...answer.reply, records } };
      },
    });
    expect(restored).toBeGreaterThan(1);
    expect(await fieldOn(tablet, doc, 'phone')).toBe('05 61 00 00 00');
  });

  it('stays as it was typed while the server knows nothing of it', async () => {
    const paul = await openDevice();
    await enrol(server, paul, 'Paul', 'committee');
    const { doc } = await paul.store.create('company', (draft) => draft.set('name', 'Refusée'));
    expect((await paul.exchange(wireTo(() => server))).status.type).toBe('received');
    expect((await paul.exchange(wireTo(() => server))).status.type).toBe('received');
    expect(await fieldOn(paul, doc, 'name')).toBe('Refusée');
    expect(await stuckOn(paul)).toMatchObject([{ doc, reason: 'forbidden' }]);
  });
});

describe('after a reset (L2)', () => {
  it('who may only read offers nothing, and gets nothing back as refused', async () => {
    const doc = await sentCompany();
    const paul = await openDevice();
    await enrol(server, paul, 'Paul', 'committee');
    await paul.exchange(wireTo(() => server));
    const restored = await newServer();
    await enrol(restored, tablet, 'Anaïs', 'advisor');
    await enrol(restored, paul, 'Paul', 'committee');
    expect((await paul.exchange(wireTo(() => restored))).status.type).toBe('received');
    expect(await stuckOn(paul)).toEqual([]);
    await tablet.exchange(wireTo(() => restored));
    await paul.exchange(wireTo(() => restored));
    expect(await fieldOn(paul, doc, 'name')).toBe('Scierie');
  });

  it('what only a reader still holds two days later is set aside where it is seen, and stays readable (I2)', async () => {
    const doc = await sentCompany();
    let hours = 0;
    const paul = await openDevice(undefined, () => Date.now() + hours * 3_600_000);
    await enrol(server, paul, 'Paul', 'committee');
    await paul.exchange(wireTo(() => server));
    const restored = await newServer();
    await enrol(restored, paul, 'Paul', 'committee');
    await paul.exchange(wireTo(() => restored));
    expect(await stuckOn(paul)).toEqual([]);
    for (hours of [25, 50]) {
      expect(await stuckOn(paul)).toEqual([]);
      await paul.exchange(wireTo(() => restored));
    }
    expect(await stuckOn(paul)).toMatchObject([{ doc, reason: 'forbidden' }]);
    expect(await fieldOn(paul, doc, 'name')).toBe('Scierie');
  });
});
