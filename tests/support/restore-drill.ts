// Live devices write without a pause while their server is backed up, killed, and put back to an older state.
// They must bring back by themselves whatever it had acknowledged.
import { join } from 'node:path';
import type { DocId } from '#domain/ids.ts';
import { backupsIn } from '#server/backup/backup.ts';
import { adminOf, cutAdmin } from '#tests/support/admin-command.ts';
import { type Findings, inspect, lastRow } from '#tests/support/restore-findings.ts';
import { type Client, closeWorld, companyOn, openWorld, type World } from '#tests/support/restore-world.ts';

export interface DrillRun {
  readonly drills: number;
  readonly clients: number;
  /** So many drills strike the same server and devices, one after the other, before everything begins anew. */
  readonly drillsPerWorld: number;
  /** At least so many receipts come before the backup, between it and the kill, and after the restore. */
  readonly writing: number;
  readonly seed?: number;
  readonly say?: (line: string) => void;
}

export interface DrillReport extends Findings {
  readonly drills: number;
  readonly edits: number;
  /** Edits with a receipt at the moment of a kill. */
  readonly receipts: number;
  /** Rows of the log that the restored copies had lost. */
  readonly rowsLost: number;
  /** Times a device was told to read again and heal. */
  readonly heals: number;
  /** Devices that got no receipt any more after a restore. */
  readonly stuck: number;
  /** Devices that never heard that their records are in the backup. */
  readonly untold: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function runRestoreDrills(run: DrillRun): Promise<DrillReport> {
  const total: Record<string, number> = {};
  let state = run.seed ?? 1;
  const chance = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let done = 0; done < run.drills;) {
    const world = await openWorld(run.clients);
    try {
      for (let drill = 0; drill < run.drillsPerWorld && done < run.drills; drill += 1) {
        const figures = await oneDrill(world, run.writing, chance);
        for (const [name, count] of Object.entries(figures)) total[name] = (total[name] ?? 0) + count;
        done += 1;
        run.say?.(`drill ${done}: ${JSON.stringify(figures)}`);
      }
    } finally {
      await closeWorld(world);
    }
  }
  return { drills: run.drills, ...total } as unknown as DrillReport;
}

async function oneDrill(world: World, writing: number, chance: (below: number) => number) {
  const { clients, counts } = world;
  const before = { heals: counts.heals, edits: editsOf(clients) };
  const stop = new AbortController();
  const work = Promise.all(clients.map((client) => write(client, world, stop.signal)));
  const { receipts, rowsLost } = await strike(world, writing, chance).finally(async () => {
    stop.abort();
    await work;
  });
  const stuck = await settleAll(world);
  const untold = await countUntold(clients);
  const findings = await inspect(world);
  const edits = editsOf(clients) - before.edits;
  return { edits, receipts, heals: counts.heals - before.heals, rowsLost, stuck, untold, ...findings };
}

/** While devices write: a backup, an erasure, the end of the server, an older copy in its place, and its start. */
async function strike(world: World, writing: number, chance: (below: number) => number) {
  const { server, clients, backups } = world;
  const doomed = await companyOn(world.boss, 'to be erased');
  await world.boss.exchange(world.transport);
  await receiptsCome(clients, writing + chance(writing));
  // One that dies on the way is no backup, and a restore that does has restored nothing or everything.
  const cuts = chance(2) === 0;
  if (cuts) await cutAdmin(server, 250 + chance(400), 'backup', '--to', backups);
  await adminOf(server, 'backup', '--to', backups);
  await adminOf(server, 'erase', doomed);
  if (chance(3) === 0) await adminOf(server, 'compact');
  world.erased.add(doomed);
  await receiptsCome(clients, writing + chance(writing));
  // What has a receipt at this moment must be there at the end, although the disk it was written to is gone.
  const receipts = clients.reduce((sum, { receipted }) => sum + receipted, 0);
  await server.kill('SIGKILL');
  const head = lastRow(server);
  const from = join(backups, choose(await backupsIn(backups), chance));
  if (cuts) await cutAdmin(server, 250 + chance(400), 'restore', '--from', from);
  const restored = await adminOf(server, 'restore', '--from', from);
  await server.restart();
  await receiptsCome(clients, writing + chance(writing));
  return { receipts, rowsLost: head - Number(/up to row (\d+)/.exec(restored)?.[1]) };
}

const editsOf = (clients: readonly Client[]): number => clients.reduce((sum, { places }) => sum + places.length, 0);

/** Mostly the newest, sometimes one that is older still. */
function choose(backups: readonly string[], chance: (below: number) => number): string {
  const back = chance(3) === 0 ? chance(backups.length) : 0;
  return backups.at(-1 - back) ?? '';
}

/** Waits until devices that write have so many more receipts; a server that gives none is an error, not a hang. */
async function receiptsCome(clients: readonly Client[], more: number): Promise<void> {
  const sum = (): number => clients.reduce((total, { receipted }) => total + receipted, 0);
  const [enough, limit] = [sum() + more, Date.now() + 120_000];
  while (sum() < enough) {
    if (Date.now() > limit) throw new Error('no receipts came within 2 minutes');
    await pause(20);
  }
}

async function write(client: Client, { transport, shared }: World, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const edit = client.places.length + 1;
    const place = await placeFor(client, shared, edit);
    await client.device.store.edit(place, (draft) => draft.set(`k/${client.name}/${edit}`, edit));
    client.places.push(place);
    const { status } = await client.device.exchange(transport);
    if (status.type === 'received') client.receipted = edit;
    else await pause(20);
  }
}

/** The own dossier, a record that all share, or a new one. */
async function placeFor(client: Client, shared: readonly DocId[], edit: number): Promise<DocId> {
  if (edit % 11 === 0) return companyOn(client.device, `${client.name} ${edit}`);
  const common = shared[edit % shared.length];
  return edit % 3 === 0 && common !== undefined ? common : client.own;
}

/** Everybody must get what is left through, by themselves; gives the number of those who cannot. */
async function settleAll({ boss, clients, transport }: World): Promise<number> {
  const waiting = new Set([boss, ...clients.map(({ device }) => device)]);
  for (let round = 0; round < 20 && waiting.size > 0; round += 1) {
    for (const device of waiting) {
      if ((await device.exchange(transport)).status.type === 'received') waiting.delete(device);
    }
  }
  for (const client of clients) {
    if (!waiting.has(client.device)) client.receipted = client.places.length;
    // Once more for what the last ones sent.
    await client.device.exchange(transport);
  }
  await boss.exchange(transport);
  return waiting.size;
}

async function countUntold(clients: readonly Client[]): Promise<number> {
  let untold = 0;
  for (const { device } of clients) {
    const outbox = await device.storage.outbox();
    if (!outbox.ok || outbox.value.stable === 0) untold += 1;
  }
  return untold;
}
