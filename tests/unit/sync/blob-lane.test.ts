import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { REFUSAL_HEADER } from '#protocol/blobs.ts';
import { codeFor, openPhotoDevice, type PhotoDevice } from '#tests/support/photo-device.ts';
import { type Picture, pictureOf } from '#tests/support/pictures.ts';
import { type BlobServer, runBlobServer } from '#tests/unit/sync-server/blob-server.ts';
import { must } from '#tests/unit/sync-server/workbench.ts';

const PICTURE = pictureOf(200_000, 1);
const THUMB = pictureOf(9_000, 2);

let server: BlobServer;
let tablet: PhotoDevice;
let doc: DocId;

beforeEach(async () => {
  server = await runBlobServer();
  tablet = await openPhotoDevice(server.origin, await codeFor(server.store, 'Anaïs', 'advisor'));
  doc = await tablet.dossier();
  await tablet.run();
});
afterEach(async () => {
  tablet.close();
  await server.close();
});

/** Notes what is asked, and lets `meanwhile` act before each request. */
function watched(meanwhile: (line: string) => Promise<Response | null | void> = async () => null) {
  const lines: string[] = [];
  const send: typeof fetch = async (input, init) => {
    const [, path = ''] = /\/v1\/(\S+)$/.exec(String(input)) ?? [];
    const line = `${init?.method ?? 'GET'} ${path.replace(/\?.*/, '')}`;
    lines.push(line);
    return (await meanwhile(line)) ?? fetch(input, init);
  };
  return { lines, send };
}

const onServer = ({ sha, body }: Picture): boolean =>
  readFileSync(join(server.folder, sha.slice(0, 2), sha)).equals(body);

