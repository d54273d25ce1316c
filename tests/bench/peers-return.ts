// The network is back in the valley: 200 devices come online in one moment, each with 20 records written offline. The
// servers have been up for a while: a few others came before.
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { joinPlainly, type PlainClient } from '#tests/support/plain-client.ts';
import { type Load, loadOf } from '#tests/support/process-figures.ts';
import { startServer } from '#tests/support/server-process.ts';
import { fieldDayEdits, type Visit } from './field-day-edits.ts';
import { batchesOf, newDoc, pushAll } from './our-records.ts';
import { HOCUSPOCUS, type Rival, startPeerClient, startPeerServer, Y_WEBSOCKET } from './peer-process.ts';
import { type Measured, OURS, spread } from './report.ts';

const DEVICES = 200;
const RECORDS = 20;
const BEFORE = 10;
const SIZE = { dossiers: (BEFORE + DEVICES) * RECORDS, acts: 20, shared: 0 };

export async function peersReturn(): Promise<Measured> {
  const { questions } = await loadDefaultGrid();
  const { visits } = fieldDayEdits(questions, 0, SIZE);
  const devices = Array.from({ length: BEFORE + DEVICES }, (_, index) =>
    visits.slice(index * RECORDS, (index + 1) * RECORDS),
  );
  const loads = new Map<string, Load>([[OURS, await ourReturn(devices)]]);
  for (const rival of [HOCUSPOCUS, Y_WEBSOCKET]) {
    try {
      loads.set(rival.name, await peerReturn(rival, devices));
    } catch (error) {
      console.error(`${rival.name}: the return of 200 devices not measured:`, error);
    }
  }
  const what = '200 devices x 20 records';
  const figures = [...loads].flatMap(([name, { seconds, cpu, added }]) => [
    [`${what}, ${name}: seconds`, spread([seconds])],
    [`${what}, ${name}: server CPU seconds`, spread([cpu])],
    [`${what}, ${name}: added server memory, MB`, spread([added / 1e6])],
  ]);
  const best = (pick: (load: Load) => number): number => {
    const theirs = [...loads].filter(([name]) => name !== OURS).map(([, load]) => pick(load));
    const ours = loads.get(OURS);
    return ours ? Math.min(...theirs) / pick(ours) : 0;
  };
  return {
    figures: Object.fromEntries(figures),
    targets: [
      { name: `${what}: server CPU, best peer / ours`, value: best(({ cpu }) => cpu), limit: 10, better: 'higher' },
      {
        name: `${what}: added memory, best peer / ours`,
        value: best(({ added }) => added),
        limit: 10,
        better: 'higher',
      },
    ],
  };
}

async function ourReturn(devices: readonly (readonly Visit[])[]): Promise<Load> {
  const server = await startServer();
  try {
    const boss = await joinPlainly(server.origin, server.firstCode, 'Bureau');
    const team: PlainClient[] = [];
    for (const index of devices.keys()) {
      const code = await boss.invite(`Conseiller ${index}`, 'advisor');
      team.push(await joinPlainly(server.origin, code, `Tablette ${index}`));
    }
    const pages = devices.map((visits) =>
      visits.map((visit) => {
        const [body = new Uint8Array(0)] = batchesOf(visit, 'anais', 1);
        return { doc: newDoc(), kind: 'dossier', channel: 'private', body } as const;
      }),
    );
    const send = async (from: number, to: number): Promise<void> => {
      await Promise.all(team.slice(from, to).map((client, index) => pushAll(client, pages[from + index] ?? [])));
    };
    await send(0, BEFORE);
    return await loadOf(server.pid, () => send(BEFORE, devices.length));
  } finally {
    await server.dispose();
  }
}

async function peerReturn(rival: Rival, devices: readonly (readonly Visit[])[]): Promise<Load> {
  const server = await startPeerServer(rival);
  const clients = startPeerClient(rival);
  try {
    await clients.ask('comeBack', { devices: devices.slice(0, BEFORE), direct: server.port });
    let seconds = 0;
    const load = await loadOf(server.pid, async () => {
      seconds = (await clients.ask('comeBack', { devices: devices.slice(BEFORE), direct: server.port })) as number;
    });
    return { ...load, seconds };
  } finally {
    await Promise.all([clients.kill(), server.dispose()]);
  }
}
