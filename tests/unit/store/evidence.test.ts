import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { Tables } from '#storage/tables.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';

let tablet: TestDevice;
let tables: Tables;

beforeEach(async () => {
  tablet = await openDevice();
  tables = new Tables(tablet.storage.name);
});

afterEach(() => {
  tablet.close();
  tables.close();
});

async function newCompany(device: TestDevice, name: string): Promise<DocId> {
  const { doc } = await device.store.create('company', (draft) => {
    draft.set('name', name);
    draft.set('commune', '09261');
  });
  return doc;
}

describe('what is really on this tablet', () => {
  it('calls a record whole only when its rows were read through', async () => {
    const doc = await newCompany(tablet, 'Fournil des Bordes');
    const evidence = await tablet.store.evidence();
    expect(await evidence.records([doc])).toEqual(new Map([[doc, 'whole']]));
    await tables.upd
      .where('doc')
      .equals(doc)
      .modify({ body: new Uint8Array([9, 9, 9, 9]) });
    expect(await evidence.records([doc])).toEqual(new Map([[doc, 'damaged']]));
  });

  it('asks for a record of which only the card is here', async () => {
    const doc = await newCompany(tablet, 'Scierie du Salat');
    await tables.out.clear();
    await tables.doc.update(doc, { seq: 4, version: 1 });
    await tables.meta.put({ k: 'stable', v: 4 });
    await tablet.storage.evict([doc]);
    const evidence = await tablet.store.evidence();
    expect(await evidence.records([doc])).toEqual(new Map([[doc, 'arriving']]));
    expect(await tables.hole.get(doc)).toMatchObject({ why: 'absent' });
  });

  it('does not call a record whole of which a part is still to be fetched', async () => {
    const doc = await newCompany(tablet, 'Poterie du Lac');
    await tablet.storage.markHoles([doc], 'gap', 1);
    expect(await (await tablet.store.evidence()).records([doc])).toEqual(new Map([[doc, 'arriving']]));
  });

  it('names each form begun here, and no preference', async () => {
    const evidence = await tablet.store.evidence();
    await tablet.store.local.set('theme', 'sun');
    await tablet.store.local.set('resume:abc', { section: 'cap' });
    expect(await evidence.drafts()).toEqual([]);
    await tablet.store.local.set('companies.draft', { name: 'Bou' });
    await tablet.store.local.set('something.new', 'x');
    expect([...(await evidence.drafts())].sort()).toEqual(['companies.draft', 'something.new']);
    await tablet.store.local.set('companies.draft', { name: '', outside: false, head: null });
    expect(await evidence.drafts()).toEqual(['something.new']);
  });
});

describe('what this tablet wrote today, and what of it is received', () => {
  it('claims nothing before the receipt, and all of it after', async () => {
    const from = Date.now() - 1000;
    const doc = await newCompany(tablet, 'Fournil des Bordes');
    await tablet.store.edit(doc, (draft) => {
      draft.set('photo/p1/sha', 'aa');
      draft.event('ambassador-consented', {});
    });
    const evidence = await tablet.store.evidence();
    const before = await evidence.writtenSince(from);
    expect(before).toMatchObject({ changes: 4, changesReceived: 0, records: 1, recordsReceived: 0, photos: 1 });
    const server = await newServer();
    await enrol(server, tablet, 'Anaïs', 'advisor');
    expect((await tablet.exchange(wireTo(() => server))).status.type).toBe('received');
    expect(await evidence.writtenSince(from)).toEqual({
      changes: 4,
      changesReceived: 4,
      records: 1,
      recordsReceived: 1,
      photos: 1,
      photosReceived: 1,
    });
  });

  it('counts neither what others wrote nor what was written before', async () => {
    const server = await newServer();
    const other = await openDevice();
    await enrol(server, other, 'Claire', 'coordinator');
    await newCompany(other, 'Laiterie d’Arac');
    await other.exchange(wireTo(() => server));
    await enrol(server, tablet, 'Anaïs', 'advisor');
    await tablet.exchange(wireTo(() => server));
    const evidence = await tablet.store.evidence();
    expect(await evidence.writtenSince(0)).toMatchObject({ changes: 0, records: 0 });
    await newCompany(tablet, 'Fournil des Bordes');
    expect(await evidence.writtenSince(Date.now() + 60_000)).toMatchObject({ changes: 0 });
    other.close();
  });
});
