import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { inviteCode } from '#tests/support/joined-device.ts';
import { CLEAR, type Link, openLink } from '#tests/support/link.ts';
import { openPhotoDevice, type PhotoDevice } from '#tests/support/photo-device.ts';
import { type Picture, pictureOf } from '#tests/support/pictures.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';

let server: ServerProcess;
let link: Link;
let desktop: PhotoDevice;
let tablet: PhotoDevice;
let doc: DocId;
let seed = 100;

beforeAll(async () => {
  server = await startServer();
  link = await openLink({ to: server.port, ...CLEAR });
  desktop = await openPhotoDevice(server.origin, server.firstCode);
  tablet = await openPhotoDevice(server.origin, await inviteCode(server, desktop, 'Anaïs', 'advisor'));
  doc = await tablet.dossier();
  await tablet.run();
  await desktop.run();
}, 60_000);

afterAll(async () => {
  tablet.close();
  desktop.close();
  await link.close();
  await server.dispose();
});

function kept({ sha, body }: Picture): boolean {
  const file = join(server.dataDir, 'blobs', sha.slice(0, 2), sha);
  return existsSync(file) && readFileSync(file).equals(body);
}

/** Runs until the device has a receipt for each photo of the dossier. */
async function untilReceived(device: PhotoDevice): Promise<void> {
  for (let tries = 0; tries < 6; tries += 1) {
    await device.run();
    if ((await device.blobs(doc)).every(({ state }) => state === 'received')) return;
  }
}

describe('photos over a link that is cut', () => {
  it('arrive whole wherever it was cut, and a receipt means that the server has them', async () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 5 });
    const run = fc.asyncProperty(cuts, fc.integer({ min: 1, max: 150_000 }), async (cuts, bytes) => {
      seed += 2;
      const [picture, thumb] = [pictureOf(bytes, seed), pictureOf(4_000, seed + 1)];
      await tablet.photo(doc, picture);
      await tablet.photo(doc, thumb, true);
      await tablet.reach(`http://127.0.0.1:${link.port}`);
      for (const after of cuts) {
        link.cutAfter(after);
        await tablet.run();
        const states = await tablet.states(doc);
        const claimed = [picture, thumb].filter(({ sha }) => states[sha] === 'received');
        expect(claimed.filter((one) => !kept(one))).toEqual([]);
      }
      await tablet.reach(server.origin);
      await untilReceived(tablet);
      expect([kept(picture), kept(thumb)]).toEqual([true, true]);
      await desktop.storage.blobs.want([{ sha: picture.sha, doc, thumb: false }], Date.now());
      await desktop.reach(`http://127.0.0.1:${link.port}`);
      link.cutAfter(cuts[0] ?? 0);
      await desktop.run();
      await desktop.reach(server.origin);
      await desktop.run();
      const seen = await desktop.storage.blobs.bytes(picture.sha);
      expect(seen.ok && seen.value && Buffer.from(seen.value).equals(picture.body)).toBe(true);
    });
    await fc.assert(run, { numRuns: 15 });
    expect(readdirSync(join(server.dataDir, 'blobs', 'parts'))).toEqual([]);
  });

  it('arrive whole from two devices that send the same, while the server is killed between two pieces', async () => {
    const picture = pictureOf(400_000, 7);
    for (const device of [tablet, desktop]) await device.photo(doc, picture);
    let pieces = 0;
    const killing: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (init?.method === 'PUT' && (pieces += 1) % 3 === 0) {
        await server.kill();
        await server.restart();
      }
      return answer;
    };
    await Promise.all([tablet.run({ send: killing }), desktop.run()]);
    for (const device of [tablet, desktop]) await untilReceived(device);
    expect(pieces).toBeGreaterThan(3);
    expect(kept(picture)).toBe(true);
    expect(readdirSync(join(server.dataDir, 'blobs', 'parts'))).toEqual([]);
  });
});
