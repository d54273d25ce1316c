import { beforeEach, describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { CAPS } from '#protocol/caps.ts';
import type { Store as ServerStore } from '#server/store/store.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';

const NO_UPDATE = new Uint8Array([255, 255, 255, 255, 9, 9]);
let server: ServerStore;
let tablet: TestDevice;

beforeEach(async () => {
  server = await newServer();
  tablet = await openDevice();
  await enrol(server, tablet, 'Anaïs', 'advisor');
});

async function newCompany(name: string): Promise<DocId> {
  return (await tablet.store.create('company', (draft) => draft.set('name', name))).doc;
}

/** A bad sector: bytes that are no update, among the rows of a record and among those that wait. */
async function damage(doc: DocId): Promise<void> {
  const row = { id: doc, kind: 'company', channel: 'network' } as const;
  const { last } = await must(tablet.storage.updates(doc));
  await tablet.storage.commit({ doc: row, update: NO_UPDATE, card: null, known: last, at: 0 });
}

async function must<Value>(outcome: Promise<{ ok: true; value: Value } | { ok: false }>): Promise<Value> {
  const result = await outcome;
  if (!result.ok) throw new Error('the storage failed');
  return result.value;
}

async function recordsOnServer(): Promise<number> {
  const status = await server.status();
  return status.ok ? status.value.records : -1;
}

describe('one bad record never delays another (I11)', () => {
  it('a damaged row goes into quarantine, and what can be read of the same record is sent', async () => {
    const doc = await newCompany('Fournil');
    await damage(doc);
    await newCompany('Scierie');
    expect((await tablet.exchange(wireTo(() => server))).status.type).toBe('received');
    expect(await recordsOnServer()).toBe(2);
    const { docs, stuck } = await must(tablet.storage.outbox());
    expect(docs.size).toBe(0);
    expect(stuck).toMatchObject([{ doc, reason: 'invalid', body: NO_UPDATE }]);
  });

  it('a damaged row does not stop a server from being healed with all that can be read (L2)', async () => {
    const doc = await newCompany('Fournil');
    await damage(doc);
    await tablet.exchange(wireTo(() => server));
    const empty = await newServer();
    await enrol(empty, tablet, 'Anaïs', 'advisor');
    expect((await tablet.exchange(wireTo(() => empty))).status.type).toBe('received');
    const status = await empty.status();
    expect(status.ok && status.value.records).toBe(1);
  });

  it('a text that no request may carry is set aside here, and the other records go up', async () => {
    const doc = await newCompany('Fournil');
    const wire = wireTo(() => server, { longest: CAPS.requestBytes });
    await tablet.exchange(wire);
    await tablet.store.edit(doc, (draft) => draft.set('note', 'x'.repeat(CAPS.requestBytes + 1)));
    await newCompany('Scierie');
    expect((await tablet.exchange(wire)).status.type).toBe('received');
    expect(await recordsOnServer()).toBe(2);
    expect((await must(tablet.storage.outbox())).stuck).toMatchObject([{ doc, reason: 'toolarge' }]);
  });
});

describe('joining again', () => {
  it('heals a server that was restored from a copy older than this tablet (L2)', async () => {
    await newCompany('Fournil');
    await tablet.exchange(wireTo(() => server));
    const restored = await newServer();
    await enrol(restored, tablet, 'Anaïs', 'advisor');
    expect((await tablet.exchange(wireTo(() => restored))).status.type).toBe('received');
    const status = await restored.status();
    expect(status.ok && status.value.records).toBe(1);
  });
});
