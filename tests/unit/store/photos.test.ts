import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { addPhoto, readPhotos, removePhoto } from '#domain/dossier/photos.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { BlobStore } from '#storage/blob-store.ts';
import type { StorageFailure } from '#storage/durable.ts';
import { type KeptPhoto, openPhotos, type Photos } from '#store/photos.ts';
import type { Pictures } from '#store/pictures.ts';
import type { OpenRecord } from '#store/records.ts';
import { settleDrafts, wantThumbs } from '#store/wanted-thumbs.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { pictureOf, sumOf } from '#tests/support/pictures.ts';

const DAY = 24 * 3_600_000;

let device: TestDevice;
let doc: DocId;
let record: OpenRecord;
let photos: Photos;
let seed = 0;

/** A machine that makes of each file a picture of its own. */
const pictures: Pictures = {
  async shrink(file) {
    if (file.type === 'image/heic') return fail({ type: 'picture-heic' });
    seed += 2;
    const size = { type: 'image/jpeg', width: 1600, height: 1200 };
    return ok({ ...size, body: pictureOf(5_000, seed).body, thumb: pictureOf(300, seed + 1).body });
  },
  sum: async (bytes) => sumOf(bytes),
};

const file = new Blob(['x'], { type: 'image/jpeg' });

async function openWith(given: Partial<Parameters<typeof openPhotos>[0]> = {}): Promise<Photos> {
  return openPhotos({ storage: device.storage, record, pictures, now: Date.now, ...given });
}

beforeEach(async () => {
  device = await openDevice();
  ({ doc } = await device.store.create('dossier', (draft) => draft.set('mode', 'express')));
  const opened = await device.store.open(doc);
  if (!opened) throw new Error('no record');
  record = opened;
  photos = await openWith();
});
afterEach(() => {
  photos.close();
  record.close();
  device.close();
});

const only = (list: readonly KeptPhoto[]): KeptPhoto => {
  const [photo] = list;
  if (!photo || list.length !== 1) throw new Error(`${list.length} photos`);
  return photo;
};

async function blobs(): Promise<Record<string, string>> {
  const rows = await device.storage.blobs.of(doc);
  return Object.fromEntries(rows.ok ? rows.value.map(({ sha, state }) => [sha, state]) : []);
}

/** A storage of photos whose one call fails. */
function broken(call: keyof BlobStore, failure: StorageFailure['type']): TestDevice['storage'] {
  const answer = async (): Promise<Result<never, StorageFailure>> => fail({ type: failure, detail: '' });
  return { ...device.storage, blobs: { ...device.storage.blobs, [call]: answer } };
}

describe('adding a photo', () => {
  it('keeps picture, thumbnail and row, waits for the server, and counts as one unsent photo', async () => {
    const added = await photos.add(file);
    const photo = only(photos.list.value);
    expect(added).toEqual({ ok: true, value: photo.id });
    expect(photo).toMatchObject({ state: 'tablet', width: 1600, bytes: 5_000, here: { thumb: true, picture: true } });
    expect(await blobs()).toEqual({ [photo.sha]: 'waiting', [photo.thumb]: 'waiting' });
    expect((await photos.image(photo.sha))?.size).toBe(5_000);
    const outbox = await device.storage.outbox();
    expect(outbox.ok && outbox.value.blobs).toBe(1);
  });

  it('keeps nothing of what the browser cannot read, and says why', async () => {
    const added = await photos.add(new Blob(['x'], { type: 'image/heic' }));
    expect(added).toEqual({ ok: false, error: { type: 'picture-heic' } });
    expect([photos.list.value, await blobs()]).toEqual([[], {}]);
  });

  it('writes no row when the tablet is full', async () => {
    const full = await openWith({ storage: broken('add', 'storage-full') });
    expect(await full.add(file)).toMatchObject({ ok: false, error: { type: 'storage-full' } });
    expect(readPhotos(record.view.value)).toEqual([]);
    full.close();
  });

  it('leaves no bytes behind when its row could not be written', async () => {
    const edit = async () => fail<StorageFailure>({ type: 'storage-failed', detail: '' });
    const half = await openWith({ record: { doc, view: record.view, edit } });
    expect((await half.add(file)).ok).toBe(false);
    expect(await blobs()).toEqual({});
    half.close();
  });

  it('knows a picture that is there already', async () => {
    await photos.add(file);
    seed -= 2;
    expect(await photos.add(file)).toEqual({ ok: false, error: { type: 'picture-known' } });
    expect(photos.list.value).toHaveLength(1);
  });
});