describe('the lane of photos', () => {
  it('sends the text first, then thumbnails, then pictures, and each is received only when it is whole', async () => {
    await tablet.photo(doc, PICTURE);
    await tablet.photo(doc, THUMB, true);
    const { lines, send } = watched();
    expect((await tablet.run({ send })).status.type).toBe('received');
    const expected = [
      'POST sync',
      `HEAD blobs/${THUMB.sha}`,
      `PUT blobs/${THUMB.sha}/0`,
      `HEAD blobs/${PICTURE.sha}`,
      ...[0, 1, 2, 3].map((n) => `PUT blobs/${PICTURE.sha}/${n}`),
    ];
    expect(lines).toEqual(expected);
    expect(await tablet.states(doc)).toEqual({ [THUMB.sha]: 'received', [PICTURE.sha]: 'received' });
    expect([onServer(THUMB), onServer(PICTURE)]).toEqual([true, true]);
  });

  it('makes way for what is typed between two pieces, and goes on where it was', async () => {
    await tablet.photo(doc, PICTURE);
    const { lines, send } = watched(async (line) => {
      if (line === `PUT blobs/${PICTURE.sha}/1`)
        await tablet.store.edit(doc, (draft) => draft.set('rdv/place', 'Massat'));
    });
    await tablet.run({ send });
    expect(lines.map((line) => line.replace(PICTURE.sha, ''))).toEqual([
      'POST sync',
      'HEAD blobs/',
      'PUT blobs//0',
      'PUT blobs//1',
      'POST sync',
      'HEAD blobs/',
      'PUT blobs//2',
      'PUT blobs//3',
    ]);
    expect(await tablet.states(doc)).toEqual({ [PICTURE.sha]: 'received' });
  });

  it('makes way for what others wrote, when it is told', async () => {
    await tablet.photo(doc, PICTURE);
    let asked = true;
    const { lines, send } = watched();
    await tablet.run({ send, interrupted: () => asked && !(asked = false) });
    expect(lines.filter((line) => line === 'POST sync')).toHaveLength(2);
    expect(await tablet.states(doc)).toEqual({ [PICTURE.sha]: 'received' });
  });

  it('begins no piece after its deadline, and says that something is left', async () => {
    await tablet.photo(doc, PICTURE);
    let now = 1000;
    const { lines, send } = watched(async (line) => void (line.startsWith('PUT') && (now += 10)));
    const advice = await tablet.run({ send, now: () => now, deadline: 1015 });
    expect(advice.unfinished).toBe(true);
    expect(lines.filter((line) => line.startsWith('PUT'))).toHaveLength(2);
    await tablet.run();
    expect(await tablet.states(doc)).toEqual({ [PICTURE.sha]: 'received' });
  });

  it('believes no captive portal, whatever it answers', async () => {
    await tablet.photo(doc, PICTURE);
    await tablet.run({ send: watched(async (line) => (line.includes('blobs') ? Response.error() : null)).send });
    const page = '<!doctype html><title>Bienvenue</title>';
    const { send } = watched(async (line) =>
      line.includes('blobs') ? new Response(line.startsWith('HEAD') ? null : page, { status: 200 }) : null,
    );
    expect((await tablet.run({ send })).status.type).toBe('portal');
    expect(await tablet.states(doc)).toEqual({ [PICTURE.sha]: 'waiting' });
    await tablet.run();
    expect(await tablet.states(doc)).toEqual({ [PICTURE.sha]: 'received' });
  });

  it('waits for a server whose disk is full, and tells it', async () => {
    await tablet.photo(doc, PICTURE);
    const { send } = watched(async (line) =>
      line.startsWith('PUT') ? Response.json({ error: 'disk-full' }, { status: 507 }) : null,
    );
    const advice = await tablet.run({ send });
    expect(advice).toMatchObject({ status: { type: 'trouble', reason: 'disk-full' }, unfinished: true });
    expect(await tablet.states(doc)).toEqual({ [PICTURE.sha]: 'waiting' });
  });

  it('writes a refusal on the photo it is about, and sends the others', async () => {
    const other = pictureOf(1000, 5);
    await tablet.photo(doc, PICTURE);
    await tablet.photo(doc, other);
    const { send } = watched(async (line) =>
      line === `HEAD blobs/${PICTURE.sha}`
        ? new Response(null, { status: 403, headers: { [REFUSAL_HEADER]: 'not-allowed' } })
        : null,
    );
    expect((await tablet.run({ send })).status.type).toBe('received');
    expect(await tablet.states(doc)).toEqual({ [PICTURE.sha]: 'refused', [other.sha]: 'received' });
    expect((await tablet.blobs(doc)).find(({ sha }) => sha === PICTURE.sha)?.reason).toBe('not-allowed');
  });

  it('asks again later for a record that the server does not know, and holds up nothing', async () => {
    await tablet.run();
    const stranger = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId;
    await tablet.photo(stranger, PICTURE);
    await tablet.photo(doc, THUMB);
    expect((await tablet.run()).status.type).toBe('received');
    expect(await tablet.states(stranger)).toEqual({ [PICTURE.sha]: 'waiting' });
    expect(await tablet.states(doc)).toEqual({ [THUMB.sha]: 'received' });
    const { lines, send } = watched();
    await tablet.run({ send });
    expect(lines).toEqual(['POST sync']);
  });

  it('says that a photo is damaged on this tablet instead of sending it for ever', async () => {
    const damaged = { sha: PICTURE.sha, body: THUMB.body };
    await tablet.photo(doc, damaged);
    await tablet.run();
    expect(await tablet.blobs(doc)).toMatchObject([{ state: 'refused', reason: 'damaged' }]);
  });

  it('offers its photos again to a server that was restored from an older copy (L2)', async () => {
    await tablet.photo(doc, PICTURE);
    await tablet.run();
    const state = await tablet.storage.exchangeState();
    const horizon = state.ok ? state.value.horizon : null;
    expect(horizon).not.toBeNull();
    await tablet.storage.heal([], 0);
    expect(await tablet.states(doc)).toEqual({ [PICTURE.sha]: 'waiting' });
    const { lines, send } = watched();
    await tablet.run({ send });
    expect(lines.filter((line) => line.startsWith('PUT'))).toEqual([]);
    expect(await tablet.states(doc)).toEqual({ [PICTURE.sha]: 'received' });
  });
});

