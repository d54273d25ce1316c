import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followRecord } from '#binding/use-record.ts';
import type { DocId } from '#domain/ids.ts';
import { Tables } from '#storage/tables.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';
import { value } from '#tests/unit/storage/storage-contract.ts';

let tablet: TestDevice;
let otherTab: TestDevice;
let tables: Tables;

beforeEach(async () => {
  tablet = await openDevice();
  otherTab = await openDevice(tablet.storage.name);
  tables = new Tables(tablet.storage.name);
});

afterEach(() => {
  for (const tab of [tablet, otherTab]) tab.close();
  tables.close();
});

/** A record that the server has received, and its backup too. */
async function backedUp(): Promise<DocId> {
  const { doc } = await tablet.store.create('session', (draft) => draft.set('place', 'Seix'));
  await tables.out.clear();
  await tables.doc.update(doc, { seq: 4, version: 1 });
  await tables.meta.put({ k: 'stable', v: 4 });
  return doc;
}

const placeOn = (tab: TestDevice, doc: DocId) => tab.store.cards.session.value.get(doc)?.place;

describe('a record of which only the card is here (D7)', () => {
  it('stays in the lists, does not open, and is fetched because somebody wanted it', async () => {
    const doc = await backedUp();
    expect(await value(tablet.storage.evict([doc]))).toEqual([doc]);
    expect(placeOn(tablet, doc)).toBe('Seix');
    const later = await openDevice(tablet.storage.name);
    expect(placeOn(later, doc)).toBe('Seix');
    expect(await later.store.open(doc)).toBeNull();
    expect(await tables.hole.get(doc)).toMatchObject({ why: 'absent' });
    expect(await later.store.edit(doc, (draft) => draft.set('place', 'Biert'))).toMatchObject({ ok: false });
    expect(await tables.upd.count()).toBe(0);
    later.close();
  });

  it('taken away under the open screen of another tab: what is written there waits to be sent, and nothing is set aside', async () => {
    const doc = await backedUp();
    const screen = await otherTab.store.open(doc);
    await value(tablet.storage.evict([doc]));
    expect(await screen?.edit((draft) => draft.set('place', 'Biert'))).toMatchObject({ ok: true });
    expect(await screen?.edit((draft) => draft.set('place', 'Massat'))).toMatchObject({ ok: true });
    const { docs, stuck } = await value(tablet.storage.outbox());
    expect([[...docs], stuck]).toEqual([[doc], []]);
    expect(await tables.out.count()).toBe(2);
    expect(await tables.hole.get(doc)).toMatchObject({ why: 'absent' });
    screen?.close();
  });

  it('its card is not made from the part of it that is here', async () => {
    const doc = await backedUp();
    const screen = await otherTab.store.open(doc);
    await value(tablet.storage.evict([doc]));
    await screen?.edit((draft) => draft.set('date', '2026-11-23'));
    await expect.poll(() => tablet.store.pending.value.docs.has(doc)).toBe(true);
    const later = await openDevice(tablet.storage.name);
    await later.store.grids.ready;
    expect(await value(later.storage.staleDocs())).toEqual([doc]);
    expect(placeOn(later, doc)).toBe('Seix');
    later.close();
    screen?.close();
  });

  it('comes back by itself on the screen that wanted it, with all that was in it', async () => {
    const server = await newServer();
    const wire = wireTo(() => server);
    await enrol(server, tablet, 'Claire', 'coordinator');
    const { doc } = await tablet.store.create('session', (draft) => draft.set('place', 'Seix'));
    await tablet.store.edit(doc, (draft) => draft.text('minutes', 'Le four est prêt'));
    await tablet.exchange(wire);
    await server.setStable(Number.MAX_SAFE_INTEGER);
    await tablet.exchange(wire);
    await expect.poll(() => tablet.store.stateOf(doc)).toBe('backup');
    expect(await value(tablet.storage.evict([doc]))).toEqual([doc]);
    const later = await openDevice(tablet.storage.name);
    const read: (string | undefined)[] = [];
    const leave = followRecord(later.store, doc, (record) => read.push(record?.view.value.texts.get('minutes')));
    await expect.poll(() => read).toEqual([undefined]);
    await tablet.exchange(wire);
    await expect.poll(() => read).toEqual([undefined, 'Le four est prêt']);
    expect(await tables.hole.count()).toBe(0);
    leave();
    later.close();
  });
});
