import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { diffUpdate, stateVectorOf } from '#crdt/updates.ts';
import { base64url } from '#domain/ids.ts';
import { createDisk } from '#tests/simulation/memory-disk.ts';
import { openMemoryStorage } from '#tests/simulation/memory-storage.ts';
import { withdrawnKey } from '#storage/withdrawn.ts';
import { planImport, takeImport } from '#store/rescue-import.ts';
import { readRescue, RESCUE_FILE_BYTES, type RescueContent } from '#store/rescue-read.ts';
import { T0, writerOf } from '#tests/support/writers.ts';
import { docOf } from '#tests/unit/sync-server/workbench.ts';

const writer = writerOf('anais');
const now = (): number => T0;

function company(name: string): Uint8Array {
  const replica = createReplica([]);
  replica.edit(writer.at(T0), (draft) => draft.set('name', name));
  return replica.encode();
}

const entry = (given: object = {}): object => ({
  doc: docOf(1),
  kind: 'company',
  reason: 'unsent',
  update: base64url(company('Fournil')),
  ...given,
});

function file(records: readonly unknown[], given: object = {}): string {
  return JSON.stringify({ format: 'cordee-rescue', version: 1, at: '2026-11-23T08:00:00.000Z', records, ...given });
}

function content(text: string): RescueContent {
  const read = readRescue(text);
  if (!read.ok) throw new Error(read.error.type);
  return read.value;
}

const device = () => openMemoryStorage('rescue-read', createDisk());

describe('what is not a rescue file', () => {
  it.each([
    ['', 'not-rescue'],
    ['<html>', 'not-rescue'],
    ['null', 'not-rescue'],
    ['[]', 'not-rescue'],
    ['{"format":"another"}', 'not-rescue'],
    [file([]).replace('"records":[]', '"records":{}'), 'not-rescue'],
    [file([], { version: 2 }), 'newer'],
    [' '.repeat(RESCUE_FILE_BYTES + 1), 'too-large'],
    [file(Array.from({ length: 20_001 }, () => 1)), 'not-rescue'],
  ])('%# is refused as %s', (text, type) => {
    expect(readRescue(text)).toEqual({ ok: false, error: { type } });
  });
});

describe('a damaged entry', () => {
  it.each<[string, unknown, string]>([
    ['nothing', null, 'shape'],
    ['a text', 'x', 'shape'],
    ['another kind of thing', entry({ kind: 'weapon' }), 'shape'],
    ['an id that is none', entry({ doc: '__proto__' }), 'shape'],
    ['characters that are no bytes', entry({ update: '!!!' }), 'bytes'],
    ['bytes that are no record', entry({ update: base64url(new Uint8Array([1, 2, 3])) }), 'bytes'],
    ['half of the bytes', entry({ update: base64url(company('Fournil').subarray(0, 9)) }), 'bytes'],
  ])('of %s is told with its place, and the others are taken', async (_what, damaged, damage) => {
    const read = content(file([damaged, entry({ doc: docOf(2) })]));
    expect(read.damaged).toMatchObject([{ place: 1, damage }]);
    const storage = device();
    const plan = await planImport({ storage }, read);
    expect((await takeImport({ storage, now }, read, plan, '')).taken).toEqual([docOf(2)]);
  });

  it('that completes what is nowhere is passed over; where its base is, it is taken', async () => {
    const replica = createReplica([company('Fournil')]);
    const base = replica.encode();
    replica.edit(writer.at(T0 + 1), (draft) => draft.set('email', 'a@b.fr'));
    replica.edit(writer.at(T0 + 2), (draft) => draft.set('name', 'Fournil du Port'));
    const only = diffUpdate(replica.encode(), stateVectorOf(base));
    const gap = diffUpdate(only, stateVectorOf(base));
    const text = file([entry({ update: base64url(gap) })]);
    const [empty, holds] = [device(), device()];
    const read = content(text);
    expect((await planImport({ storage: empty }, read)).damaged).toMatchObject([{ damage: 'needs-base' }]);
    const doc = { id: docOf(1), kind: 'company', channel: 'network' } as const;
    await holds.commit({ doc, update: base, card: null, known: 0, at: T0 });
    const plan = await planImport({ storage: holds }, read);
    expect(plan.records).toMatchObject([{ brings: 'adds' }]);
    await takeImport({ storage: holds, now }, read, plan, '');
    const held = await holds.updates(docOf(1));
    expect(createReplica(held.ok ? held.value.bodies : []).equals(replica)).toBe(true);
  });

  it('of another kind than the record here is passed over', async () => {
    const storage = device();
    const doc = { id: docOf(1), kind: 'stake', channel: 'network' } as const;
    await storage.commit({ doc, update: company('x'), card: null, known: 0, at: T0 });
    expect((await planImport({ storage }, content(file([entry()])))).damaged).toMatchObject([{ damage: 'other-kind' }]);
  });

  it('of a record that was erased or withdrawn does not bring it back (I3)', async () => {
    const storage = device();
    await storage.setLocal(withdrawnKey(docOf(1)), true);
    const read = content(file([entry()]));
    const plan = await planImport({ storage }, read);
    expect(plan).toMatchObject({ records: [], damaged: [{ damage: 'withdrawn' }] });
    expect((await takeImport({ storage, now }, read, plan, '')).taken).toEqual([]);
  });
});

describe('what a rescue file says of itself', () => {
  it('is its workspace, its tablet and its moment, or that it does not say', () => {
    const workspace = { id: 'w', name: 'Couserans' };
    expect(content(file([], { workspace, device: 'abcde' }))).toMatchObject({ workspace, device: 'abcde', at: T0 });
    expect(content(file([], { workspace: null })).workspace).toBeNull();
    expect(content(file([], { at: 'yesterday' }))).toMatchObject({ workspace: undefined, at: null });
  });

  it('drafts of forms are read as they were, and what is no draft is left out', () => {
    const drafts = [{ key: 'new-company', value: { name: 'Miellerie' } }, 7, { value: 1 }];
    expect(content(file([], { drafts })).drafts).toEqual([{ key: 'new-company', value: { name: 'Miellerie' } }]);
  });

  it('two entries of one record are one record, with both reasons', () => {
    const other = createReplica([]);
    other.edit(writerOf('bruno').at(T0), (draft) => draft.set('email', 'a@b.fr'));
    const read = content(file([entry(), entry({ reason: 'forbidden', update: base64url(other.encode()) })]));
    expect(read.records).toHaveLength(1);
    expect(read.records[0]?.reasons).toEqual(['unsent', 'forbidden']);
    const view = createReplica([read.records[0]?.bytes ?? new Uint8Array()]).view();
    expect([view.fields.get('name')?.value, view.fields.get('email')?.value]).toEqual(['Fournil', 'a@b.fr']);
  });

  it('a new private record goes to the person it is brought back for, a shared one to nobody', async () => {
    const storage = device();
    const read = content(file([entry({ kind: 'dossier' }), entry({ doc: docOf(2) })]));
    await takeImport({ storage, now }, read, await planImport({ storage }, read), 'anais');
    const rows = await storage.docRowsOf([docOf(1), docOf(2)]);
    expect(rows.ok && rows.value.map((row) => row?.owner)).toEqual(['anais', undefined]);
  });
});
