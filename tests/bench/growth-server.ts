// How a server grows with its workspace: memory, a pull at the head, an ordinary request, the database on disk.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { joinPlainly, type PlainClient, type Unnamed } from '#tests/support/plain-client.ts';
import { residentBytes } from '#tests/support/process-figures.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { fieldDayEdits } from './field-day-edits.ts';
import { batchesOf, newDoc, pushAll } from './our-records.ts';
import { type Measured, type Spread, spread } from './report.ts';

const SIZES = [1_000, 10_000, 100_000] as const;
const PAGE = 200;
const REQUESTS = 300;
/** So many different dossiers; the others are the same under other ids. */
const KINDS_OF_DOSSIERS = 200;

interface Size {
  readonly records: number;
  /** Resident memory after a restart and the requests below, bytes. */
  readonly memory: number;
  readonly database: number;
  /** Ms. */
  readonly pull: Spread;
  readonly push: Spread;
}

export async function growthOfServer(): Promise<Measured> {
  const { questions } = await loadDefaultGrid();
  const { visits } = fieldDayEdits(questions, 0, { dossiers: KINDS_OF_DOSSIERS, acts: 20, shared: 0 });
  const bodies = visits.flatMap((visit) => batchesOf(visit, 'anais', 1));
  const server = await startServer();
  const sizes: Size[] = [];
  let held = 0;
  try {
    const boss = await joinPlainly(server.origin, server.firstCode, 'Bureau');
    for (const records of SIZES) {
      held = await fillTo(boss, bodies, held, records);
      await boss.pull();
      await server.kill('SIGTERM');
      await server.restart();
      sizes.push(await measure(server, boss, bodies, records));
      held += REQUESTS;
      console.log(`${records} records measured`);
    }
  } finally {
    await server.dispose();
  }
  return { figures: figuresOf(sizes), targets: targetsOf(sizes) };
}

/** Gives how many records there are then. */
async function fillTo(client: PlainClient, bodies: readonly Uint8Array[], from: number, to: number): Promise<number> {
  for (let count = from; count < to; count += PAGE) {
    const items = Array.from({ length: Math.min(PAGE, to - count) }, (_, index) => itemOf(bodies, count + index));
    await pushAll(client, items);
  }
  return to;
}

function itemOf(bodies: readonly Uint8Array[], index: number): Unnamed {
  const body = bodies[index % bodies.length] ?? new Uint8Array(0);
  return { doc: newDoc(), kind: 'dossier', channel: 'private', body };
}

async function measure(
  server: ServerProcess,
  client: PlainClient,
  bodies: readonly Uint8Array[],
  records: number,
): Promise<Size> {
  const [pulls, pushes]: [number[], number[]] = [[], []];
  for (let request = 0; request < REQUESTS; request += 1) {
    pulls.push(await timed(() => client.sync()));
    pushes.push(await timed(() => pushAll(client, [itemOf(bodies, request)])));
    await client.sync();
  }
  const half = REQUESTS / 2;
  return {
    records,
    memory: residentBytes(server.pid),
    database: sizeOf(server.dataDir),
    // The first half warms the process up.
    pull: spread(pulls.slice(half)),
    push: spread(pushes.slice(half)),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function sizeOf(folder: string): number {
  return readdirSync(folder)
    .filter((name) => name.includes('.sqlite'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function figuresOf(sizes: readonly Size[]): Record<string, Spread> {
  return Object.fromEntries(
    sizes.flatMap(({ records, memory, database, pull, push }) => [
      [`server at ${records} records: memory, MB`, spread([memory / 1e6])],
      [`server at ${records} records: pull at the head, ms`, pull],
      [`server at ${records} records: push of one record, ms`, push],
      [`server at ${records} records: database, MB`, spread([database / 1e6])],
    ]),
  );
}

function targetsOf(sizes: readonly Size[]): Measured['targets'] {
  const [small, large] = [sizes[0], sizes.at(-1)];
  if (!small || !large) return [];
  const [memory, pull] = [large.memory / small.memory, large.pull.median / small.pull.median];
  return [
    { name: 'server memory at 100k records / at 1k', value: memory, limit: 1.2, better: 'lower' },
    { name: 'pull at the head at 100k records / at 1k', value: pull, limit: 1.5, better: 'lower' },
  ];
}
