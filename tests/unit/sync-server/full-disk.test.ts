// A real server process on a real disk that is really full, and real devices.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTransport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { inviteCode, joinServer } from '#tests/support/joined-device.ts';
import { startOnSmallDisk } from '#tests/support/small-disk.ts';

const transport = createTransport(fetch);

/** Chance does not compress. */
const someText = (): string => randomBytes(15_000).toString('base64');

async function recordsOn(device: TestDevice): Promise<Set<string>> {
  const docs = await device.storage.docRows();
  if (!docs.ok) throw new Error(docs.error.type);
  return new Set(docs.value.map(({ id }) => id));
}

describe('a server whose disk is full', () => {
  it('acknowledges nothing it does not keep, lets everybody read, says so, and goes on by itself when there is room', async () => {
    const { server, makeRoom } = await startOnSmallDisk(2_500_000);
    const health = async (): Promise<unknown> => (await fetch(`${server.origin}/v1/health`)).json();
    try {
      const [boss, tablet] = [await openDevice(), await openDevice()];
      await joinServer(server, boss, server.firstCode, 'Bureau');
      await joinServer(server, tablet, await inviteCode(server, boss, 'Anaïs', 'advisor'), 'Tablette');
      const received: string[] = [];
      let waiting = '';
      let said: unknown = null;
      for (let count = 0; waiting === '' && count < 300; count += 1) {
        const { doc } = await tablet.store.create('company', (draft) => draft.set('name', someText()));
        const { status } = await tablet.exchange(transport);
        if (status.type === 'received') received.push(doc);
        else [waiting, said] = [doc, status];
      }
      expect(said).toEqual({ type: 'trouble', reason: 'disk-full' });
      expect(received.length).toBeGreaterThan(10);
      expect(waiting).not.toBe('');
      expect(await health()).toEqual({ status: 'read-only', error: 'disk-full' });

      // Everything with a receipt is read by somebody else while the disk is full, and nothing more.
      expect((await boss.exchange(transport)).status.type).toBe('received');
      expect(await recordsOn(boss)).toEqual(new Set(received));

      makeRoom();
      await expect.poll(health, { timeout: 20_000, interval: 200 }).toMatchObject({ status: 'ok' });
      expect((await tablet.exchange(transport)).status.type).toBe('received');
      await boss.exchange(transport);
      expect(await recordsOn(boss)).toEqual(new Set([...received, waiting]));
      boss.close();
      tablet.close();
    } finally {
      await server.dispose();
    }
  });
});
