// Three real server processes on one Postgres, killed at random under load: what has a receipt must be there at the end.
import type { DocId } from '#domain/ids.ts';
import { createInlineParser } from '#server/parse/inline-parser.ts';
import { createPostgresStore } from '#server/store/postgres.ts';
import { createTransport, type Transport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { inviteCode, joinServer } from '#tests/support/joined-device.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';

export interface SharedRun {
  readonly url: string;
  readonly seconds: number;
  /** One of the servers is killed this often, ms. */
  readonly killEvery: number;
  readonly writers?: number;
  readonly seed?: number;
  readonly say?: (line: string) => void;
}

export interface SharedReport {
  readonly kills: number;
  readonly receipts: number;
  /** Requests that met a dead server; each was repeated to another one. */
  readonly unreachable: number;
  /** Edits with a receipt that a fresh device does not find. */
  readonly lost: number;
  /** Registers with two values although one device wrote them. */
  readonly twice: number;
  /** A server that forgot history would be healed by the devices, which would hide the loss. */
  readonly resets: number;
  /** Writers that got no receipt any more after the last kill. */
  readonly stuck: number;
  readonly rows: number;
  readonly brokenAt: number | null;
}

interface Writer {
  readonly device: TestDevice;
  readonly doc: DocId;
  /** Highest edit for which a receipt came, and highest written. */
  receipted: number;
  written: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Chance that is the same for the same seed. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export async function runSharedServers(run: SharedRun): Promise<SharedReport> {
  const start = (): Promise<ServerProcess> => startServer([], { DATABASE_URL: run.url });
  const servers = await Promise.all([start(), start(), start()]);
  try {
    return await campaign(run, servers);
  } finally {
    await Promise.all(servers.map((server) => server.dispose()));
  }
}

async function campaign(run: SharedRun, servers: readonly ServerProcess[]): Promise<SharedReport> {
  const chance = chanceOf(run.seed ?? 1);
  const counts = { resets: 0, unreachable: 0, kills: 0 };
  const transport = scattered(servers, chance, counts);
  const [door] = servers;
  if (!door) throw new Error('no server');
  const { boss, writers } = await team(door, run.writers ?? 4, transport);
  const stop = new AbortController();
  const work = Promise.all(writers.map((writer) => write(writer, transport, stop.signal)));
  const until = Date.now() + run.seconds * 1000;
  while (Date.now() < until) {
    await pause(run.killEvery);
    await killOne(servers, chance);
    counts.kills += 1;
    if (counts.kills % 10 === 0)
      run.say?.(`${counts.kills} kills, ${writers.map((writer) => writer.receipted).join(' / ')} receipts`);
  }
  stop.abort();
  await work;
  const stuck = await stuckAfter(writers, transport);
  const receipts = writers.reduce((sum, writer) => sum + writer.receipted, 0);
  // No device helps from here on: every process starts anew on what Postgres holds.
  for (const server of servers) await server.kill('SIGKILL');
  await door.restart();
  const found = await compare(door, boss, writers);
  const store = await createPostgresStore(
    { url: run.url },
    { now: Date.now, random: (size) => new Uint8Array(size), parser: createInlineParser() },
  );
  const verified = await store.verify();
  await store.close();
  if (!verified.ok) throw new Error(verified.error.type);
  for (const device of [boss, ...writers.map((writer) => writer.device)]) device.close();
  return { ...counts, receipts, ...found, stuck, ...verified.value };
}

/** Each request goes to any of the servers, as behind a balancer. */
function scattered(
  servers: readonly ServerProcess[],
  chance: (below: number) => number,
  counts: { resets: number; unreachable: number },
): Transport {
  const http = createTransport(fetch);
  return {
    ...http,
    async sync(account, frame) {
      const origin = servers[chance(servers.length)]?.origin ?? account.origin;
      const answer = await http.sync({ ...account, origin }, frame);
      if (answer.type === 'reply' && answer.reply.reset) counts.resets += 1;
      if (answer.type === 'unreachable') counts.unreachable += 1;
      return answer;
    },
  };
}

async function team(
  server: ServerProcess,
  size: number,
  transport: Transport,
): Promise<{ boss: TestDevice; writers: Writer[] }> {
  const boss = await openDevice();
  await joinServer(server, boss, server.firstCode, 'Bureau');
  const writers: Writer[] = [];
  for (let index = 0; index < size; index += 1) {
    const device = await openDevice();
    const code = await inviteCode(server, boss, `Conseiller ${index}`, 'advisor');
    await joinServer(server, device, code, `Tablette ${index}`);
    const { doc } = await device.store.create('dossier', (draft) => draft.set('mode', 'express'));
    await device.exchange(transport);
    writers.push({ device, doc, receipted: 0, written: 0 });
  }
  return { boss, writers };
}

async function write(writer: Writer, transport: Transport, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    writer.written += 1;
    const edit = writer.written;
    await writer.device.store.edit(writer.doc, (draft) => draft.set(`k/${edit}`, edit));
    const { status } = await writer.device.exchange(transport);
    if (status.type === 'received') writer.receipted = edit;
    else await pause(20);
  }
}

async function killOne(servers: readonly ServerProcess[], chance: (below: number) => number): Promise<void> {
  const server = servers[chance(servers.length)];
  await server?.kill('SIGKILL');
  await server?.restart();
}

/** Every server is up again: each writer must get what is left through, by itself. */
async function stuckAfter(writers: readonly Writer[], transport: Transport): Promise<number> {
  let stuck = 0;
  for (const writer of writers) {
    const { status } = await writer.device.exchange(transport);
    if (status.type === 'received') writer.receipted = writer.written;
    else stuck += 1;
  }
  return stuck;
}

async function compare(
  server: ServerProcess,
  boss: TestDevice,
  writers: readonly Writer[],
): Promise<{ lost: number; twice: number }> {
  const reader = await openDevice();
  await joinServer(server, reader, await inviteCodeAt(server, boss), 'Lecture');
  await reader.exchange(createTransport(fetch));
  let [lost, twice] = [0, 0];
  for (const writer of writers) {
    const record = await reader.store.open(writer.doc);
    for (let edit = 1; edit <= writer.receipted; edit += 1) {
      const register = record?.view.value.fields.get(`k/${edit}`);
      if (register?.value !== edit) lost += 1;
      if ((register?.others.length ?? 0) > 0) twice += 1;
    }
    record?.close();
  }
  reader.close();
  return { lost, twice };
}

function inviteCodeAt(server: ServerProcess, boss: TestDevice): Promise<string> {
  return inviteCode(server, boss, 'Lectrice', 'coordinator');
}
