import { existsSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAPS } from '#protocol/caps.ts';
import { writeDurably } from '#server/blobs/durable-file.ts';
import { StorageTrouble } from '#server/store/tables.ts';
import { pictureOf, piecesOf } from '#tests/support/pictures.ts';
import { type BlobServer, runBlobServer } from '#tests/unit/sync-server/blob-server.ts';
import { refusalOf } from '#tests/unit/sync-server/running-server.ts';
import { docOf, itemOf, must, privateItem, pushAs, scribe } from '#tests/unit/sync-server/workbench.ts';

const PICTURE = pictureOf(150_000);
const DAY = 24 * 3_600_000;

let server: BlobServer;
let anais: string;
let claire: string;
let bruno: string;
let full = false;

beforeEach(async () => {
  full = false;
  server = await runBlobServer(async (path, content, accept) => {
    if (full) throw new StorageTrouble('disk-full', new Error('ENOSPC'));
    return writeDurably(path, content, accept);
  });
  anais = await server.token(server.team.anais.id, 'anais');
  claire = await server.token(server.team.coordinator.id, 'clair');
  bruno = await server.token(server.team.bruno.id, 'bruno');
});
afterEach(() => server.close());

const whole = (sha: string): string => join(server.folder, sha.slice(0, 2), sha);
const parcels = (): string[] =>
  existsSync(join(server.folder, 'parts')) ? readdirSync(join(server.folder, 'parts')) : [];

