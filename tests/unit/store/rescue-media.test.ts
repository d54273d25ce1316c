import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { addPhoto } from '#domain/dossier/photos.ts';
import type { ImportPlan, OutboxActs } from '#store/outbox-acts.ts';
import { ARCHIVE_BYTES, packArchive, unpackArchive } from '#store/rescue-archive.ts';
import { RESCUE_FILE_BYTES, type RescueContent } from '#store/rescue-read.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { pictureOf, sumOf } from '#tests/support/pictures.ts';

const picture = pictureOf(40_000, 1);
const thumb = pictureOf(900, 2);
const voice = pictureOf(7_000, 3);

let lost: TestDevice;
let office: TestDevice;
let doc: DocId;

async function keep(device: TestDevice, blob: typeof picture, kind: object = {}): Promise<void> {
  await device.storage.blobs.add([{ ...blob, doc, thumb: false, at: 5, ...kind }]);
  await device.storage.blobs.release(doc, [blob.sha]);
}

beforeEach(async () => {
  [lost, office] = [await openDevice(), await openDevice()];
  const facts = { sha: picture.sha, thumb: thumb.sha, type: 'image/jpeg', width: 1600, height: 1200, bytes: 40_000 };
  ({ doc } = await lost.store.create('dossier', (draft) => {
    draft.set('mode', 'express');
    addPhoto(draft, facts, 5);
  }));
  await keep(lost, picture);
  await keep(lost, thumb, { thumb: true });
  await keep(lost, voice, { voice: true });
  await vi.waitUntil(() => lost.store.pending.value.photos.count === 2);
});
afterEach(() => {
  lost.close();
  office.close();
});

async function states(device: TestDevice): Promise<Record<string, string>> {
  const rows = await device.storage.blobs.of(doc);
  return Object.fromEntries(rows.ok ? rows.value.map(({ sha, state }) => [sha, state]) : []);
}

interface Opened {
  readonly acts: OutboxActs;
  readonly content: RescueContent;
  readonly plan: ImportPlan;
}

async function open(device: TestDevice, file: Blob): Promise<Opened> {
  const acts = await device.store.outboxActs();
  const read = await acts.openRescue(file);
  if (!read.ok) throw new Error(read.error.type);
  return { acts, content: read.value, plan: await acts.planImport(read.value) };
}

async function take(device: TestDevice, file: Blob): Promise<ReturnType<OutboxActs['takeImport']>> {
  const { acts, content, plan } = await open(device, file);
  return acts.takeImport(content, plan);
}

/** The same file with another list of entries beside its records. */
async function changed(file: Blob, change: (bytes: Uint8Array, path: string) => Uint8Array | null): Promise<Blob> {
  const { content } = await open(office, file);
  const text = JSON.stringify({
    format: 'cordee-rescue',
    version: 1,
    records: [],
    media: content.media.map(({ body: _body, ...facts }) => ({ ...facts, file: facts.sha })),
  });
  async function* entries() {
    for (const { sha, body } of content.media) {
      const bytes = change(new Uint8Array((await body?.arrayBuffer()) ?? new ArrayBuffer(0)), sha);
      if (bytes) yield { file: sha, body: bytes };
    }
  }
  return packArchive(text, entries());
}

describe('photos that were never received', () => {
  it('leave the tablet in the rescue file, and wait to be sent where it is taken in', async () => {
    const file = await lost.store.rescue();
    expect(file.type).toBe('application/zip');
    const { plan } = await open(office, file);
    expect([plan.records.length, plan.media.photos, plan.media.voices, plan.media.damaged]).toEqual([1, 1, 1, []]);
    expect(await take(office, file)).toEqual({ taken: [doc], failed: [], mediaFailed: 0 });
    expect(await states(office)).toEqual({ [picture.sha]: 'waiting', [thumb.sha]: 'waiting', [voice.sha]: 'waiting' });
    expect(await office.storage.blobs.bytes(picture.sha)).toEqual({ ok: true, value: picture.body });
    await expect.poll(() => office.store.pending.value.photos.voices.get(doc)).toBe(1);
  });

  it('are files that a computer opens: a recording ends as what the machine wrote', async () => {
    const body = Uint8Array.of(0, 0, 0, 24, ...new TextEncoder().encode('ftypM4A '), 1, 2, 3);
    await keep(lost, { sha: sumOf(body), body }, { voice: true });
    await vi.waitUntil(() => lost.store.pending.value.photos.voices.get(doc) === 2);
    const opened = await unpackArchive(await lost.store.rescue());
    if (!opened.ok) throw new Error(opened.error.type);
    const names = [...opened.value.keys()].map((path) => path.replace(/\/.*\./, '/*.'));
    expect(names).toEqual(expect.arrayContaining(['photos/*.jpg', 'miniatures/*.jpg', 'notes-vocales/*.mp4']));
  });

  it('leave it too when their record was received and waits for nothing', async () => {
    const outbox = await lost.storage.outbox();
    const rows = await lost.storage.updates(doc);
    const record = await lost.storage.docRow(doc);
    if (!outbox.ok || !rows.ok || !record.ok || !record.value) throw new Error('not readable');
    const [update] = rows.value.bodies;
    await office.storage.commit({
      doc: record.value,
      update: update ?? new Uint8Array(0),
      card: null,
      known: 0,
      at: 1,
    });
    const { acts, content, plan } = await open(office, await lost.store.rescue());
    expect((await acts.takeImport({ ...content, records: [] }, { ...plan, records: [] })).mediaFailed).toBe(0);
    expect((await states(office))[picture.sha]).toBe('waiting');
  });

  it('are taken in once, whatever the number of times', async () => {
    const file = await lost.store.rescue();
    await take(office, file);
    await office.storage.blobs.tell(doc, picture.sha, { state: 'received' });
    const { plan } = await open(office, file);
    expect(plan.media.fresh).toEqual([]);
    await take(office, file);
    expect((await states(office))[picture.sha]).toBe('received');
  });

  it('fill the place of pictures that are awaited here, and are offered to the server, which never had them', async () => {
    await office.storage.blobs.want([{ sha: picture.sha, doc, thumb: false }], 1);
    await take(office, await lost.store.rescue());
    expect((await states(office))[picture.sha]).toBe('waiting');
  });

  it('go again when the server had refused them', async () => {
    await lost.storage.blobs.tell(doc, picture.sha, { state: 'refused', reason: 'revoked' });
    await keep(office, picture);
    await office.storage.blobs.tell(doc, picture.sha, { state: 'refused', reason: 'not-allowed' });
    await expect.poll(() => lost.store.pending.value.photos.refused.length).toBe(1);
    await take(office, await lost.store.rescue([doc]));
    expect((await states(office))[picture.sha]).toBe('waiting');
  });
});

