// The product's own evening: real storage, memory and exchange on both devices, and the real server process.
import type { DocId } from '#domain/ids.ts';
import { createTransport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { inviteCode, joinServer } from '#tests/support/joined-device.ts';
import { startServer } from '#tests/support/server-process.ts';
import type { FieldDay, Opening } from './peers-edits.ts';
import { EDGE, type Evening } from './peers-evening.ts';
import { openLine } from './peers-link.ts';

export async function ourEvening(day: FieldDay): Promise<Evening> {
  const server = await startServer();
  const line = await openLine({ to: server.port, ...EDGE });
  const transport = createTransport(fetch);
  let moment = (day.visits[0]?.acts[0]?.at ?? 0) - 3_600_000;
  const tablet = await openDevice(undefined, () => moment);
  const desktop = await openDevice();
  try {
    await joinServer(server, desktop, server.firstCode, 'Bureau');
    await joinServer(server, tablet, await inviteCode(server, desktop, 'Anaïs', 'advisor'), 'Tablette');
    const companies = new Map<string, DocId>();
    for (const company of day.companies) companies.set(company.id, await create(tablet, 'company', company.fields));
    for (const device of [tablet, desktop]) await device.exchange(transport);
    for (const visit of day.visits) {
      const company = docOf(companies, visit.company);
      const dossier = await create(tablet, 'dossier', { ...visit.fields, company });
      for (const { at, key, value } of visit.acts) {
        moment = at;
        await tablet.store.edit(dossier, (draft) => draft.set(key, value));
      }
    }
    for (const { company, words } of day.shared) {
      await desktop.store.edit(docOf(companies, company), (draft) =>
        draft.text('notes', (draft.view.texts.get('notes') ?? '') + words),
      );
    }
    await desktop.exchange(transport);
    await moveTo(tablet, line.port);
    const before = { up: line.bytesUp(), down: line.bytesDown(), at: performance.now() };
    const advice = await tablet.exchange(transport);
    const seconds = (performance.now() - before.at) / 1000;
    if (advice.status.type !== 'received') throw new Error(`the evening ended with ${advice.status.type}`);
    await line.quiet();
    return { up: line.bytesUp() - before.up, down: line.bytesDown() - before.down, seconds };
  } finally {
    tablet.close();
    desktop.close();
    await line.close();
    await server.dispose();
  }
}

async function create(device: TestDevice, kind: 'company' | 'dossier', fields: Opening['fields']): Promise<DocId> {
  const { doc } = await device.store.create(kind, (draft) => {
    for (const [key, value] of Object.entries(fields)) draft.set(key, value);
  });
  return doc;
}

function docOf(companies: ReadonlyMap<string, DocId>, id: string): DocId {
  const doc = companies.get(id);
  if (!doc) throw new Error('an edit of a company that was never opened');
  return doc;
}

/** The same account, now reached through the slow line; what was received stays received. */
async function moveTo(device: TestDevice, port: number): Promise<void> {
  const state = await device.storage.exchangeState();
  if (!state.ok || !state.value.account || !state.value.cursor || !state.value.horizon) throw new Error('not joined');
  const { account, config, cursor, horizon } = state.value;
  await device.storage.setAccount({ ...account, origin: `http://127.0.0.1:${port}` }, config);
  const nothing = { received: [], refused: [], rows: [], config: null, at: 0, clockOffset: 0 };
  await device.storage.receive({ ...nothing, cursor, horizon });
}
