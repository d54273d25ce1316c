import { beforeEach, describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import type { DocId } from '#domain/ids.ts';
import type { Store as ServerStore } from '#server/store/store.ts';
import type { Advice } from '#sync/advice.ts';
import { audit } from '#sync/audit.ts';
import { drain } from '#sync/drain.ts';
import type { Transport } from '#sync/transport.ts';
import { hash16, openDevice, type TestDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const DAY = 24 * 3_600_000;
let server: ServerStore;
let tablet: TestDevice;
let doc: DocId;
let now: number;
let asked: number;

beforeEach(async () => {
  server = await newServer();
  tablet = await openDevice();
  now = Date.now();
  asked = 0;
  await enrol(server, tablet, 'Anaïs', 'advisor');
  doc = (await tablet.store.create('company', (draft) => draft.set('name', 'Scierie'))).doc;
  await run();
  asked = 0;
});

function counting(): Transport {
  const wire = wireTo(() => server);
  return {
    ...wire,
    audit(account, frame) {
      asked += 1;
      return wire.audit(account, frame);
    },
  };
}

function run(): Promise<Advice> {
  const { storage } = tablet;
  return drain({ storage, transport: counting(), hash: hash16, now: () => now, app: 'test', schema: 1, audit });
}

/** Bytes that came to one side alone, at the same version: what no exchange ever notices. */
async function slipIn(): Promise<void> {
  const known = await tablet.storage.docRow(doc);
  const version = known.ok ? (known.value?.version ?? 0) : 0;
  const stray = createReplica([]).edit(writerOf('zz').at(T0), (draft) => draft.set('phone', '05 61')) as Uint8Array;
  await tablet.storage.markHoles([doc], 'audit', now);
  await tablet.storage.takeWhole([
    { doc, kind: 'company', channel: 'network', owner: '', version, seq: version, body: stray },
  ]);
}

describe('the daily comparison (R11)', () => {
  it('is made once a day, after everything else, and finds nothing where both hold the same', async () => {
    await run();
    expect(asked).toBe(0);
    now += DAY;
    await run();
    await run();
    expect(asked).toBe(1);
    const holes = await tablet.storage.holes();
    expect(holes.ok && holes.value).toEqual([]);
  });

  it('fetches what differs whole, and offers it whole: both sides then hold everything', async () => {
    await slipIn();
    now += DAY;
    expect((await run()).status.type).toBe('received');
    const desktop = await openDevice();
    await enrol(server, desktop, 'Claire', 'coordinator');
    await desktop.exchange(wireTo(() => server));
    const fields = (await desktop.store.open(doc))?.view.value.fields;
    expect([fields?.get('name')?.value, fields?.get('phone')?.value]).toEqual(['Scierie', '05 61']);
    asked = 0;
    now += DAY;
    await run();
    expect(asked).toBe(1);
    const outbox = await tablet.storage.outbox();
    expect(outbox.ok && [outbox.value.docs.size, outbox.value.stuck.length]).toEqual([0, 0]);
  });

  it('waits for another time when there is no answer, and the exchange counts as done', async () => {
    now += DAY;
    const { storage } = tablet;
    const transport: Transport = { ...counting(), audit: async () => ({ type: 'unreachable' }) };
    const advice = await drain({ storage, transport, hash: hash16, now: () => now, app: 'test', schema: 1, audit });
    expect(advice.status.type).toBe('received');
    await run();
    expect(asked).toBe(1);
  });
});