describe('a photo of a rescue file', () => {
  it('that is damaged or missing is named and left aside; the others are taken', async () => {
    await take(office, await lost.store.rescue());
    await office.storage.blobs.drop(doc, [picture.sha, voice.sha, thumb.sha]);
    const damaged = await changed(await lost.store.rescue(), (bytes, sha) => {
      if (sha === picture.sha) bytes[100] = (bytes[100] ?? 0) ^ 1;
      return sha === voice.sha ? null : bytes;
    });
    const { plan } = await open(office, damaged);
    expect(plan.media.damaged).toHaveLength(2);
    expect(plan.media.damaged).toEqual(
      expect.arrayContaining([
        { doc, sha: picture.sha, damage: 'bytes' },
        { doc, sha: voice.sha, damage: 'bytes' },
      ]),
    );
    expect(plan.media.fresh.map(({ sha }) => sha)).toEqual([thumb.sha]);
  });

  it('whose record is neither in the file nor here is left aside', async () => {
    const alone = await changed(await lost.store.rescue(), (bytes) => bytes);
    const { plan } = await open(office, alone);
    expect(plan.media.fresh).toEqual([]);
    expect(plan.media.damaged.map(({ damage }) => damage)).toEqual(['no-record', 'no-record']);
  });

  it('that the device cannot keep is said, and the words are there', async () => {
    const file = await lost.store.rescue();
    const { acts, content, plan } = await open(office, file);
    const fresh = plan.media.fresh.map((medium) => ({ ...medium, body: null }));
    const done = await acts.takeImport(content, { ...plan, media: { ...plan.media, fresh } });
    expect(done).toEqual({ taken: [doc], failed: [], mediaFailed: 3 });
  });
});

describe('an archive', () => {
  it('cut short gives the words, and says which photos it lost', async () => {
    const file = await lost.store.rescue();
    const { plan } = await open(office, file.slice(0, file.size - 45_000));
    expect(plan.records.map((record) => record.doc)).toEqual([doc]);
    expect(plan.media.damaged).not.toEqual([]);
  });

  it.each([
    ['that is none', new Blob(['PK, but only by name'])],
    ['without records', new Blob([Uint8Array.of(0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0))])],
  ])('%s is no rescue file', async (_name, file) => {
    const acts = await office.store.outboxActs();
    expect(await acts.openRescue(file)).toEqual({ ok: false, error: { type: 'not-rescue' } });
  });

  it.each([
    ['a plain file', '{"', RESCUE_FILE_BYTES],
    ['an archive', 'PK', ARCHIVE_BYTES],
  ])('%s beyond its size is not even read', async (_name, begin, most) => {
    const acts = await office.store.outboxActs();
    const large = { size: most + 1, slice: () => new Blob([begin]) } as unknown as Blob;
    expect(await acts.openRescue(large)).toEqual({ ok: false, error: { type: 'too-large' } });
  });

  it('of whole pictures comes out as it went in, byte by byte', async () => {
    const sizes = [0, 1, 65_535, 65_536, 200_000];
    async function* entries() {
      for (const size of sizes) yield { file: `photos/${size}.jpg`, body: pictureOf(size, size + 1).body };
    }
    const opened = await unpackArchive(await packArchive('{"é": "ü"}', entries()));
    if (!opened.ok) throw new Error(opened.error.type);
    expect(await opened.value.get('cordee-secours.json')?.text()).toBe('{"é": "ü"}');
    for (const size of sizes) {
      const bytes = new Uint8Array((await opened.value.get(`photos/${size}.jpg`)?.arrayBuffer()) ?? new ArrayBuffer(9));
      expect(bytes).toEqual(pictureOf(size, size + 1).body);
    }
  });
});
