// The product's own evening: real storage, memory and exchange on both devices, and the real server process.
import type { DocId } from '#domain/ids.ts';
import { createTransport, type Transport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { inviteCode, joinServer } from '#tests/support/joined-device.ts';
import { EDGE, openLink } from '#tests/support/link.ts';
import { startServer } from '#tests/support/server-process.ts';
import type { FieldDay, Opening } from './field-day-edits.ts';

export interface Evening {
  /** Bytes at the TCP proxy, from the device and to it. */
  readonly up: number;
  readonly down: number;
  readonly seconds: number;
}

export async function ourEvening(day: FieldDay): Promise<Evening & { readonly trips: number }> {
  const server = await startServer();
  const link = await openLink({ to: server.port, ...EDGE });
  const direct = createTransport(fetch);
  let moment = (day.visits[0]?.acts[0]?.at ?? 0) - 3_600_000;
  const tablet = await openDevice(undefined, () => moment);
  const desktop = await openDevice();
  try {
    await joinServer(server, desktop, server.firstCode, 'Bureau');
    await joinServer(server, tablet, await inviteCode(server, desktop, 'Anaïs', 'advisor'), 'Tablette');
    const companies = new Map<string, DocId>();
    for (const company of day.companies) companies.set(company.id, await create(tablet, 'company', company.fields));
    for (const device of [tablet, desktop]) await device.exchange(direct);
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
    await desktop.exchange(direct);
    await moveTo(tablet, link.port);
    const over = counted(direct);
    const before = { up: link.bytesUp(), down: link.bytesDown(), at: performance.now() };
    const advice = await tablet.exchange(over);
    const seconds = (performance.now() - before.at) / 1000;
    if (advice.status.type !== 'received') throw new Error(`the evening ended with ${advice.status.type}`);
    await link.quiet();
    return { trips: over.trips(), up: link.bytesUp() - before.up, down: link.bytesDown() - before.down, seconds };
  } finally {
    tablet.close();
    desktop.close();
    await link.close();
    await server.dispose();
  }
}

function counted(transport: Transport): Transport & { trips(): number } {
  let trips = 0;
  return {
    ...transport,
    trips: () => trips,
    sync(account, frame) {
      trips += 1;
      return transport.sync(account, frame);
    },
  };
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