describe('sending a photo', () => {
  it('takes the pieces in any order, says after each what is missing, and ends with nothing missing', async () => {
    const doc = server.dossier;
    expect(await server.missing(anais, doc, PICTURE)).toBe('0,1,2');
    const answers = [];
    for (const n of [2, 0, 1]) answers.push(await (await server.put(anais, { doc, picture: PICTURE, n })).json());
    expect(answers).toEqual([{ missing: [0, 1] }, { missing: [1] }, { missing: [] }]);
    expect(await server.missing(anais, doc, PICTURE)).toBe('');
    expect(readFileSync(whole(PICTURE.sha)).equals(PICTURE.body)).toBe(true);
    expect(parcels()).toEqual([]);
  });

  it('may be repeated, whole or in part, and changes nothing', async () => {
    const doc = server.dossier;
    await server.put(anais, { doc, picture: PICTURE, n: 1 });
    expect(await (await server.put(anais, { doc, picture: PICTURE, n: 1 })).json()).toEqual({ missing: [0, 2] });
    await server.sendAll(anais, doc, PICTURE);
    expect(await (await server.put(anais, { doc, picture: PICTURE, n: 0 })).json()).toEqual({ missing: [] });
    expect(parcels()).toEqual([]);
  });

  it('waits for the text: a record that is not there yet is an unknown target', async () => {
    const doc = docOf(9);
    expect(await server.missing(anais, doc, PICTURE)).toBe('unknown-target');
    const answer = await refusalOf(await server.put(anais, { doc, picture: PICTURE, n: 0 }));
    expect(answer).toEqual({ status: 404, error: 'unknown-target', json: true });
    expect(parcels()).toEqual([]);
    await pushAs(server.store, server.team.anais.id, [privateItem(doc, scribe(2).write('mode', 'express'))]);
    expect(await (await server.sendAll(anais, doc, PICTURE)).json()).toEqual({ missing: [] });
  });

  it('is for those who may write the record', async () => {
    const doc = server.dossier;
    expect(await server.missing(bruno, doc, PICTURE)).toBe('not-allowed');
    expect((await server.put(bruno, { doc, picture: PICTURE, n: 0 })).status).toBe(403);
    expect((await server.put('x'.repeat(32), { doc, picture: PICTURE, n: 0 })).status).toBe(401);
    expect((await server.put(claire, { doc, picture: PICTURE, n: 0 })).status).toBe(200);
  });

  it('names what is not a piece of it', async () => {
    const doc = server.dossier;
    const refusals = [
      await server.put(anais, { doc, picture: PICTURE, n: 3 }),
      await server.put(anais, { doc, picture: PICTURE, n: 0, body: new Uint8Array(5) }),
      await server.put(anais, { doc, picture: PICTURE, n: 2, body: new Uint8Array(CAPS.chunkBytes) }),
      await server.put(anais, { doc, picture: { ...PICTURE, sha: '../../etc' }, n: 0 }),
      await server.put(anais, { doc, picture: PICTURE, n: 0, bytes: 0 }),
      await server.put(anais, { doc: '../x' as never, picture: PICTURE, n: 0 }),
      await server.put(anais, { doc, picture: PICTURE, n: 0, body: new Uint8Array(CAPS.chunkBytes + 1) }),
      await server.put(anais, { doc, picture: PICTURE, n: 0, bytes: CAPS.blobBytes + 1 }),
    ];
    const names = await Promise.all(refusals.slice(0, 3).map(async (answer) => (await refusalOf(answer)).error));
    expect(names).toEqual(['garbage', 'garbage', 'garbage']);
    expect(refusals.slice(3).map((answer) => answer.status)).toEqual([404, 400, 400, 413, 413]);
    expect(parcels()).toEqual([]);
  });

  it('throws the pieces away when their sum is not the name, says so, and takes the right ones afterwards', async () => {
    const doc = server.dossier;
    await server.put(anais, { doc, picture: PICTURE, n: 0 });
    await server.put(anais, { doc, picture: PICTURE, n: 1, body: new Uint8Array(CAPS.chunkBytes) });
    const answer = await refusalOf(await server.put(anais, { doc, picture: PICTURE, n: 2 }));
    expect(answer).toEqual({ status: 422, error: 'wrong-sum', json: true });
    expect(existsSync(whole(PICTURE.sha))).toBe(false);
    expect(await server.missing(anais, doc, PICTURE)).toBe('0,1,2');
    expect(await (await server.sendAll(anais, doc, PICTURE)).json()).toEqual({ missing: [] });
  });

  it('answers disk-full without a receipt, at a piece as at the end, and goes on when there is room again', async () => {
    const doc = server.dossier;
    await server.put(anais, { doc, picture: PICTURE, n: 0 });
    full = true;
    const answer = await refusalOf(await server.put(anais, { doc, picture: PICTURE, n: 1 }));
    expect(answer).toEqual({ status: 507, error: 'disk-full', json: true });
    full = false;
    expect(await server.missing(anais, doc, PICTURE)).toBe('1,2');
    expect(await (await server.sendAll(anais, doc, PICTURE)).json()).toEqual({ missing: [] });
  });

  it('counts nothing as received while the file is not there, whatever the database says', async () => {
    await server.sendAll(anais, server.dossier, PICTURE);
    rmSync(whole(PICTURE.sha));
    expect(await server.missing(anais, server.dossier, PICTURE)).toBe('0,1,2');
    expect((await server.get(anais, server.dossier, PICTURE.sha)).status).toBe(404);
    await server.sendAll(anais, server.dossier, PICTURE);
    expect((await server.get(anais, server.dossier, PICTURE.sha)).status).toBe(200);
  });

  it('comes whole from two devices that send it at the same time', async () => {
    const doc = server.dossier;
    const sending = [anais, claire].flatMap((token) =>
      [2, 1, 0].map((n) => server.put(token, { doc, picture: PICTURE, n })),
    );
    const statuses = (await Promise.all(sending)).map((answer) => answer.status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await server.missing(claire, doc, PICTURE)).toBe('');
    expect(parcels()).toEqual([]);
  });

  it('opens nothing to who knows only its sum: for another record the bytes must be sent', async () => {
    await server.sendAll(anais, server.dossier, PICTURE);
    const other = docOf(2);
    await pushAs(server.store, server.team.bruno.id, [privateItem(other, scribe(3).write('mode', 'express'))]);
    expect(await server.missing(bruno, other, PICTURE)).toBe('0,1,2');
    expect((await server.get(bruno, other, PICTURE.sha)).status).toBe(404);
  });
});