describe('photos of others', () => {
  let desktop: PhotoDevice;
  beforeEach(async () => {
    desktop = await openPhotoDevice(server.origin, await codeFor(server.store, 'Claire', 'coordinator'));
    await tablet.photo(doc, PICTURE);
    await tablet.run();
    await desktop.run();
  });
  afterEach(() => desktop.close());

  const want = (picture: Picture, thumb = false) =>
    desktop.storage.blobs.want([{ sha: picture.sha, doc, thumb }], Date.now());
  const bytesHere = async ({ sha }: Picture): Promise<Uint8Array | null> =>
    must(await desktop.storage.blobs.bytes(sha));

  it('come when they are wanted, and go on after a cut where they were', async () => {
    await want(PICTURE);
    let cut = 0;
    const cutting = watched(async (line) => (line.startsWith('GET') && (cut += 1) > 2 ? Response.error() : null));
    expect((await desktop.run({ send: cutting.send })).status.type).toBe('portal');
    expect(await bytesHere(PICTURE)).toBeNull();
    const { lines, send } = watched();
    await desktop.run({ send });
    expect(lines.filter((line) => line.startsWith('GET'))).toHaveLength(2);
    expect(Buffer.from((await bytesHere(PICTURE)) ?? []).equals(PICTURE.body)).toBe(true);
    expect(await desktop.states(doc)).toEqual({ [PICTURE.sha]: 'received' });
  });

  it('are believed only when their sum is their name', async () => {
    await want(PICTURE);
    const { send } = watched(async (line) => {
      if (!line.startsWith('GET')) return null;
      const headers = { 'content-range': 'bytes 0-3/4' };
      return new Response(new Uint8Array([1, 2, 3, 4]), { status: 206, headers });
    });
    await desktop.run({ send });
    expect(await bytesHere(PICTURE)).toBeNull();
    expect(await desktop.states(doc)).toEqual({ [PICTURE.sha]: 'wanted' });
  });

  it('that are not on the server yet are asked for again later', async () => {
    await want(THUMB, true);
    expect((await desktop.run()).status.type).toBe('received');
    expect(await desktop.states(doc)).toEqual({ [THUMB.sha]: 'wanted' });
    await tablet.photo(doc, THUMB, true);
    await tablet.run();
    await desktop.run({ now: () => Date.now() + 120_000 });
    expect(await desktop.states(doc)).toEqual({ [THUMB.sha]: 'received' });
  });

  it('are asked for again within seconds when they were just told of, once a minute when they are long in coming', async () => {
    const start = Date.now();
    await desktop.storage.blobs.want([{ sha: THUMB.sha, doc, thumb: true }], start);
    const { lines, send } = watched();
    const asked: number[] = [];
    for (const seconds of [0, 4, 6, 11, 13, 3_600, 3_659, 3_661]) {
      lines.length = 0;
      await desktop.run({ send, now: () => start + seconds * 1_000 });
      if (lines.includes(`GET blobs/${THUMB.sha}`)) asked.push(seconds);
    }
    expect(asked).toEqual([0, 6, 13, 3_600, 3_661]);
  });

  it('leave with a record that was withdrawn; those that were never received stay aside (L5, I2)', async () => {
    const unsent = pictureOf(700, 6);
    await tablet.photo(doc, unsent);
    must(await server.store.assign(server.team.coordinator.id, doc, server.team.bruno.id));
    const { send } = watched(async (line) => (line.includes('blobs') ? Response.error() : null));
    await tablet.run({ send });
    expect(await tablet.states(doc)).toEqual({ [unsent.sha]: 'refused' });
    expect(must(await tablet.storage.blobs.bytes(PICTURE.sha))).toBeNull();
    expect(must(await tablet.storage.blobs.bytes(unsent.sha))).not.toBeNull();
  });

  it('may leave the tablet when room is short, pictures before thumbnails, and come back when they are wanted (D7)', async () => {
    await tablet.photo(doc, THUMB, true);
    await tablet.run();
    expect(must(await tablet.storage.blobs.evict(1))).toBe(1);
    expect(await tablet.states(doc)).toEqual({ [THUMB.sha]: 'received', [PICTURE.sha]: 'absent' });
    expect(must(await tablet.storage.blobs.bytes(PICTURE.sha))).toBeNull();
    const wanted = [{ sha: PICTURE.sha, doc, thumb: false }];
    expect(must(await tablet.storage.blobs.want(wanted, Date.now()))).toBe(0);
    expect(must(await tablet.storage.blobs.want(wanted, Date.now(), true))).toBe(1);
    await tablet.run();
    expect(must(await tablet.storage.blobs.bytes(PICTURE.sha))).not.toBeNull();
  });
});
