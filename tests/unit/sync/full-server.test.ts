// A server without room, as a device lives through it.
import { describe, expect, it } from 'vitest';
import { composeStore } from '#server/store/compose.ts';
import { createMemoryDatabase } from '#server/store/memory.ts';
import { type Database, StorageTrouble } from '#server/store/tables.ts';
import { openDevice } from '#tests/support/device.ts';
import { enrol, wireTo } from '#tests/support/wire.ts';
import { ownedSources } from '#tests/unit/sync-server/workbench.ts';

describe('a device whose server is full', () => {
  it('keeps what it wrote, reads what others wrote before, says why, and sends when there is room again', async () => {
    let isFull = false;
    const inner = createMemoryDatabase();
    const database: Database = {
      ...inner,
      write: (act) => (isFull ? Promise.reject(new StorageTrouble('disk-full', null)) : inner.write(act)),
      probe: (bytes) => (isFull ? Promise.reject(new StorageTrouble('disk-full', null)) : inner.probe(bytes)),
    };
    const sources = ownedSources();
    const server = await composeStore(database, sources, 'Couserans');
    const [tablet, desktop] = [await openDevice(), await openDevice()];
    await enrol(server, tablet, 'Anaïs', 'advisor');
    await enrol(server, desktop, 'Claire', 'coordinator');
    const wire = wireTo(() => server);
    await desktop.store.create('company', (draft) => draft.set('name', 'Scierie du Biros'));
    await desktop.exchange(wire);
    const { doc } = await tablet.store.create('company', (draft) => draft.set('name', 'Fournil des Bordes'));

    isFull = true;
    const advice = await tablet.exchange(wire);
    expect(advice).toMatchObject({ status: { type: 'trouble', reason: 'disk-full' }, wait: 60, unfinished: true });
    const outbox = await tablet.storage.outbox();
    expect(outbox.ok && [...outbox.value.docs]).toEqual([doc]);
    const known = await tablet.storage.docRows();
    expect(known.ok && known.value).toHaveLength(2);

    isFull = false;
    sources.advance(60_000);
    expect((await tablet.exchange(wire)).status.type).toBe('received');
    tablet.close();
    desktop.close();
  });
});
