// A confidential stake and the tablet of a committee member, over a real server: every byte that it is answered is looked at.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { createTransport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { inviteCode, joinServer } from '#tests/support/joined-device.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';

const http = createTransport(fetch);
let server: ServerProcess;
let office: TestDevice;
let marc: TestDevice;
let heard: Buffer[] = [];

/** As the browser's, and keeps what was answered. */
const wiretap = createTransport(async (...asked) => {
  const answer = await fetch(...asked);
  heard.push(Buffer.from(await answer.clone().arrayBuffer()));
  return answer;
});

beforeAll(async () => {
  server = await startServer();
  office = await openDevice();
  await joinServer(server, office, server.firstCode, 'Bureau');
  marc = await openDevice();
  await joinServer(server, marc, await inviteCode(server, office, 'Marc', 'committee'), 'Tablette');
}, 60_000);

afterAll(() => server.dispose());

async function writeStake(fields: Readonly<Record<string, string | boolean>>, known?: DocId): Promise<DocId> {
  const write = (draft: { set(key: string, value: string | boolean): void }): void => {
    for (const [key, value] of Object.entries(fields)) draft.set(key, value);
  };
  if (known) expect((await office.store.edit(known, write)).ok).toBe(true);
  const doc = known ?? (await office.store.create('stake', write)).doc;
  expect((await office.exchange(http)).status.type).toBe('received');
  return doc;
}

/** Everything Marc’s tablet is answered in one exchange, as text. */
async function marcHears(): Promise<string> {
  heard = [];
  expect((await marc.exchange(wiretap)).status.type).toBe('received');
  return Buffer.concat(heard).toString('latin1');
}

const titleOf = (doc: DocId): string | undefined => marc.store.cards.stake.value.get(doc)?.title;

it('never reaches it, leaves it when it becomes confidential, and comes whole when it is opened (L5, I3)', async () => {
  const secret = await writeStake({ title: 'Laiterie', description: 'Fermeture en juin', confidential: true });
  const shared = await writeStake({ title: 'Scierie', description: 'Bois local', confidential: false });
  const first = await marcHears();
  expect(first).toContain('Scierie');
  expect(first).not.toMatch(/Laiterie|Fermeture/);
  expect([titleOf(secret), titleOf(shared)]).toEqual([undefined, 'Scierie']);

  await writeStake({ confidential: true }, shared);
  await writeStake({ description: 'Vente en cours' }, shared);
  expect(await marcHears()).not.toMatch(/Laiterie|Fermeture|Scierie|Vente/);
  expect(marc.store.cards.stake.value.size).toBe(0);
  expect(await marc.store.open(shared)).toBeNull();
  expect(await marc.storage.updates(shared)).toMatchObject({ ok: true, value: { bodies: [] } });

  await writeStake({ confidential: false }, shared);
  expect(await marcHears()).not.toMatch(/Laiterie|Fermeture/);
  expect(titleOf(shared)).toBe('Scierie');
  const record = await marc.store.open(shared);
  expect(record?.view.value.fields.get('description')?.value).toBe('Vente en cours');
  record?.close();
}, 60_000);
