// Twenty times: somebody writes, the server is killed in the middle, and the writer never comes back. What the server had
// acknowledged must be there for the next reader.
import { randomBytes } from 'node:crypto';
import { createReplica } from '#crdt/record.ts';
import { joinPlainly, type PlainClient } from '#tests/support/plain-client.ts';
import { startServer } from '#tests/support/server-process.ts';
import { newDoc } from './our-records.ts';
import { HOCUSPOCUS, POUCHDB, type Rival, startPeerClient, startPeerServer } from './peer-process.ts';
import { type Measured, OURS, spread } from './report.ts';

const KILLS = 20;

interface Outcome {
  readonly acknowledged: number;
  readonly lost: number;
}

/** When the server is killed, ms after the writer began: long and short, never in step with a writer's own pauses. */
const momentOf = (kill: number): number => 300 + ((kill * 977) % 3_700);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function peersKills(): Promise<Measured> {
  const outcomes = new Map<string, Outcome>([[OURS, await ourKills()]]);
  for (const rival of [HOCUSPOCUS, POUCHDB]) {
    try {
      outcomes.set(rival.name, await peerKills(rival));
    } catch (error) {
      console.error(`${rival.name}: ${KILLS} kills not measured:`, error);
    }
  }
  const figures = [...outcomes].flatMap(([name, { acknowledged, lost }]) => [
    [`${KILLS} server kills, ${name}: acknowledged`, spread([acknowledged])],
    [`${KILLS} server kills, ${name}: acknowledged and lost`, spread([lost])],
  ]);
  const lost = outcomes.get(OURS)?.lost ?? Number.NaN;
  const name = `acknowledged updates lost in ${KILLS} server kills: ours`;
  return { figures: Object.fromEntries(figures), targets: [{ name, value: lost, limit: 0, better: 'lower' }] };
}

async function ourKills(): Promise<Outcome> {
  const server = await startServer();
  try {
    const boss = await joinPlainly(server.origin, server.firstCode, 'Bureau');
    let [acknowledged, lost] = [0, 0];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const writer = startWriting(await joinPlainly(server.origin, await boss.invite('A', 'advisor'), 'Tablette'));
      await pause(momentOf(kill));
      await server.kill('SIGKILL');
      const told = await writer.stop();
      await server.restart();
      const reader = await joinPlainly(server.origin, await boss.invite('B', 'coordinator'), 'Lecture');
      const held = await highest(reader, writer.doc);
      acknowledged += told;
      lost += Math.max(0, told - held);
    }
    return { acknowledged, lost };
  } finally {
    await server.dispose();
  }
}

/** One number after the other, each in a request of its own, until it is told to stop. */
function startWriting(client: PlainClient) {
  const doc = newDoc();
  const replica = createReplica([]);
  const stop = new AbortController();
  let acknowledged = 0;
  const work = (async (): Promise<void> => {
    for (let number = 1; !stop.signal.aborted; number += 1) {
      const writer = { tag: 'anais', at: Date.now(), random: (bytes: number) => new Uint8Array(randomBytes(bytes)) };
      const body = replica.edit(writer, (draft) => draft.set(`k/${number}`, number));
      if (!body) throw new Error('nothing was written');
      const { acks } = await client.sync([{ doc, kind: 'dossier', channel: 'private', body }]);
      if (acks[0]?.status === 'ok') acknowledged = number;
    }
  })().catch(() => undefined);
  return {
    doc,
    async stop() {
      stop.abort();
      await work;
      return acknowledged;
    },
  };
}

async function highest(reader: PlainClient, doc: string): Promise<number> {
  const bodies: Uint8Array[] = [];
  for (;;) {
    const { rows, more } = await reader.sync();
    bodies.push(...rows.filter((row) => row.doc === doc).map(({ body }) => body));
    if (!more) break;
  }
  const numbers = [...createReplica(bodies).view().fields.values()].map(({ value }) => Number(value));
  return Math.max(0, ...numbers);
}

async function peerKills(rival: Rival): Promise<Outcome> {
  const server = await startPeerServer(rival, true);
  try {
    let [acknowledged, lost] = [0, 0];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const place = { name: `record-${kill}`, direct: server.port };
      const writer = startPeerClient(rival);
      await writer.ask('write', place);
      await pause(momentOf(kill));
      await server.kill();
      const told = (await writer.ask('stopWriting', {})) as number;
      await writer.kill();
      await server.restart();
      const reader = startPeerClient(rival);
      const held = (await reader.ask('readBack', place)) as number;
      await reader.kill();
      acknowledged += told;
      lost += Math.max(0, told - held);
    }
    return { acknowledged, lost };
  } finally {
    await server.dispose();
  }
}