describe('after a power cut', () => {
  it('between the row and its release, the photo travels all the same', async () => {
    const cut = await openWith({ storage: broken('release', 'storage-closed') });
    await cut.add(file);
    cut.close();
    expect(Object.values(await blobs())).toEqual(['draft', 'draft']);
    await settleDrafts(device.storage, device.store.open, Date.now);
    expect(Object.values(await blobs())).toEqual(['waiting', 'waiting']);
  });

  it('between the bytes and the row, the bytes leave the tablet after a day and are never sent', async () => {
    const { sha, body } = pictureOf(700, 991);
    await device.storage.blobs.add([{ sha, doc, body, thumb: false, at: Date.now() }]);
    await settleDrafts(device.storage, device.store.open, Date.now);
    expect(await blobs()).toEqual({ [sha]: 'draft' });
    await settleDrafts(device.storage, device.store.open, () => Date.now() + 2 * DAY);
    expect(await blobs()).toEqual({});
    expect(await device.storage.blobs.bytes(sha)).toEqual({ ok: true, value: null });
  });
});

describe('removing a photo', () => {
  it('sends it no more, and taking that back sends it again', async () => {
    await photos.add(file);
    const photo = only(photos.list.value);
    await photos.remove(photo.id);
    expect(photos.list.value).toEqual([]);
    expect(Object.values(await blobs())).toEqual(['draft', 'draft']);
    await photos.restore(photo.id);
    expect(Object.values(await blobs())).toEqual(['waiting', 'waiting']);
    expect(only(photos.list.value).sha).toBe(photo.sha);
  });

  it('takes its bytes from this tablet when the dossier is opened next', async () => {
    await photos.add(file);
    const photo = only(photos.list.value);
    await record.edit((draft) => removePhoto(draft, photo.id));
    const again = await openWith();
    expect(await blobs()).toEqual({ [photo.sha]: 'draft', [photo.thumb]: 'draft' });
    again.close();
    const once = await openWith();
    expect(await blobs()).toEqual({});
    once.close();
  });
});

describe('photos of others', () => {
  it('bring their thumbnails by themselves, once, and the picture when somebody looks', async () => {
    const [sha, thumb] = ['a'.repeat(64), 'b'.repeat(64)];
    await record.edit((draft) => {
      addPhoto(draft, { sha, thumb, type: 'image/jpeg', width: 1, height: 1, bytes: 10 }, 5);
    });
    const stop = wantThumbs(device.storage, () => device.store.cards.dossier.value.values(), Date.now);
    await expect.poll(blobs).toEqual({ [thumb]: 'wanted' });
    await expect.poll(() => only(photos.list.value).state).toBe('coming');
    await photos.want(only(photos.list.value));
    expect(await blobs()).toEqual({ [thumb]: 'wanted', [sha]: 'wanted' });
    stop();
  });

  it('of an action, its evidence, bring their thumbnails too, as its card names them', async () => {
    const [sha, thumb] = ['c'.repeat(64), 'd'.repeat(64)];
    const action = await device.store.create('action', (draft) => draft.set('type', 'collective'));
    await device.store.edit(action.doc, (draft) => {
      addPhoto(draft, { sha, thumb, type: 'image/jpeg', width: 1, height: 1, bytes: 10 }, 5);
    });
    await expect.poll(() => device.store.cards.action.value.get(action.doc)?.thumbs).toEqual([thumb]);
    const stop = wantThumbs(device.storage, () => device.store.cards.action.value.values(), Date.now);
    await expect
      .poll(async () => {
        const found = await device.storage.blobs.of(action.doc);
        return found.ok && found.value.map((row) => [row.sha, row.state]);
      })
      .toEqual([[thumb, 'wanted']]);
    stop();
  });

  it('are said to be received, refused or on their way, each by what is known of it', async () => {
    await photos.add(file);
    const { sha, thumb } = only(photos.list.value);
    const tell = device.storage.blobs.tell;
    const state = (): string => only(photos.list.value).state;
    await tell(doc, thumb, { state: 'received' });
    await expect.poll(state).toBe('sending');
    await tell(doc, sha, { state: 'received' });
    await expect.poll(state).toBe('received');
    await tell(doc, sha, { state: 'refused', reason: 'gone' });
    await expect.poll(state).toBe('refused');
    expect(only(photos.list.value).reason).toBe('gone');
  });
});

describe('« À envoyer »', () => {
  it('counts the photos of each record, and says which were refused and why', async () => {
    await photos.add(file);
    await photos.add(file);
    const first = photos.list.value[0];
    if (!first) throw new Error('no photo');
    await device.storage.blobs.tell(doc, first.sha, { state: 'refused', reason: 'not-allowed' });
    const pending = (): typeof device.store.pending.value => device.store.pending.value;
    await expect.poll(() => pending().photos.refused.map(({ reason }) => reason)).toEqual(['not-allowed']);
    expect(pending().photos.waiting).toEqual(new Map([[doc, 2]]));
    expect(pending().oldestAt).not.toBeNull();
    const acts = await device.store.outboxActs();
    expect((await acts.photo(first.sha))?.size).toBe(5_000);
    expect(await acts.sendPhotoAgain(doc, first.sha)).toBe(true);
    await expect.poll(() => pending().photos.refused).toEqual([]);
    expect((await blobs())[first.sha]).toBe('waiting');
  });
});