describe('seeing a photo', () => {
  it('is for those who may read the record, byte for byte, named by its sum', async () => {
    await server.sendAll(anais, server.dossier, PICTURE);
    const seen = await server.get(claire, server.dossier, PICTURE.sha);
    expect(Buffer.from(await seen.arrayBuffer()).equals(PICTURE.body)).toBe(true);
    expect(seen.headers.get('etag')).toBe(`"${PICTURE.sha}"`);
    expect(seen.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await server.get(bruno, server.dossier, PICTURE.sha)).status).toBe(403);
    const again = await server.get(claire, server.dossier, PICTURE.sha, { 'if-none-match': `"${PICTURE.sha}"` });
    expect(again.status).toBe(304);
  });

  it('may begin where it was cut', async () => {
    await server.sendAll(anais, server.dossier, PICTURE);
    const at = (range: string): Promise<Response> => server.get(anais, server.dossier, PICTURE.sha, { range });
    const rest = await at('bytes=100000-');
    expect([rest.status, rest.headers.get('content-range')]).toEqual([206, 'bytes 100000-149999/150000']);
    expect(Buffer.from(await rest.arrayBuffer()).equals(PICTURE.body.subarray(100_000))).toBe(true);
    expect(Buffer.from(await (await at('bytes=5-9')).arrayBuffer()).equals(PICTURE.body.subarray(5, 10))).toBe(true);
    expect((await (await at('bytes=-7')).arrayBuffer()).byteLength).toBe(7);
    expect((await at('bytes=150000-')).status).toBe(416);
    expect((await (await at('lines=1')).arrayBuffer()).byteLength).toBe(150_000);
  });
});

describe('a photo goes away', () => {
  const wait = (path: string, ms: number): void => utimesSync(path, new Date(ms), new Date(ms));

  it('with its record, pieces too, unless another record names it (L10)', async () => {
    const shared = pictureOf(1000, 7);
    const started = pictureOf(100_000, 8);
    const other = docOf(3);
    await pushAs(server.store, server.team.anais.id, [itemOf(other, scribe(4).write('name', 'x'))]);
    for (const doc of [server.dossier, other]) await server.sendAll(anais, doc, shared);
    await server.sendAll(anais, server.dossier, PICTURE);
    await server.put(anais, { doc: server.dossier, picture: started, n: 0 });
    must(await server.store.erase(server.team.coordinator.id, server.dossier));
    expect((await server.get(anais, server.dossier, shared.sha)).status).toBe(404);
    expect(must(await server.house.sweepErased())).toEqual({ files: 1, parcels: 1 });
    expect([existsSync(whole(PICTURE.sha)), existsSync(whole(shared.sha))]).toEqual([false, true]);
    expect(parcels()).toEqual([]);
    expect(await server.missing(anais, server.dossier, PICTURE)).toBe('gone');
    expect((await server.put(anais, { doc: server.dossier, picture: PICTURE, n: 0 })).status).toBe(410);
    expect((await server.get(anais, other, shared.sha)).status).toBe(200);
    expect(must(await server.house.sweepErased())).toEqual({ files: 0, parcels: 0 });
  });

  it('after 30 days when nobody finished or named it, and never when a record names it', async () => {
    const now = Date.now();
    await server.sendAll(anais, server.dossier, PICTURE);
    const started = pictureOf(100_000, 8);
    await server.put(anais, { doc: server.dossier, picture: started, n: 0 });
    const forgotten = pictureOf(500, 9);
    await writeDurably(whole(forgotten.sha), [forgotten.body]);
    expect(must(await server.house.collectOrphans(now + 29 * DAY))).toEqual({ files: 0, parcels: 0 });
    for (const sha of [PICTURE.sha, forgotten.sha]) wait(whole(sha), now - 31 * DAY);
    expect(must(await server.house.collectOrphans(now))).toEqual({ files: 1, parcels: 0 });
    expect(must(await server.house.collectOrphans(now + 31 * DAY))).toEqual({ files: 0, parcels: 1 });
    expect(existsSync(whole(PICTURE.sha))).toBe(true);
    expect(piecesOf(started)).toHaveLength(2);
  });
});
