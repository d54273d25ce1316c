import { beforeEach, describe, expect, it } from 'vitest';
import { docIdFromBytes, type DocId } from '#domain/ids.ts';
import { ORIGIN } from '#protocol/mark.ts';
import type { Store as ServerStore } from '#server/store/store.ts';
import { hash16, openDevice, type TestDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';

let server: ServerStore;
let tablet: TestDevice;
let desktop: TestDevice;

beforeEach(async () => {
  server = await newServer();
  tablet = await openDevice();
  desktop = await openDevice();
});

async function newCompany(device: TestDevice, name: string): Promise<DocId> {
  const { doc, saved } = await device.store.create('company', (draft) => {
    draft.set('name', name);
    draft.set('commune', '09261');
  });
  expect(saved.ok).toBe(true);
  return doc;
}

async function fieldOn(device: TestDevice, doc: DocId, key: string): Promise<unknown> {
  const record = await device.store.open(doc);
  const register = record?.view.value.fields.get(key);
  record?.close();
  return register && [register, ...register.others].map((written) => written.value);
}

async function settled(device: TestDevice): Promise<number> {
  const outbox = await device.storage.outbox();
  if (!outbox.ok) throw new Error('no outbox');
  return outbox.value.docs.size;
}

describe('the exchange', () => {
  it('works alone until a server is known, and then sends all that was captured', async () => {
    const doc = await newCompany(tablet, 'Fournil des Bordes');
    expect((await tablet.exchange(wireTo(() => server))).status.type).toBe('alone');
    await enrol(server, tablet, 'Anaïs', 'advisor');
    expect((await tablet.exchange(wireTo(() => server))).status.type).toBe('received');
    await enrol(server, desktop, 'Claire', 'coordinator');
    await desktop.exchange(wireTo(() => server));
    expect(await fieldOn(desktop, doc, 'name')).toEqual(['Fournil des Bordes']);
  });

  it('twenty records edited all day go up in at most 2 round trips', async () => {
    await enrol(server, tablet, 'Anaïs', 'advisor');
    for (let record = 0; record < 20; record += 1) {
      const doc = await newCompany(tablet, `Entreprise ${record}`);
      for (let act = 0; act < 30; act += 1) await tablet.store.edit(doc, (draft) => draft.set(`a/q${act}`, act % 5));
    }
    const wire = wireTo(() => server);
    expect((await tablet.exchange(wire)).status.type).toBe('received');
    expect(wire.trips()).toBeLessThanOrEqual(2);
    expect(await settled(tablet)).toBe(0);
  });

  it('answers to one question given on both sides offline are both kept, and choosing settles it everywhere', async () => {
    await enrol(server, tablet, 'Anaïs', 'coordinator');
    await enrol(server, desktop, 'Claire', 'coordinator');
    const wire = wireTo(() => server);
    const doc = await newCompany(tablet, 'Scierie');
    await tablet.exchange(wire);
    await desktop.exchange(wire);
    await tablet.store.edit(doc, (draft) => draft.set('phone', '05 61 00 00 01'));
    await desktop.store.edit(doc, (draft) => draft.set('phone', '05 61 00 00 02'));
    await tablet.exchange(wire);
    await desktop.exchange(wire);
    await tablet.exchange(wire);
    expect((await fieldOn(tablet, doc, 'phone')) as string[]).toHaveLength(2);
    expect(await fieldOn(desktop, doc, 'phone')).toEqual(await fieldOn(tablet, doc, 'phone'));
    await desktop.store.edit(doc, (draft) => draft.set('phone', '05 61 00 00 02'));
    await desktop.exchange(wire);
    await tablet.exchange(wire);
    expect(await fieldOn(tablet, doc, 'phone')).toEqual(['05 61 00 00 02']);
  });

  it('a lost answer is not a lost word: the same batch again is a receipt, not a second copy (L4)', async () => {
    await enrol(server, tablet, 'Anaïs', 'advisor');
    await newCompany(tablet, 'Fromagerie');
    let lost = 0;
    const wire = wireTo(() => server, { loseReply: () => (lost += 1) <= 3 });
    expect((await tablet.exchange(wire)).status.type).toBe('received');
    const status = await server.status();
    expect(status.ok && status.value.records).toBe(1);
    expect(await settled(tablet)).toBe(0);
  });

  it('without an answer nothing is forgotten, and the person is told that it is offline', async () => {
    await enrol(server, tablet, 'Anaïs', 'advisor');
    await newCompany(tablet, 'Fromagerie');
    const advice = await tablet.exchange(wireTo(() => server, { loseRequest: () => true }));
    expect(advice).toMatchObject({ status: { type: 'offline' }, unfinished: true });
    expect(await settled(tablet)).toBe(1);
  });

  it('a link that drops large frames is passed with smaller pages', async () => {
    await enrol(server, tablet, 'Anaïs', 'advisor');
    for (let index = 0; index < 30; index += 1) {
      const doc = await newCompany(tablet, `Entreprise ${index}`);
      await tablet.store.edit(doc, (draft) => draft.text('notes', `${index} `.repeat(900)));
    }
    const advice = await tablet.exchange(wireTo(() => server, { longest: 40_000 }));
    expect(advice.status.type).toBe('received');
    expect(await settled(tablet)).toBe(0);
  });

  it('a record that is refused is kept aside with its reason and holds nobody up (L6)', async () => {
    await enrol(server, tablet, 'Paul', 'committee');
    await newCompany(tablet, 'Refusée');
    expect((await tablet.exchange(wireTo(() => server))).status.type).toBe('received');
    const outbox = await tablet.storage.outbox();
    expect(outbox.ok && outbox.value.stuck).toMatchObject([{ reason: 'forbidden' }]);
  });

  it('a dossier is read by its advisor and the coordinators, and by nobody else', async () => {
    await enrol(server, tablet, 'Anaïs', 'advisor');
    const colleague = await openDevice();
    await enrol(server, colleague, 'Bruno', 'advisor');
    await enrol(server, desktop, 'Claire', 'coordinator');
    const { doc } = await tablet.store.create('dossier', (draft) => draft.set('mode', 'express'));
    const wire = wireTo(() => server);
    for (const device of [tablet, colleague, desktop]) await device.exchange(wire);
    expect(await fieldOn(desktop, doc, 'mode')).toEqual(['express']);
    expect(await colleague.store.open(doc)).toBeNull();
  });

  it('a dossier handed to a colleague goes to them whole and leaves the first tablet (L5)', async () => {
    await enrol(server, tablet, 'Anaïs', 'advisor');
    const colleague = await openDevice();
    const bruno = await enrol(server, colleague, 'Bruno', 'advisor');
    const claire = await enrol(server, desktop, 'Claire', 'coordinator');
    const { doc } = await tablet.store.create('dossier', (draft) => draft.set('mode', 'complet'));
    const wire = wireTo(() => server);
    await tablet.exchange(wire);
    await colleague.exchange(wire);
    expect((await server.assign(claire, doc, bruno)).ok).toBe(true);
    await tablet.exchange(wire);
    await colleague.exchange(wire);
    expect(await fieldOn(colleague, doc, 'mode')).toEqual(['complet']);
    const left = await tablet.storage.updates(doc);
    expect(left.ok && left.value.bodies).toEqual([]);
  });

  it('a dossier taken away and given back is edited on, whether a screen showed it or not (L5)', async () => {
    const anais = await enrol(server, tablet, 'Anaïs', 'advisor');
    const colleague = await openDevice();
    const bruno = await enrol(server, colleague, 'Bruno', 'advisor');
    const claire = await enrol(server, desktop, 'Claire', 'coordinator');
    const { doc } = await tablet.store.create('dossier', (draft) => draft.set('mode', 'complet'));
    const wire = wireTo(() => server);
    await tablet.exchange(wire);
    const open = await tablet.store.open(doc);
    await server.assign(claire, doc, bruno);
    await tablet.exchange(wire);
    await expect.poll(() => tablet.store.open(doc)).toBeNull();
    await server.assign(claire, doc, anais);
    await tablet.exchange(wire);
    open?.close();
    await expect.poll(async () => (await tablet.store.open(doc)) !== null).toBe(true);
    expect((await tablet.store.edit(doc, (draft) => draft.set('mode', 'express'))).ok).toBe(true);
    await tablet.exchange(wire);
    await desktop.exchange(wire);
    expect(await fieldOn(desktop, doc, 'mode')).toEqual(['express']);
    const outbox = await tablet.storage.outbox();
    expect(outbox.ok && outbox.value.stuck).toEqual([]);
  });

  it('a server that lost its disk is healed by the devices, and nothing is gone (L2)', async () => {
    await enrol(server, tablet, 'Anaïs', 'advisor');
    const doc = await newCompany(tablet, 'Papeterie');
    await tablet.exchange(wireTo(() => server));
    const restored = await newServer();
    await enrol(restored, desktop, 'Claire', 'coordinator');
    const account = await tablet.storage.exchangeState();
    const marks = account.ok ? account.value : null;
    await enrol(restored, tablet, 'Anaïs', 'advisor');
    const now = await tablet.storage.exchangeState();
    if (!marks?.cursor || !marks.horizon || !now.ok) throw new Error('no marks');
    await tablet.storage.receive({
      received: [],
      refused: [],
      rows: [],
      config: null,
      at: 0,
      clockOffset: 0,
      cursor: marks.cursor,
      horizon: marks.horizon,
    });
    expect((await tablet.exchange(wireTo(() => restored))).status.type).toBe('received');
    await desktop.exchange(wireTo(() => restored));
    expect(await fieldOn(desktop, doc, 'name')).toEqual(['Papeterie']);
  });

  it('a dossier that a restored server lost stays its advisor’s, also when the coordinator brings it back (L2, L5)', async () => {
    await enrol(server, tablet, 'Anaïs', 'advisor');
    await enrol(server, desktop, 'Claire', 'coordinator');
    const { doc } = await tablet.store.create('dossier', (draft) => draft.set('mode', 'express'));
    const wire = wireTo(() => server);
    await tablet.exchange(wire);
    await desktop.exchange(wire);
    const row = await desktop.storage.docRow(doc);
    const held = await desktop.storage.updates(doc);
    const account = await tablet.storage.exchangeState();
    const anais = account.ok ? account.value.account?.member : '';
    expect(row.ok && row.value?.owner).toBe(anais);
    // The same people on a server that has never seen the dossier.
    const lost = docIdFromBytes(new Uint8Array(16).fill(77));
    const request = {
      app: 'test',
      schema: 1,
      workspace: '',
      cursor: ORIGIN,
      horizon: ORIGIN,
      want: { bytes: 0, rows: 0 },
    };
    const body = held.ok ? (held.value.bodies[0] as Uint8Array) : new Uint8Array(0);
    const item = {
      id: 1,
      doc: lost,
      kind: 'dossier',
      channel: 'private',
      owner: anais ?? '',
      hash: await hash16(body),
      body,
    } as const;
    const claire = await desktop.storage.exchangeState();
    await server.sync(claire.ok ? (claire.value.account?.member ?? '') : '', { ...request, items: [item] });
    await tablet.exchange(wire);
    expect((await tablet.store.edit(lost, (draft) => draft.set('mode', 'complet'))).ok).toBe(true);
    await tablet.exchange(wire);
    const outbox = await tablet.storage.outbox();
    expect(outbox.ok && outbox.value.stuck).toEqual([]);
    await desktop.exchange(wire);
    expect(await fieldOn(desktop, lost, 'mode')).toEqual(['complet']);
  });

  it('a record open on the screen shows what another device wrote, as soon as it has arrived', async () => {
    await enrol(server, tablet, 'Anaïs', 'advisor');
    await enrol(server, desktop, 'Claire', 'coordinator');
    const wire = wireTo(() => server);
    const doc = await newCompany(tablet, 'Brasserie');
    await tablet.exchange(wire);
    await desktop.exchange(wire);
    const open = await desktop.store.open(doc);
    await tablet.store.edit(doc, (draft) => draft.set('name', 'Brasserie de Massat'));
    await tablet.exchange(wire);
    await desktop.exchange(wire);
    await expect.poll(() => open?.view.value.fields.get('name')?.value).toBe('Brasserie de Massat');
    await expect.poll(() => desktop.store.cards.company.value.get(doc)?.name).toBe('Brasserie de Massat');
  });
});
