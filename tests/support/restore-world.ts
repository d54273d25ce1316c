// A server process with its backups, and devices that joined it, for restore drills.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocId } from '#domain/ids.ts';
import { createTransport, type Transport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { inviteCode, joinServer } from '#tests/support/joined-device.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';

export interface Client {
  readonly name: string;
  readonly device: TestDevice;
  readonly own: DocId;
  /** The record of each edit, in order: edit n is `places[n - 1]`. */
  readonly places: DocId[];
  /** Highest edit for which a receipt came. */
  receipted: number;
}

export interface World {
  readonly server: ServerProcess;
  readonly transport: Transport;
  readonly boss: TestDevice;
  readonly clients: readonly Client[];
  readonly shared: readonly DocId[];
  readonly backups: string;
  /** Records erased since the first backup. */
  readonly erased: Set<DocId>;
  readonly counts: { heals: number };
}

/** Records that everybody writes in. */
const SHARED = 3;

export async function openWorld(count: number): Promise<World> {
  const server = await startServer();
  const counts = { heals: 0 };
  const http = createTransport(fetch);
  const transport: Transport = {
    ...http,
    async sync(account, frame) {
      const answer = await http.sync(account, frame);
      if (answer.type === 'reply' && answer.reply.reset) counts.heals += 1;
      return answer;
    },
  };
  const boss = await openDevice();
  await joinServer(server, boss, server.firstCode, 'Bureau');
  const shared: DocId[] = [];
  for (let index = 0; index < SHARED; index += 1) shared.push(await companyOn(boss, `Scierie ${index}`));
  await boss.exchange(transport);
  const clients: Client[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = `Conseiller ${index}`;
    const device = await openDevice();
    await joinServer(server, device, await inviteCode(server, boss, name, 'advisor'), `Tablette ${index}`);
    const { doc } = await device.store.create('dossier', (draft) => draft.set('mode', 'express'));
    await device.exchange(transport);
    clients.push({ name, device, own: doc, places: [], receipted: 0 });
  }
  const backups = mkdtempSync(join(tmpdir(), 'cordee-backups-'));
  return { server, transport, boss, clients, shared, backups, erased: new Set(), counts };
}

export async function closeWorld({ server, boss, clients, backups }: World): Promise<void> {
  for (const { device } of clients) device.close();
  boss.close();
  await server.dispose();
  rmSync(backups, { recursive: true });
}

export async function companyOn(device: TestDevice, name: string): Promise<DocId> {
  return (await device.store.create('company', (draft) => draft.set('name', name))).doc;
}
