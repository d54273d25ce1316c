// npm run campaign:soak -- [--minutes 30] [--devices 200] [--dossiers 20000]: many devices at work on one server for a
// while. Its memory must stay flat and its event loop must not get later. The exchange of the devices is the real one, over
// a storage in memory; the server is a process of its own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { joinPlainly } from '#tests/support/plain-client.ts';
import type { ServerFigures } from '#tests/support/server-figures.ts';
import { startServer } from '#tests/support/server-process.ts';
import { openSoakDevice } from './soak-device.ts';
import { judge } from './soak-verdict.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    devices: { type: 'string', default: '200' },
    dossiers: { type: 'string', default: '20000' },
  },
});
const minutes = Number(values.minutes);
const devices = Number(values.devices);
const each = Math.ceil(Number(values.dossiers) / devices);
/** Between two exchanges of a device, ms, on average. */
const PERIOD = 10_000;
/** Between two first syncs of a new device of the coordinator, ms. */
const NEWCOMERS = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const folder = mkdtempSync(join(tmpdir(), 'cordee-soak-'));
const file = join(folder, 'figures.jsonl');
const preload = join(import.meta.dirname, '../support/server-figures.ts');
const server = await startServer([], { NODE_OPTIONS: `--import=${preload}`, FIGURES_FILE: file });
const samples = (): ServerFigures[] => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ServerFigures);
  } catch {
    return [];
  }
};

const counts = { edits: 0, exchanges: 0, failures: 0, firstSyncs: 0, hints: 0 };
const boss = await joinPlainly(server.origin, server.firstCode, 'Bureau');
const team: Awaited<ReturnType<typeof openSoakDevice>>[] = [];
for (let index = 0; index < devices; index += 1) {
  const device = await openSoakDevice(server.origin, await boss.invite(`Conseiller ${index}`, 'advisor'), index);
  await device.open(each);
  if (!(await device.exchange())) throw new Error('a device could not send its dossiers');
  device.listen(() => (counts.hints += 1));
  team.push(device);
}
console.log(`${devices} devices with ${each} dossiers each are ready`);

const began = Date.now();
const end = began + minutes * 60_000;
const isOver = (): boolean => Date.now() >= end;
async function work(device: (typeof team)[number]): Promise<void> {
  await pause(Math.random() * PERIOD);
  while (!isOver()) {
    counts.edits += await device.edit();
    counts.exchanges += 1;
    if (!(await device.exchange())) counts.failures += 1;
    await pause(PERIOD * (0.5 + Math.random()));
  }
}

/** A new device of the coordinator reads the list of all dossiers. */
async function newcomers(): Promise<void> {
  while (!isOver()) {
    const device = await joinPlainly(server.origin, await boss.invite('Claire', 'coordinator'), 'Neuf');
    for (let before = 0; ;) {
      const page = await device.boot('cards', before);
      before = page.next;
      if (before === 0) break;
    }
    counts.firstSyncs += 1;
    await pause(Math.min(NEWCOMERS, Math.max(0, end - Date.now())));
  }
}

async function tell(): Promise<void> {
  while (!isOver()) {
    await pause(Math.min(60_000, Math.max(0, end - Date.now())));
    const last = samples().at(-1);
    if (last)
      console.log(`${Math.round((Date.now() - began) / 60_000)} min`, JSON.stringify(last), JSON.stringify(counts));
  }
}

await Promise.all([...team.map(work), newcomers(), tell()]);
const during = samples().filter(({ at }) => at >= began && at <= end);
const verdict = judge(during);
for (const device of team) device.close();
await server.dispose();
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify({ campaign: 'soak', minutes, devices, dossiers: each * devices, ...counts, ...verdict }));
process.exit(verdict.flat && verdict.prompt && counts.failures === 0 ? 0 : 1);
