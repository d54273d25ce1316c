import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readVoices } from '#domain/dossier/voice.ts';
import type { DocId } from '#domain/ids.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { BlobStore } from '#storage/blob-store.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { Microphone } from '#store/microphone.ts';
import type { OpenRecord } from '#store/records.ts';
import { openVoices, type Voices, type VoicesPorts } from '#store/voices.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { pictureOf, sumOf } from '#tests/support/pictures.ts';

const PLACE = { question: 'cap1', visit: 'v1' };
const MINUTE = 60_000;

let device: TestDevice;
let doc: DocId;
let record: OpenRecord;
let clock: number;
let speak: (piece: Uint8Array) => void;
let unplug: () => void;

/** A microphone whose words the test speaks. */
const microphone: Microphone = {
  async hear(onPiece, onEnd) {
    [speak, unplug] = [onPiece, onEnd];
    return ok({ type: 'audio/webm', stop: async () => {} });
  },
};

const sound = (seed: number): Uint8Array => pictureOf(9_000, seed).body;
const joined = (...pieces: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));

const openWith = (given: Partial<VoicesPorts> = {}): Promise<Voices> =>
  openVoices({
    storage: device.storage,
    local: device.store.local,
    sum: async (bytes: Uint8Array) => sumOf(bytes),
    now: () => clock,
    record,
    microphone,
    ...given,
  });

/** A storage of photos whose one call fails. */
function broken(call: keyof BlobStore, failure: StorageFailure['type']): TestDevice['storage'] {
  const answer = async (): Promise<Result<never, StorageFailure>> => fail({ type: failure, detail: '' });
  return { ...device.storage, blobs: { ...device.storage.blobs, [call]: answer } };
}

/** Until what was spoken is on the disk. */
async function written(pieces: number): Promise<void> {
  await expect.poll(async () => await device.storage.getLocal(`voice/${doc}`)).toMatchObject({ value: { pieces } });
}

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 23, 9);
  device = await openDevice();
  ({ doc } = await device.store.create('dossier', (draft) => draft.set('mode', 'express')));
  const opened = await device.store.open(doc);
  if (!opened) throw new Error('no record');
  record = opened;
});
afterEach(() => {
  record.close();
  device.close();
});

describe('a voice note', () => {
  it('is kept with its row, its length and its place, and waits for the server like a photo', async () => {
    const voices = await openWith();
    await voices.start(PLACE);
    expect(voices.speaking.value).toMatchObject({ state: 'hearing', place: PLACE });
    speak(sound(1));
    clock += 42_000;
    speak(sound(2));
    const kept = await voices.stop();
    const [voice] = voices.list.value;
    expect(kept).toEqual({ ok: true, value: voice?.id });
    expect(voice).toMatchObject({
      ...PLACE,
      seconds: 42,
      type: 'audio/webm',
      bytes: 18_000,
      state: 'tablet',
      here: true,
    });
    expect(voices.speaking.value).toBeNull();
    const bytes = voice && (await voices.sound(voice));
    expect(bytes?.type).toBe('audio/webm');
    expect(new Uint8Array((await bytes?.arrayBuffer()) ?? [])).toEqual(joined(sound(1), sound(2)));
    const outbox = await device.storage.outbox();
    expect(outbox.ok && outbox.value.blobs).toBe(1);
    expect(outbox.ok && outbox.value.photos.voices).toEqual(new Map([[record.doc, 1]]));
    voices.close();
  });

  it('is spoken one at a time', async () => {
    const voices = await openWith();
    await voices.start(PLACE);
    expect(await voices.start(PLACE)).toEqual({ ok: false, error: { type: 'voice-busy' } });
    await voices.stop();
    voices.close();
  });

  it('of which nothing was heard is none, and the next may begin', async () => {
    const voices = await openWith();
    await voices.start(PLACE);
    expect(await voices.stop()).toEqual({ ok: false, error: { type: 'voice-empty' } });
    expect([voices.speaking.value, readVoices(record.view.value)]).toEqual([null, []]);
    voices.close();
  });

  it('is kept when the screen is left while somebody speaks', async () => {
    const voices = await openWith();
    await voices.start(PLACE);
    speak(sound(1));
    voices.close();
    await voices.stop();
    expect(readVoices(record.view.value)).toHaveLength(1);
  });

  it('says why there is no microphone, and begins nothing', async () => {
    const voices = await openWith({ microphone: { hear: async () => fail({ type: 'microphone-refused' }) } });
    expect(await voices.start(PLACE)).toEqual({ ok: false, error: { type: 'microphone-refused' } });
    expect(voices.speaking.value).toBeNull();
    voices.close();
  });

  it('whose microphone was taken away keeps what was said', async () => {
    const voices = await openWith();
    await voices.start(PLACE);
    speak(sound(1));
    unplug();
    expect(voices.speaking.value?.state).toBe('ended');
    expect((await voices.stop()).ok).toBe(true);
    voices.close();
  });

  it('leaves and comes back', async () => {
    const voices = await openWith();
    await voices.start(PLACE);
    speak(sound(1));
    const kept = await voices.stop();
    const id = kept.ok ? kept.value : '';
    await voices.remove(id);
    expect(voices.list.value).toEqual([]);
    await voices.restore(id);
    expect(voices.list.value).toMatchObject([{ id, state: 'tablet' }]);
    voices.close();
  });
});

