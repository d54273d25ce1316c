// Three real server processes on one Postgres, killed at random under load: what has a receipt must be there at the end.
import { createInlineParser } from '#server/parse/inline-parser.ts';
import { createPostgresStore } from '#server/store/postgres.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { counting, keepWriting, openTeam, readAfter, stuckOf } from '#tests/support/writer-team.ts';

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
  // Each request goes to any of the servers, as behind a balancer.
  const transport = counting(counts, (origin) => servers[chance(servers.length)]?.origin ?? origin);
  const [door] = servers;
  if (!door) throw new Error('no server');
  const team = await openTeam(door, run.writers ?? 4, transport);
  const { boss, writers } = team;
  const stop = new AbortController();
  const work = Promise.all(writers.map((writer) => keepWriting(writer, transport, stop.signal)));
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
  const stuck = await stuckOf(writers, transport);
  // No device helps from here on: every process starts anew on what Postgres holds.
  for (const server of servers) await server.kill('SIGKILL');
  await door.restart();
  const found = await readAfter(door, team);
  const store = await createPostgresStore(
    { url: run.url },
    { now: Date.now, random: (size) => new Uint8Array(size), parser: createInlineParser() },
  );
  const verified = await store.verify();
  await store.close();
  if (!verified.ok) throw new Error(verified.error.type);
  for (const device of [boss, ...writers.map((writer) => writer.device)]) device.close();
  return { ...counts, ...found, stuck, ...verified.value };
}

async function killOne(servers: readonly ServerProcess[], chance: (below: number) => number): Promise<void> {
  const server = servers[chance(servers.length)];
  await server?.kill('SIGKILL');
  await server?.restart();
}
