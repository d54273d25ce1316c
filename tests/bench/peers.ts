// The same field day, with the same edits over the same link, by the product and by those who do the same work.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { type FieldDay, fieldDayEdits } from './peers-edits.ts';
import { type Evening, peerEvening } from './peers-evening.ts';
import { ourEvening } from './peers-ours.ts';
import { report, type Spread, spread, type Target } from './report.ts';

interface Contender {
  readonly name: string;
  /** Bytes of this rival over ours, at least; none for what is only printed beside. */
  readonly bytes?: number;
  readonly play: (day: FieldDay) => Promise<Evening>;
}

const OURS = 'ours';

/** Compression is an ordinary setting of these servers, though not their default; they are judged with it. */
const DEFLATE = { DEFLATE: '1' };

const CONTENDERS: readonly Contender[] = [
  { name: OURS, play: ourEvening },
  {
    name: 'y-websocket(deflate)',
    bytes: 2.5,
    play: (day) => peerEvening('y-websocket.mjs', 'y-websocket-server.mjs', day),
  },
  {
    name: 'Hocuspocus',
    bytes: 5,
    play: (day) => peerEvening('hocuspocus.mjs', 'hocuspocus-server.mjs', day, DEFLATE),
  },
  { name: 'Hocuspocus (no deflate)', play: (day) => peerEvening('hocuspocus.mjs', 'hocuspocus-server.mjs', day) },
  {
    name: 'automerge-repo',
    bytes: 2,
    play: (day) => peerEvening('automerge-repo.mjs', 'automerge-repo-server.mjs', day, DEFLATE),
  },
  { name: 'PouchDB', bytes: 5, play: (day) => peerEvening('pouchdb.mjs', 'pouchdb-server.mjs', day) },
];

/** Ratio of the quickest rival's time over ours, at least. */
const TIME = 1.5;

/** Interleaved: each run plays every contender once. A rival that fails is printed as not measured. */
export async function peers(runs: number): Promise<void> {
  installPeers();
  const { questions } = await loadDefaultGrid();
  const evenings = new Map<string, Evening[]>(CONTENDERS.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    const day = fieldDayEdits(questions, run);
    for (const { name, play } of CONTENDERS) {
      try {
        evenings.get(name)?.push(await play(day));
      } catch (error) {
        if (name === OURS) throw error;
        console.error(`${name}: not measured in run ${run + 1}:`, error);
      }
    }
  }
  const measured = new Map([...evenings].filter(([, all]) => all.length > 0));
  for (const { name } of CONTENDERS) if (!measured.has(name)) console.log(`${name}: not measured`);
  report('peers', runs, figuresOf(measured), targetsOf(measured));
}

/** The rivals live in a folder and a lock file of their own, installed when they are asked for. */
function installPeers(): void {
  const folder = join(import.meta.dirname, 'peers');
  execFileSync('npm', ['ci', '--prefix', folder, '--ignore-scripts', '--loglevel=error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

type Measured = ReadonlyMap<string, readonly Evening[]>;

const bytesOf = (evenings: readonly Evening[]): Spread => spread(evenings.map(({ up, down }) => up + down));
const secondsOf = (evenings: readonly Evening[]): Spread => spread(evenings.map(({ seconds }) => seconds));

function figuresOf(measured: Measured): Record<string, Spread> {
  const figures: Record<string, Spread> = {};
  for (const [name, evenings] of measured) {
    figures[`${name}: bytes up`] = spread(evenings.map(({ up }) => up));
    figures[`${name}: bytes down`] = spread(evenings.map(({ down }) => down));
    figures[`${name}: bytes up + down`] = bytesOf(evenings);
    figures[`${name}: seconds over EDGE`] = secondsOf(evenings);
  }
  return figures;
}

function targetsOf(measured: Measured): Target[] {
  const ours = measured.get(OURS) ?? [];
  const targets: Target[] = CONTENDERS.flatMap(({ name, bytes }) => {
    const theirs = measured.get(name);
    if (bytes === undefined || !theirs) return [];
    const value = bytesOf(theirs).median / bytesOf(ours).median;
    return [{ name: `field-day bytes: ${name} / ours`, value, limit: bytes, better: 'higher' }];
  });
  const times = [...measured].filter(([name]) => name !== OURS).map(([, theirs]) => secondsOf(theirs).median);
  if (times.length > 0)
    targets.push({
      name: 'field-day time over EDGE: best peer / ours',
      value: Math.min(...times) / secondsOf(ours).median,
      limit: TIME,
      better: 'higher',
    });
  return targets;
}