describe('when the tablet is full', () => {
  it('nothing is claimed, what was said stays at hand, and is kept once there is room', async () => {
    let full = true;
    const add: BlobStore['add'] = (blobs) =>
      full ? Promise.resolve(fail({ type: 'storage-full', detail: '' })) : device.storage.blobs.add(blobs);
    const voices = await openWith({ storage: { ...device.storage, blobs: { ...device.storage.blobs, add } } });
    await voices.start(PLACE);
    speak(sound(1));
    expect(await voices.stop()).toMatchObject({ ok: false, error: { type: 'storage-full' } });
    expect([voices.speaking.value?.state, readVoices(record.view.value)]).toEqual(['unkept', []]);
    full = false;
    expect((await voices.stop()).ok).toBe(true);
    expect(readVoices(record.view.value)).toHaveLength(1);
    voices.close();
  });

  it('leaves no row whose sound is gone, also after the next commit', async () => {
    const edit = async () => fail<StorageFailure>({ type: 'storage-failed', detail: '' });
    const voices = await openWith({ record: { doc, view: record.view, edit } });
    await voices.start(PLACE);
    speak(sound(1));
    expect((await voices.stop()).ok).toBe(false);
    const rows = await device.storage.blobs.of(doc);
    expect(rows.ok && rows.value).toEqual([]);
    voices.close();
    await voices.stop();
  });
});

describe('when the tablet dies while somebody speaks', () => {
  it('what was said until then is a note at the next opening, once', async () => {
    const voices = await openWith();
    await voices.start(PLACE);
    speak(sound(1));
    clock += 12_000;
    speak(sound(2));
    await written(2);

    clock += MINUTE;
    const again = await openWith();
    expect(again.list.value).toMatchObject([{ ...PLACE, seconds: 12, bytes: 18_000, state: 'tablet' }]);
    expect(again.found.value).toHaveLength(1);
    again.close();
    const third = await openWith();
    expect([third.list.value.length, third.found.value]).toEqual([1, []]);
    third.close();
  });

  it('nothing is taken from another tab that is still listening', async () => {
    const voices = await openWith();
    await voices.start(PLACE);
    speak(sound(1));
    await written(1);
    const other = await openWith();
    expect(other.list.value).toEqual([]);
    other.close();
    expect((await voices.stop()).ok).toBe(true);
    voices.close();
  });

  it('what could not be kept the first time is found again', async () => {
    const voices = await openWith();
    await voices.start(PLACE);
    speak(sound(1));
    await written(1);
    clock += MINUTE;
    const full = await openWith({ storage: broken('add', 'storage-full') });
    expect(full.list.value).toEqual([]);
    full.close();
    const roomy = await openWith();
    expect(roomy.list.value).toHaveLength(1);
    roomy.close();
  });
});
