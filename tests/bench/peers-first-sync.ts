// A new device gets 2,000 dossiers: bytes down, for the whole and for a list that can be used.
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { adminOf } from '#tests/support/admin-command.ts';
import { CLEAR, openLink } from '#tests/support/link.ts';
import { joinPlainly, type PlainClient } from '#tests/support/plain-client.ts';
import { startServer } from '#tests/support/server-process.ts';
import { fieldDayEdits, type Visit } from './field-day-edits.ts';
import { fill } from './our-records.ts';
import { HOCUSPOCUS, POUCHDB, type Rival, startPeerClient, startPeerServer } from './peer-process.ts';
import { type Measured, OURS, spread } from './report.ts';

const SIZE = { dossiers: 2_000, acts: 60, shared: 0 };
/** A dossier reaches the server in this many evenings. */
const EVENINGS = 3;

interface First {
  readonly down: number;
  readonly seconds: number;
  /** Bytes down of the list alone, where there is such a thing. */
  readonly list?: number;
}

/** One run: nothing here depends on chance but the ids. */
export async function peersFirstSync(): Promise<Measured> {
  const { questions } = await loadDefaultGrid();
  const { visits } = fieldDayEdits(questions, 0, SIZE);
  const ours = await ourFirst(visits);
  const theirs: [Rival, First][] = [];
  for (const rival of [HOCUSPOCUS, POUCHDB]) {
    try {
      theirs.push([rival, await peerFirst(rival, visits)]);
    } catch (error) {
      console.error(`${rival.name}: first sync not measured:`, error);
    }
  }
  const all: [string, First][] = [[OURS, ours], ...theirs.map(([{ name }, one]): [string, First] => [name, one])];
  const figures = all.flatMap(([name, { down, seconds }]) => [
    [`first sync of 2,000 dossiers, ${name}: bytes down`, spread([down])],
    [`first sync of 2,000 dossiers, ${name}: seconds, no limit`, spread([seconds])],
  ]);
  figures.push(['first sync of 2,000 dossiers, ours: bytes down, list alone', spread([ours.list ?? 0])]);
  const targets = theirs.map(([rival, { down }]) => ({
    name: `first sync of 2,000 dossiers, bytes down: ${rival.name} / ours`,
    value: down / ours.down,
    limit: rival === POUCHDB ? 1 : 5,
    better: 'higher' as const,
  }));
  const list = { name: 'first list usable, bytes: all / list alone', value: ours.down / (ours.list ?? 0), limit: 20 };
  return { figures: Object.fromEntries(figures), targets: [...targets, { ...list, better: 'higher' }] };
}

async function ourFirst(visits: readonly Visit[]): Promise<First> {
  const server = await startServer();
  const link = await openLink({ to: server.port, ...CLEAR });
  try {
    const boss = await joinPlainly(server.origin, server.firstCode, 'Bureau');
    await fill(boss, visits, EVENINGS);
    // Compaction in place (SYNC L8), as the server's own housekeeping does it in quiet hours.
    await adminOf(server, 'compact');
    const device = await joinPlainly(server.origin, await boss.invite('Claire', 'coordinator'), 'Neuf');
    const far = device.through(link.port);
    const start = performance.now();
    const cards = await pages(far, 'cards');
    const list = link.bytesDown();
    const records = await pages(far, 'records');
    await far.pull();
    const seconds = (performance.now() - start) / 1000;
    if (cards < visits.length || records < visits.length) throw new Error(`only ${cards} cards, ${records} records`);
    return { down: link.bytesDown(), list, seconds };
  } finally {
    await link.close();
    await server.dispose();
  }
}

async function pages(device: PlainClient, part: 'cards' | 'records'): Promise<number> {
  let count = 0;
  for (let before = 0; ;) {
    const page = await device.boot(part, before);
    count += page[part].length;
    if (page.next === 0) return count;
    before = page.next;
  }
}

async function peerFirst(rival: Rival, visits: readonly Visit[]): Promise<First> {
  const server = await startPeerServer(rival, true);
  const link = await openLink({ to: server.port, ...CLEAR });
  const filling = startPeerClient(rival);
  const device = startPeerClient(rival);
  try {
    const kept = await filling.ask('fill', { visits, direct: server.port });
    await filling.kill();
    const seconds = (await device.ask('first', { kept, link: link.port })) as number;
    await link.quiet();
    return { down: link.bytesDown(), seconds };
  } finally {
    await Promise.all([filling.kill(), device.kill(), server.dispose()]);
    await link.close();
  }
}
