import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { IndexeddbPersistence } from 'y-indexeddb';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { createFlightRecorder, type Recording } from '#crdt/flight-recorder.ts';
import { createReplica } from '#crdt/record.ts';
import { docIdFromBytes } from '#domain/ids.ts';
import { createRecords } from '#store/records.ts';
import { recoverLeftovers } from '#store/recovery.ts';
import { createSaveLedger } from '#store/save-status.ts';
import { openDevice } from '#tests/support/device.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const writer = writerOf('anais');
let names = 0;
const fresh = (): string => `recorder-${(names += 1)}`;

async function waitForCopies(prefix: string, count: number): Promise<void> {
  await expect
    .poll(async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith(prefix)).length)
    .toBe(count);
}

describe('the flight recorder (D4)', () => {
  it('what the recorder holds and the store lacks is merged back and waits to be sent', async () => {
    const device = await openDevice();
    const { doc } = await device.store.create('company', (draft) => draft.set('name', 'Fournil'));
    const held = await device.storage.updates(doc);
    const replica = createReplica(held.ok ? held.value.bodies : []);
    const prefix = fresh();
    const recording = createFlightRecorder(prefix, 'before').start('company', doc, replica.encode());
    await waitForCopies(prefix, 1);
    recording.note(replica.edit(writer.at(T0), (draft) => draft.text('notes', 'Four à bois')) as Uint8Array);

    const after = createFlightRecorder(prefix, 'after');
    await expect
      .poll(async () =>
        (await after.leftovers()).some(
          ({ state }) => createReplica([state]).view().texts.get('notes') === 'Four à bois',
        ),
      )
      .toBe(true);
    expect(await recoverLeftovers(after, device.storage, T0)).toEqual([doc]);
    const record = await device.store.open(doc);
    await device.storage.updates(doc);
    const stored = await device.storage.updates(doc);
    expect(
      createReplica(stored.ok ? stored.value.bodies : [])
        .view()
        .texts.get('notes'),
    ).toBe('Four à bois');
    record?.close();
    await waitForCopies(prefix, 0);
  });

  it('a record the store never got is brought back whole', async () => {
    const device = await openDevice();
    const doc = docIdFromBytes(new Uint8Array(16).fill(5));
    const replica = createReplica([]);
    replica.edit(writer.at(T0), (draft) => draft.set('name', 'Scierie'));
    const prefix = fresh();
    createFlightRecorder(prefix, 'before').start('company', doc, replica.encode());
    const after = createFlightRecorder(prefix, 'after');
    await expect.poll(async () => (await after.leftovers()).length).toBe(1);
    expect(await recoverLeftovers(after, device.storage, T0)).toEqual([doc]);
    expect((await device.store.open(doc))?.view.value.fields.get('name')?.value).toBe('Scierie');
  });

  it('a record that was withdrawn from this tablet does not come back from the recorder (I3)', async () => {
    const device = await openDevice();
    const { doc } = await device.store.create('dossier', (draft) => draft.set('mode', 'express'));
    const held = await device.storage.updates(doc);
    const prefix = fresh();
    createFlightRecorder(prefix, 'before').start(
      'dossier',
      doc,
      createReplica(held.ok ? held.value.bodies : []).encode(),
    );
    await waitForCopies(prefix, 1);
    const mark = { seq: 1, tip: new Uint8Array(16) };
    const rows = [{ type: 'forget', doc, kind: 'dossier', channel: 'private', body: null }] as const;
    await device.storage.receive({
      received: [],
      refused: [],
      rows,
      cursor: mark,
      horizon: mark,
      config: null,
      at: T0,
      clockOffset: 0,
    });
    expect(await recoverLeftovers(createFlightRecorder(prefix, 'after'), device.storage, T0)).toEqual([]);
    const left = await device.storage.updates(doc);
    expect(left.ok && left.value.bodies).toEqual([]);
    await waitForCopies(prefix, 0);
  });

  it('a copy that adds nothing is dropped without a word, and a clean close leaves none', async () => {
    const device = await openDevice();
    const { doc } = await device.store.create('company', (draft) => draft.set('name', 'Fournil'));
    const held = await device.storage.updates(doc);
    const prefix = fresh();
    const state = createReplica(held.ok ? held.value.bodies : []).encode();
    createFlightRecorder(prefix, 'before').start('company', doc, state);
    await waitForCopies(prefix, 1);
    expect(await recoverLeftovers(createFlightRecorder(prefix, 'after'), device.storage, T0)).toEqual([]);
    const clean = createFlightRecorder(fresh(), 'x').start('company', doc, state);
    await clean.clear();
    await waitForCopies(prefix, 0);
  });

  it('a copy is what y-indexeddb itself reads', async () => {
    const device = await openDevice();
    const { doc } = await device.store.create('company', (draft) => draft.set('name', 'Fournil'));
    const prefix = fresh();
    const replica = createReplica([]);
    const recording = createFlightRecorder(prefix, 'before').start('company', doc, replica.encode());
    recording.note(replica.edit(writer.at(T0), (draft) => draft.set('name', 'Scierie')) as Uint8Array);
    const copy = new Doc();
    await waitForCopies(prefix, 1);
    const after = createFlightRecorder(prefix, 'after');
    await expect.poll(async () => (await after.leftovers()).map(({ state }) => nameIn(state))).toEqual(['Scierie']);
    await new IndexeddbPersistence(`${prefix}:company:${doc}:before-1`, copy).whenSynced;
    expect(createReplica([encodeStateAsUpdate(copy)]).equals(replica)).toBe(true);
    copy.destroy();
  });

  it('a full disk is told by a value, no promise falls, and once the store writes again the copy is begun anew', async () => {
    const fallen: unknown[] = [];
    const note = (reason: unknown): void => void fallen.push(reason);
    process.on('unhandledRejection', note);
    const prefix = fresh();
    const recorder = createFlightRecorder(prefix, 'before');
    const device = await openDevice();
    const { doc } = await device.store.create('company', (draft) => draft.set('name', 'Fournil'));
    const { storage } = device;
    const recordings: Recording[] = [];
    const records = createRecords({
      storage,
      ledger: createSaveLedger(),
      tag: () => 'anais',
      now: () => T0,
      random: (bytes) => new Uint8Array(randomBytes(bytes)),
      project: () => null,
      onCard: () => {},
      onAbsent: () => {},
      isShared: () => false,
      recorder: {
        ...recorder,
        start(...begin) {
          const recording = recorder.start(...begin);
          recordings.push(recording);
          return recording;
        },
      },
    });
    const record = await records.open(doc);
    const full = new DOMException('no space', 'QuotaExceededError');
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw full;
    });
    expect(await record?.edit((draft) => draft.set('phone', '05'))).toMatchObject({ ok: false });
    await expect.poll(() => recordings[0]?.failure()).toContain('QuotaExceededError');
    vi.restoreAllMocks();
    expect(await record?.edit((draft) => draft.set('name', 'Scierie'))).toMatchObject({ ok: true });
    expect(recordings).toHaveLength(2);
    await waitForCopies(prefix, 1);
    const after = createFlightRecorder(prefix, 'after');
    await expect.poll(async () => (await after.leftovers()).map(({ state }) => nameIn(state))).toEqual(['Scierie']);
    expect(recordings[1]?.failure()).toBeNull();
    record?.close();
    await waitForCopies(prefix, 0);
    expect(fallen).toEqual([]);
    process.off('unhandledRejection', note);
  });

  it('a copy that cannot be read now is left for the next start', async () => {
    const prefix = fresh();
    const doc = docIdFromBytes(new Uint8Array(16).fill(6));
    const replica = createReplica([]);
    replica.edit(writer.at(T0), (draft) => draft.set('name', 'Scierie'));
    createFlightRecorder(prefix, 'before').start('company', doc, replica.encode());
    const after = createFlightRecorder(prefix, 'after');
    await expect.poll(async () => (await after.leftovers()).length).toBe(1);
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('closed', 'InvalidStateError');
    });
    expect(await after.leftovers()).toEqual([]);
    vi.restoreAllMocks();
    expect((await after.leftovers()).map(({ state }) => nameIn(state))).toEqual(['Scierie']);
  });
});

const nameIn = (state: Uint8Array) => createReplica([state]).view().fields.get('name')?.value;
