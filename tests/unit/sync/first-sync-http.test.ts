import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTransport } from '#sync/transport.ts';
import { openPortal } from '#tests/support/captive-portal.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { inviteCode, joinServer } from '#tests/support/joined-device.ts';
import { CLEAR, type Link, openLink } from '#tests/support/link.ts';
import { freePort, type ServerProcess, startServer } from '#tests/support/server-process.ts';

const RECORDS = 40;
const http = createTransport(fetch);
let server: ServerProcess;
let office: TestDevice;
let link: Link;
let tablet: TestDevice;

beforeAll(async () => {
  server = await startServer();
  link = await openLink({ to: server.port, ...CLEAR });
  office = await openDevice();
  await joinServer(server, office, server.firstCode, 'Bureau');
  for (let index = 0; index < RECORDS; index += 1) {
    const noise = Array.from({ length: 150 }, (_, at) => ((index * 7919 + at * 104_729) % 1_000_003).toString(36)).join(
      ' ',
    );
    const { doc } = await office.store.create('company', (draft) => draft.set('name', `Entreprise ${index}`));
    await office.store.edit(doc, (draft) => draft.set('note', noise));
  }
  await office.exchange(http);
}, 60_000);

afterAll(async () => {
  await link.close();
  await server.dispose();
});

beforeEach(async () => {
  link.mend();
  link.dropAbove(null);
  tablet = await openDevice();
  await joinServer(server, tablet, await inviteCode(server, office, 'Tablette', 'coordinator'), 'Tablette');
  await through(link.port);
});

/** From now on the tablet finds its server at this port. */
async function through(port: number): Promise<void> {
  const state = await tablet.storage.exchangeState();
  if (!state.ok || !state.value.account) throw new Error('no account');
  await tablet.storage.setAccount({ ...state.value.account, origin: `http://127.0.0.1:${port}` }, state.value.config);
}

async function whole(): Promise<number> {
  const rows = await tablet.storage.docRows();
  if (!rows.ok) throw new Error(rows.error.type);
  return rows.value.filter(({ absent }) => !absent).length;
}

async function untilReceived(before: () => void = () => undefined): Promise<number> {
  for (let runs = 1; runs <= 60; runs += 1) {
    before();
    if ((await tablet.exchange(http)).status.type === 'received') return runs;
  }
  throw new Error('the first sync never ends');
}

it('a first sync passes where connections that carry much are broken, page by smaller page (I9)', async () => {
  link.dropAbove(9_000);
  expect(await untilReceived()).toBe(1);
  expect(await whole()).toBe(RECORDS);
});

it('a first sync cut at any byte goes on where it was', async () => {
  let bytes = 500;
  const runs = await untilReceived(() => {
    bytes += 1_731;
    link.cutAfter(bytes);
  });
  expect(runs).toBeLessThan(60);
  expect(await whole()).toBe(RECORDS);
  const docs = await tablet.storage.docRows();
  for (const { id } of docs.ok ? docs.value : []) {
    const held = await tablet.storage.updates(id);
    expect(held.ok && held.value.bodies.length).toBe(1);
  }
});

it('a captive portal in the server’s place is named, and nothing of its page is taken in', async () => {
  const port = await freePort();
  const portal = await openPortal(port);
  await through(port);
  expect((await tablet.exchange(http)).status.type).toBe('portal');
  expect(await whole()).toBe(0);
  await portal.close();
  await through(link.port);
  await untilReceived();
  expect(await whole()).toBe(RECORDS);
});

it('a record that was refused is fetched over the same narrow link (L6)', async () => {
  await untilReceived();
  const rows = await tablet.storage.docRows();
  const doc = rows.ok ? rows.value[0]?.id : undefined;
  if (!doc) throw new Error('no record');
  await tablet.store.edit(doc, (draft) => draft.set('sector', 'x'.repeat(300_000)));
  link.dropAbove(9_000);
  await untilReceived();
  const held = await tablet.storage.updates(doc);
  expect(held.ok && Math.max(...held.value.bodies.map((body) => body.length))).toBeLessThan(10_000);
  const outbox = await tablet.storage.outbox();
  expect(outbox.ok && outbox.value.stuck).toMatchObject([{ doc, reason: 'toolarge' }]);
});
